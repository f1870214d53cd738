"""The book for reading devices: an EPUB 3, which is a zip of XHTML, a list of its files, and their order."""

import copy
import uuid
import xml.etree.ElementTree as etree
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from overrides.hooks.book.chapters import Chapter
from overrides.hooks.book.front import STYLES, Book, contents, cover, reading
from overrides.hooks.content.site import LICENSE

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
ACCESS = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": ("tableOfContents", "structuralNavigation", "alternativeText", "longDescription"),
    "accessibilityHazard": ("none",),
}


def write(book: Book, path: Path) -> int:
    """Write the book as an EPUB; return the number of its chapters. The same book is written as the same bytes."""
    files = _files(book)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        # A reader knows the format by the first bytes: this file is first, and not compressed.
        zipped.writestr(_entry("mimetype", book), "application/epub+zip", zipfile.ZIP_STORED)
        zipped.writestr(_entry("META-INF/container.xml", book), CONTAINER, zipfile.ZIP_DEFLATED)
        zipped.writestr(_entry("EPUB/package.opf", book), _package(book, files), zipfile.ZIP_DEFLATED)
        for name, text in files.items():
            zipped.writestr(_entry(f"EPUB/{name}", book), text, zipfile.ZIP_DEFLATED)
    return len(book.chapters)


def _entry(name: str, book: Book) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (book.made.year, book.made.month, book.made.day, 0, 0, 0))


def _files(book: Book) -> dict[str, str]:
    """Return the files of the book by name, in reading order; the style comes last."""
    # Numbered, so that a folder lists them in order.
    names = {chapter.key: f"{number:02d}-{chapter.key}.xhtml" for number, chapter in enumerate(book.chapters, 1)}

    def href(id_: str) -> str:
        name = names.get(id_.partition("--")[0], "")
        return name if name and id_ in names else f"{name}#{id_}"

    files = {"cover.xhtml": _page(book, book.title, cover(book, href))}
    for chapter in book.emergency:
        files[names[chapter.key]] = _page(book, chapter.title, _text(chapter, href))
    files["nav.xhtml"] = _page(book, book.t["book_contents"], _navigation(book, href))
    for part, chapters in book.parts.items():
        for chapter in chapters:
            text = f'<p class="part-title">{escape(part)}</p>{_text(chapter, href)}'
            files[names[chapter.key]] = _page(book, chapter.title, text)
    files["book.css"] = "".join((STYLES / name).read_text(encoding="utf-8") for name in ("reader.css", "drawing.css"))
    return files


def _text(chapter: Chapter, href: Callable[[str], str]) -> str:
    """Return a chapter as XHTML whose links lead from file to file."""
    article = copy.deepcopy(chapter.article)
    article.tail = None
    for link in article.iter("a"):
        if link.get("href", "").startswith("#"):
            link.set("href", href(link.get("href")[1:]))
    return etree.tostring(article, encoding="unicode", method="xml")


def _navigation(book: Book, href: Callable[[str], str]) -> str:
    t, first = book.t, book.chapters[0]
    return (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{t["book_contents"]}</h1>{contents(book, href)}</nav>'
        f'<section id="contents">{reading(book, href)}</section>'
        f'<nav epub:type="landmarks" hidden="hidden"><h2>{t["book_landmarks"]}</h2><ol>'
        f'<li><a epub:type="titlepage" href="cover.xhtml">{t["book_cover"]}</a></li>'
        f'<li><a epub:type="toc" href="#toc">{t["book_contents"]}</a></li>'
        f'<li><a epub:type="bodymatter" href="{href(first.key)}">{escape(first.title)}</a></li></ol></nav>'
    )


def _page(book: Book, title: str, body: str) -> str:
    """Return one XHTML file."""
    head = f'<meta charset="utf-8"/><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{book.language}" '
        f'xml:lang="{book.language}"><head>{head}</head><body>{body}</body></html>\n'
    )


def _package(book: Book, files: dict[str, str]) -> str:
    """Return the list of files, their order, and the facts about the book."""
    items, order = [], []
    for number, (name, text) in enumerate(files.items()):
        kind = "text/css" if name.endswith(".css") else "application/xhtml+xml"
        marks = ["nav"] * (name == "nav.xhtml") + ["svg"] * ("<svg" in text)
        properties = f' properties="{" ".join(marks)}"' if marks else ""
        items.append(f'<item id="f{number}" href="{name}" media-type="{kind}"{properties}/>')
        if kind != "text/css":
            order.append(f'<itemref idref="f{number}"/>')
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, book.address)  # the same for every edition; the date differs
    facts = "".join(f'<meta property="schema:{name}">{value}</meta>' for name, values in ACCESS.items() for value in values)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{escape(book.title)}</dc:title>
<dc:language>{book.language}</dc:language>
<dc:description>{escape(book.about)} {book.t["not_reviewed"]}</dc:description>
<dc:source>{escape(book.address)}</dc:source>
<dc:date>{book.made}</dc:date>
<dc:rights>CC BY 4.0, {LICENSE}</dc:rights>
<meta property="dcterms:modified">{book.made}T00:00:00Z</meta>
{facts}<meta property="schema:accessibilitySummary">{book.t["book_access"]}</meta>
</metadata>
<manifest>
{"".join(items)}
</manifest>
<spine>
{"".join(order)}
</spine>
</package>
"""
