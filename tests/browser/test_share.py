"""Links lead where they should when they are copied, said out loud, mistyped, or shown by another site."""

import pytest
from playwright.sync_api import Browser, Page, expect

from overrides.hooks.content.site import Site
from tests.browser.conftest import FOLDER
from tests.pages_server import PagesServer


@pytest.fixture
def page(browser: Browser) -> Page:
    """A tab that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_the_link_of_the_page_is_copied_without_its_question(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/safer/signs/?from=elsewhere#opioids")
    page.click('.share button[name="copy"]')
    expect(page.locator(".live-region")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served.url}/safer/signs/"


def test_where_the_clipboard_refuses_the_address_is_selected(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/safer/signs/")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    page.click('.share button[name="copy"]')
    page.wait_for_timeout(100)
    assert page.evaluate("String(getSelection())").strip().endswith("/safer/signs/")


def test_the_link_of_each_section_is_copied(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/basics/myths/")
    page.click('.content--detox .heading-link')
    expect(page.locator(".live-region")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served.url}/basics/myths/#detox"
    named = page.get_attribute(".content--detox .heading-link", "aria-label")
    assert named == "Copy link to: Is detox the safest way off opioids?"


def test_the_sheet_of_the_device_is_used_where_there_is_one(browser: Browser, served: PagesServer) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True)
    context.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page = context.new_page()
    page.goto(f"{served.url}/safer/signs/")
    page.tap('.share button[name="sheet"]')
    assert page.evaluate("window.shared.url") == f"{served.url}/safer/signs/"
    context.close()


@pytest.fixture(scope="module")
def redirect(site: Site) -> tuple[str, str]:
    """The first redirect of the settings: the path it begins at, and the address of its target."""
    plugins = [plugin["redirects"] for plugin in site.config.value["plugins"] if isinstance(plugin, dict) and "redirects" in plugin]
    old, new = next(iter(plugins[0]["redirect_maps"].items()))
    return old.removesuffix(".md"), next(page.address for page in site.pages if page.source == new)


def test_redirects_lead_on_without_a_script(browser: Browser, served: PagesServer, redirect: tuple[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/{redirect[0]}/")
    page.wait_for_url(f"**{redirect[1]}")
    context.close()


def test_a_redirect_keeps_the_section_of_a_shared_link(page: Page, served: PagesServer, redirect: tuple[str, str]) -> None:
    page.goto(f"{served.url}/{redirect[0]}/#a-section")
    page.wait_for_url(f"**{redirect[1]}#a-section")
    page.wait_for_timeout(500)  # the refresh of the page that leads on must not come after it
    assert page.url.endswith(f"{redirect[1]}#a-section")


def test_an_address_in_capitals_with_a_full_stop_is_understood(page: Page, served: PagesServer, redirect: tuple[str, str]) -> None:
    assert page.goto(f"{served.url}/{redirect[0].upper()}.").status == 404
    page.wait_for_url(f"**{redirect[1]}")


@pytest.mark.parametrize("typed", ["/strategies/naloxon", "/a/very/deep/place/naloxone-kits/"])
def test_a_lost_reader_is_offered_the_nearest_pages(typed: str, page: Page, served: PagesServer) -> None:
    assert page.goto(served.url + typed).status == 404
    page.wait_for_selector(".suggestions li")
    links = page.eval_on_selector_all(".suggestions a", "links => links.map((link) => link.pathname)")
    assert f"{FOLDER}/strategies/naloxone/" in links
    page.click(".urgent a")
    page.wait_for_url("**/overdose/")


def test_a_lost_reader_can_search_without_a_script(browser: Browser, served: PagesServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/not/here/")
    page.fill("#q", "narcan")
    page.press("#q", "Enter")
    page.wait_for_url("**/search/?q=narcan")
    context.close()
