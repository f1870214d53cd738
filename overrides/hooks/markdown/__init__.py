"""What the pages' notation becomes: one Markdown extension, set up by `overrides.hooks.markdown: {language: en}`.

Each module registers its processors in `register`. Their priorities (higher runs first) are all here to see:
preprocessors: glossary 40, lists and facts 28, citations 15; inline: citations 185; tree: citations 18, glossary 7, tables 6, sections 4.
"""

from markdown import Extension, Markdown

from overrides.hooks.content.site import ORIGINAL
from overrides.hooks.markdown import blocks, citations, glossary, lists, sections, tables


class PageNotation(Extension):
    """Registers the processors of every module for pages in `language`."""

    def __init__(self, **options: object) -> None:
        self.config = {"language": [ORIGINAL, "The language of the pages."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.language = self.getConfig("language")  # processors ask for it
        for module in (glossary, lists, citations, blocks, tables, sections):
            module.register(md)


def makeExtension(**options: object) -> PageNotation:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return PageNotation(**options)
