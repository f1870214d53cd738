"""The picture that stands beside a shared link: one a page, drawn with a built-in font, kept between builds."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ROOT, Page
from overrides.hooks.postprocess.folder import language, sources

FOLDER = "assets/cards"
CACHE = ROOT / ".cache/cards"
SIZE = (1200, 630)
MARGIN = 90
PAPER, INK, SOFT, GOLD, RED = "#fbf8f1", "#231d15", "#4a4235", "#935a00", "#971a12"
LOOK = "1"  # change it with the look: cards drawn before are then not used again


def finish(site: Path) -> None:
    """Write a card for every page of the site."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    name_of_site = messages(language(site))["site_name"]
    for page in sources(site).pages:
        drawn = CACHE / f"{hashlib.sha256(f'{LOOK} {page.type} {page.title} {name_of_site}'.encode()).hexdigest()[:16]}.png"
        if not drawn.is_file():
            card(page, name_of_site).save(drawn, optimize=True)
        shutil.copyfile(drawn, site / FOLDER / name(page))


def name(page: Page) -> str:
    """Return the file name of a page's card, such as safer-signs-card.png; the head of the page names the same."""
    return f"{page.address.strip('/')}/".lstrip("/").replace("/", "-") + "card.png"


def card(page: Page, name_of_site: str) -> Image.Image:
    """Return the card of a page: its title in large letters, the seven strokes, the name of the site."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    urgent = page.type == "emergency"
    if urgent:
        draw.rectangle((0, 0, *SIZE), fill=RED)
    for stroke in range(7):
        left = MARGIN + stroke * 44
        draw.rectangle((left, MARGIN, left + 32, MARGIN + 14), fill=PAPER if urgent else GOLD)
    font = ImageFont.load_default(size=84)
    top = 170
    for line in _lines(page.title, font, draw):
        draw.text((MARGIN, top), line, font=font, fill=PAPER if urgent else INK)
        top += 104
    draw.text((MARGIN, 520), name_of_site, font=ImageFont.load_default(size=40), fill=PAPER if urgent else SOFT)
    return image.quantize(16)


def _lines(text: str, font: ImageFont.FreeTypeFont, draw: ImageDraw.ImageDraw) -> list[str]:
    """Break a text into lines that fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > SIZE[0] - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
