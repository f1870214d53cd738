"""The offline copies: saved by choice, opened by any name a page goes by, dated, never lost to a worse answer, deleted in one tap."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import Site, load, translations
from tests.pages_server import Handler, PagesServer

LOGIN = b"<!doctype html><title>Guest network</title><main><h1>Log in to this network</h1></main>"
T = messages("en")


class Disturbed(Handler):
    """GitHub Pages behind something else: `answer` says what is sent in place of a file; None leaves it alone."""

    answer: Callable[[str], tuple[int, bytes, str] | None] = staticmethod(lambda path: None)

    def do_GET(self) -> None:  # noqa: N802, the library's name
        given = Disturbed.answer(self.path)
        if given:
            self._answer(*given)
        else:
            super().do_GET()


@pytest.fixture
def served(served: PagesServer) -> Iterator[PagesServer]:
    """The finished site on a port of its own, which a test may disturb or stop."""
    own = PagesServer(served.folder, f"http://x{served.prefix}/", Disturbed)
    Disturbed.answer = staticmethod(lambda path: None)
    yield own
    if not own.stopped:
        own.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose browser may keep a worker."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def place(site: Site) -> dict[str, str]:
    """The address of the page with the block of the copy, in each language."""
    editions = {"en": ("", site), **{code: (f"/{code}", load(language=code)) for code in translations()}}
    return {code: folder + next(page.address for page in pages.pages if page.source in pages.extra("offline_copy")) for code, (folder, pages) in editions.items()}


@pytest.fixture(scope="module")
def urgent(place: dict[str, str]) -> dict[str, str]:
    """The address of the emergency page in each language: it is in every copy."""
    sites = {code: load(language=code) for code in place}
    return {code: ("" if code == "en" else f"/{code}") + next(page.address for page in pages.pages if page.type == "emergency") for code, pages in sites.items()}


def listed(built: Path, language: str = "en") -> dict:
    return json.loads((built / ("" if language == "en" else language) / "offline.json").read_text(encoding="utf-8"))


def press(page: Page, served: PagesServer, address: str, kind: str) -> None:
    page.goto(served.url + address)
    page.click(f'.offline button[name="{kind}"]')


def save(page: Page, served: PagesServer, place: dict[str, str], kind: str, language: str = "en") -> None:
    press(page, served, place[language], kind)
    expect(page.locator(".offline output")).to_contain_text(messages(language)["saved"], timeout=60_000)


def replace(answer: Callable[[str], tuple[int, bytes, str] | None]) -> None:
    Disturbed.answer = staticmethod(answer)


def test_nothing_is_kept_before_it_is_asked_for(page: Page, served: PagesServer, place: dict[str, str]) -> None:
    page.goto(served.url + place["en"])
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys()") == []


def test_the_block_says_sizes_and_languages_and_that_a_phone_may_delete_it(page: Page, served: PagesServer, place: dict[str, str], built: Path) -> None:
    for code, address in place.items():
        t, copy = messages(code), listed(built, code)
        page.goto(served.url + address)
        sizes = {kind: f"{round(copy[kind]['bytes'] / 1000)} KB" for kind in copy}
        assert page.locator(".offline button").all_text_contents()[:2] == [f"{t['save_emergency']} ({sizes['emergency']})", f"{t['save_all']} ({sizes['all']})"]
        assert all(messages(code)["language"].lower() in t[name].lower() for name in ("save_emergency", "save_all"))
        assert t["stays"] in page.text_content(".offline")


def test_the_device_is_asked_not_to_throw_it_away(page: Page, context: BrowserContext, served: PagesServer, place: dict[str, str]) -> None:
    context.add_init_script("navigator.storage.persist = async () => { window.asked = true; return true; }")
    save(page, served, place, "emergency")
    assert page.evaluate("window.asked")


def test_the_copy_for_emergencies_holds_what_its_pages_say(built: Path, site: Site) -> None:
    wanted = {page.address[1:] for page in site.pages if page.meta.get("offline") == "emergency"}
    assert wanted | {"", "od.txt", "offline.html"} <= set(listed(built)["emergency"]["files"])
    assert {page.address[1:] for page in site.pages if page.type in ("emergency", "directory", "safety")} <= wanted
    for code in translations():  # what is not translated is there in the original
        own = {page.source for page in load(language=code).pages}
        assert {page.address[1:] for page in site.pages if page.address[1:] in wanted and page.source not in own} <= set(listed(built, code)["emergency"]["files"])


def spellings(address: str) -> list[str]:
    """Return an address as people type it."""
    bare = address.rstrip("/")
    names = [address, f"{address}index.html", f"{address}?utm_source=x&y=%zz", f"{address}#main"]
    return names + ([bare, f"{bare}.", bare.upper(), f"{bare.title()}/", f"{bare}?x=1", f"{bare}).", f"/{bare}", f"{bare}.html"] if bare else [])


@pytest.mark.parametrize("language", ["en", *translations()])
def test_every_name_of_a_saved_page_opens_it(language: str, page: Page, served: PagesServer, place: dict[str, str], built: Path) -> None:
    save(page, served, place, "emergency", language)
    served.stop()
    copy = listed(built, language)["emergency"]
    some = [*list(copy["pages"])[:2], *list(copy["pages"])[-1:]]
    for address in some:
        for name in spellings(address):
            page.goto(f"{served.url}/{name}")
            assert page.url.partition("?")[0].partition("#")[0].removesuffix("index.html") == f"{served.url}/{address}", name
            assert page.text_content(".saved").startswith(messages(language)["saved"]), name
    for short, target in copy["redirects"].items():
        if target.partition("#")[0] in copy["pages"]:
            for name in (short, short.rstrip("/"), short.upper(), f"{short}index.html"):
                page.goto(f"{served.url}/{name}")
                assert page.url == f"{served.url}/{target}", name
    page.goto(f"{served.url}/{short}#main")
    page.goto(f"{served.url}/od.txt" if language == "en" else f"{served.url}/{language}/od.txt")
    assert "911" in page.inner_text("body")


def test_every_short_address_opens_in_the_copy_of_the_whole_site(page: Page, served: PagesServer, place: dict[str, str], built: Path) -> None:
    save(page, served, place, "all")
    served.stop()
    copy = listed(built)["all"]
    for short, target in copy["redirects"].items():
        page.goto(f"{served.url}/{short.rstrip('/')}#main")
        assert page.url.startswith(f"{served.url}/{target}"), short
        assert page.url.endswith("#main") or "#" in target
        assert page.text_content(".saved")
    page.goto(f"{served.url}/search/?q=naloxone")
    expect(page.locator(".results li").first).to_be_visible(timeout=20_000)
    page.goto(f"{served.url}/data/")
    assert page.text_content("h1") == T["not_saved"]


@pytest.mark.parametrize("language", ["en", *translations()])
def test_a_page_that_was_not_saved_says_so_and_leads_to_what_is(language: str, page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str], built: Path) -> None:
    save(page, served, place, "emergency", language)
    served.stop()
    copy, t = listed(built, language)["emergency"], messages(language)
    missing = next(page for page in listed(built)["all"]["pages"] if page not in copy["pages"] and page)
    for address in (missing, "nothing/at/all", "100%", "%zz/%", "search/?q=naloxone", f"{language}/search/?q=x", "x.html"):
        page.goto(f"{served.url}/{address}")
        assert page.url == f"{served.url}/{address}"
        assert page.text_content("h1") == t["not_saved"], address
        assert page.get_attribute("html", "lang") == language
        links = page.eval_on_selector_all("article li a", "all => all.map((one) => one.href)")
        assert links == [f"{served.url}/{one}" for one in copy["pages"]]
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # dressed
        assert page.locator(".quick-exit").is_visible()
    page.click(".urgent a")
    assert page.url == served.url + urgent[language]
    assert page.text_content(".saved").startswith(t["saved"])
    page.goto(f"{served.url}/{missing}")
    served.start()
    page.click("article p a >> nth=0")  # try again
    expect(page.locator("h1")).not_to_have_text(t["not_saved"])


def test_a_page_of_another_language_leads_to_the_language_that_is_saved(page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str]) -> None:
    save(page, served, place, "all")
    served.stop()
    for code in translations():
        page.goto(f"{served.url}/{code}")
        assert page.text_content("h1") == T["not_saved"]
        page.click(".urgent a")
        assert page.url == served.url + urgent["en"]


def test_with_a_network_the_page_is_the_new_one(page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str]) -> None:
    save(page, served, place, "emergency")
    for address in (urgent["en"], urgent["en"].rstrip("/"), "/od", "/basics/", "/es/", "/od.txt", "/nothing"):
        page.goto(served.url + address)
        assert page.locator(".saved").count() == 0
        assert "Try again" not in page.inner_text("body")


BROKEN = {
    "a broken server": lambda path: (503, b"<h1>503 unicorn</h1>", "text/html"),
    "no site at all": lambda path: (404, b"<h1>There isn't a GitHub Pages site here.</h1>", "text/html"),
    "forbidden": lambda path: (403, b"<h1>Blocked by your school</h1>", "text/html"),
    "a block page": lambda path: (200, b"<h1>This site is blocked: drugs</h1>", "text/html"),
    "a login page elsewhere": lambda path: None if "/login" in path else (302, b"", "text/html", "/login"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_the_copy_wins_over(kind: str, page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str]) -> None:
    save(page, served, place, "emergency")
    replace(BROKEN[kind])
    for address in (urgent["en"], "/", "/od", "/od.txt", urgent["en"].rstrip("/")):
        page.goto(served.url + address)
        assert "blocked" not in page.inner_text("body").lower()
        assert "911" in page.inner_text("body") or address == "/", (kind, address)
    replace(lambda path: None)
    page.goto(served.url + urgent["en"])
    assert page.locator(".saved").count() == 0


def test_a_slow_line_loses_to_the_copy_but_not_to_a_page_that_says_that_there_is_none(page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str], built: Path) -> None:
    save(page, served, place, "emergency")
    replace(lambda path: time.sleep(5.5))
    page.goto(served.url + urgent["en"])
    assert page.text_content(".saved")
    missing = next(one for one in listed(built)["all"]["pages"] if one not in listed(built)["emergency"]["pages"])
    page.goto(f"{served.url}/{missing}", timeout=40_000)
    assert page.text_content("h1") != T["not_saved"]


# What goes wrong while a copy is saved again: what answers after the third file, and what the block says.
SPOILED = {
    "a login page in the place of every page": ("unsaved_changed", lambda path: (200, LOGIN, "text/html") if not path.endswith(("json", "sw.js", "offline.js")) else None),
    "a login page in the place of the list": ("unsaved_changed", lambda path: (200, LOGIN, "text/html") if path.endswith("offline.json") else None),
    "a login page in the place of one page": ("unsaved_changed", lambda path: (200, LOGIN, "text/html") if path.endswith("/safer/signs/") else None),
    "a server that breaks half way": ("unsaved_changed", lambda path: (503, b"", "text/html") if path.endswith("/get-help/") else None),
    "an old script": ("unsaved_changed", lambda path: (200, b"alert(1)", "application/javascript") if path.endswith("main.js") else None),
}


@pytest.mark.parametrize("kind", SPOILED)
def test_saving_again_leaves_the_old_copy_whole_and_says_so(kind: str, page: Page, served: PagesServer, place: dict[str, str], built: Path) -> None:
    save(page, served, place, "emergency")
    before = page.evaluate("caches.keys()")
    reason, answer = SPOILED[kind]
    page.reload()
    replace(answer)
    page.click('.offline button[name="emergency"]')
    expect(page.locator(".offline output")).to_contain_text(f"{T['unsaved']} {T[reason]} {T['still_saved']}", timeout=30_000)
    whole(page, served, built, before)


def whole(page: Page, served: PagesServer, built: Path, before: list[str]) -> None:
    """Assert that the copy of before is there with every file as it was published, and that nothing else is."""
    assert page.evaluate("caches.keys()") == before
    kept = page.evaluate("""async (name) => { const cache = await caches.open(name); const found = {};
      for (const request of await cache.keys()) { const bytes = await (await cache.match(request)).arrayBuffer();
        found[request.url] = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((one) => one.toString(16).padStart(2, "0")).join("").slice(0, 16); }
      return found; }""", before[0])
    files = {f"{served.url}/{path}": hash_ for path, hash_ in listed(built)["emergency"]["files"].items()}
    assert {url: hash_ for url, hash_ in kept.items() if not url.endswith("saved.json")} == files


def test_a_signal_lost_half_way_leaves_the_old_copy_whole(page: Page, served: PagesServer, place: dict[str, str], built: Path) -> None:
    save(page, served, place, "emergency")
    before = page.evaluate("caches.keys()")
    page.reload()
    page.wait_for_selector('.offline button[name="forget"]:not([hidden])')
    asked = []

    def lose(path: str) -> None:
        asked.append(path)
        if len(asked) > 9:
            raise ConnectionError

    replace(lose)
    page.click('.offline button[name="emergency"]')
    expect(page.locator(".offline output")).to_contain_text(f"{T['unsaved']} {T['unsaved_lost']} {T['still_saved']}", timeout=30_000)
    whole(page, served, built, before)


def test_a_full_phone_leaves_the_old_copy_whole(page: Page, context: BrowserContext, served: PagesServer, place: dict[str, str], urgent: dict[str, str], built: Path) -> None:
    save(page, served, place, "emergency")
    before = page.evaluate("caches.keys()")
    page.reload()
    devtools = context.new_cdp_session(page)
    origin = re.match(r"https?://[^/]+", served.url)[0]
    used = page.evaluate("navigator.storage.estimate().then((all) => all.usage)")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + 50_000})
    page.click('.offline button[name="all"]')
    expect(page.locator(".offline output")).to_contain_text(f"{T['unsaved']} {T['unsaved_full']} {T['still_saved']}", timeout=30_000)
    whole(page, served, built, before)
    served.stop()
    page.goto(served.url + urgent["en"])
    assert page.text_content(".saved")


def test_a_first_save_that_fails_keeps_nothing(page: Page, served: PagesServer, place: dict[str, str]) -> None:
    page.goto(served.url + place["en"])
    page.evaluate(f"import('{urljoin(served.url + '/', 'assets/scripts/offline.js')}')")  # its own script is there already
    page.wait_for_timeout(300)
    served.stop()
    page.click('.offline button[name="emergency"]')
    expect(page.locator(".offline output")).to_have_text(f"{T['unsaved']} {T['unsaved_lost']}", timeout=20_000)
    assert page.evaluate("caches.keys()") == []


def test_saving_again_brings_what_is_new(page: Page, served: PagesServer, place: dict[str, str]) -> None:
    save(page, served, place, "all")
    first = page.evaluate("caches.keys()")
    press(page, served, place["en"], "emergency")
    page.wait_for_function("(first) => caches.keys().then((names) => names.length === 1 && names[0] !== first)", arg=first[0], timeout=60_000)


def test_an_old_copy_warns(page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str]) -> None:
    save(page, served, place, "emergency")
    page.evaluate("""async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const record = (await cache.keys()).find((request) => request.url.endsWith("saved.json"));
      const saved = await (await cache.match(record)).json();
      await cache.put(record, new Response(JSON.stringify({ ...saved, date: "2025-01-31T12:00:00Z" })));
    }""")
    page.reload()
    expect(page.locator(".offline output")).to_contain_text(T["older"])
    served.stop()
    page.goto(served.url + urgent["en"])
    assert "January 31, 2025" in page.text_content(".saved")
    assert T["old"] in page.text_content(".saved")


def test_copies_of_two_languages_stand_side_by_side_and_one_tap_deletes_all(page: Page, served: PagesServer, place: dict[str, str], urgent: dict[str, str]) -> None:
    for code in place:
        save(page, served, place, "emergency", code)
    page.evaluate("caches.open('another project of this host')")
    served.stop()
    for code, address in urgent.items():
        page.goto(served.url + address)
        assert page.text_content(".saved").startswith(messages(code)["saved"])
    served.start()
    page.goto(served.url + place["en"])
    page.click('.offline button[name="forget"]')
    expect(page.locator(".offline output")).to_contain_text(T["deleted"])
    assert page.evaluate("caches.keys()") == ["another project of this host"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
