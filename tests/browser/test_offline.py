"""The offline copy: saved by choice, read without a network, dated, and deleted with its worker in one tap."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.pages_server import PagesServer

PLACE = "/about/print-and-share/"


@pytest.fixture
def context(browser: Browser, served: PagesServer) -> Iterator[BrowserContext]:
    """A reader whose browser may keep a worker; the network is back when the test ends."""
    context = browser.new_context()
    yield context
    context.close()
    if served.stopped:
        served.start()


def save(page: Page, served: PagesServer, kind: str) -> None:
    page.goto(served.url + PLACE)
    page.click(f'.offline button[name="{kind}"]')
    expect(page.locator(".offline output")).to_contain_text("Saved copy of", timeout=60_000)


def test_nothing_is_kept_before_it_is_asked_for(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/overdose/")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys()") == []


def test_the_buttons_say_their_size_first(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/overdose/")
    assert page.locator(".offline button").all_text_contents()[:2] == [
        f"Save the emergency pages ({page.text_content('.size-emergency')})",
        f"Save the whole site ({page.text_content('.size-all')})",
    ]
    assert page.text_content(".size-emergency").endswith(" KB")


@pytest.mark.parametrize(("kind", "address"), [("emergency", "/overdose/"), ("emergency", "/safer/signs/"), ("all", "/basics/myths/")])
def test_a_saved_page_opens_without_a_network_and_shows_its_date(kind: str, address: str, page: Page, served: PagesServer) -> None:
    save(page, served, kind)
    served.stop()
    page.goto(served.url + address)
    assert page.text_content(".saved").startswith("Saved copy of ")
    assert "more than 90 days" not in page.text_content(".saved")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # dressed


def test_with_a_network_the_page_is_the_new_one(page: Page, served: PagesServer) -> None:
    save(page, served, "emergency")
    page.goto(f"{served.url}/overdose/")
    assert page.locator(".saved").count() == 0


def test_an_old_copy_warns(page: Page, served: PagesServer) -> None:
    save(page, served, "emergency")
    page.evaluate("""async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const record = (await cache.keys()).find((request) => request.url.endsWith("saved.json"));
      const saved = await (await cache.match(record)).json();
      await cache.put(record, new Response(JSON.stringify({ ...saved, date: "2025-01-31T12:00:00Z" })));
    }""")
    served.stop()
    page.goto(f"{served.url}/overdose/")
    assert "January 31, 2025" in page.text_content(".saved")
    assert "more than 90 days old" in page.text_content(".saved")


def test_one_tap_deletes_everything_and_touches_nothing_else(page: Page, served: PagesServer) -> None:
    save(page, served, "emergency")
    page.evaluate("caches.open('another project of this host')")
    page.reload()
    page.wait_for_selector('.offline button[name="forget"]:not([hidden])')
    page.click('.offline button[name="forget"]')
    expect(page.locator(".offline output")).to_contain_text("Deleted.")
    assert page.evaluate("caches.keys()") == ["another project of this host"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_save_that_fails_says_so_and_keeps_nothing(page: Page, served: PagesServer) -> None:
    page.goto(served.url + PLACE)
    page.evaluate("import('../../assets/scripts/offline.js')")  # its own script is there already
    page.wait_for_timeout(300)
    served.stop()
    page.click('.offline button[name="emergency"]')
    expect(page.locator(".offline output")).to_contain_text("It could not be saved", timeout=20_000)
    assert page.evaluate("caches.keys()") == []
