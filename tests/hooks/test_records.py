"""Data files give their values and their lines."""

from __future__ import annotations

from overrides.hooks.content.yaml_files import YamlFile, against_schema, parse


def test_a_value_knows_its_line() -> None:
    record, issues = parse("a: 1\nb:\n  - c: 2\n", "x.yml", first_line=3)
    assert issues == []
    assert record.line("b", 0, "c") == 5


def test_a_part_that_is_not_there_is_told_at_the_part_around_it() -> None:
    record, _ = parse("a: 1\nb: {c: 2}\n", "x.yml")
    assert record.line("b", "d") == 2


def test_a_key_that_stands_twice_is_a_fault() -> None:
    assert [issue.line for issue in parse("a: 1\na: 2\n", "x.yml")[1]] == [2]


def test_a_schema_says_what_to_do() -> None:
    record, _ = parse("a: x\n", "x.yml")
    schema = YamlFile("x-schema.yml", {"properties": {"a": {"type": "integer", "description": "Write a number."}}})
    assert [(issue.line, issue.hint) for issue in against_schema(record, schema)] == [(1, "Write a number.")]


def test_tags_of_the_generator_are_read() -> None:
    assert parse('url: !ENV [SITE_URL, "https://x/"]\n', "x.yml")[0].value == {"url": ["SITE_URL", "https://x/"]}
