"""Every page can be read with eight years of school; the emergency page with five."""

from __future__ import annotations

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site
from overrides.hooks.reading import grade, plain

LIMIT = 8.0
LOWER = {"/overdose/": 5.0, "/short-version/": 5.0}


def check(site: Site) -> list[Fault]:
    """Return the pages over their limit of the Flesch-Kincaid grade."""
    faults = []
    for page in site.pages:
        limit, found = LOWER.get(page.address, LIMIT), grade(plain(page.text))
        if found > limit:
            what = f"The reading grade is {found:.1f}; the limit for this page is {limit:.0f}."
            todo = "Split the longest sentences and take shorter words."
            faults.append(Fault(page.file, page.body_line, what, todo))
    return faults
