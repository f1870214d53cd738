"""No reader is told to call a number of another country: a red box that names 911 names the local emergency number too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

BOX = "!!! danger"
NUMBER = re.compile(r"\b911\b")
# "Your own number" was read as the reader's own telephone number.
LOCAL = {"en": "local emergency number", "es": "número de emergencias"}


def check(site: Site) -> list[Issue]:
    """Return the red boxes that name 911 alone."""
    words = LOCAL.get(site.language)
    return [issue for page in site.pages for issue in _page(page, words)] if words else []


def _page(page: Page, words: str) -> Iterator[Issue]:
    for start, text in _boxes(page):
        if NUMBER.search(text) and words not in text:
            hint = f"Write '{words}' beside it: the page is read in other countries."
            yield Issue(page.file, start, "This box names 911 and no other number.", hint)


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
