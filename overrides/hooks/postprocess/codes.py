"""A QR code of a page's own address, for paper: in the share box, and on the wallet card of the emergency page.

Codes are kept between builds, as cards are: an address never changes, and to try the eight masks of each takes a second.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import segno

from overrides.hooks.content.site import ROOT

CACHE = ROOT / ".cache/codes"
LOOK = "1"  # change it with the look: codes drawn before are then not used again
ADDRESS = re.compile(r'(<p class="page-url">.*?</span>)(.*?)</p>', re.S)
CARD = re.compile(r'(<section class="section--card">.*?)(</section>)', re.S)


def finish(site: Path) -> None:
    """Write the code into every page that shows its address."""
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if found := ADDRESS.search(html):
            path.write_text(_placed(html, found, _kept(found[2].strip())), encoding="utf-8")


def _kept(address: str) -> str:
    """Return the code of an address, from the build before where it had one."""
    drawn = CACHE / f"{hashlib.sha256(f'{LOOK} {address}'.encode()).hexdigest()[:16]}.svg"
    if not drawn.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        drawn.write_text(code(address), encoding="utf-8")
    return drawn.read_text(encoding="utf-8")


def _placed(html: str, address: re.Match, image: str) -> str:
    """Return a page with its code on the wallet card, or after its address where there is no card."""
    card = CARD.search(html)
    place = card.end(1) if card else address.end()
    return html[:place] + image + html[place:]


def code(address: str) -> str:
    """Return a QR code as an SVG that screen readers pass over: the address stands beside it."""
    svg = segno.make(address, error="l", boost_error=False).svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return svg.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1).replace(' stroke="#000"', ' stroke="currentColor"')
