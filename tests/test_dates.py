"""Dates that are shown are true on the day they are shown."""

from __future__ import annotations

import datetime

from overrides.hooks.checks import dates
from overrides.hooks.content.site import Site


def _on(site: Site, day: datetime.date) -> list:
    return dates.check(site, day)


def test_a_review_that_passed_stops_the_build(site: Site) -> None:
    last = max(page.meta["review_by"] for page in site.pages)
    issues = _on(site, last + datetime.timedelta(days=1))
    assert len([issue for issue in issues if not issue.severity == "warning"]) == len(site.pages)


def test_a_review_that_is_near_is_a_warning(site: Site) -> None:
    first = min(page.meta["review_by"] for page in site.pages)
    issues = _on(site, first - datetime.timedelta(days=30))
    assert issues
    assert all(issue.severity == "warning" for issue in issues)
