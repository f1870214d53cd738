"""Takes out of every page what the theme leaves for its script, and says dates in words."""

from __future__ import annotations

import re
from pathlib import Path

from overrides.hooks.content.dates import in_words

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

LANGUAGE = re.compile(r'<html lang="([^"]*)"')
REDIRECT = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)"')


def finish(site: Path) -> None:
    """Rewrite every HTML page of the site folder."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        target = REDIRECT.search(html)
        path.write_text(led(target[1]) if target else clean(html), encoding="utf-8")


def led(target: str) -> str:
    """Return a page that leads on to another address, without a script."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="refresh" content="0; url={target}"><meta name="referrer" content="no-referrer">'
        f'<meta name="robots" content="noindex"><title>This page has another address</title></head>'
        f'<body><main><h1>This page has another address</h1><p><a href="{target}">Go there</a></p></main></body></html>'
    )


def clean(html: str) -> str:
    """Return a page without the theme's dead parts and with its dates in words."""
    for part in DEAD:
        html = re.sub(part, "", html, flags=re.S)
    for part, instead in LIVE:
        html = re.sub(part, instead, html, flags=re.S)
    language = LANGUAGE.search(html)
    told = lambda match: match[1] + in_words(match[2], language[1] if language else "en")  # noqa: E731
    return re.sub(r'(<time datetime="([\d-]+)">)[\d-]+', told, html)
