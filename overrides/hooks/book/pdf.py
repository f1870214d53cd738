"""The book on paper: a tagged PDF with bookmarks, page numbers on its links, and the emergency page on one sheet."""

from __future__ import annotations

import copy
import json
import re
import xml.etree.ElementTree as etree
from html import escape
from pathlib import Path

from overrides.hooks.book.chapters import Chapter, shown
from overrides.hooks.book.front import STYLES, Book, contents, cover, reading

PAPERS = {"letter": "Letter", "a4": "A4"}
# Sizes of type to try on the emergency sheet, in points: the largest that fits is taken, whatever fonts a machine has.
SHEET_SIZES = (9, 8.75, 8.5, 8.25, 8, 7.75, 7.5, 7.25, 7)
DRAWING = 500  # letters that would fill the room of a drawing, to weigh one column of the steps against the other
LIBRARIES = (
    "The PDF needs the text library Pango. On Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0. On macOS: brew install pango. Then run this again."
)


def missing() -> str:
    """Return one sentence on what this machine lacks to make a PDF; empty where it lacks nothing."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        return "The PDF needs WeasyPrint: run make clean, then make book."
    except OSError:  # its C libraries are loaded when it is imported
        return LIBRARIES
    return ""


def write(book: Book, path: Path, paper: str = "letter") -> int:
    """Write the book as a PDF on a paper of PAPERS; return its number of pages.

    Raises ValueError where the emergency page does not fit on one sheet, and the library's FatalURLFetchingError
    where anything at all is asked for that is not in the book itself.
    """
    document = _rendered(book, "".join(_body(book)), paper, _sheet_size(book, paper))
    for chapter in book.emergency:
        if len(_pages(document, chapter)) != 1:
            raise ValueError(f"'{chapter.title}' does not fit on one sheet of {PAPERS[paper]}: shorten it.")
    path.parent.mkdir(parents=True, exist_ok=True)
    document.write_pdf(path, pdf_variant="pdf/ua-1")
    return len(document.pages)


def _rendered(book: Book, body: str, paper: str, size: float) -> object:
    """Lay out a body of HTML; nothing is fetched."""
    from weasyprint import CSS, HTML, URLFetcher  # takes a second to load, and C libraries: only here

    html = f"""<!doctype html><html lang="{book.language}"><head><meta charset="utf-8"><title>{escape(book.title)}</title>
<meta name="description" content="{escape(book.about)}"><meta name="dcterms.created" content="{book.made}"></head>
<body>{body}</body></html>"""
    fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    foot = json.dumps(f"Made on {book.day}. {shown(book.address)}", ensure_ascii=False)
    style = f":root {{ --sheet: {size}pt }} @page {{ size: {PAPERS[paper]}; @bottom-left {{ content: {foot} }} }}\n"
    style = (STYLES / "paper.css").read_text(encoding="utf-8") + style
    return HTML(string=html, url_fetcher=fetcher).render(stylesheets=[CSS(string=style, url_fetcher=fetcher)])


def _body(book: Book) -> list[str]:
    out = [cover(book), *(_printed(chapter) for chapter in book.emergency)]
    listing = contents(book, lambda chapter: f"#{chapter.key}")
    out.append(f'<section class="contents" id="contents"><h1>Contents</h1><nav>{listing}</nav>{reading(book)}</section>')
    for number, (part, chapters) in enumerate(book.parts.items(), 1):
        first, *others = map(_printed, chapters)
        out.append(f'<section class="part-of-book"><h1 class="part-title"><span>Part {number}:</span> {escape(part)}</h1>')
        out += [first, *others, "</section>"]
    return out


def _printed(chapter: Chapter) -> str:
    """Return a chapter as HTML, each drawing with its style inside: the library does not let the page's reach it."""
    style = f"<style>{(STYLES / 'drawing.css').read_text(encoding='utf-8')}</style>"
    html = etree.tostring(_beside(chapter.article), encoding="unicode", method="html")
    return re.sub(r"<svg\b[^>]*>", lambda match: match[0] + style, html)


def _beside(article: etree.Element) -> etree.Element:
    """Return an article whose emergency steps stand in two columns of about the same height; any other as it is."""
    article = copy.deepcopy(article)
    steps = next((section for section in article.iter("section") if section.get("class") == "section--steps"), None)
    if steps is None:
        return article
    parts = steps.findall("div")
    sizes = [len("".join(part.itertext())) + DRAWING * (part.find("figure") is not None) for part in parts]
    split = min(range(1, len(parts)), key=lambda place: max(sum(sizes[:place]), sum(sizes[place:])))
    for column in (parts[:split], parts[split:]):
        side = etree.SubElement(steps, "div", {"class": "side"})
        for part in column:
            steps.remove(part)
            side.append(part)
    return article


def _sheet_size(book: Book, paper: str) -> float:
    """Return the largest size of type at which the emergency page fits on one sheet, or the smallest there is.

    The page is laid out alone, before an empty sheet that holds what it links to, with a page number of three digits.
    """
    for chapter in book.emergency:
        targets = sorted(set(re.findall(r'href="#([^"]+)"', _printed(chapter))) - chapter.ids)
        stubs = "".join(f'<a id="{target}"></a>' for target in targets)
        for size in SHEET_SIZES:
            body = f'{_printed(chapter)}<section class="trial">{stubs}</section>'
            if len(_rendered(book, body, paper, size).pages) == 2:
                return size
    return SHEET_SIZES[-1]


def _pages(document: object, chapter: Chapter) -> list[int]:
    """Return the places of the pages on which a chapter's ids stand."""
    return [number for number, page in enumerate(document.pages) if chapter.ids & set(page.anchors)]
