"""The way out: a link that works without a script, and three presses of Shift."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.pages_server import PagesServer

WEATHER = "https://www.weather.gov/"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in which the weather page can be reached, though there is no network."""
    context.route("https://**", lambda route: route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html"))
    return context.new_page()


def begin(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/safer/")
    page.goto(f"{served.url}/survivors/")


def test_the_link_opens_the_weather_and_leaves_no_entry(page: Page, served: PagesServer) -> None:
    begin(page, served)
    page.click(".quick-exit")
    page.wait_for_url(WEATHER)
    page.go_back()
    assert page.url == f"{served.url}/safer/"  # an earlier page, as the privacy page says, and never the one that was left


def test_the_link_tells_the_weather_nothing(page: Page, served: PagesServer) -> None:
    told = []
    page.on("request", lambda request: told.append(request.headers.get("referer")) if request.url == WEATHER else None)
    begin(page, served)
    page.click(".quick-exit")
    page.wait_for_url(WEATHER)
    assert told == [None]


def test_shift_three_times_leaves(page: Page, served: PagesServer) -> None:
    begin(page, served)
    for press in range(3):
        page.keyboard.press("Shift")
        if press == 0:
            assert page.text_content(".live-region") == "Press Shift twice more to leave this page."
    page.wait_for_url(WEATHER)


def test_the_page_is_blank_at_once(page: Page, served: PagesServer) -> None:
    page.route(WEATHER, lambda route: route.abort("aborted"))  # a weather page that never comes
    begin(page, served)
    page.click(".quick-exit", no_wait_after=True)
    assert page.evaluate("[document.body.children.length, document.title]") == [0, "Weather"]


def test_another_key_or_a_long_wait_begins_again(page: Page, served: PagesServer) -> None:
    page.clock.install()
    begin(page, served)
    for keys in (["Shift", "Shift", "a", "Shift"], ["Tab", "Shift", "Shift"]):
        for key in keys:
            page.keyboard.press(key)
    page.clock.fast_forward(6000)
    page.keyboard.press("Shift")
    assert page.url.endswith("/survivors/")


def test_a_capital_letter_is_no_press(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/search/")
    page.focus("#q")
    for _ in range(4):
        page.keyboard.down("Shift")
        page.keyboard.press("A")
        page.keyboard.up("Shift")
    assert page.url.startswith(served.url)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_way_out_is_in_view_wherever_the_page_is_scrolled(width: int, page: Page, served: PagesServer) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{served.url}/basics/myths/")
    page.evaluate("scrollTo(0, 4000)")
    box = page.locator(".quick-exit").bounding_box()
    assert 0 <= box["y"] < 80
    assert box["x"] + box["width"] <= width
