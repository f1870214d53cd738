"""Every page is in the navigation once, and every entry of the navigation is a page."""

from __future__ import annotations

from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site


def check(site: Site) -> list[Issue]:
    """Return where pages and navigation do not match."""
    file = site.config.file
    entries = list(_entries((site.config.value or {}).get("nav") or [], ("nav",)))
    listed, issues = {}, []
    sources = {page.source for page in site.pages}
    for source, path in entries:
        line = site.config.line(*path)
        if source not in sources:
            hint = "Correct the path, write the page, or delete the entry."
            issues.append(Issue(file, line, f"The navigation names '{source}', which is no page.", hint))
        if source in listed:
            issues.append(Issue(file, line, f"The navigation names '{source}' twice.", "Keep one."))
        listed[source] = line
    for page in site.pages:
        if page.source not in listed:
            hint = f"Add '{page.source}' to nav in {file}, where a reader would look for it."
            issues.append(Issue(page.file, 1, "This page is not in the navigation.", hint))
    return issues


def _entries(value: object, path: tuple) -> Iterator[tuple[str, tuple]]:
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _entries(item, (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _entries(item, (*path, key))
