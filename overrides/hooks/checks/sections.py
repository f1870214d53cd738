"""Every page has the sections that its type promises, once, in order, under their own ids."""

from __future__ import annotations

import itertools

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.page_types import PageType, page_types
from overrides.hooks.content.site import Page, Site


def check(site: Site) -> list[Issue]:
    """Return the faults in the sections of all pages."""
    types = page_types(site.root)
    return [issue for page in site.pages if page.type in types for issue in _page(page, types[page.type])]


def _page(page: Page, kind: PageType) -> list[Issue]:
    promised = {section.id: section for section in kind.sections}
    titles = {section.title.lower(): section for section in kind.sections}
    issues, seen = [], {}
    for heading in page.sections:
        if not heading.explicit:
            hint = f"Give it one: ## {heading.text} {{ #a-short-name }}. Ids are addresses and never change."
            issues.append(Issue(page.file, heading.line, f"The section '{heading.text}' has no id.", hint))
            continue
        meant = titles.get(heading.text.lower())
        if heading.id in seen:
            message = f"The section '{heading.id}' stands twice, first on line {seen[heading.id]}."
            issues.append(Issue(page.file, heading.line, message, "Keep one, or give the second its own id."))
        elif heading.id not in promised and meant:
            message = f"The section '{heading.text}' has the id '{heading.id}'."
            issues.append(Issue(page.file, heading.line, message, f"Its id is {{ #{meant.id} }} on every page."))
        elif heading.id not in (*promised, "sources") and not kind.own_sections:
            hint = f"A page of type {kind.name} has only: {', '.join(promised)}."
            issues.append(Issue(page.file, heading.line, f"Unknown section '{heading.id}'.", hint))
        seen.setdefault(heading.id, heading.line)
    for section in kind.sections:
        if section.id not in seen and not section.optional:
            hint = f"Add it: ## {section.title} {{ #{section.id} }}. See docs/templates/{kind.name}.md."
            issues.append(Issue(page.file, 1, f"The section '{section.id}' is missing.", hint))
    if "sources" not in seen and "[@" in page.text and "sources" not in promised:
        hint = "Add ## Sources { #sources } as the last section: the list is made there."
        issues.append(Issue(page.file, 1, "This page cites but has no section 'sources'.", hint))
    return issues + _order(page, kind)


def _order(page: Page, kind: PageType) -> list[Issue]:
    place = {section.id: number for number, section in enumerate(kind.sections)}
    place.setdefault("sources", len(place))
    promised = [heading for heading in page.sections if heading.id in place]
    issues = []
    for before, after in itertools.pairwise(promised):
        if place[before.id] > place[after.id]:
            message = f"The section '{after.id}' stands after '{before.id}'."
            hint = f"The order is: {', '.join(section.id for section in kind.sections)}."
            issues.append(Issue(page.file, after.line, message, hint))
    last = page.sections[-1] if page.sections else None
    if last and "sources" in {heading.id for heading in promised} and last.id != "sources":
        issues.append(Issue(page.file, last.line, "A section stands after 'sources'.", "Sources come last: move it up."))
    return issues
