"""Everybody can use every page: by eye, by ear, by keyboard, in large type, in a narrow window, in their own colors."""

from playwright.sync_api import Browser, Page

from overrides.hooks.content.anchors import find_blocks
from overrides.hooks.content.site import Site
from tests.pages_server import PagesServer

# The words that lie under a drawing: text of the page, outside the drawing's own figure, in the rectangle of the drawing.
UNDER = """() => [...document.querySelectorAll("figure")].flatMap((figure) => {
  const drawing = figure.querySelector("svg").getBoundingClientRect();
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT, (node) =>
    figure.contains(node) || !node.data.trim() || !node.parentElement.checkVisibility() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [], range = document.createRange();
  while (words.nextNode()) {
    range.selectNodeContents(words.currentNode);
    for (const line of range.getClientRects()) {
      const width = Math.min(line.right, drawing.right) - Math.max(line.left, drawing.left);
      const height = Math.min(line.bottom, drawing.bottom) - Math.max(line.top, drawing.top);
      if (width > 2 && height > 6) found.push(`${figure.className}: ${words.currentNode.data.trim().slice(0, 40)}`);
    }
  }
  return found;
})"""


def test_no_drawing_lies_over_words_in_any_width(page: Page, served: PagesServer, site: Site) -> None:
    over = {}
    for address in [one.address for one in site.pages if find_blocks(one, "picture")]:
        page.goto(served.url + address)
        for width in (320, 480, 640, 768, 900, 1024, 1160, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if found := page.evaluate(UNDER):
                over[address, width] = found[:3]
    assert over == {}


def test_the_first_stops_are_skip_leave_and_help(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/strategies/naloxone/")
    stops = []
    for _ in range(7):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.className || document.activeElement.textContent.trim()"))
    assert [stop for stop in stops if stop != "language-switch"][:6] == ["skip", "quick-exit", "emergency-link", "site-name", "Search", "Menu"]


def test_the_keyboard_reaches_everything_leaves_it_and_shows_where_it_is(page: Page, served: PagesServer) -> None:
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


def test_the_menu_and_the_search_open_by_keyboard(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/safer/")
    page.focus(".menu:not(.header-search) summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Home"
    page.focus(".header-search summary")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("narcan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=narcan")


def test_forced_colors_keep_the_shapes(browser: Browser, served: PagesServer) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{served.url}/benefits/")
    border = page.eval_on_selector(".mark.disputed i, .disputed i", "one => getComputedStyle(one).borderLeftColor")
    other = page.eval_on_selector(".disputed i", "one => getComputedStyle(one).borderTopColor")
    bar = page.eval_on_selector(".quick-exit", "one => getComputedStyle(one).borderTopWidth")
    context.close()
    assert border != other
    assert bar == "2px"


def test_nothing_moves_for_a_reader_who_wants_stillness(browser: Browser, served: PagesServer) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served.url}/safer/")
    smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    context.close()
    assert smooth == "auto"


def test_more_contrast_makes_what_is_soft_dark(browser: Browser, served: PagesServer) -> None:
    context = browser.new_context(contrast="more")
    page = context.new_page()
    page.goto(f"{served.url}/safer/signs/")
    dates, ink = (page.eval_on_selector(one, "one => getComputedStyle(one).color") for one in (".dates", "body"))
    context.close()
    assert dates == ink
