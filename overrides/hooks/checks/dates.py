"""The dates a reader sees are true: no impossible or future review, none overdue."""

from __future__ import annotations

import datetime

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

SOON = datetime.timedelta(days=30)


def check(site: Site, today: datetime.date | None = None) -> list[Issue]:
    """Return what is wrong with the dates of pages on a day (default: this one)."""
    today = today or datetime.date.today()
    issues = []
    for page in site.pages:
        reviewed, due = page.meta.get("reviewed"), page.meta.get("review_by")
        if not isinstance(reviewed, datetime.date) or not isinstance(due, datetime.date):
            continue  # front_matter.py has told it
        if reviewed > today:
            hint = "Write the day on which the page was last checked."
            issues.append(Issue(page.file, page.front_matter.line("reviewed"), f"'reviewed' is in the future: {reviewed}.", hint))
        line = page.front_matter.line("review_by")
        hint = "Check every line of the page against its sources, then set both dates."
        if due <= reviewed:
            issues.append(Issue(page.file, line, f"'review_by' ({due}) is not after 'reviewed'.", "Set a later day."))
        elif due < today:
            issues.append(Issue(page.file, line, f"The review was due on {due}.", hint))
        elif due - SOON <= today:
            issues.append(Issue(page.file, line, f"The review is due on {due}.", hint, severity="warning"))
    return issues
