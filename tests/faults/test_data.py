"""A slip in a data file, in the navigation or in the list of addresses is stopped."""

from __future__ import annotations

import datetime

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
    garden.expect("No page cites 'new-source'", SOURCES, line=line, severity="warning")


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
def test_data_against_its_schema(garden: object, file: str, old: str, new: str, message: str) -> None:
    line = garden.swap(f"docs/data/{file}.yml", old, new)
    found = [issue for issue in garden.issues() if issue.file == f"docs/data/{file}.yml" and message in issue.message]
    assert found
    assert any(abs(issue.line - line) <= 3 for issue in found)  # a missing key is told at its entry


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


NEXT_YEAR = datetime.date.today().year + 1

# The data file, what is replaced by what, words of the message, and how many lines below the place it is told.
SENSE = {
    "source read in the future": ("sources", r"^  read: .*", f"  read: {NEXT_YEAR}-12", "is in the future", 0),
    "source read in no month": ("sources", r"^  read: .*", "  read: 2026-13", "is in no calendar", 0),
    "source of a year to come": ("sources", r"^  year: .*", f"  year: {NEXT_YEAR + 1}", "is in the future", 0),
    "address of two sources": ("sources", r"^  url: https://hri.global/.*", "  url: https://harmreduction.org/about-us/principles-of-harm-reduction", "stands twice", 0),
    "archive that is none": ("sources", r"^  url: .*", r"\g<0>\n  archived: https://example.org/copy", "'example.org' keeps no archive", 1),
    "address that tells the sender": ("sources", r"^(  url: https://hri.global/.*)", r"\1?utm_source=letter", "which tells who sent", 0),
    "helpline confirmed in the future": ("helplines", r"^  confirmed: .*", f'  confirmed: "{NEXT_YEAR}-12"', "is in the future", 0),
    "helpline confirmed on no day": ("helplines", r"^  confirmed: .*", '  confirmed: "2026-02-30"', "is in no calendar", 0),
    "helpline twice": ("helplines", r"^- id: us-nua", "- id: us-safespot", "'us-safespot' stands twice", 0),
    "number that dials another": ("helplines", r"^  tel: \"\+18009720590\"", '  tel: "+18009720509"', "shows 1-800-972-0590 and dials", 0),
    "number without its country": ("helplines", r"^  tel: \"\+18009720590\"", '  tel: "+448009720590"', "shows 1-800-972-0590 and dials", 0),
    "number that is not shown": ("helplines", r"^  phone: 1-800-972-0590\n", "", "shows no number", 0),
    "statement twice": ("claims", r"\{id: s0\.2,", "{id: s0.1,", "'s0.1' stands twice", 0),
    "statement of no document": ("claims", r"^  s4: .*\n", "", "There is no document 's4'", None),
    "word that is no expression": ("words", r"^  match: .*", "  match: '(junk'", "is no regular expression", 0),
    "word that finds every line": ("words", r"^  match: .*", "  match: 'junk|'", "finds every line", 0),
    "word twice": ("words", r"^- avoid: junkie", "- avoid: Addict, addicts", "stands twice", 0),
    "term twice": ("glossary", r"^- term: abstinence", "- term: Abscess", "'abscess' stands twice", 0),
    "change in the future": ("changes", r"^- date: .*", f'- date: "{NEXT_YEAR}-01-01"', "is in the future", 0),
    "change on no day": ("changes", r"^- date: .*", '- date: "2026-02-30"', "is in no calendar", 0),
    "change out of order": ("changes", r"^- date: .*", '- date: "2026-01-01"', "stands below one of 2026-01-01", None),
    "change of no page": ("changes", r"pages: \[safer/infections.md,", "pages: [safer/infection.md,", "There is no page 'safer/infection.md'", 0),
    "value outside of its range": ("charts", r"value: 11.3\}", "value: 11.3, low: 12, high: 14}", "is not between its low and its high", 0),
    "range with one end": ("charts", r"value: 11.3\}", "value: 11.3, low: 9}", "has two ends", 0),
    "value that the text does not say": ("charts", r"value: 11.3\}", "value: 12.4}", "12.4 is not in 'says'", 0),
    "value that its label does not say": ("charts", r"value: 19.4, shown: \"19.4%\"", 'value: 19.4, shown: "14.9%"', "19.4 is not in 'shown'", 0),
    "merge mark": ("helplines", r"^- id: us-nua", r"<<<<<<< HEAD\n\g<0>", "is left by a merge", 0),
    "byte order mark": ("helplines", r"\A", "\ufeff", "byte order mark", 0),
    "letter that cannot be seen": ("glossary", r"^- term: abstinence", "- term: absti\u200bnence", "cannot be seen", 0),
    "space that does not break, in an id": ("helplines", r"^- id: us-nua", "- id: us-nua\u00a0", "does not break", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", SENSE)
def test_data_against_sense(garden: object, name: str) -> None:
    file, old, new, message, below = SENSE[name]
    line = garden.swap(f"docs/data/{file}.yml", old, new)
    garden.expect(message, f"docs/data/{file}.yml", line=None if below is None else line + below)


@pytest.mark.parametrize("name", ["words", "helplines"])
def test_data_that_are_gone(garden: object, name: str) -> None:
    """Without its words the language check would be silent; without its lines the directory empty."""
    garden.remove(f"docs/data/{name}.yml")
    garden.expect("This file is missing", f"docs/data/{name}.yml", line=1)


def test_data_with_the_line_ends_of_another_system(garden: object) -> None:
    file = garden.root / "docs/data/words.yml"
    garden.write("docs/data/words.yml", file.read_bytes().replace(b"\n", b"\r\n"))
    garden.expect("line ends", "docs/data/words.yml", line=1)


def test_data_without_its_form_hides_no_other_fault(garden: object) -> None:
    """Guards that read a broken file say nothing; what breaks it and what others find are told all the same."""
    line = garden.swap("docs/data/claims.yml", r"\{id: s0\.1, ", "{")
    page = garden.add("docs/en/safer/signs.md", "See [this](../nowhere.md).")
    garden.expect("'id' is a required property", "docs/data/claims.yml", line=line)
    garden.expect("is broken", "docs/en/safer/signs.md", line=page)


def test_chart_hidden_by_a_drawing(garden: object) -> None:
    text = (garden.root / "overrides/assets/drawings/range.svg").read_text()
    garden.write("overrides/assets/drawings/naloxone-doses.svg", text)
    lines = (garden.root / "docs/data/charts.yml").read_text().splitlines()
    garden.expect("is a drawing too", "docs/data/charts.yml", line=lines.index("naloxone-doses:") + 1)


def test_chart_that_no_page_shows(garden: object) -> None:
    lines = (garden.root / "docs/data/charts.yml").read_text().splitlines()
    garden.expect("No page shows 'deaths-in-treatment'", "docs/data/charts.yml", line=lines.index("deaths-in-treatment:") + 1, severity="warning")
