"""The address a finished site is published at, as its own pages tell it."""

from __future__ import annotations

import re
from pathlib import Path


def base(site: Path) -> str:
    """Return the site's address with a slash at its end. Raises ValueError where the home page has no canonical link."""
    found = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    if not found:
        raise ValueError("The home page has no canonical address: set site_url in mkdocs.yml, or SITE_URL.")
    return found[1]
