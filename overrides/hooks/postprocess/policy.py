"""A content security policy in every page, as tight as the page allows: what is not named here, no page can do."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

STYLE = re.compile(r"<style>(.*?)</style>", re.S)
CHARSET = '<meta charset="utf-8">'


def finish(site: Path) -> None:
    """Write the policy into every page, as the first thing after its character set."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        address = path.relative_to(site).as_posix()
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(address, html)}">'
        path.write_text(html.replace(CHARSET, CHARSET + meta, 1), encoding="utf-8")


def policy(address: str, html: str) -> str:
    """Return the policy of a page, given its file's path in the site and its HTML."""
    hashes = [f"'sha256-{_hash(style)}'" for style in STYLE.findall(html)]
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'"] if "<script" in html else [],
        "style-src": hashes or ["'self'"],
        "img-src": ["data:"],  # the icon, and nothing else
        "connect-src": ["'self'"],  # the search's answers; and Lighthouse asks for robots.txt from within the page
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    if 'class="offline"' in html:
        rules["worker-src"] = ["'self'"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items() if values)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
