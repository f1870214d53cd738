"""A slip in a page template or in the vocabulary of front matter is stopped with the file, the line and what to do."""

from __future__ import annotations

import pytest

FOLDER = "docs/templates"

# The file below docs/templates, what is replaced by what, words of the message, how many lines below the place it is told.
PLANTS = {
    "heading without an id": ("strategy.md", r"^## Limits \{ #limits \}", "## Limits", "'Limits' has no id", 0),
    "two sections with one id": ("strategy.md", r"#limits", "#evidence", "'evidence' stands twice", 0),
    "unknown word at a heading": ("reference.md", r"\.optional", ".optinal", "'.optinal' means nothing", 0),
    "no guidance": ("strategy.md", r"^\[Write: what it does not do.*\n", "", "'limits' has no guidance", -2),
    "no h1": ("strategy.md", r"^# .*\n", "", "has no h1", None),
    "no front matter": ("strategy.md", r"(?s)\A---.*?\n---\n", "", "has no front matter", 0),
    "front matter that does not parse": ("strategy.md", r"^title: .*", "title: A: B", "does not parse", 0),
    "unknown field": ("strategy.md", r"^tags:", "keywords: []\ntags:", "the unknown field 'keywords'", 0),
    "missing field": ("strategy.md", r"^tags: .*\n", "", "lacks the field 'tags'", None),
    "type of another template": ("strategy.md", r"^type: strategy", "type: strategies", "of the type 'strategies'", 0),
    "dates brought up to date": ("strategy.md", r"^reviewed: .*", "reviewed: 2026-11-01", "is not 2026-01-01", 0),
    "folder that takes an unknown type": ("fields.yml", r"strategies: \[landing, strategy\]", "strategies: [landing, strategies]", "'strategies', which has no template", 0),
    "unknown kind": ("fields.yml", r"^  tags: \{kind: list", "  tags: {kind: lists", "fields.tags.kind: 'lists'", 0),
    "field without its words": ("fields.yml", r"^  tags: .*", "  tags: {kind: list, required: true}", "'says' is a required property", 0),
    "unknown rule of a field": ("fields.yml", r"longest: 70", "maximum: 70", "'maximum'", 0),
    "field twice": ("fields.yml", r"^  tags: .*", r"\g<0>\n\g<0>", "'tags' stands twice", 1),
    "folder without a list": ("fields.yml", r"^  survivors: \[guide\]", "  survivors: guide", "folders.survivors", 0),
    "vocabulary that does not parse": ("fields.yml", r"^folders:", "folders: [", "does not parse", None),
    "merge mark": ("strategy.md", r"^## Limits", r"<<<<<<< HEAD\n\g<0>", "is left by a merge", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTS)
def test_a_slip(garden: object, name: str) -> None:
    file, old, new, message, below = PLANTS[name]
    line = garden.swap(f"{FOLDER}/{file}", old, new)
    garden.expect(message, f"{FOLDER}/{file}", line=None if below is None else line + below)


def test_template_that_no_folder_takes(garden: object) -> None:
    garden.write(f"{FOLDER}/essay.md", (garden.root / f"{FOLDER}/about.md").read_text().replace("type: about", "type: essay"))
    garden.expect("No folder takes a page of the type 'essay'", f"{FOLDER}/essay.md", line=1)


def test_template_that_is_gone(garden: object) -> None:
    garden.remove(f"{FOLDER}/strategy.md")
    line = (garden.root / f"{FOLDER}/fields.yml").read_text().splitlines().index("  strategies: [landing, strategy]") + 1
    garden.expect("'strategy', which has no template", f"{FOLDER}/fields.yml", line=line)
    assert [issue for issue in garden.issues() if "Unknown page type" in issue.message] == [], "one slip, told once"


def test_vocabulary_that_is_gone(garden: object) -> None:
    garden.remove(f"{FOLDER}/fields.yml")
    garden.expect("is missing", f"{FOLDER}/fields.yml", line=1)


def test_schema_without_rules(garden: object) -> None:
    garden.write(f"{FOLDER}/schema.yml", "# none\n")
    garden.expect("This schema holds no rules", f"{FOLDER}/schema.yml", line=1)


def test_copy_of_a_template(garden: object) -> None:
    garden.write(f"{FOLDER}/strategy (copy).md", (garden.root / f"{FOLDER}/strategy.md").read_text())
    garden.expect("is no plain name", f"{FOLDER}/strategy (copy).md", line=1)
