"""A slip in a data file, in the navigation or in the list of addresses is stopped."""

from __future__ import annotations

import pytest

SOURCES = "docs/data/sources.yml"
ENTRY = "{title: A title, publisher: Someone, kind: guideline, url: 'https://example.org/', address: page, read: 2026-11}"


@pytest.mark.parametrize("field", ["title", "publisher", "kind", "url"])
def test_source_without(garden: object, field: str) -> None:
    entry = ", ".join(part for part in ENTRY.strip("{}").split(", ") if not part.startswith(field))
    line = garden.swap(SOURCES, r"\A", f"new-source: {{{entry}}}\n")
    garden.expect(f"'{field}' is a required property", SOURCES, line=line)


def test_source_without_https(garden: object) -> None:
    line = garden.swap(SOURCES, r"\A", f"new-source: {ENTRY.replace('https:', 'http:')}\n")
    garden.expect("new-source.url", SOURCES, line=line)


def test_source_that_nobody_cites(garden: object) -> None:
    line = garden.swap(SOURCES, r"\A", f"new-source: {ENTRY}\n")
    garden.expect("No page cites 'new-source'", SOURCES, line=line, warning=True)


def test_data_that_names_an_unknown_source(garden: object) -> None:
    garden.swap("docs/data/charts.yml", r"sources: \[sordo-2017\]", "sources: [nobody-1999]")
    garden.expect("'nobody-1999' is not in", "docs/data/charts.yml")


def test_source_twice(garden: object) -> None:
    garden.swap(SOURCES, r"\A", f"new-source: {ENTRY}\nnew-source: {ENTRY}\n")
    garden.expect("'new-source' stands twice", SOURCES, line=2)


def test_data_that_does_not_parse(garden: object) -> None:
    garden.swap(SOURCES, r"\A", "new-source: {title: A: B}}\n")
    garden.expect("does not parse", SOURCES, line=1)


def test_data_file_that_is_missing_its_schema(garden: object) -> None:
    garden.write("docs/data/extra.yml", "a: 1\n")
    garden.expect("is missing", "docs/data/schemas/extra.yml")


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("helplines", r"^  status: A", "  status: Z", "status"),
        ("glossary", r"tooltip: true", "tooltip: maybe", "tooltip"),
        ("claims", r"carry: adapt", "carry: keep", "carry"),
        ("words", r"^  better:", "  instead:", "better"),
        ("charts", r"value: 11.3", "value: eleven", "value"),
    ],
)
def test_data_against_its_schema(garden: object, file: str, old: str, new: str, what: str) -> None:
    line = garden.swap(f"docs/data/{file}.yml", old, new)
    found = [fault for fault in garden.faults() if fault.file == f"docs/data/{file}.yml" and what in fault.what]
    assert found
    assert any(abs(fault.line - line) <= 3 for fault in found)  # a missing key is told at its entry


def test_page_not_in_the_navigation(garden: object) -> None:
    garden.swap("mkdocs.yml", r"^ *- strategies/naloxone.md\n", "")
    garden.expect("not in the navigation", "docs/en/strategies/naloxone.md")


def test_navigation_entry_without_a_page(garden: object) -> None:
    line = garden.swap("mkdocs.yml", r"- strategies/naloxone.md", "- strategies/narcan.md")
    garden.expect("'strategies/narcan.md', which is no page", "mkdocs.yml", line=line)


def test_navigation_entry_twice(garden: object) -> None:
    line = garden.swap("mkdocs.yml", r"^( *- strategies/naloxone.md)\n", r"\1\n\1\n")
    garden.expect("twice", "mkdocs.yml", line=line + 1)


def test_address_that_is_not_listed(garden: object) -> None:
    text = (garden.root / "docs/en/strategies/naloxone.md").read_text()
    garden.write("docs/en/strategies/narcan.md", text)
    garden.expect("/strategies/narcan/ is not in", "docs/en/strategies/narcan.md")


def test_section_id_that_is_not_listed(garden: object) -> None:
    line = garden.add("docs/en/strategies/naloxone.md", "## New { #brand-new }")
    garden.expect("#brand-new is not in", "docs/en/strategies/naloxone.md", line=line)


def test_address_that_no_longer_resolves(garden: object) -> None:
    garden.remove("docs/en/strategies/naloxone.md")
    garden.expect("/strategies/naloxone/ no longer resolves", "docs/data/addresses.yml")


def test_section_id_that_no_longer_resolves(garden: object) -> None:
    garden.swap("docs/en/strategies/naloxone.md", r"#find-it", "#get-it")
    garden.expect("/strategies/naloxone/#find-it no longer resolves", "docs/data/addresses.yml")


def test_statement_that_nobody_carries(garden: object) -> None:
    for page in (garden.root / "docs/en").rglob("*.md"):
        file = page.relative_to(garden.root).as_posix()
        garden.swap(file, r"^claims:.*", "claims: []")
    garden.expect("No page carries the statement 's1.1'", "docs/data/claims.yml")


def test_empty_site_address(garden: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    garden.expect("SITE_URL in the environment is ''", "mkdocs.yml")
