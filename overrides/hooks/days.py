"""Days as people say them."""

from __future__ import annotations

import datetime

from babel.dates import format_date


def in_words(date: str, language: str = "en") -> str:
    """Return 2026-11-23 as November 23, 2026, or as another language says it."""
    return format_date(datetime.date.fromisoformat(date), format="long", locale=language)


def day(date: str) -> datetime.date:
    """Return 2026-11 or 2026-11-23 as a day; of a month, the first."""
    return datetime.date.fromisoformat(date if len(date) > 7 else f"{date}-01")
