"""Sources are read with their lines, and prose is graded as Kincaid did."""

import pytest

from overrides.hooks.content.notation import page_text, sentences_text
from overrides.hooks.content.readability import grade, syllables
from overrides.hooks.content.yaml_files import YamlFile, against_schema, parse


def test_a_value_knows_its_line() -> None:
    record, issues = parse("a: 1\nb:\n  - c: 2\n", "x.yml", first_line=3)
    assert issues == []
    assert record.line("b", 0, "c") == 5


def test_a_missing_part_has_the_line_of_the_part_around_it() -> None:
    record, _ = parse("a: 1\nb: {c: 2}\n", "x.yml")
    assert record.line("b", "d") == 2


def test_a_key_that_stands_twice_is_an_issue() -> None:
    assert [issue.line for issue in parse("a: 1\na: 2\n", "x.yml")[1]] == [2]


def test_the_description_of_a_schema_is_the_hint() -> None:
    record, _ = parse("a: x\n", "x.yml")
    schema = YamlFile("x-schema.yml", {"properties": {"a": {"type": "integer", "description": "Write a number."}}})
    assert [(issue.line, issue.hint) for issue in against_schema(record, schema)] == [(1, "Write a number.")]


def test_tags_of_the_generator_are_read() -> None:
    assert parse('url: !ENV [SITE_URL, "https://x/"]\n', "x.yml")[0].value == {"url": ["SITE_URL", "https://x/"]}


@pytest.mark.parametrize(
    ("word", "count"), [("naloxone", 3), ("water", 2), ("breathe", 1), ("buprenorphine", 4), ("doctor's", 2), ("zzyvas", 2)]
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_follows_the_formula() -> None:
    assert grade("") == 0.0
    # 8 words, 2 sentences, 9 syllables: 0.39 * 4 + 11.8 * 9 / 8 - 15.59
    assert grade("The cat sat down. The doctor went home.") == pytest.approx(0.39 * 4 + 11.8 * 9 / 8 - 15.59)


def test_plain_leaves_out_tables_citations_and_addresses() -> None:
    text = sentences_text([(1, "# Title"), (2, ""), (3, "One [two](three.md) [@four]."), (4, ""), (5, "| a | b |"), (6, "|---|---|"), (7, "| c | d |")])
    assert text == "Title.\nOne two."


def test_each_item_is_a_sentence() -> None:
    assert sentences_text([(1, "- one"), (2, "- two")]) == "One.\nTwo."


def test_plain_lines_keep_numbers() -> None:
    assert "1. Try to wake them" in page_text("## Steps { #steps }\n\n### 1. Try to wake them { #wake }\n")


def test_a_link_to_a_page_is_followed_by_its_path() -> None:
    assert page_text("Later: [the day after](safer/day-after.md#first), [the card](#card).") == "Later: the day after (/safer/day-after/), the card.\n"
