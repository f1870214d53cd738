"""One promise a file: a site in, a list of faults out. No engine, no built site."""

from __future__ import annotations

from types import ModuleType

from overrides.hooks.checks import (
    addresses,
    blocks,
    calls,
    cells,
    contract,
    dates,
    drawings,
    emergency,
    files,
    front_matter,
    grade,
    headings,
    labels,
    language,
    leftovers,
    letters,
    links,
    marks,
    markup,
    merges,
    navigation,
    numbers,
    overrides,
    parity,
    phones,
    pictures,
    redirects,
    schemas,
    scripts,
    sections,
    sense,
    settings,
    sources,
    statements,
    styles,
    tags,
    wiring,
)
from overrides.hooks.content.diagnostics import Issue, errors
from overrides.hooks.content.site import Site, load, translations

FORM = (files, schemas, contract, wiring)  # what the other promises read: data, templates and settings
ALL = (
    settings, front_matter, labels, tags, sections, headings, leftovers, letters, merges, markup, blocks, cells, dates, links,
    calls, phones, pictures, navigation, redirects, addresses, sources, numbers, marks, statements, language, grade, sense, emergency,
    styles, drawings, overrides, scripts,
)  # fmt: skip

SETTINGS = (navigation, redirects, addresses)  # promises that read the settings: they would blame every page for a slip there

# What a translation promises: all that does not hang on English, and that it says the same.
TRANSLATED = (
    wiring, front_matter, labels, tags, sections, headings, leftovers, letters, merges, markup, blocks, cells, dates, links, calls, phones,
    pictures, navigation, sources, marks, parity,
)  # fmt: skip


def check(site: Site) -> list[Issue]:
    """Return every fault of a site and of its translations: those of reading them first, then those of each promise.

    Where data, templates or settings have lost their form, a promise that stumbles over it says nothing until that is
    mended; the others say all they find. Where they have not, its error is raised. Where the settings cannot be read at
    all, what is read from them is not asked.
    """
    told = site.issues + [issue for promise in FORM for issue in promise.check(site)]
    formed = not errors(told)
    told += _told(ALL, site, formed)
    for code in translations(site.root):
        translated = load(site.root, code)
        told += translated.issues + _told(TRANSLATED, translated, formed and not errors(translated.issues))
    return told


def _told(promises: tuple[ModuleType, ...], site: Site, formed: bool) -> list[Issue]:
    told = []
    for promise in promises:
        if promise in SETTINGS and not isinstance(site.config.value, dict):
            continue
        try:
            told += promise.check(site)
        except Exception:
            if formed:
                raise
    return told
