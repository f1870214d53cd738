"""Pictures inside the page: `/// picture | name`, its text, `///`.

A picture is an own drawing (overrides/assets/drawings/name.svg) or a chart drawn from its numbers
(docs/data/charts.yml). It is written into the page, so that it needs no request, prints, and takes
the page's colors. Its text stands below it for everybody.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import escape, unescape

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from overrides.hooks.content.site import ORIGINAL, ROOT
from overrides.hooks.content.yaml_files import read
from overrides.hooks.markdown.charts import bars

WORDS = re.compile(r">([^<>]*[^<>\s][^<>]*)<")


def drawing(name: str, language: str = ORIGINAL) -> str:
    """Return the SVG of a picture by its name, with its words in a language as far as they are known; empty where there is none."""
    path = ROOT / "overrides/assets/drawings" / f"{name}.svg"
    if path.is_file():
        svg = re.sub(r">\s+<", "><", re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)).strip()
    else:
        chart = (read(ROOT, "docs/data/charts.yml")[0].value or {}).get(name)
        svg = bars(name, chart) if chart else ""
    known = (read(ROOT, "docs/data/drawings.yml")[0].value or {}).get(language, {})
    return WORDS.sub(lambda words: f">{escape(known.get(unescape(words[1]), unescape(words[1])), quote=False)}<", svg)


class _Picture(Block):
    NAME = "picture"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the figure: its caption is the drawing's title."""
        svg = drawing(self.argument, self.config["language"])
        figure = etree.SubElement(parent, "figure", {"class": f"picture {self.argument}"})
        title = re.search(r"<title[^>]*>(.*?)</title>", svg, flags=re.S)
        if title and 'data-caption="no"' not in svg:
            etree.SubElement(figure, "figcaption").text = title[1]
        if svg:
            etree.SubElement(figure, "div").text = self.md.htmlStash.store(svg)
        etree.SubElement(figure, "div", {"class": "in-words"})
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        """Put the picture's text into its own room."""
        return block[-1]


class PictureExtension(BlocksExtension):
    """Registers the block; its words are in `language` where docs/data/drawings.yml has them."""

    def __init__(self, **options: object) -> None:
        self.config = {"language": [ORIGINAL, "The language of the pages."]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802, the library's name
        block_mgr.register(_Picture, self.getConfigs())


def makeExtension(**options: object) -> PictureExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return PictureExtension(**options)
