"""One promise a file: a site in, a list of faults out. No engine, no built site."""

from __future__ import annotations

from overrides.hooks.checks import (
    addresses,
    dates,
    front_matter,
    grade,
    headings,
    language,
    leftovers,
    letters,
    links,
    navigation,
    pictures,
    schemas,
    sections,
    settings,
    sources,
    statements,
)
from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site

ALL = (
    schemas, settings, front_matter, sections, headings, leftovers, letters, dates, links, pictures,
    navigation, addresses, sources, statements, language, grade,
)  # fmt: skip


def check(site: Site) -> list[Fault]:
    """Return every fault of a site: those of reading it first, then those of each promise."""
    return site.faults + [fault for promise in ALL for fault in promise.check(site)]
