"""Citations, evidence marks and the list of sources: [@id], [@id; @id]{ .mark-strong }.

A plain Python-Markdown extension. Sources are numbered in the order of their first use on the
page; their list is written under the heading with the id `sources`.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from urllib.parse import urlsplit

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from overrides.hooks.content.evidence import RATINGS, RULES
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import CITATION, SOURCE_ID, cited_ids
from overrides.hooks.content.site import ROOT
from overrides.hooks.content.yaml_files import read

# The name of each kind of source, and of each way of reading it, among the phrases of a language.
KINDS = {
    "peer-reviewed": "study",
    "systematic review": "review",
    "guideline": "guideline",
    "government page": "government",
    "organization": "organization",
}
ADDRESSES = {"report": "read_report", "unopened": "read_unopened"}


class CitationExtension(Extension):
    """Turns citations into numbered links and lists the sources, in the words of `language`."""

    def __init__(self, **options: object) -> None:
        self.config = {"language": ["en", "The language of the pages."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        cited: list[str] = []
        t = messages(self.getConfig("language"))
        md.preprocessors.register(_Order(md, cited), "citation_order", 15)
        md.inlinePatterns.register(_Citation(CITATION.pattern, md, cited, t), "citation", 185)
        md.treeprocessors.register(_List(md, cited, t), "citation_list", 18)


class _Order(Preprocessor):
    """Notes the sources in reading order; inline patterns may run in another."""

    def __init__(self, md: Markdown, cited: list[str]) -> None:
        super().__init__(md)
        self.cited = cited

    def run(self, lines: list[str]) -> list[str]:
        self.cited[:] = cited_ids("\n".join(lines))
        return lines


class _Citation(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, cited: list[str], t: dict[str, str]) -> None:
        super().__init__(pattern, md)
        self.cited, self.t = cited, t

    def handleMatch(self, m: re.Match, data: str) -> tuple[etree.Element, int, int]:  # noqa: N802
        around = etree.Element("span", {"class": "cites"})
        for id_ in SOURCE_ID.findall(m[1]):
            number = self.cited.index(id_) + 1 if id_ in self.cited else 0
            attributes = {"class": "cite", "href": f"#source-{number}", "aria-label": f"{self.t['source']} {number}"}
            etree.SubElement(around, "a", attributes).text = str(number)
        if m[2] in RATINGS:
            mark = etree.SubElement(around, "a", {"class": f"mark {m[2]}", "href": RULES})
            etree.SubElement(mark, "i").tail = self.t[m[2]]
            etree.SubElement(mark, "span", {"class": "visually-hidden"}).text = f" {self.t['evidence']}"
        return around, m.start(0), m.end(0)


class _List(Treeprocessor):
    def __init__(self, md: Markdown, cited: list[str], t: dict[str, str]) -> None:
        super().__init__(md)
        self.cited, self.t = cited, t

    def run(self, root: etree.Element) -> None:
        heading = next((h2 for h2 in root.iter("h2") if "#sources" in "".join(h2.itertext())), None)
        if heading is None or not self.cited:
            return
        known = read(ROOT, "docs/data/sources.yml")[0].value or {}
        listing = etree.Element("ol", {"class": "source-list"})
        for number, id_ in enumerate(self.cited, 1):
            listing.append(entry(known.get(id_, {"title": f"Unknown source: {id_}"}), self.t, f"source-{number}"))
        root.insert(list(root).index(heading) + 1, listing)


def rating_html(rating: str, language: str = "en") -> str:
    """Return an evidence rating as HTML: a shape and a word, never color alone."""
    return f'<span class="mark {rating}"><i></i>{messages(language)[rating]}</span>'


def entry(source: dict, t: dict[str, str], id_: str | None = None) -> etree.Element:
    """Return one source as a list item: title, authors, publisher, year, kind, link, how it was read.

    `say` holds the phrases of the language around it.
    """
    item = etree.Element("li", {"id": id_} if id_ else {})
    cite = etree.SubElement(item, "cite")
    cite.text = source["title"].rstrip(".") + "."
    by = ", ".join(filter(None, [source.get("publisher"), str(source.get("year") or "")]))
    parts = [source.get("authors"), by, t.get(KINDS.get(source.get("kind"), ""))]
    cite.tail = " " + " ".join(f"{part.rstrip('.')}." for part in parts if part) + " "
    if url := source.get("url"):
        link = etree.SubElement(item, "a", {"href": url})
        link.text = urlsplit(url).hostname.removeprefix("www.")
        if archived := source.get("archived"):
            link.tail = " "
            link = etree.SubElement(item, "a", {"href": archived})
            link.text = t["archived"]
        notes = [t.get(ADDRESSES.get(source["address"], ""), ""), source.get("note", "")]
        if note := " ".join(filter(None, notes)):
            link.tail = " "
            etree.SubElement(item, "span", {"class": "note"}).text = f"{note[:1].upper()}{note[1:].rstrip('.')}."
    return item


def makeExtension(**options: object) -> CitationExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return CitationExtension(**options)
