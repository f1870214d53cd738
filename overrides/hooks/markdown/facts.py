"""Facts in their places: [=id], [=id words], [=id period]."""

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.site import load_once


class _Facts(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return fill_facts("\n".join(lines), load_once(self.md.language)).split("\n")


def register(md: Markdown) -> None:
    """Register the processor: after the lists, whose texts may name facts."""
    md.preprocessors.register(_Facts(md), "facts", 27)
