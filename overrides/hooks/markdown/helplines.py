"""Helplines as HTML: number first, each fact named, how surely it is known."""

from __future__ import annotations

import datetime
import re
from html import escape

from overrides.hooks.content.dates import in_words, parse_date
from overrides.hooks.editing.due import expired

FINDERS = ("finder", "supplies")
OLD = " This is more than six months old: check it before you rely on it."
STATUS = {
    "A": "Read on the operator's own or a government page",
    "B": "Read on other pages that name it",
    "C": "Read in a public list whose keepers checked the operator's page",
    "U": "Not confirmed",
}


def directory(lines: list[dict]) -> str:
    """Return all helplines by country, in the order of the data file."""
    out = []
    for country in dict.fromkeys(line["country"] for line in lines if line["kind"] not in FINDERS):
        out.append(f"### {country} {{ #{re.sub('[^a-z]+', '-', country.lower())} }}\n")
        out += [_line(line) for line in lines if line["country"] == country and line["kind"] not in FINDERS]
    return "\n".join(out)


def finders(lines: list[dict]) -> str:
    """Return the finders and the senders of supplies."""
    return "\n".join(_line(line) for line in lines if line["kind"] in FINDERS)


def _line(line: dict) -> str:
    ways = []
    if line.get("phone"):
        shown = escape(line["phone"])
        number = f'<a class="tel" href="tel:{line["tel"]}">{shown}</a>' if line.get("tel") else shown
        ways.append(number)
    if line.get("text"):
        ways.append(escape(line["text"]))
    if line.get("web"):
        host = re.sub(r"^https://(www\.)?", "", line["web"]).rstrip("/")
        ways.append(f'<a href="{escape(line["web"])}">{escape(host)}</a>')
    facts = " ".join(_sentence(line[name]) for name in ("hours", "cost", "asks", "note") if line.get(name))
    old = expired(str(line["confirmed"]), datetime.date.today())
    sure = f"{STATUS[line['status']]}, {_month(str(line['confirmed']))}." if line["kind"] != "emergency" else ""
    return (
        f'<div class="helpline"><p><b>{escape(line["name"], quote=False)}</b></p><p>{" ".join(ways)}</p>'
        f'<p>{escape(facts, quote=False)} <span class="note">{sure}{OLD if old else ""}</span></p></div>\n'
    )


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _month(date: str) -> str:
    """Return 2026-11 as November 2026, and a day as its reader says it."""
    return f"{parse_date(date):%B %Y}" if len(date) == 7 else in_words(date)
