"""Tooltips: the first time a glossary term stands on a page, its line is at hand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from overrides.hooks.content.site import ROOT
from overrides.hooks.content.yaml_files import read

SILENT = {"abbr", "a", "h1", "h2", "h3", "h4", "cite", "code", "pre", "figcaption", "th"}


class GlossaryExtension(Extension):
    """Marks terms of docs/data/glossary.yml as <abbr>, once a page, never in a heading or a link.

    The glossary is in English: pages in another `language` get no tooltips.
    """

    def __init__(self, **options: object) -> None:
        self.config = {"language": ["en", "The language of the pages."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        if self.getConfig("language") != "en":
            return
        terms = read(ROOT, "docs/data/glossary.yml")[0].value or []
        lines = {term["term"]: term["line"] for term in terms if term.get("tooltip")}
        if lines:
            md.treeprocessors.register(_Tooltips(md, lines), "glossary", 7)


class _Tooltips(Treeprocessor):
    def __init__(self, md: Markdown, lines: dict[str, str]) -> None:
        super().__init__(md)
        names = sorted(map(re.escape, lines), key=len, reverse=True)
        self.lines = lines
        self.term = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")

    def run(self, root: etree.Element) -> None:
        self.told: set[str] = set()
        self._walk(root)

    def _walk(self, element: etree.Element) -> None:
        if element.tag in SILENT or element.get("class") == "source-list":
            return
        self._mark(element, None)
        for child in list(element):
            self._walk(child)
            self._mark(element, child)

    def _mark(self, parent: etree.Element, after: etree.Element | None) -> None:
        """Mark the new terms in the text of `parent` that follows its child `after`."""
        text = parent.text if after is None else after.tail
        if not text or isinstance(text, AtomicString):
            return
        for match in self.term.finditer(text):
            if match[0] in self.told:
                continue
            self.told.add(match[0])
            abbr = etree.Element("abbr", {"title": self.lines[match[0]]})
            abbr.text, abbr.tail = AtomicString(match[0]), text[match.end() :]
            if after is None:
                parent.text = text[: match.start()]
                parent.insert(0, abbr)
            else:
                after.tail = text[: match.start()]
                parent.insert(list(parent).index(after) + 1, abbr)
            self._mark(parent, abbr)
            return


def makeExtension(**options: object) -> GlossaryExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return GlossaryExtension(**options)
