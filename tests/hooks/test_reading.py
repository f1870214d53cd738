"""The reading grade counts as Kincaid did."""

from __future__ import annotations

import pytest

from overrides.hooks.content.notation import page_text, sentences_text
from overrides.hooks.content.readability import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"), [("naloxone", 3), ("water", 2), ("breathe", 1), ("buprenorphine", 4), ("doctor's", 2), ("zzyvas", 2)]
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_follows_the_formula() -> None:
    # 8 words, 2 sentences, 9 syllables: 0.39 * 4 + 11.8 * 9 / 8 - 15.59
    assert grade("The cat sat down. The doctor went home.") == pytest.approx(0.39 * 4 + 11.8 * 9 / 8 - 15.59)


def test_grade_of_nothing_is_zero() -> None:
    assert grade("") == 0.0


def test_plain_leaves_out_tables_citations_and_addresses() -> None:
    text = sentences_text("---\ntitle: X\n---\n# Title\n\nOne [two](three.md) [@four].\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert text == "Title.\nOne two."


def test_each_item_is_a_sentence() -> None:
    assert sentences_text("- one\n- two\n") == "one.\ntwo."


def test_plain_lines_keep_numbers() -> None:
    assert "1. Try to wake them" in page_text("## Steps { #steps }\n\n### 1. Try to wake them { #wake }\n")
