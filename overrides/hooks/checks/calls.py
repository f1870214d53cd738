"""No reader is told to call a number of another country: a red box that names 911 names the local emergency number too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site

BOX = "!!! danger"
NUMBER = re.compile(r"\b911\b")
# "Your own number" was read as the reader's own telephone number.
LOCAL = {"en": "local emergency number", "es": "número de emergencias"}


def check(site: Site) -> list[Fault]:
    """Return the red boxes that name 911 alone."""
    words = LOCAL.get(site.language)
    return [fault for page in site.pages for fault in _page(page, words)] if words else []


def _page(page: Page, words: str) -> Iterator[Fault]:
    for start, text in _boxes(page):
        if NUMBER.search(text) and words not in text:
            todo = f"Write '{words}' beside it: the page is read in other countries."
            yield Fault(page.file, start, "This box names 911 and no other number.", todo)


def _boxes(page: Page) -> Iterator[tuple[int, str]]:
    """Return each red box: its first line, and its text in one line."""
    start, inside = 0, []
    for number, line in [*page.prose, (0, "end")]:
        if start and line.strip() and not line.startswith("    "):
            yield start, " ".join(" ".join(inside).split())
            start = 0
        if line.startswith(BOX):
            start, inside = number, []
        elif start:
            inside.append(line)
