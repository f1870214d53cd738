"""A QR code of a page's own address, for paper: in the share box, and on the wallet card of the emergency page."""

from __future__ import annotations

import re
from pathlib import Path

import segno

ADDRESS = re.compile(r'(<p class="addr">.*?</span>)(.*?)</p>', re.S)
CARD = re.compile(r'(<section class="of-card">.*?)(</section>)', re.S)


def finish(site: Path) -> None:
    """Write the code into every page that shows its address."""
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if found := ADDRESS.search(html):
            image = code(found[2].strip())
            if CARD.search(html):
                html = CARD.sub(lambda card: card[1] + image + card[2], html, count=1)
            else:
                html = ADDRESS.sub(lambda address: address[0] + image, html, count=1)
            path.write_text(html, encoding="utf-8")


def code(address: str) -> str:
    """Return a QR code as an SVG that screen readers pass over: the address stands beside it."""
    svg = segno.make(address, error="l", boost_error=False).svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return svg.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1).replace(' stroke="#000"', ' stroke="currentColor"')
