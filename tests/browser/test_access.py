"""Everybody can use every page: by eye, by ear, by keyboard, in large type, in a narrow window, in their own colors."""

from playwright.sync_api import Browser, Page

from tests.pages_server import PagesServer


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
