"""Every page can be read with eight years of school; the emergency page with five."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import sentences_text
from overrides.hooks.content.readability import grade
from overrides.hooks.content.site import Site

LIMIT = 8.0
LOWER = {"/overdose/": 5.0, "/short-version/": 5.0}


def check(site: Site) -> list[Issue]:
    """Return the pages over their limit of the Flesch-Kincaid grade."""
    issues = []
    for page in site.pages:
        limit, found = LOWER.get(page.address, LIMIT), grade(sentences_text(page.text))
        if found > limit:
            message = f"The reading grade is {found:.1f}; the limit for this page is {limit:.0f}."
            hint = "Split the longest sentences and take shorter words."
            issues.append(Issue(page.file, page.body_line, message, hint))
    return issues
