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
    parity,
    pictures,
    schemas,
    sections,
    settings,
    sources,
    statements,
)
from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site, load, translations

ALL = (
    schemas, settings, front_matter, sections, headings, leftovers, letters, dates, links, pictures,
    navigation, addresses, sources, statements, language, grade,
)  # fmt: skip


# What a translation promises: all that does not hang on English, and that it says the same.
TRANSLATED = (front_matter, sections, headings, leftovers, letters, dates, links, pictures, navigation, sources, parity)


def check(site: Site) -> list[Fault]:
    """Return every fault of a site and of its translations: those of reading them first, then those of each promise."""
    faults = site.faults + [fault for promise in ALL for fault in promise.check(site)]
    for code in translations(site.root):
        translated = load(site.root, code)
        faults += translated.faults + [fault for promise in TRANSLATED for fault in promise.check(translated)]
    return faults
