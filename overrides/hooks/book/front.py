"""What a book has before its first chapter: the facts about it, its cover, how to read it, and its contents."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from overrides.hooks.book.chapters import Chapter, chapter_order, parse_page, read_chapters, typed
from overrides.hooks.content.anchors import page_with_list
from overrides.hooks.content.dates import in_words
from overrides.hooks.content.evidence import RATINGS
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import slug
from overrides.hooks.content.site import LICENSE, ROOT, Page, Site

STYLES = ROOT / "overrides/assets/book"


@dataclass
class Book:
    """All that both forms of the book are made from. `made` is the day of making, `address` that of the site."""

    title: str
    about: str
    language: str
    address: str
    made: datetime.date
    chapters: list[Chapter] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)  # the ids of the key of ratings and of the glossary, by name

    @property
    def t(self) -> dict[str, str]:
        """The messages of its language."""
        return messages(self.language)

    @property
    def day(self) -> str:
        """The day of making, in words."""
        return in_words(str(self.made), self.language)

    @property
    def emergency(self) -> list[Chapter]:
        """The chapters that stand before the contents: the emergency page, where it is in the book."""
        return [chapter for chapter in self.chapters if not chapter.part]

    @property
    def parts(self) -> dict[str, list[Chapter]]:
        """The other chapters by the title of their part, numbered, in order."""
        found: dict[str, list[Chapter]] = {}
        for chapter in self.chapters:
            if chapter.part:
                found.setdefault(chapter.part, []).append(chapter)
        return {self.t["book_part"].format(number=number, title=part): chapters for number, (part, chapters) in enumerate(found.items(), 1)}


def bind(folder: Path, content: Site, made: datetime.date, wanted: list[tuple[str, Page]] | None = None) -> Book:
    """Return the book of the finished folder of one language; `wanted` are parts and pages, all of them where it is not given."""
    settings = content.config.value
    url = next(link.get("href") for link in parse_page(folder, "/").iter("link") if link.get("rel") == "canonical")
    chapters = read_chapters(folder, content, chapter_order(content) if wanted is None else wanted, url)
    links = {"ratings": _chapter_id(page_with_list(content, "ratings", "marks"), "--marks"), "glossary": _chapter_id(page_with_list(content, "glossary"))}
    about = " ".join(settings["site_description"].split())
    return Book(settings["site_name"], about, content.language, url, made, chapters, links)


def _chapter_id(page: Page | None, id_: str = "") -> str:
    return slug(page.address) + id_ if page else ""


def in_one_file(id_: str) -> str:
    """Return the href of an id in a book that is one file, as the PDF is."""
    return f"#{id_}"


def cover(book: Book, href: Callable[[str], str] = in_one_file) -> str:
    """Return the cover as HTML that is XML too; `href` makes the href of an id."""
    t, site = book.t, f'<a href="{escape(book.address)}">{escape(typed(book.address))}</a>'
    license_ = f'<a href="{LICENSE}" data-address="{typed(LICENSE)}">CC BY 4.0</a>'
    now = [f'<p class="now">{t["book_now"]} <a class="to" href="{href(chapter.key)}">{t["book_do_this"]}</a></p>' for chapter in book.emergency]
    lines = [
        t["book_purpose"],
        f"<strong>{t['book_made'].format(book.day)}</strong> {t['book_ages']}",
        f"<strong>{t['not_reviewed']}</strong> {t['book_no_advice']}",
        t["book_newer"].format(site),
        t["book_license"].format(license_),
    ]
    return (
        f'<section class="cover" id="cover"><h1>{escape(book.title)}</h1><p class="about">{escape(book.about)}</p>{"".join(now)}'
        f"{''.join(f'<p>{line}</p>' for line in lines)}</section>"
    )


def reading(book: Book, href: Callable[[str], str] = in_one_file) -> str:
    """Return how to read the book, as HTML that is XML too; `href` makes the href of an id."""
    t, ids = book.t, {id_ for chapter in book.chapters for id_ in chapter.ids}

    def link(name: str) -> str:
        words, id_ = t[f"book_link_{name}"], book.links.get(name)
        return f'<a class="to" href="{href(id_)}">{words}</a>' if id_ in ids else words

    ratings = [t[rating].capitalize() for rating in RATINGS]
    lines = [
        t["book_read_citations"],
        t["book_read_ratings"].format(*ratings, link=link("ratings")),
        t["book_read_terms"].format(link=link("glossary")),
        t["book_read_lists"].format(escape(typed(book.address))),
    ]
    return f'<h2 id="how-to-read">{t["book_how_to_read"]}</h2><ul>{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def contents(book: Book, href: Callable[[str], str] = in_one_file) -> str:
    """Return the contents as nested lists; `href` makes the href of an id."""
    out = [f'<li class="alone"><a href="{href(chapter.key)}">{escape(chapter.title)}</a></li>' for chapter in book.emergency]
    for part, chapters in book.parts.items():
        inner = "".join(f'<li><a href="{href(chapter.key)}">{escape(chapter.title)}</a></li>' for chapter in chapters)
        out.append(f"<li><span>{escape(part)}</span><ol>{inner}</ol></li>")
    return f"<ol>{''.join(out)}</ol>"
