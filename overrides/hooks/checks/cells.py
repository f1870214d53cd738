"""Every table of a page is a table: a head, a line below it, and as many cells in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site

RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*$")


def check(site: Site) -> list[Fault]:
    """Return the faults in the tables of all pages."""
    return [fault for page in site.pages for fault in _page(page)]


def _page(page: Page) -> Iterator[Fault]:
    table, before = [], ""
    for number, line in [*page.prose, (0, "")]:
        if line.startswith("|"):
            if not table and before.strip():
                yield Fault(page.file, number, "This table has no blank line before it.", "Put one there: otherwise it becomes text.")
            table.append((number, line))
        elif table:
            yield from _table(page, table)
            table = []
        before = line


def _table(page: Page, table: list[tuple[int, str]]) -> Iterator[Fault]:
    head = _cells(table[0][1])
    if len(table) < 2 or not RULE.match(table[1][1]):
        yield Fault(page.file, table[0][0], "This table has no line below its head.", f"Write below it: {'|---' * head}|")
        return
    for number, line in table[1:]:
        if (cells := _cells(line)) != head:
            todo = "Add or take away a |; one that is meant as such is written \\|."
            yield Fault(page.file, number, f"This row has {cells} cells; the head has {head}.", todo)


def _cells(line: str) -> int:
    bare = re.sub(r"`[^`]*`|\\\|", "", line).strip()
    return bare.count("|") - 1 + (not bare.endswith("|"))
