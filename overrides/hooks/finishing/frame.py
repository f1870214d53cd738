"""Takes out of every page what the theme leaves for its script, and says dates in words."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

# Parts of the theme's base.html that stand outside its blocks and do nothing without its script.
DEAD = (
    r'<input class="md-toggle"[^>]*>',
    r'<label class="md-overlay"[^>]*></label>',
    r'<div data-md-component="(?:skip|announce)">.*?</div>',
    r'<div class="md-dialog".*?</div>\s*</div>',
    r"<!--.*?-->",
)
LIVE = (
    (r'<main class="md-main"[^>]*>\s*<div class="md-main__inner md-grid">(.*)</div>\s*</main>', r"<main>\1</main>"),
    (r'<div class="md-container"[^>]*>(.*</footer>)\s*</div>', r"\1"),
    (r'<html lang="([^"]*)" class="no-js">', r'<html lang="\1">'),
    (r"\n\s*", "\n"),
)


def finish(site: Path) -> None:
    """Rewrite every HTML page of the site folder."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(clean(html), encoding="utf-8")


def clean(html: str) -> str:
    """Return a page without the theme's dead parts and with its dates in words."""
    for part in DEAD:
        html = re.sub(part, "", html, flags=re.S)
    for part, instead in LIVE:
        html = re.sub(part, instead, html, flags=re.S)
    return re.sub(r'(<time datetime="([\d-]+)">)[\d-]+', lambda match: match[1] + in_words(match[2]), html)


def in_words(date: str) -> str:
    """Return 2026-11-23 as November 23, 2026."""
    day = datetime.date.fromisoformat(date)
    return f"{day:%B} {day.day}, {day.year}"
