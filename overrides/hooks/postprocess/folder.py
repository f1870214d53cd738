"""What a finished folder tells of itself: its address, its language, and the sources it was made from."""

from __future__ import annotations

import re
from pathlib import Path

from overrides.hooks.content.site import ORIGINAL, Site, load


def base(site: Path) -> str:
    """Return the site's address with a slash at its end. Raises ValueError where the home page has no canonical link."""
    found = re.search(r'<link rel="canonical" href="([^"]+)"', _home(site))
    if not found:
        raise ValueError("The home page has no canonical address: set site_url in mkdocs.yml, or SITE_URL.")
    return found[1]


def language(site: Path) -> str:
    """Return the language of the site, such as es; the original's where its home page names none."""
    found = re.search(r'<html lang="([^"]+)"', _home(site))
    return found[1] if found else ORIGINAL


def sources(site: Path) -> Site:
    """Return the pages and the data that the folder was built from."""
    return load(language=language(site))


def _home(site: Path) -> str:
    home = site / "index.html"
    return home.read_text(encoding="utf-8") if home.is_file() else ""
