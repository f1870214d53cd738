"""Pictures that are drawn for the published site: cards for shared links, icons, QR codes. Kept in .cache between builds."""

import hashlib
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from overrides.hooks.content.site import ROOT
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite

CACHE = ROOT / ".cache"
VERSION = "5"  # of the look; what was drawn with another is not used again
PAPER, INK, SOFT, GOLD, RED = "#fbf8f1", "#231d15", "#4a4235", "#935a00", "#971a12"
CODES = "assets/codes"
# Lato, under the SIL Open Font License, comes with the generator; the letters that Pillow brings are those of English alone.
FONT = distribution("mkdocs").locate_file("mkdocs/themes/readthedocs/css/fonts/lato-bold.woff")
CARD = (1200, 630)  # pixels
MARGIN = 90
ICON_SIZES = (192, 512)  # pixels
STROKES = tuple((6.25 + 3 * number, 9, 7.75 + 3 * number, 23) for number in range(7))  # in a square of 32, inside the circle that phones cut


def write_cards(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the picture that stands beside a shared link, for every page that names one."""
    for page in pages:
        if page.source:
            file = site.folder / page.one("meta[property='og:image']").attributes["content"].removeprefix(site.url)
            urgent = page.source.type == "emergency"
            file.parent.mkdir(parents=True, exist_ok=True)
            key = f"{page.source.title} {urgent} {site.t['site_name']}"
            card = _cached("cards", key, "png", lambda path, page=page, urgent=urgent: _card(page, urgent).save(path, optimize=True))
            file.write_bytes(card)


def _cached(kind: str, key: str, ending: str, draw: Callable[[Path], object]) -> bytes:
    """Return a picture, drawn by `draw` into a file of the cache where no build before has."""
    path = CACHE / kind / f"{hashlib.sha256(f'{VERSION} {key}'.encode()).hexdigest()[:16]}.{ending}"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        draw(path)
    return path.read_bytes()


def _card(page: BuiltPage, urgent: bool) -> Image.Image:
    """Return the card of a page: its title in large letters, the seven strokes, the name of the site."""
    image = Image.new("RGB", CARD, RED if urgent else PAPER)
    draw = ImageDraw.Draw(image)
    for stroke in range(7):
        left = MARGIN + stroke * 44
        draw.rectangle((left, MARGIN, left + 32, MARGIN + 14), fill=PAPER if urgent else GOLD)
    font = ImageFont.truetype(str(FONT), 84)
    top = 170
    for line in _lines(page.source.title, font, draw):
        draw.text((MARGIN, top), line, font=font, fill=PAPER if urgent else INK)
        top += 104
    draw.text((MARGIN, 520), page.site.t["site_name"], font=ImageFont.truetype(str(FONT), 40), fill=PAPER if urgent else SOFT)
    return image.quantize(16)


def _lines(text: str, font: ImageFont.FreeTypeFont, draw: ImageDraw.ImageDraw) -> list[str]:
    """Break a text into lines that fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > CARD[0] - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def write_icons(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Write the icon as pictures, for phones that keep the site on their first screen."""
    for size in ICON_SIZES:
        image = Image.new("RGB", (size, size), PAPER)
        draw = ImageDraw.Draw(image)
        for left, top, right, bottom in STROKES:
            scale = size / 32
            draw.rectangle((round(left * scale), round(top * scale), round(right * scale) - 1, round(bottom * scale) - 1), fill=GOLD)
        image.quantize(4).save(site.folder / f"assets/icons/icon-{size}.png", optimize=True)


def write_codes(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the QR code of every page that names one as a file."""
    (site.folder / CODES).mkdir(parents=True, exist_ok=True)
    for page in pages:
        if code := page.document.css_first("img.qr"):
            svg = qr_code(page.one("link[rel=canonical]").attributes["href"])
            (site.folder / CODES / code.attributes["src"].rsplit("/", 1)[1]).write_bytes(svg)


def qr_code(address: str) -> bytes:
    """Return the QR code of an address as an SVG file."""

    def draw(path: Path) -> None:
        segno.make(address, error="l", boost_error=False).save(str(path), border=2, omitsize=True, xmldecl=False, nl=False)

    return _cached("codes", address, "svg", draw)
