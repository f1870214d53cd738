"""On paper: black on white, addresses shown, nothing torn; the emergency page and the seven principles on one sheet."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.pages_server import PagesServer

SHEETS = ["A4", "Letter"]


def printed(page: Page, url: str, sheet: str) -> PdfReader:
    """Print a page as the browser does; return the PDF."""
    page.goto(url)
    page.emulate_media(media="print")
    return PdfReader(io.BytesIO(page.pdf(format=sheet, prefer_css_page_size=False)))


def words(pdf: PdfReader, sides: int | None = None) -> str:
    """The text of a PDF, or of its first sides, with single spaces."""
    text = unicodedata.normalize("NFKC", " ".join(sheet.extract_text() for sheet in pdf.pages[:sides]))  # letters that are joined in print
    return " ".join(text.split())


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("address", ["/principles/", "/es/principles/"])
def test_one_sheet(address: str, sheet: str, page: Page, served: PagesServer) -> None:
    assert len(printed(page, served.url + address, sheet).pages) == 1


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("address", ["/overdose/", "/es/overdose/"])
def test_the_emergency_sheet_has_every_step_and_the_card(address: str, sheet: str, page: Page, served: PagesServer) -> None:
    """On its first side; the special cases and what comes after are on the second."""
    page.goto(served.url + address)
    parts = page.locator(".content--steps p, .content--steps h3, .content--do-not li, .content--card li").all_text_contents()
    pdf = printed(page, served.url + address, sheet)
    assert len(pdf.pages) == 2
    text = words(pdf, sides=1)
    assert [word for part in parts for word in re.findall(r"[a-z']{3,}", part) if word not in text] == []


@pytest.mark.parametrize(("width", "height"), [(742, 1085), (748, 1018)], ids=SHEETS)
@pytest.mark.parametrize("address", ["/overdose/", "/es/overdose/"])
def test_nothing_of_the_emergency_sheet_is_cut_or_lies_under_the_card(address: str, width: int, height: int, page: Page, served: PagesServer) -> None:
    """On a window of the size that a sheet leaves between its margins."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="print")
    page.goto(served.url + address)
    places = page.evaluate("""() => Object.fromEntries([".content--card", ".content--do-not", ".cpr", ".breath"].map((name) =>
      [name, [...document.querySelector(name).getClientRects()].map(({ top, bottom }) => [top, bottom])]))""")
    assert [len(places[box]) for box in (".cpr", ".breath")] == [1, 1], "a box is cut by the end of its column"
    lowest = max(bottom for name, boxes in places.items() if name != ".content--card" for _, bottom in boxes)
    assert lowest <= places[".content--card"][0][0]


def test_the_card_folds_to_the_size_of_a_bank_card(page: Page, served: PagesServer) -> None:
    page.emulate_media(media="print")
    page.goto(f"{served.url}/overdose/")
    box = page.locator(".content--card").bounding_box()
    millimeter = 96 / 25.4
    assert (round(box["width"] / millimeter, 1), round(box["height"] / millimeter, 1)) == (171.0, 54.0)
    assert page.evaluate("(() => { const card = document.querySelector('.content--card'); return card.scrollHeight <= card.clientHeight + 1; })()")


def test_paper_shows_where_it_came_from(page: Page, served: PagesServer) -> None:
    with page.expect_response("**/assets/codes/*"):  # a reader who prints has read for a moment
        page.goto(f"{served.url}/strategies/naloxone/")
    text = words(printed(page, f"{served.url}/strategies/naloxone/", "A4"))
    address = page.text_content(".page-url").split(": ")[1].strip()
    assert address.replace("/", "") in text.replace("/", "").replace(" ", "")
    assert "Checked" in text
    assert "https://" in text[text.index("Sources") :]
    assert page.locator(".qr").is_visible()


def test_paper_has_no_navigation_and_is_black_on_white(page: Page, served: PagesServer) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{served.url}/safer/signs/")
    for part in (".quick-exit-bar", ".menu", ".toc", ".breadcrumb", ".pagination", ".row", ".site-footer .footer-links"):
        assert not page.locator(part).first.is_visible(), part
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("address", ["/overdose/", "/strategies/naloxone-training/"])
def test_every_sheet_names_the_license(address: str, page: Page, served: PagesServer) -> None:
    pdf = printed(page, served.url + address, "A4")
    assert [number for number, sheet in enumerate(pdf.pages, 1) if "CC BY" not in sheet.extract_text()] == []


def test_a_table_is_a_table_on_paper(page: Page, served: PagesServer) -> None:
    """Not the cards of a phone, which is as wide as a sheet."""
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(f"{served.url}/strategies/")
    page.emulate_media(media="print")
    assert page.locator(".cards tr").first.evaluate("(row) => getComputedStyle(row).display") == "table-row"


def test_no_number_lies_under_the_words_beside_it_on_paper(page: Page, served: PagesServer) -> None:
    page.set_viewport_size({"width": 816, "height": 900})  # a sheet of Letter
    page.goto(f"{served.url}/get-help/")
    page.emulate_media(media="print")
    hidden = page.evaluate("""() => [...document.querySelectorAll(".content--now .part")].flatMap((part) => {
      const head = part.querySelector("h3").getBoundingClientRect();
      return [...part.querySelectorAll("li a")].filter((link) => [link, ...link.children].some((part) => [...part.getClientRects()].some((one) =>
        one.left < head.right - 1 && one.right > head.left && one.top < head.bottom - 1 && one.bottom > head.top + 1))).map((link) => link.textContent);
    })""")
    assert hidden == []
