"""Every table of a page is a table: a head, a line below it, and as many cells in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*$")


def check(site: Site) -> list[Issue]:
    """Return the faults in the tables of all pages."""
    return [issue for page in site.pages for issue in _page(page)]


def _page(page: Page) -> Iterator[Issue]:
    table, before = [], ""
    for number, line in [*page.prose, (0, "")]:
        if line.startswith("|"):
            if not table and before.strip():
                yield Issue(page.file, number, "This table has no blank line before it.", "Put one there: otherwise it becomes text.")
            table.append((number, line))
        elif table:
            yield from _table(page, table)
            table = []
        before = line


def _table(page: Page, table: list[tuple[int, str]]) -> Iterator[Issue]:
    head = _cells(table[0][1])
    if len(table) < 2 or not RULE.match(table[1][1]):
        yield Issue(page.file, table[0][0], "This table has no line below its head.", f"Write below it: {'|---' * head}|")
        return
    for number, line in table[1:]:
        if (cells := _cells(line)) != head:
            hint = "Add or take away a |; one that is meant as such is written \\|."
            yield Issue(page.file, number, f"This row has {cells} cells; the head has {head}.", hint)


def _cells(line: str) -> int:
    bare = re.sub(r"`[^`]*`|\\\|", "", line).strip()
    return bare.count("|") - 1 + (not bare.endswith("|"))
