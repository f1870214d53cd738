"""Everybody can use every page: by eye, by ear, by keyboard, in large type, in a narrow window, in their own colors."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Playwright

from overrides.hooks.pages import Site
from tests.browser.conftest import FLAGS, Served
from tests.browser.find import browser as find_browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = """async (contrast) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const rules = contrast ? { runOnly: ["color-contrast-enhanced"] }
    : { runOnly: { type: "tag", values: tags }, rules: { "color-contrast": { enabled: false } } };
  const found = await axe.run(document, { ...rules, resultTypes: ["violations"] });
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
}"""
# Every pair of text color and ground on the page whose contrast is below 7 to 1, or 4.5 where the text is large.
FAINT = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (color) => color.slice(0, 3).map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (one) => { for (; one; one = one.parentElement) { const color = rgb(getComputedStyle(one).backgroundColor); if (color[3] !== 0) return color; } return [255, 255, 255]; };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !one.checkVisibility() || one.closest("script, svg, .vh, .skip")) continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgb(style.color)), light(ground(one))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if ((a + 0.05) / (b + 0.05) < (large ? 4.5 : 7)) found.add(`${one.tagName}.${one.className}: ${style.color} on ${ground(one)}`);
  }
  return [...found];
}"""
# Each width in one scheme: no rule but contrast, which has a test of its own in both, looks at colors.
VIEWS = [(320, "light"), (1280, "dark")]
# Links inside a sentence, citations and marks are text, which the guideline exempts.
SMALL = """() => [...document.querySelectorAll("a, button, summary, input")]
  .filter((one) => one.offsetParent && !one.closest("p:not(.row):not(.links), dd, td, th, cite, li p, .cites, .in-words") && !one.matches(".skip, li > a, .source-list a"))
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
WIDE = "document.documentElement.scrollWidth - innerWidth"
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"


@pytest.fixture(scope="module")
def addresses(site: Site) -> list[str]:
    """Every page a reader can open."""
    return [*(page.address for page in site.pages), "/search/", "/nothing/here/"]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Page:
    """One tab for all pages, past the page's own policy: axe has to be put into it."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(addresses: list[str], tab: Page, served: Served) -> None:
    found = {}
    for address in addresses:
        tab.goto(served.url + address)
        tab.evaluate(AXE)
        for width, scheme in VIEWS:
            tab.set_viewport_size({"width": width, "height": 800})
            tab.emulate_media(color_scheme=scheme)
            if violations := tab.evaluate(RULES, False):
                found[address, width, scheme] = violations
    tab.emulate_media(color_scheme="light")
    assert found == {}


def test_text_stands_out_everywhere(addresses: list[str], site: Site, tab: Page, served: Served) -> None:
    """Enhanced contrast: measured on every page by the colors themselves, and by axe on one page of each type.

    axe looks behind every letter, which takes minutes for all pages; a page of a type has the colors of its type.
    """
    faint, one_of_each = {}, {page.type: page.address for page in site.pages}.values()
    for address in addresses:
        tab.goto(served.url + address)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            if found := tab.evaluate(FAINT):
                faint[address, scheme] = found
            if address in one_of_each:
                tab.evaluate(AXE)
                if found := tab.evaluate(RULES, True):
                    faint[address, scheme, "axe"] = found
    tab.emulate_media(color_scheme="light")
    assert faint == {}


def test_no_page_scrolls_sideways_at_320_pixels_however_the_text_is_set(addresses: list[str], tab: Page, served: Served) -> None:
    wide = {}
    tab.set_viewport_size({"width": 320, "height": 640})
    for address in addresses:
        tab.goto(served.url + address)
        if (over := tab.evaluate(WIDE)) > 0:
            wide[address] = over
        tab.add_style_tag(content=SPACED)
        if (over := tab.evaluate(WIDE)) > 0:
            wide[address, "spaced"] = over
    assert wide == {}


def test_no_page_scrolls_sideways_with_text_twice_as_large(addresses: list[str], playwright: Playwright, served: Served) -> None:
    """The reader's own font size, as a phone sets it, at 320 pixels."""
    large = playwright.chromium.launch(executable_path=find_browser(), args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    tab, wide = large.new_page(viewport={"width": 320, "height": 640}), {}
    for address in addresses:
        tab.goto(served.url + address)
        if (over := tab.evaluate(WIDE)) > 0:
            wide[address] = over
    large.close()
    assert wide == {}


def test_what_is_pressed_is_large_enough(addresses: list[str], tab: Page, served: Served) -> None:
    small = {}
    tab.set_viewport_size({"width": 360, "height": 740})
    for address in addresses:
        tab.goto(served.url + address)
        if found := tab.evaluate(SMALL):
            small[address] = found[:3]
    assert small == {}


def test_the_first_stops_are_skip_leave_and_help(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/strategies/naloxone/")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.className || document.activeElement.textContent.trim()"))
    assert stops == ["skip", "exit", "od", "name", "Search", "Menu"]


def test_the_keyboard_reaches_everything_leaves_it_and_shows_where_it_is(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/strategies/naloxone/")
    stops = page.evaluate("""[...document.querySelectorAll("a[href], button:not([hidden]), summary, input")].filter((one) => one.checkVisibility()).length""")
    unseen, reached = [], 0
    for _ in range(stops + 3):
        page.keyboard.press("Tab")
        place = page.evaluate("""() => { const one = document.activeElement; const style = getComputedStyle(one);
          return one === document.body ? null : [one.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)]; }""")
        if place is None:
            break
        reached += 1
        if place[1] != "solid" or place[2] < 2:
            unseen.append(place)
    assert unseen == []
    assert reached == stops


def test_the_menu_and_the_search_open_by_keyboard(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/safer/")
    page.focus(".menu:not(.find) summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Start"
    page.focus(".find summary")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("narcan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=narcan")


def test_forced_colors_keep_the_shapes(browser: Browser, served: Served) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{served.url}/benefits/")
    border = page.eval_on_selector(".mark.disputed i, .disputed i", "one => getComputedStyle(one).borderLeftColor")
    other = page.eval_on_selector(".disputed i", "one => getComputedStyle(one).borderTopColor")
    bar = page.eval_on_selector(".exit", "one => getComputedStyle(one).borderTopWidth")
    context.close()
    assert border != other
    assert bar == "2px"


def test_nothing_moves_for_a_reader_who_wants_stillness(browser: Browser, served: Served) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served.url}/safer/")
    smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    context.close()
    assert smooth == "auto"
