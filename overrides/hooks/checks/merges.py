"""A page is there once: no second front matter, no paragraph twice, no section that lost its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site

SHORT = 40  # characters: a shorter paragraph, such as a label, may well come again


def check(site: Site) -> list[Fault]:
    """Return what a merge has doubled or lost."""
    return [fault for page in site.pages for look in (_matter, _doubled, _empty) for fault in look(page)]


def _matter(page: Page) -> Iterator[Fault]:
    for (number, line), (_, after) in zip(page.prose, page.prose[1:], strict=False):
        if line.rstrip() == "---" and re.match(r"[a-z_]+:(?: |$)", after):
            yield Fault(page.file, number, "Here begins a second front matter.", "Keep one: readers would see this as text.")


def _doubled(page: Page) -> Iterator[Fault]:
    first: dict[str, int] = {}
    block: list[tuple[int, str]] = []
    for number, line in [*page.prose, (0, "")]:
        if line.strip():
            block.append((number, line.strip()))
            continue
        text = " ".join(part for _, part in block)
        if len(text) >= SHORT and text in first:
            what = f"This paragraph stands twice, first on line {first[text]}."
            yield Fault(page.file, block[0][0], what, "Delete one of the two.")
        elif block:
            first[text] = block[0][0]
        block = []


def _empty(page: Page) -> Iterator[Fault]:
    lines = dict(page.prose)
    ends = [*page.headings[1:], None]
    for heading, after in zip(page.headings, ends, strict=False):
        if heading.id == "sources" or (after and after.level > heading.level):
            continue
        end = after.line if after else page.body_line + len(page.body)
        if not any(lines.get(number, "```").strip() for number in range(heading.line + 1, end)):
            todo = "Write what belongs there (has a merge lost it?), or delete the heading."
            yield Fault(page.file, heading.line, f"The section '{heading.text}' is empty.", todo)
