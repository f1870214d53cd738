"""Dates: parsed, written out in words, and the day that counts as today."""

import datetime
import os

from babel.dates import format_date, format_skeleton

HELPLINE = datetime.timedelta(days=180)  # how long a helpline may stand without being confirmed again


def today() -> datetime.date:
    """Return today's date, or the one in the environment variable TODAY (2026-11-26): tests move the clock by it."""
    value = os.environ.get("TODAY")
    return datetime.date.fromisoformat(value) if value else datetime.date.today()


def parse_date(text: str) -> datetime.date:
    """Return 2026-11 or 2026-11-23 as a date; a month as its first day."""
    return datetime.date.fromisoformat(text if len(text) > 7 else f"{text}-01")


def in_words(text: str, language: str = "en") -> str:
    """Return 2026-11-23 as November 23, 2026, and 2026-11 as November 2026, in the form of the language."""
    date = parse_date(text)
    if len(text) == 7:
        return format_skeleton("yMMMM", date, locale=language)
    return format_date(date, format="long", locale=language)


def month_in_words(text: str, language: str = "en") -> str:
    """Return 2026-11-23 or 2026-11 as November 2026, in the form of the language."""
    return in_words(text[:7], language)


def expired(confirmed: str, day: datetime.date | None = None) -> bool:
    """Tell whether a helpline was last confirmed too long ago, on a day (default: today), to print it without a note."""
    return parse_date(confirmed) + HELPLINE < (day or today())
