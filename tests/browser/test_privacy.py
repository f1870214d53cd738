"""No page asks another host for anything, stores anything or breaks its own policy, whatever the reader does on it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from overrides.hooks.pages import Site
from tests.browser.conftest import FOLDER, Served

# Everything by which a page could store, told by the page itself before any of its own scripts run.
WATCH = """
window.stored = []; window.broken = [];
for (const name of ["setItem", "removeItem", "clear"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (...all) { window.stored.push(name); return real.apply(this, all); };
}
for (const [owner, name] of [[IDBFactory.prototype, "open"], [CacheStorage.prototype, "open"], [ServiceWorkerContainer.prototype, "register"]]) {
  const real = owner[name];
  owner[name] = function (...all) { window.stored.push(name); return real.apply(this, all); };
}
Object.defineProperty(Document.prototype, "cookie", { set() { window.stored.push("cookie"); }, get() { return ""; } });
addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
USE = """async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const button of document.querySelectorAll(".share button, .link")) if (!button.hidden) button.click();
  for (const field of document.querySelectorAll("input")) { field.focus(); field.value = "narcan"; }
  for (const type of ["keydown", "keyup"]) dispatchEvent(new KeyboardEvent(type, { key: "Shift" }));
  scrollTo(0, document.body.scrollHeight);
  await new Promise((done) => setTimeout(done, 30));
}"""


@pytest.fixture(scope="module")
def seen(browser: Browser, served: Served, site: Site) -> dict[str, dict[str, list[str]]]:
    """What was seen on every page while it was used: requests, stored things, breaches, errors in the console."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(WATCH)
    page = context.new_page()
    seen, requests, errors = {}, [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in [*(page.address for page in site.pages), "/search/", "/search/?q=narcan", "/od/"]:
        requests.clear()
        errors.clear()
        page.goto(served.url + address)
        page.evaluate(USE)
        seen[address] = {
            "requests": list(requests),
            "stored": page.evaluate("window.stored") + [cookie["name"] for cookie in context.cookies()],
            "broken": page.evaluate("window.broken"),
            "errors": list(errors),
        }
    context.close()
    return seen


def test_no_page_asks_another_host(seen: dict, served: Served) -> None:
    here = urlsplit(served.url).netloc
    assert {a: s["requests"] for a, s in seen.items() if any(urlsplit(url).netloc != here for url in s["requests"])} == {}


def test_no_page_stores_anything(seen: dict) -> None:
    assert {address: s["stored"] for address, s in seen.items() if s["stored"]} == {}


def test_no_page_breaks_its_policy(seen: dict) -> None:
    assert {address: s["broken"] for address, s in seen.items() if s["broken"]} == {}


def test_no_page_complains_in_the_console(seen: dict) -> None:
    assert {address: s["errors"] for address, s in seen.items() if s["errors"]} == {}


def test_the_first_visit_to_the_home_page_is_three_requests(seen: dict) -> None:
    assert len(seen["/"]["requests"]) <= 3


def test_the_emergency_page_is_one_request_and_the_script(seen: dict) -> None:
    paths = [urlsplit(url).path.removeprefix(FOLDER) for url in seen["/overdose/"]["requests"]]
    assert paths == ["/overdose/", "/assets/javascripts/page.js"]


@pytest.mark.parametrize("typed", [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "%3Csvg%20onload%3Dalert(1)%3E", "ヘルプ 助けて مساعدة",
    "o" * 5000, "\u202eneedle\u0000 \ud83d\ude00", "__proto__ constructor",
])  # fmt: skip
def test_hostile_words_are_only_words(typed: str, browser: Browser, served: Served) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
    page.goto(f"{served.url}/search/")
    page.fill("#q", typed)
    page.press("#q", "Enter")
    page.wait_for_function("/found|page/.test(document.querySelector('.count').textContent)")
    assert page.input_value("#q") == typed.strip()[:200] or typed != page.input_value("#q")
    assert page.locator(".count script, .count img, .results img, .results script").count() == 0
    for address in ("/", "/basics/myths/"):
        page.goto(f"{served.url}{address}#{typed[:300]}".replace("\u0000", ""))
        page.evaluate(USE)
    assert page.evaluate("window.broken") == []
    context.close()
    assert errors == []
