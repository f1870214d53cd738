"""Readers pay by the megabyte: a page comes in one request, and stays small (gzip body bytes, from the finished site).

The site's own address stands in a page several times and says nothing of the page: it is measured as a short one.
"""

from __future__ import annotations

import gzip
import statistics
from pathlib import Path

import pytest

from overrides.hooks.content.site import Site, translations
from tests.conftest import SITE_URL

SCRIPT = "assets/scripts/main.js"  # deferred: the page is there before it
SHORT = b"https://site.example/"


def weight(path: Path) -> int:
    """Return the bytes a file has on the wire, under a short address."""
    return len(gzip.compress(path.read_bytes().replace(SITE_URL.encode(), SHORT), 6))


@pytest.fixture(scope="module")
def script(built: Path) -> int:
    """The weight of the script that every page asks for once it is shown."""
    return weight(built / SCRIPT)


@pytest.fixture(scope="module")
def pages(site: Site, built: Path) -> dict[str, int]:
    """The weight of each page."""
    return {page.address: weight(built / page.address.strip("/") / "index.html") for page in site.pages}


def of_type(site: Site, name: str) -> list[str]:
    """Return the addresses of the pages of a type."""
    return [page.address for page in site.pages if page.type == name]


def test_a_page_is_one_request_and_its_script_comes_later(site: Site, html: dict) -> None:
    for page in site.pages:
        built = html[page.address]
        asked = [link.get("href") for link in built.iter("link") if "stylesheet" in link.get("rel", "")]
        asked += [element.get("src") for element in built.iter("iframe")]
        scripts = [script for script in built.iter("script") if script.get("src")]
        assert asked == [], page.address
        assert [(script.get("src").endswith(SCRIPT), script.get("defer")) for script in scripts] == [(True, "")], page.address


def test_a_first_visit(pages: dict, script: int) -> None:
    assert statistics.median(pages.values()) + script <= 11_000


def test_the_heaviest_page_fits_into_the_first_answer_of_a_server(pages: dict, script: int) -> None:
    heavy = {address: size + script for address, size in pages.items() if size + script > 14_300}
    assert heavy == {}, "split a long page, or fold what few readers need; never cut it"


def test_the_home_page(site: Site, pages: dict, script: int) -> None:
    assert [size for address in of_type(site, "home") if (size := pages[address] + script) > 10_500] == []


def test_the_emergency_page_in_every_language(site: Site, built: Path, script: int) -> None:
    """Other languages need more letters: 500 bytes are theirs."""
    for folder, most in (("", 13_000), *((code, 13_500) for code in translations())):
        for address in of_type(site, "emergency"):
            page = built / folder / address.strip("/") / "index.html"
            assert not page.is_file() or weight(page) + script <= most, page


def test_the_script(script: int) -> None:
    assert script <= 1_800


def test_a_visit_to_five_pages(site: Site, pages: dict, script: int) -> None:
    """The start, what to do in an emergency, where to get help, and a middling page of two more kinds."""
    kinds = ("home", "emergency", "directory", "safety", "strategy")
    assert sum(statistics.median_high(pages[address] for address in of_type(site, kind)) for kind in kinds) + script <= 56_000
