"""What every page keeps to, seen in one visit to each: access, privacy, policy. One module, so that one core makes the visit."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import FOLDER
from tests.pages_server import PagesServer


def test_axe_finds_nothing(seen: dict) -> None:
    """Every page on a narrow screen; a page of each type, or with EVERY_VIEW every page, on a wide one too."""
    found = {(address, view): one for address, page in seen.items() for view, one in page["axe"].items() if one}
    assert found == {}


def test_text_stands_out_everywhere(seen: dict) -> None:
    """Enhanced contrast, 7 to 1, in both schemes: measured on every page by the colors of its text and grounds.

    On a page of each type axe measures it as well, by looking behind every letter.
    """
    faint = {(address, scheme): one for address, page in seen.items() for scheme, one in page["faint"].items() if one}
    assert faint == {}


def test_no_page_scrolls_sideways_at_320_pixels(seen: dict) -> None:
    """Nor with text spaced out, nor with the reader's own font size twice as large."""
    wide = {(address, how): over for address, page in seen.items() for how, over in page["sideways"].items() if over > 0}
    assert wide == {}


def test_what_is_pressed_is_large_enough(seen: dict) -> None:
    assert {address: page["small"][:3] for address, page in seen.items() if page["small"]} == {}


def test_no_link_lies_over_another(seen: dict) -> None:
    """Where a row can be pressed as a whole, the number in it calls, and a second link in it leads where it says."""
    assert {address: page["covered"][:3] for address, page in seen.items() if page["covered"]} == {}


def test_no_page_asks_another_host(seen: dict, served: PagesServer) -> None:
    here = urlsplit(served.url).netloc
    assert {a: s["requests"] for a, s in seen.items() if any(urlsplit(url).netloc != here for url in s["requests"])} == {}


def test_no_page_stores_anything(seen: dict) -> None:
    assert {address: s["stored"] for address, s in seen.items() if s["stored"]} == {}


def test_no_page_breaks_its_policy(seen: dict) -> None:
    assert {address: s["broken"] for address, s in seen.items() if s["broken"]} == {}


def test_no_page_complains_in_the_console(seen: dict) -> None:
    assert {a: s["errors"] for a, s in seen.items() if s["errors"] and a != "/nothing/here/"} == {}


@pytest.mark.parametrize("address", ["/", "/overdose/"])
def test_a_page_is_one_request_then_the_script_and_at_last_the_code_for_paper(address: str, seen: dict) -> None:
    asked = [urlsplit(url).path.removeprefix(FOLDER) for url in seen[address]["requests"]]
    asked = [path for path in asked if path != "/assets/icons/icon.svg"]  # a browser may show the icon of a tab
    assert asked == [address, "/assets/scripts/main.js", f"/assets/codes/{address.strip('/') or 'index'}.svg"]
