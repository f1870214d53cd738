"""Days as people say them."""

from __future__ import annotations

import datetime


def in_words(date: str) -> str:
    """Return 2026-11-23 as November 23, 2026."""
    day = datetime.date.fromisoformat(date)
    return f"{day:%B} {day.day}, {day.year}"


def day(date: str) -> datetime.date:
    """Return 2026-11 or 2026-11-23 as a day; of a month, the first."""
    return datetime.date.fromisoformat(date if len(date) > 7 else f"{date}-01")
