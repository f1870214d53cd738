"""Titles and search words are what people read and type: no shouting, no word twice, no number or truth value."""

from __future__ import annotations

from collections.abc import Iterator

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site

LISTS = ("tags", "claims")
SHORT = 6  # letters: a shorter title in capitals may be a name such as CPR


def check(site: Site) -> list[Fault]:
    """Return the faults in the titles and lists of all pages."""
    return [fault for page in site.pages for fault in _page(page)]


def _page(page: Page) -> Iterator[Fault]:
    if page.title.isupper() and len(page.title) > SHORT:
        todo = "Write it as in a sentence: some screen readers spell capitals letter by letter."
        yield Fault(page.file, page.matter.line("title"), "This title is in capitals.", todo)
    for name in LISTS:
        values = page.fields.get(name)
        seen = set()
        for number, value in enumerate(values if isinstance(values, list) else []):
            line = page.matter.line(name, number)
            if not isinstance(value, str) or not value.strip():
                todo = f'Put it between double quotes: "{value}". YAML takes numbers, yes and no for something else.'
                yield Fault(page.file, line, f"{value!r} in '{name}' is not a text.", todo)
            elif value.lower() in seen:
                yield Fault(page.file, line, f"'{value}' stands twice in '{name}'.", "Delete one.")
            seen.add(str(value).lower())
