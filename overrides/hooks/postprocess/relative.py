"""Makes what begins at the root of the host relative: one engine writes static templates so, and a copy may move."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from overrides.hooks.postprocess.folder import base

LOST = "404.html"  # served at any depth, so its addresses begin at the root


def finish(site: Path) -> None:
    """Rewrite the addresses of every page but the 404 page that begin with the site's own path."""
    root = re.escape(urlsplit(base(site)).path)
    for path in site.rglob("*.html"):
        inside = path.relative_to(site)
        if inside.as_posix() != LOST:
            up = "../" * (len(inside.parts) - 1) or "./"
            html = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf'((?:href|src|action)="){root}(?!/)', rf"\g<1>{up}", html), encoding="utf-8")
