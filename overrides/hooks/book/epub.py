"""The book for reading devices: an EPUB 3, which is a zip of XHTML, a list of its files, and their order."""

from __future__ import annotations

import copy
import re
import uuid
import xml.etree.ElementTree as etree
import zipfile
from html import escape
from pathlib import Path

from overrides.hooks.book.chapters import Chapter
from overrides.hooks.book.front import LICENSE, NOT_REVIEWED, STYLES, Book, contents, cover, reading

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
LINK = re.compile(r'href="#([^"]+)"')


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
    names = _names(book)
    files = {"cover.xhtml": _page(book, book.title, cover(book), names)}
    for chapter in book.emergency:
        files[names[chapter.key]] = _page(book, chapter.title, _text(chapter, ""), names)
    files["nav.xhtml"] = _page(book, "Contents", _navigation(book, names), names)
    for number, (part, chapters) in enumerate(book.parts.items(), 1):
        for chapter in chapters:
            files[names[chapter.key]] = _page(book, chapter.title, _text(chapter, f"Part {number}: {part}"), names)
    files["book.css"] = "".join((STYLES / name).read_text(encoding="utf-8") for name in ("reader.css", "drawing.css"))
    return files


def _names(book: Book) -> dict[str, str]:
    """Return the file of each chapter, numbered so that a folder lists them in order, by the chapter's key."""
    return {chapter.key: f"{number:02d}-{chapter.key}.xhtml" for number, chapter in enumerate(book.chapters, 1)}


def _text(chapter: Chapter, part: str) -> str:
    """Return a chapter as XHTML; a line before it names its part."""
    article = copy.deepcopy(chapter.article)
    article.tail = None
    line = f'<p class="part-title">{escape(part)}</p>' if part else ""
    return line + etree.tostring(article, encoding="unicode", method="xml")


def _navigation(book: Book, names: dict[str, str]) -> str:
    listing = contents(book, lambda chapter: names[chapter.key])
    return (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>{listing}</nav>'
        f'<section id="contents">{reading(book)}</section>'
        '<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>'
        '<li><a epub:type="titlepage" href="cover.xhtml">Cover</a></li><li><a epub:type="toc" href="#toc">Contents</a></li>'
        f'<li><a epub:type="bodymatter" href="{names[book.chapters[0].key]}">{escape(book.chapters[0].title)}</a></li></ol></nav>'
    )


def _page(book: Book, title: str, body: str, names: dict[str, str]) -> str:
    """Return one XHTML file; links between chapters lead from file to file."""
    head = f'<meta charset="utf-8"/><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/>'

    def led(match: re.Match) -> str:
        key = match[1].partition("--")[0]
        return f'href="{names[key]}#{match[1]}"' if key in names else match[0]

    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{book.language}" '
        f'xml:lang="{book.language}"><head>{head}</head><body>{re.sub(LINK, led, body)}</body></html>\n'
    )


def _package(book: Book, files: dict[str, str]) -> str:
    """Return the list of files, their order, and the facts about the book."""
    items, order = [], []
    for number, (name, text) in enumerate(files.items()):
        kind = "text/css" if name.endswith(".css") else "application/xhtml+xml"
        told = ["nav"] if name == "nav.xhtml" else []
        told += ["svg"] if "<svg" in text else []
        properties = f' properties="{" ".join(told)}"' if told else ""
        items.append(f'<item id="f{number}" href="{name}" media-type="{kind}"{properties}/>')
        if kind != "text/css":
            order.append(f'<itemref idref="f{number}"/>')
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, book.address)  # the same for every edition; the date tells them apart
    facts = "".join(f'<meta property="schema:{name}">{value}</meta>' for name, value in ACCESS)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{escape(book.title)}</dc:title>
<dc:language>{book.language}</dc:language>
<dc:description>{escape(book.about)} {NOT_REVIEWED}</dc:description>
<dc:source>{escape(book.address)}</dc:source>
<dc:date>{book.made}</dc:date>
<dc:rights>CC BY 4.0, {LICENSE}</dc:rights>
<meta property="dcterms:modified">{book.made}T00:00:00Z</meta>
{facts}
</metadata>
<manifest>
{"".join(items)}
</manifest>
<spine>
{"".join(order)}
</spine>
</package>
"""


ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "longDescription"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text with headings, lists and tables. Each drawing is described in words."),
)
