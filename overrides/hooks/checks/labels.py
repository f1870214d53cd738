"""Titles and search words are what people read and type: no shouting, no word twice, no number or truth value."""

from __future__ import annotations

from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

LISTS = ("tags", "claims")
SHORT = 6  # letters: a shorter title in capitals may be a name such as CPR


def check(site: Site) -> list[Issue]:
    """Return the faults in the titles and lists of all pages."""
    return [issue for page in site.pages for issue in _page(page)]


def _page(page: Page) -> Iterator[Issue]:
    if page.title.isupper() and len(page.title) > SHORT:
        hint = "Write it as in a sentence: some screen readers spell capitals letter by letter."
        yield Issue(page.file, page.front_matter.line("title"), "This title is in capitals.", hint)
    for name in LISTS:
        values = page.meta.get(name)
        seen = set()
        for number, value in enumerate(values if isinstance(values, list) else []):
            line = page.front_matter.line(name, number)
            if not isinstance(value, str) or not value.strip():
                hint = f'Put it between double quotes: "{value}". YAML takes numbers, yes and no for something else.'
                yield Issue(page.file, line, f"{value!r} in '{name}' is not a text.", hint)
            elif value.lower() in seen:
                yield Issue(page.file, line, f"'{value}' stands twice in '{name}'.", "Delete one.")
            seen.add(str(value).lower())
