"""The notations of the site become the HTML its readers need."""

from __future__ import annotations

import markdown
import pytest

from overrides.hooks.content.evidence import marks
from overrides.hooks.content.site import Page
from overrides.hooks.content.yaml_files import YamlFile
from overrides.hooks.markdown.charts import bars

NAMES = ["listings", "citations", "glossary", "drawings", "tables", "sectioning"]
EXTENSIONS = ["attr_list", "tables", "toc", *(f"overrides.hooks.{name}" for name in NAMES)]


def render(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def test_citations_are_numbered_in_order_of_first_use() -> None:
    html = render("# T\n\nOne [@santo-2021]. Two [@sordo-2017; @santo-2021].\n\n## Sources { #sources }\n")
    assert html.count('href="#source-1"') == 2
    assert html.index('id="source-1"') < html.index('id="source-2"')
    assert 'aria-label="Source 2"' in html


def test_a_mark_is_a_shape_and_a_word() -> None:
    html = render("It works [@santo-2021]{ .mark-strong }.")
    assert 'class="mark strong"' in html
    assert "<i></i>Strong" in html


def test_a_code_example_is_not_a_citation() -> None:
    assert "source-1" not in render("Write `[@id]` to cite.")


def test_a_renamed_heading_is_found_under_its_old_id_too() -> None:
    html = render("## Steps { #steps .was-what-to-do }\n\nShout.\n")
    assert 'id="steps"' in html
    assert '<section class="section--steps" id="what-to-do">' in html
    assert "was-" not in html


def test_sections_and_parts_are_gathered() -> None:
    html = render("## Steps { #steps }\n\n### 1. Wake { #wake }\n\nShout.\n\n## Later { #later }\n")
    assert html.index('<section class="section--steps">') < html.index('<div class="part">') < html.index('<section class="section--later">')
    assert '<span class="numeral">1. </span>Wake' in html


def test_the_place_of_the_contents_list_is_marked_once() -> None:
    html = render("# T\n\n## One { #one }\n\nA.\n\n## Two { #two }\n\nB.\n")
    assert html.count("<!-- contents -->") == 1
    assert html.index("A.") < html.index("<!-- contents -->") < html.index('id="two"')
    assert "<!--" not in render("# T\n\nNo section.\n")


def test_cells_know_their_column() -> None:
    html = render("| Who | What | When |\n|---|---|---|\n| a | b | c |\n")
    assert 'data-l="What"' in html
    assert 'scope="row"' in html
    assert 'class="tbl cards"' in html


def test_a_picture_has_its_text() -> None:
    html = render("/// picture | strip\nOne line means found.\n///\n")
    assert "<svg" in html
    assert "One line means found." in html


def test_a_term_has_its_line_once() -> None:
    html = render("Ask about MOUD. MOUD works.")
    assert html.count("<abbr") == 1


def test_a_bar_is_as_long_as_its_number() -> None:
    chart = {"title": "T", "says": "S", "unit": "u", "bars": [{"label": "a", "value": 10}, {"label": "b", "value": 5}]}
    widths = [float(part.split('width="')[1].split('"')[0]) for part in bars("x", chart).split("<rect")[1:]]
    assert widths[0] == pytest.approx(2 * widths[1])


def test_a_likely_range_is_drawn() -> None:
    chart = {"title": "T", "says": "S", "unit": "u", "bars": [{"label": "a", "value": 10, "low": 5, "high": 20}]}
    assert 'class="ci"' in bars("x", chart)


def test_a_mark_carries_its_whole_sentence() -> None:
    text = "Before it. Deaths fell by half in 2021, in\n[36 studies](x.md) [@santo-2021]{ .mark-strong }. After."
    page = Page("docs/en/x.md", "x.md", text, YamlFile("docs/en/x.md", {}), 1)
    assert [(mark.kind, mark.claim) for mark in marks(page)] == [("strong", "Deaths fell by half in 2021, in 36 studies.")]
