"""Wraps each h2 and what follows it in a section, and each h3 in a part of it, for style and sharing.

A comment after the first section marks the place of the contents list: the template puts the list there.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from overrides.hooks.content.notation import HEADING_ALIAS

CONTENTS = " contents "
NUMERAL = re.compile(r"^(\d+\.)\s+")


class _Sections(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        _wrap(root, "h2")
        if (first := root.find("section")) is not None:
            root.insert(list(root).index(first) + 1, etree.Comment(CONTENTS))
        for section in root.findall("section"):
            _wrap(section, "h3")


def _wrap(parent: etree.Element, heading: str) -> None:
    """Move each `heading` child and its followers into a new section.

    The class of a section below an h2 is `content--` and its id: no id that a writer chooses meets a class of the stylesheet, and a browser's
    reader view, which drops what is called "community" or "related", keeps what is called content. It also drops a div of many links, such
    as the numbers to call: so nothing here is a div. The id that a heading had before a rename becomes the id of the new element: shared
    links to it go on working.
    """
    wrapper = None
    for child in list(parent):
        if child.tag == heading:
            name = f"content--{child.get('id', '')}" if heading == "h2" else "part"
            wrapper = etree.Element("section", {"class": name})
            if alias := HEADING_ALIAS.search(f".{child.get('class', '')}"):
                del child.attrib["class"]
                wrapper.set("id", alias[1])
            parent[list(parent).index(child)] = wrapper
            wrapper.append(child)
            _mark_numeral(child)
        elif wrapper is not None:
            parent.remove(child)
            wrapper.append(child)


def _mark_numeral(heading: etree.Element) -> None:
    """Put the number at the start of a heading ("1. Wake") into a span."""
    if match := NUMERAL.match(heading.text or ""):
        number = etree.Element("span", {"class": "numeral"})
        number.text, number.tail = f"{match[1]} ", heading.text[match.end() :]
        heading.text = None
        heading.insert(0, number)


def register(md: Markdown) -> None:
    """Register the processor: after the contents list has its ids."""
    md.treeprocessors.register(_Sections(md), "sections", 4)
