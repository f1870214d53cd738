"""With scripts off nothing is lost but search results, the share sheet, the Shift key and the offline copy."""

import pytest
from playwright.sync_api import Browser, Page

from tests.pages_server import PagesServer


@pytest.fixture
def page(browser: Browser) -> Page:
    """A tab without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_the_menu_opens_and_leads_to_every_section(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/safer/")
    page.click(".menu:not(.header-search) summary")
    assert page.locator(".menu:not(.header-search) li a").count() >= 10
    page.click(".menu:not(.header-search) li a >> text=Evidence")
    page.wait_for_url("**/benefits/")


def test_the_search_leads_to_all_pages(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/safer/")
    page.click(".header-search summary")
    page.fill("#find", "narcan")
    page.press("#find", "Enter")
    page.wait_for_url("**/search/?q=narcan")
    assert page.locator(".all").is_visible()


def test_what_needs_a_script_is_not_shown(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/overdose/")
    assert not page.locator(".offline").is_visible()
    assert not page.locator(".share button").first.is_visible()
    assert page.locator(".share a").first.is_visible()


def test_the_contents_the_citations_and_the_neighbors_work(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/strategies/naloxone/")
    page.set_viewport_size({"width": 390, "height": 844})
    page.click(".toc summary")
    page.click(".toc a >> nth=1")
    assert "#" in page.url
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".toc a").first.is_visible(), "it is folded on phones only"
    page.click(".cite >> nth=0")
    assert page.url.endswith("#source-1")
    page.click(".pagination [rel=next]")
    page.wait_for_url("**/naloxone-training/")


def test_the_way_out_works(page: Page, served: PagesServer) -> None:
    page.route("https://**", lambda route: route.fulfill(body="Sunny"))
    page.goto(f"{served.url}/safer/")
    page.click(".quick-exit")
    page.wait_for_url("https://www.weather.gov/")


def test_the_emergency_page_needs_neither_script_nor_style(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/overdose/")
    text = page.inner_text("article")
    assert text.index("Call 911") < text.index("Try to wake them") < text.index("Give naloxone") < text.index("Stay until help comes")
