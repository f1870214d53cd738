"""The emergency page: the number first, the steps in order, nothing behind a click, one request."""

import re
from pathlib import Path

from tests.dom import elements, text


def test_the_number_comes_before_everything_else(html: dict) -> None:
    article = next(html["/overdose/"].iter("article"))
    first = next(article.iter("a"))
    assert first.get("href") == "tel:911"
    headings = [element for element in elements(article, "h1", "h2")]
    assert headings[1].get("id") == "call"


def test_every_number_can_be_tapped(html: dict) -> None:
    calls = {a.get("href") for a in html["/overdose/"].iter("a") if a.get("href", "").startswith("tel:")}
    assert {"tel:911", "tel:999", "tel:112", "tel:000", "tel:111"} <= calls


def test_the_steps_are_in_order(html: dict) -> None:
    steps = [h3.get("id") for h3 in next(html["/overdose/"].iter("article")).iter("h3") if h3.get("id")]
    promised = ["wake", "call-now", "naloxone", "breathe", "second-dose", "side", "stay"]
    assert [step for step in steps if step in promised] == promised


def test_nothing_is_hidden_behind_a_click(html: dict) -> None:
    """Nothing of the call, the steps and the card. Special cases are folded below the steps, each under a title that is the instruction."""
    article = next(html["/overdose/"].iter("article"))
    said = [part for part in article.iter("section") if (part.get("class") or "").startswith("content--")]
    folded = [part for part in said if next(part.iter("details"), None) is not None]
    assert [part.get("class") for part in folded] == ["content--cases"]
    assert all(len(text(summary).split()) > 2 for summary in folded[0].iter("summary"))
    said.remove(folded[0])
    assert len(said) >= 5
    for part in said:
        assert [element.tag for element in elements(part, "details", "dialog", "button", "template")] == []
        assert [element for element in part.iter() if element.get("hidden") is not None] == []


def test_plain_text_says_the_same_in_the_same_order(built: Path, html: dict) -> None:
    plain = (built / "od.txt").read_text(encoding="utf-8")
    assert "911" in plain[:400]
    assert not re.search(r"[{}<>]|\]\(|\*\*", plain)
    article = next(html["/overdose/"].iter("article"))
    for h3 in article.iter("h3"):
        assert text(h3) in plain
