"""Wraps each h2 and what follows it in a section, and each h3 in a part of it, for style and sharing.

A comment after the first section marks the place of the contents list: templates can replace it in any engine, while
"the first </section>" is beyond some. Finishing takes comments out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

WAS = re.compile(r"\bwas-([\w-]+)")
CONTENTS = " contents "
NUMERAL = re.compile(r"^(\d+)\.\s+")


class SectionExtension(Extension):
    """Gives a page its sections; ids stay on the headings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.treeprocessors.register(_Sections(md), "sections", 4)  # after the contents list has its ids


class _Sections(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        gather(root, "h2", "section")
        if (first := root.find("section")) is not None:
            root.insert(list(root).index(first) + 1, etree.Comment(CONTENTS))
        for section in root.iter("section"):
            gather(section, "h3", "div")


def gather(parent: etree.Element, heading: str, tag: str) -> None:
    """Move each `heading` child and its followers into a new `tag`; a numeral at its start gets a span.

    A section's class is `section--` and its id, so that no id a writer chooses meets a class of the stylesheet.
    """
    children, room = list(parent), None
    for child in children:
        if child.tag == heading:
            name = f"section--{child.get('id', '')}" if heading == "h2" else "part"
            room = etree.Element(tag, {"class": name})
            if was := WAS.search(child.get("class", "")):
                child.set("class", WAS.sub("", child.get("class")).strip())
                room.set("id", was[1])  # shared links to the id that the heading had before
            parent.insert(list(parent).index(child), room)
            if child.text and (numeral := NUMERAL.match(child.text)):
                number = etree.Element("span", {"class": "numeral"})
                number.text, number.tail = numeral[0].rstrip() + " ", child.text[numeral.end() :]
                child.text = None
                child.insert(0, number)
        if room is not None:
            parent.remove(child)
            room.append(child)


def makeExtension(**options: object) -> SectionExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return SectionExtension(**options)
