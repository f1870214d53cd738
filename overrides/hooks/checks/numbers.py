"""A percentage carries its source: in its own paragraph, list or table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

PERCENT = re.compile(r"\d\s?%|\d percent\b")
QUOTED = re.compile(r'"[^"]*"')  # words that somebody may say are not ours
CITED = "[@"
UNLINKED = "without a link"  # a paragraph may say that it names a paper that has no page to link to


def check(site: Site) -> list[Issue]:
    """Return the percentages that no source stands with."""
    return [issue for page in site.pages for issue in _page(page)]


def _page(page: Page) -> Iterator[Issue]:
    for block in _blocks(page):
        text = " ".join(line for _, line in block)
        if CITED in text or UNLINKED in text:
            continue
        for number, line in block:
            if PERCENT.search(QUOTED.sub("", line)):
                hint = "Cite where it stands, [@its-id], in the same paragraph; or take the number out."
                yield Issue(page.file, number, "Here is a percentage without a source.", hint)
                break


def _blocks(page: Page) -> Iterator[list[tuple[int, str]]]:
    """Return the lines that stand together, between blank lines."""
    block: list[tuple[int, str]] = []
    for number, line in [*page.prose, (0, "")]:
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
