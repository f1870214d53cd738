"""Blocks that hold text: `/// picture | name` and `/// details | Title`."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from overrides.hooks.content.notation import block_title
from overrides.hooks.markdown.figures import Figure, figure


class _Picture(Block):
    """A drawing or a chart with its text. The text stands below it for everybody."""

    NAME = "picture"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        found = figure(self.argument, self.md.language) or Figure("", "", "")
        element = etree.SubElement(parent, "figure", {"class": f"picture {self.argument}"})
        if found.caption:
            etree.SubElement(element, "figcaption").text = found.caption
        if found.svg:
            etree.SubElement(element, "div").text = self.md.htmlStash.store(found.svg)
        self.text = etree.SubElement(element, "div", {"class": "in-words"})
        if found.table:
            etree.SubElement(element, "div").text = self.md.htmlStash.store(found.table)
        return element

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return the place of the picture's text."""
        return self.text


class _Details(Block):
    """A folded block, closed at first. Its id is inside, so that a browser that follows a link to it opens it."""

    NAME = "details"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        title, id_ = block_title(self.argument)
        element = etree.SubElement(parent, "details")
        etree.SubElement(element, "summary").text = title
        etree.SubElement(element, "section", {"id": id_})  # not a div: see sections.py
        return element

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return the place of the text."""
        return block[1]


class _Blocks(BlocksExtension):
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802, the library's name
        for block in (_Picture, _Details):
            block_mgr.register(block, {})


def register(md: Markdown) -> None:
    """Register both blocks."""
    md.registerExtensions([_Blocks()], {})
