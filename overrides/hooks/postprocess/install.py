"""What lets a phone keep the site as an icon, and a robot find its pages: manifest, PNG icons, robots.txt."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

from PIL import Image, ImageDraw

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, translations
from overrides.hooks.postprocess.folder import base, language

LINK = re.compile(r'(<link rel="icon" type="image/svg\+xml" href=")[^"]*"')
SAFE = " =:/'"
SIZES = (192, 512)
# The cross of icons/icon.svg, in its units of 32.
CROSS = ((13, 6, 19, 26), (6, 13, 26, 19))


def finish(site: Path) -> None:
    """Write the manifest, the icons and robots.txt."""
    icons = [{"src": "assets/icons/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    for size in SIZES:
        icon(size).save(site / f"assets/icons/icon-{size}.png", optimize=True)
        icons.append({"src": f"assets/icons/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"})
    manifest = {
        "name": messages(language(site))["site_name"],
        "short_name": messages(language(site))["icon_name"],  # what stands under the icon, where others may see it
        "lang": language(site),
        "start_url": ".",
        "scope": ".",
        "display": "browser",
        "background_color": "#fbf8f1",
        "theme_color": "#fbf8f1",
        "icons": icons,
    }
    _inline(site)
    (site / "manifest.webmanifest").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    if language(site) == ORIGINAL:  # a host reads one such file, at its root
        maps = [f"Sitemap: {base(site)}{folder}sitemap.xml" for folder in ("", *(f"{code}/" for code in translations()))]
        (site / "robots.txt").write_text("\n".join(["User-agent: *", "Allow: /", *maps, ""]), encoding="utf-8")


def _inline(site: Path) -> None:
    """Write the small icon into every page: it costs no request of its own."""
    svg = (site / "assets/icons/icon.svg").read_text(encoding="utf-8").strip()
    icon = quote(svg.replace('"', "'"), safe=SAFE)
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(LINK.sub(lambda link: f'{link[1]}data:image/svg+xml,{icon}"', html), encoding="utf-8")


def icon(size: int) -> Image.Image:
    """Return the icon as a picture of this many pixels, drawn to the edge."""
    unit = size / 32
    image = Image.new("RGB", (size, size), "#971a12")
    draw = ImageDraw.Draw(image)
    for box in CROSS:
        left, top, right, bottom = (round(edge * unit) for edge in box)
        draw.rectangle((left, top, right - 1, bottom - 1), fill="#fff")
    return image.quantize(4)
