"""Whatever stands in an address or a field is shown as words: nothing runs, nothing breaks the policy, nothing is complained of."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import USE, WATCH
from tests.pages_server import PagesServer


@pytest.mark.parametrize("typed", [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "%3Csvg%20onload%3Dalert(1)%3E", "ヘルプ 助けて مساعدة",
    "o" * 5000, "\u202eneedle\u0000 \ud83d\ude00", "__proto__ constructor",
])  # fmt: skip
def test_hostile_words_are_only_words(typed: str, browser: Browser, served: PagesServer) -> None:
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
