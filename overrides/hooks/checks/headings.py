"""Headings are an outline: one h1 that is the title, no level skipped."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site


def check(site: Site) -> list[Issue]:
    """Return the faults in the outlines of all pages."""
    return [issue for page in site.pages for issue in _page(page)]


def _page(page: Page) -> list[Issue]:
    issues, last = [], 0
    tops = [heading for heading in page.headings if heading.level == 1]
    if not tops:
        issues.append(Issue(page.file, page.body_line, "This page has no h1.", f"Add '# {page.title}'."))
    for heading in tops[1:]:
        issues.append(Issue(page.file, heading.line, "This page has two h1 headings.", "Use ## for a section."))
    if tops and page.title and tops[0].text != page.title and page.type != "home":
        message = f"The h1 '{tops[0].text}' is not the title '{page.title}'."
        issues.append(Issue(page.file, tops[0].line, message, "Give both the same words."))
    for heading in page.headings:
        if last and heading.level > last + 1:
            message = f"The heading '{heading.text}' skips a level: h{last} to h{heading.level}."
            issues.append(Issue(page.file, heading.line, message, f"Use {'#' * (last + 1)}."))
        last = heading.level
    return issues
