"""Readers pay by the megabyte: what a visit asks for stays small (gzip body bytes, from the finished site)."""

from __future__ import annotations

import gzip
import statistics
from pathlib import Path

import pytest

from overrides.hooks.content.site import Site, translations

STYLE, SCRIPT = "assets/stylesheets/site.css", "assets/javascripts/page.js"


def weight(path: Path) -> int:
    """Return the bytes a file has on the wire."""
    return len(gzip.compress(path.read_bytes(), 6))


@pytest.fixture(scope="module")
def pages(site: Site, built: Path) -> dict[str, int]:
    """The weight of each page itself."""
    return {page.address: weight(built / page.address.strip("/") / "index.html") for page in site.pages}


@pytest.fixture(scope="module")
def shared(built: Path) -> int:
    """What every page asks for besides itself: the stylesheet and the deferred script."""
    return weight(built / STYLE) + weight(built / SCRIPT)


def test_the_first_visit_to_the_home_page(pages: dict, shared: int) -> None:
    assert pages["/"] + shared <= 12_000


def test_the_first_visit_to_any_page(pages: dict, shared: int) -> None:
    first = [size + shared for address, size in pages.items() if address != "/overdose/"]
    assert statistics.median(first) <= 14_000


def test_the_script_before_the_reader_acts(built: Path) -> None:
    assert weight(built / SCRIPT) <= 1_800


def test_the_heaviest_page(pages: dict, shared: int) -> None:
    heavy = {address: size + shared for address, size in pages.items() if size + shared > 22_000}
    assert heavy == {}, "split a long reference page, never cut it"


def test_the_emergency_page_is_complete_in_one_light_request(pages: dict) -> None:
    assert pages["/overdose/"] <= 10_000


def test_so_is_each_translation_of_it(built: Path) -> None:
    """Other languages need more letters, and a long address of the site a larger code for paper: 500 bytes are theirs."""
    assert {code: size for code in translations() if (size := weight(built / code / "overdose/index.html")) > 10_500} == {}


def test_the_next_page(pages: dict) -> None:
    assert statistics.median(pages.values()) <= 7_000


def test_a_visit_to_five_pages(pages: dict, shared: int) -> None:
    five = ["/", "/overdose/", "/safer/using-alone/", "/strategies/naloxone/", "/get-help/"]
    assert sum(pages[address] for address in five) + shared <= 40_000
