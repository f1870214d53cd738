"""The book on paper: a tagged PDF with bookmarks, page numbers on its links, and the emergency page on one sheet."""

import copy
import json
import xml.etree.ElementTree as etree
from html import escape
from pathlib import Path
from string import Formatter

from overrides.hooks.book.chapters import FOLD, Chapter, text_of, typed
from overrides.hooks.book.front import STYLES, Book, contents, cover, reading

PAPERS = {"letter": "Letter", "a4": "A4"}
# Sizes of type to try on the emergency sheet, in points: the largest that fits is taken, whatever fonts a machine has.
SHEET_SIZES = (10, 9.75, 9.5, 9.25, 9, 8.75, 8.5, 8.25, 8, 7.75, 7.5, 7.25, 7)
DRAWING = 120  # letters that would fill the room of a drawing, to weigh one column of the steps against the other
NOT_ON_SHEET = ("content--card", "content--sources")
BEHIND = "behind-sheet"  # the class of what stands behind the emergency sheet
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
        if not _on_one_sheet(document, chapter):
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
    style = (STYLES / "paper.css").read_text(encoding="utf-8") + _style(book, paper, size)
    return HTML(string=html, url_fetcher=fetcher).render(stylesheets=[CSS(string=style, url_fetcher=fetcher)])


def _style(book: Book, paper: str, size: float) -> str:
    """Return the part of the style that depends on the paper, the language and the size of type on the emergency sheet."""
    t, foot = book.t, f"{book.t['book_made'].format(book.day)} {typed(book.address)}"
    number = _css(t["book_page_of"], page="counter(page)", pages="counter(pages)")
    leads_to = _css(t["book_to_page"], page="target-counter(attr(href), page)")
    return (
        f":root {{ --sheet: {size}pt }} @page {{ size: {PAPERS[paper]}; @bottom-left {{ content: {_css(foot)} }} "
        f"@bottom-right {{ content: {number} }} }} .to::after {{ content: {leads_to} }}\n"
    )


def _css(words: str, **counters: str) -> str:
    """Return a phrase as the value of a `content`, with each hole such as {page} filled by a counter."""
    parts = [(json.dumps(text, ensure_ascii=False), counters.get(hole or "")) for text, hole, _, _ in Formatter().parse(words)]
    return " ".join(part for pair in parts for part in pair if part)


def _body(book: Book) -> list[str]:
    out = [cover(book), *(_printed(chapter) for chapter in book.emergency)]
    out.append(f'<section class="contents" id="contents"><h1>{book.t["book_contents"]}</h1><nav>{contents(book)}</nav>{reading(book)}</section>')
    for part, chapters in book.parts.items():
        first, *others = map(_printed, chapters)
        out.append(f'<section class="part-of-book"><h1 class="part-title">{escape(part)}</h1>')
        out += [first, *others, "</section>"]
    return out


def _printed(chapter: Chapter) -> str:
    """Return a chapter as HTML. Each drawing has its style inside, because the library does not let the page's reach it, and a title,
    which a tagged PDF asks for: the figure's caption, or its text."""
    article = _arranged(chapter.article)
    for figure in article.iter("figure"):
        words = figure.find("figcaption") if figure.find("figcaption") is not None else figure.find("div[@class='in-words']")
        for drawing in list(figure.iter("svg")):
            for place, (tag, inner) in enumerate((("title", text_of(words)), ("style", (STYLES / "drawing.css").read_text(encoding="utf-8")))):
                drawing.insert(place, etree.Element(tag))
                drawing[place].text = inner
    return etree.tostring(article, encoding="unicode", method="html")


def _arranged(article: etree.Element) -> etree.Element:
    """Return a copy of an article. The emergency page has its steps in two columns of about the same height, and the card to cut out,
    its sources and what is folded on the site stand behind its sheet."""
    article = copy.deepcopy(article)
    steps = article.find("section[@class='content--steps']") if "emergency" in article.get("class", "") else None
    if steps is None:
        return article
    parts = steps.findall("section[@class='part']")
    # What not to do and what comes after stand below the one or the other column, as they fill the sheet best.
    last = [section for name in ("do-not", "after") if (section := article.find(f"section[@class='content--{name}']")) is not None]
    layouts = [
        (parts[:place] + last[:below], parts[place:] + last[below:]) for place in range(1, len(parts)) for below in range(len(last) + 1)
    ]
    for number, column in enumerate(min(layouts, key=lambda columns: max(map(_height, columns)))):
        side = etree.SubElement(steps, "div", {"class": "side"})
        for part in column:
            (steps if part in parts else article).remove(part)
            side.append(part)
        etree.SubElement(side, "a", {"id": f"{article.get('id')}--end-{number}"})  # found on the sheet where the whole column is on it
    for dates in article.findall("p[@class='dates']"):
        dates.set("id", f"{article.get('id')}--dates")
    behind = etree.Element("div", {"class": BEHIND})
    for section in [one for one in article.findall("section") if one.find(f"div[@class='{FOLD}']") is not None or one.get("class") in NOT_ON_SHEET]:
        article.remove(section)
        behind.append(section)
    if len(behind):
        article.append(behind)
    return article


def _height(parts: list[etree.Element]) -> int:
    """Return about how high some parts are together, in letters."""
    return sum(len(text_of(part)) + DRAWING * len(part.findall(".//figure")) for part in parts)


def _sheet_ids(chapter: Chapter) -> set[str]:
    """Return the ids that have to stand on the emergency sheet."""
    article = _arranged(chapter.article)
    behind = article.find(f"div[@class='{BEHIND}']")
    others = {chapter.key, *(element.get("id") for element in (behind.iter() if behind is not None else ()))}
    return {element.get("id") for element in article.iter() if element.get("id")} - others


def _sheet_size(book: Book, paper: str) -> float:
    """Return the largest size of type at which the emergency page fits on one sheet, or the smallest there is.

    The page is laid out alone, before an empty sheet that holds what it links to, with a page number of three digits.
    """
    for chapter in book.emergency:
        targets = {link.get("href")[1:] for link in chapter.article.iter("a") if link.get("href", "").startswith("#")}
        stubs = "".join(f'<a id="{target}"></a>' for target in sorted(targets - chapter.ids))
        for size in SHEET_SIZES:
            document = _rendered(book, f'{_printed(chapter)}<section class="trial">{stubs}</section>', paper, size)
            if _on_one_sheet(document, chapter):
                return size
    return SHEET_SIZES[-1]


def _on_one_sheet(document: object, chapter: Chapter) -> bool:
    """Tell whether all of the emergency sheet stands on one page: what does not fit into a column would be lost."""
    ids = _sheet_ids(chapter)
    return any(ids <= set(page.anchors) for page in document.pages)
