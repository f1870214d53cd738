"""Headings are an outline: one h1 that is the title, no level skipped."""

from __future__ import annotations

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site


def check(site: Site) -> list[Fault]:
    """Return the faults in the outlines of all pages."""
    return [fault for page in site.pages for fault in _page(page)]


def _page(page: Page) -> list[Fault]:
    faults, last = [], 0
    tops = [heading for heading in page.headings if heading.level == 1]
    if not tops:
        faults.append(Fault(page.file, page.body_line, "This page has no h1.", f"Add '# {page.title}'."))
    for heading in tops[1:]:
        faults.append(Fault(page.file, heading.line, "This page has two h1 headings.", "Use ## for a section."))
    if tops and page.title and tops[0].text != page.title and page.type != "home":
        what = f"The h1 '{tops[0].text}' is not the title '{page.title}'."
        faults.append(Fault(page.file, tops[0].line, what, "Give both the same words."))
    for heading in page.headings:
        if last and heading.level > last + 1:
            what = f"The heading '{heading.text}' skips a level: h{last} to h{heading.level}."
            faults.append(Fault(page.file, heading.line, what, f"Use {'#' * (last + 1)}."))
        last = heading.level
    return faults
