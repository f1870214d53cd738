"""No page asks another host for anything, stores anything or breaks its own policy, whatever the reader does on it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import FOLDER, Served
from tests.browser.visit import USE, WATCH


def test_no_page_asks_another_host(seen: dict, served: Served) -> None:
    here = urlsplit(served.url).netloc
    assert {a: s["requests"] for a, s in seen.items() if any(urlsplit(url).netloc != here for url in s["requests"])} == {}


def test_no_page_stores_anything(seen: dict) -> None:
    assert {address: s["stored"] for address, s in seen.items() if s["stored"]} == {}


def test_no_page_breaks_its_policy(seen: dict) -> None:
    assert {address: s["broken"] for address, s in seen.items() if s["broken"]} == {}


def test_no_page_complains_in_the_console(seen: dict) -> None:
    assert {a: s["errors"] for a, s in seen.items() if s["errors"] and a != "/nothing/here/"} == {}


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
    expect(page.locator(".count")).to_have_text(re.compile("found|page"), timeout=15_000)
    assert page.input_value("#q") == typed.strip()[:200] or typed != page.input_value("#q")
    assert page.locator(".count script, .count img, .results img, .results script").count() == 0
    for address in ("/", "/basics/myths/"):
        page.goto(f"{served.url}{address}#{typed[:300]}".replace("\u0000", ""))
        page.evaluate(USE)
    assert page.evaluate("window.broken") == []
    context.close()
    assert errors == []
