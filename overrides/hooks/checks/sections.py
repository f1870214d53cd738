"""Every page has the sections that its type promises, once, in order, under their own ids."""

from __future__ import annotations

import itertools

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site
from overrides.hooks.templates import PageType, page_types


def check(site: Site) -> list[Fault]:
    """Return the faults in the sections of all pages."""
    types = page_types(site.root)
    return [fault for page in site.pages if page.type in types for fault in _page(page, types[page.type])]


def _page(page: Page, kind: PageType) -> list[Fault]:
    promised = {section.id: section for section in kind.sections}
    titles = {section.title.lower(): section for section in kind.sections}
    faults, seen = [], {}
    for heading in page.sections:
        if not heading.given:
            todo = f"Give it one: ## {heading.text} {{ #a-short-name }}. Ids are addresses and never change."
            faults.append(Fault(page.file, heading.line, f"The section '{heading.text}' has no id.", todo))
            continue
        meant = titles.get(heading.text.lower())
        if heading.id in seen:
            what = f"The section '{heading.id}' stands twice, first on line {seen[heading.id]}."
            faults.append(Fault(page.file, heading.line, what, "Keep one, or give the second its own id."))
        elif heading.id not in promised and meant:
            what = f"The section '{heading.text}' has the id '{heading.id}'."
            faults.append(Fault(page.file, heading.line, what, f"Its id is {{ #{meant.id} }} on every page."))
        elif heading.id not in (*promised, "sources") and not kind.own_sections:
            todo = f"A page of type {kind.name} has only: {', '.join(promised)}."
            faults.append(Fault(page.file, heading.line, f"Unknown section '{heading.id}'.", todo))
        seen.setdefault(heading.id, heading.line)
    for section in kind.sections:
        if section.id not in seen and not section.optional:
            todo = f"Add it: ## {section.title} {{ #{section.id} }}. See docs/templates/{kind.name}.md."
            faults.append(Fault(page.file, 1, f"The section '{section.id}' is missing.", todo))
    if "sources" not in seen and "[@" in page.text and "sources" not in promised:
        todo = "Add ## Sources { #sources } as the last section: the list is made there."
        faults.append(Fault(page.file, 1, "This page cites but has no section 'sources'.", todo))
    return faults + _order(page, kind)


def _order(page: Page, kind: PageType) -> list[Fault]:
    place = {section.id: number for number, section in enumerate(kind.sections)}
    place.setdefault("sources", len(place))
    promised = [heading for heading in page.sections if heading.id in place]
    faults = []
    for before, after in itertools.pairwise(promised):
        if place[before.id] > place[after.id]:
            what = f"The section '{after.id}' stands after '{before.id}'."
            todo = f"The order is: {', '.join(section.id for section in kind.sections)}."
            faults.append(Fault(page.file, after.line, what, todo))
    last = page.sections[-1] if page.sections else None
    if last and "sources" in {heading.id for heading in promised} and last.id != "sources":
        faults.append(Fault(page.file, last.line, "A section stands after 'sources'.", "Sources come last: move it up."))
    return faults
