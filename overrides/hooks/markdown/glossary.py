"""Glossary links: the first use of a term on a page leads to its line in the glossary."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from overrides.hooks.content.anchors import page_with_list, term_id
from overrides.hooks.content.overlays import LANG, translated
from overrides.hooks.content.site import Site, load_once

SKIPPED = {"a", "h1", "h2", "h3", "h4", "cite", "code", "pre", "figcaption", "summary", "th"}
# Someone beside a person who does not breathe must not be taken to another page by a word, and lists of titles only name the words.
NO_LINKS = ("emergency", "about")


class _Current(Preprocessor):
    """Finds out which page is being read: the one whose text this is."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).strip()
        self.md.page = next((page for page in load_once(self.md.language).pages if page.text.rstrip().endswith(text)), None)
        return lines


class _Links(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        site, page = load_once(self.md.language), self.md.page
        glossary = page_with_list(site, "glossary")
        if glossary is None or page is glossary or (page and page.type in NO_LINKS):
            return
        self.targets = {words: f"/{glossary.source}#{id_}" for words, id_ in _terms(site).items()}
        if self.targets:
            names = sorted(map(re.escape, self.targets), key=len, reverse=True)
            self.term = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")
            self._walk(root)

    def _walk(self, element: etree.Element) -> None:
        if element.tag in SKIPPED or element.get("class") == "source-list":
            return
        self._link(element, None)
        for child in list(element):
            self._walk(child)
            self._link(element, child)

    def _link(self, parent: etree.Element, after: etree.Element | None) -> None:
        """Link the terms that are new to the page in the text of `parent` that follows its child `after`."""
        text = parent.text if after is None else after.tail
        if not text or isinstance(text, AtomicString):
            return
        match = next((match for match in self.term.finditer(text) if match[0] in self.targets), None)
        if match is None:
            return
        link = etree.Element("a", {"class": "glossary-link", "href": self.targets.pop(match[0])})
        link.text, link.tail = AtomicString(match[0]), text[match.end() :]
        if after is None:
            parent.text = text[: match.start()]
            parent.insert(0, link)
        else:
            after.tail = text[: match.start()]
            parent.insert(list(parent).index(after) + 1, link)
        self._link(parent, link)


def _terms(site: Site) -> dict[str, str]:
    """Return the terms that pages link, in the site's language, each with its id on the page of the glossary."""
    terms = zip(site.value("glossary"), translated(site, "glossary"), strict=True)
    return {entry["term"]: term_id(english["term"]) for english, entry in terms if english["tooltip"] and LANG not in entry}


def register(md: Markdown) -> None:
    """Register the processors: the page is known before the lists fill it, the links come after the inline notation."""
    md.preprocessors.register(_Current(md), "current_page", 40)
    md.treeprocessors.register(_Links(md), "glossary", 7)
