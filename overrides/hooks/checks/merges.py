"""A page is there once: no second front matter, no paragraph twice, no section that lost its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

SHORT = 40  # characters: a shorter paragraph, such as a label, may well come again


def check(site: Site) -> list[Issue]:
    """Return what a merge has doubled or lost."""
    return [issue for page in site.pages for look in (_matter, _doubled, _empty) for issue in look(page)]


def _matter(page: Page) -> Iterator[Issue]:
    for (number, line), (_, after) in zip(page.prose, page.prose[1:], strict=False):
        if line.rstrip() == "---" and re.match(r"[a-z_]+:(?: |$)", after):
            yield Issue(page.file, number, "Here begins a second front matter.", "Keep one: readers would see this as text.")


def _doubled(page: Page) -> Iterator[Issue]:
    first: dict[str, int] = {}
    block: list[tuple[int, str]] = []
    for number, line in [*page.prose, (0, "")]:
        if line.strip():
            block.append((number, line.strip()))
            continue
        text = " ".join(part for _, part in block)
        if len(text) >= SHORT and text in first:
            message = f"This paragraph stands twice, first on line {first[text]}."
            yield Issue(page.file, block[0][0], message, "Delete one of the two.")
        elif block:
            first[text] = block[0][0]
        block = []


def _empty(page: Page) -> Iterator[Issue]:
    lines = dict(page.prose)
    ends = [*page.headings[1:], None]
    for heading, after in zip(page.headings, ends, strict=False):
        if heading.id == "sources" or (after and after.level > heading.level):
            continue
        end = after.line if after else page.body_line + len(page.body)
        if not any(lines.get(number, "```").strip() for number in range(heading.line + 1, end)):
            hint = "Write what belongs there (has a merge lost it?), or delete the heading."
            yield Issue(page.file, heading.line, f"The section '{heading.text}' is empty.", hint)
