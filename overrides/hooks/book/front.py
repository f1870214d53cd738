"""What a book has before its first chapter: the facts about it, its cover, how to read it, and its contents."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from overrides.hooks.book.chapters import Chapter, gather, order, shown
from overrides.hooks.content.dates import in_words
from overrides.hooks.content.site import ROOT, Site
from overrides.hooks.postprocess.folder import base

STYLES = ROOT / "overrides/assets/book"  # `unused` takes the folder out of the site, as it does with the drawings
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
NOT_REVIEWED = "No clinician has reviewed it yet."


@dataclass
class Book:
    """All that both forms of the book are made from. `made` is the day of making, `address` that of the site."""

    title: str
    about: str
    language: str
    address: str
    made: datetime.date
    chapters: list[Chapter] = field(default_factory=list)

    @property
    def emergency(self) -> list[Chapter]:
        """The chapters that stand before the contents: the emergency page, where it is in the book."""
        return [chapter for chapter in self.chapters if not chapter.part]

    @property
    def parts(self) -> dict[str, list[Chapter]]:
        """The other chapters by the title of their part, in order."""
        found: dict[str, list[Chapter]] = {}
        for chapter in self.chapters:
            if chapter.part:
                found.setdefault(chapter.part, []).append(chapter)
        return found

    @property
    def parse_date(self) -> str:
        """The day of making, in words."""
        return in_words(str(self.made))


def bind(site: Path, content: Site, made: datetime.date, wanted: list[tuple[str, str]] | None = None) -> Book:
    """Return the book of a finished site folder; `wanted` are parts and addresses, all of them where it is not given."""
    settings = content.config.value
    about = " ".join(settings["site_description"].split())
    chapters = gather(site, wanted or order(content))
    return Book(settings["site_name"], about, settings["theme"]["language"], base(site), made, chapters)


def cover(book: Book) -> str:
    """Return the cover as HTML that is XML too."""
    now = "".join(
        f'<p class="now">Someone won\'t wake up, or isn\'t breathing right? <a class="to" href="#{chapter.key}">Do this now</a></p>'
        for chapter in book.emergency
    )
    return f"""<section class="cover" id="cover">
<h1>{escape(book.title)}</h1>
<p class="about">{escape(book.about)}</p>
{now}
<p>The whole site in one book, for places without a network: clinics, shelters, prisons.</p>
<p><strong>Made on {book.day}.</strong> Every chapter tells when it was checked and when it is due again. Facts on drugs and law change
fast: an old copy can be wrong.</p>
<p><strong>{NOT_REVIEWED}</strong> It gives facts, not medical or legal advice.</p>
<p>The site, with newer text than this: <a href="{escape(book.address)}">{escape(shown(book.address))}</a></p>
<p>License of the text: <a href="{LICENSE}" data-address="{shown(LICENSE)}">CC BY 4.0</a>. You may copy, change and hand out all of it or
a part, for nothing. Say where it is from and keep the dates on it.</p>
</section>"""


def reading(book: Book) -> str:
    """Return how to read the book, as HTML that is XML too."""
    ids = {id_ for chapter in book.chapters for id_ in chapter.ids}
    marks, terms = ("benefits--marks", "basics-glossary")
    lines = [
        "A number in brackets leads to the list of sources at the end of the same chapter.",
        "The words Strong, Moderate, Limited and Disputed after a claim are marks. They tell how sure we can be of it"
        + (f': <a class="to" href="#{marks}">what the four marks mean</a>.' if marks in ids else "."),
        "A word underlined with dots is explained"
        + (f' in the <a class="to" href="#{terms}">glossary</a>.' if terms in ids else " in the glossary of the site."),
        "Three lists are not in the book, for they repeat what is in its chapters: every source in one place, every claim with its "
        f"mark, and what became of each statement of the texts that are re-told. They are at {escape(shown(book.address))}/about/sources "
        f"and {escape(shown(book.address))}/benefits.",
    ]
    return f'<h2 id="how-to-read">How to read this book</h2><ul>{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def contents(book: Book, link: object) -> str:
    """Return the contents as nested lists; `link` makes the href of a chapter."""
    out = [f'<li class="alone"><a href="{link(chapter)}">{escape(chapter.title)}</a></li>' for chapter in book.emergency]
    for part, chapters in book.parts.items():
        inner = "".join(f'<li><a href="{link(chapter)}">{escape(chapter.title)}</a></li>' for chapter in chapters)
        out.append(f"<li><span>{escape(part)}</span><ol>{inner}</ol></li>")
    return f"<ol>{''.join(out)}</ol>"
