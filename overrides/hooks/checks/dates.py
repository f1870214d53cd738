"""The dates a reader sees are true: no impossible or future review, none overdue."""

from __future__ import annotations

import datetime

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site

SOON = datetime.timedelta(days=30)


def check(site: Site, today: datetime.date | None = None) -> list[Fault]:
    """Return what is wrong with the dates of pages on a day (default: this one)."""
    today = today or datetime.date.today()
    faults = []
    for page in site.pages:
        reviewed, due = page.fields.get("reviewed"), page.fields.get("review_by")
        if not isinstance(reviewed, datetime.date) or not isinstance(due, datetime.date):
            continue  # front_matter.py has told it
        if reviewed > today:
            todo = "Write the day on which the page was last checked."
            faults.append(Fault(page.file, page.matter.line("reviewed"), f"'reviewed' is in the future: {reviewed}.", todo))
        line = page.matter.line("review_by")
        todo = "Check every line of the page against its sources, then set both dates."
        if due <= reviewed:
            faults.append(Fault(page.file, line, f"'review_by' ({due}) is not after 'reviewed'.", "Set a later day."))
        elif due < today:
            faults.append(Fault(page.file, line, f"The review was due on {due}.", todo))
        elif due - SOON <= today:
            faults.append(Fault(page.file, line, f"The review is due on {due}.", todo, warning=True))
    return faults
