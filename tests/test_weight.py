"""Readers pay by the megabyte: a page comes in one request, and stays small (gzip body bytes, from the finished site).

The page alone is counted: the script comes when it is shown. The site's own address stands in a page several times and says
nothing of the page: it counts as one letter. Where a reader reports a mistake is the repository's address, and counts as our own page.
"""

import gzip
import os
import statistics
from pathlib import Path

import pytest

from overrides.hooks.content.anchors import find_blocks
from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, Site, translations
from tests.conftest import SITE_URL

SCRIPT = "assets/scripts/main.js"  # deferred: the page is there before it
DRAWING = 800  # what a page may weigh more where it shows a drawing


def weight(built: Path, address: str) -> int:
    """Return the bytes of a page on the wire, whatever the address of the site is, and the day: an overdue page says so."""
    text = (built / address.strip("/") / "index.html").read_text(encoding="utf-8")
    for sentence in (messages(code)["overdue"] for code in (ORIGINAL, *translations())):
        text = text.replace(sentence, "")
    if report := os.environ.get("REPORT_URL"):
        text = text.replace(f'href="{report}"', 'href="/about/#mistakes"')
    text = text.replace(SITE_URL, "/").replace(SITE_URL.split("://")[1], "")
    return len(gzip.compress(text.encode(), 6))


@pytest.fixture(scope="module")
def pages(site: Site, built: Path) -> dict[str, int]:
    """The weight of each page."""
    return {page.address: weight(built, page.address) for page in site.pages}


def of_type(site: Site, name: str) -> list[str]:
    """Return the addresses of the pages of a type."""
    return [page.address for page in site.pages if page.type == name]


def drawings(site: Site) -> dict[str, int]:
    """Return what each page may weigh more than others, by its address."""
    return {page.address: DRAWING if find_blocks(page, "picture") else 0 for page in site.pages}


def test_a_page_is_one_request_and_its_script_comes_later(site: Site, html: dict) -> None:
    for page in site.pages:
        built = html[page.address]
        asked = [link.get("href") for link in built.iter("link") if "stylesheet" in link.get("rel", "")]
        asked += [element.get("src") for element in built.iter("iframe")]
        scripts = [script for script in built.iter("script") if script.get("src")]
        assert asked == [], page.address
        assert [(script.get("src").endswith(SCRIPT), script.get("defer")) for script in scripts] == [(True, "")], page.address


def test_a_middling_page(site: Site, pages: dict) -> None:
    more = drawings(site)
    assert statistics.median(size - more[address] for address, size in pages.items()) <= 11_000


def test_the_heaviest_page_fits_into_the_first_answer_of_a_server(site: Site, pages: dict) -> None:
    more = drawings(site)
    heavy = {address: size for address, size in pages.items() if size > 14_300 + more[address]}
    assert heavy == {}, (
        "if one page has grown: split it, or tell a study once and link to it; folding saves nothing; never cut what keeps people alive. "
        "If every page has grown: what have the frame, the styles or a transform added?"
    )


def test_the_home_page(site: Site, pages: dict) -> None:
    more = drawings(site)
    assert [size for address in of_type(site, "home") if (size := pages[address]) > 10_500 + more[address]] == []


def test_the_emergency_page_in_every_language(site: Site, built: Path) -> None:
    """With its drawings. A translation may need more letters, up to what any page may weigh."""
    for folder, most in (("", 13_000), *((code, 14_300) for code in translations())):
        for address in (f"/{folder}{address}" if folder else address for address in of_type(site, "emergency")):
            assert not (built / address.strip("/")).is_dir() or weight(built, address) <= most, address


def test_the_script(built: Path) -> None:
    assert len(gzip.compress((built / SCRIPT).read_bytes(), 6)) <= 1_900


def test_a_visit_to_five_pages(site: Site, pages: dict) -> None:
    """The start, what to do in an emergency, the numbers (the lighter of the directories), and a middling page of two more kinds."""
    pick = {"directory": min, "safety": statistics.median_high, "strategy": statistics.median_high}
    kinds = ("home", "emergency", *pick)
    five = sum(pick.get(kind, max)(pages[address] for address in of_type(site, kind)) for kind in kinds)
    assert five <= 58_500
