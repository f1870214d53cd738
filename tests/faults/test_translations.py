"""Slips of a translator, and of an editor who forgets that there is a translation."""

from __future__ import annotations

from tests.issues.conftest import Garden

PAGE = "docs/es/overdose.md"


def test_a_section_id_is_translated_too(garden: Garden) -> None:
    line = garden.swap(PAGE, r"\{ #wake \}", "{ #despertar }")
    garden.expect("Here is the section 'despertar', where docs/en/overdose.md has 'wake'", PAGE, line)


def test_a_section_is_forgotten(garden: Garden) -> None:
    garden.swap(PAGE, r"^## Después \{ #after \}\n", "")
    garden.expect("Here is the section 'card', where docs/en/overdose.md has 'after'", PAGE)


def test_the_last_section_is_forgotten(garden: Garden) -> None:
    garden.swap(PAGE, r"^## Fuentes .*\n", "")
    garden.expect("The section 'sources' is missing here", PAGE)


def test_a_number_is_changed(garden: Garden) -> None:
    line = garden.swap(PAGE, "dura de 30 a 90 minutos", "dura de 30 a 60 minutos")
    garden.expect("The number 60 stands here once, in docs/en/overdose.md not at all", PAGE, line)


def test_a_telephone_number_is_changed_in_the_original_alone(garden: Garden) -> None:
    line = garden.swap("docs/en/overdose.md", r"- \[999\]\(tel:999\)", "- [998](tel:998)")
    garden.expect(f"The number 998 stands here not at all, in docs/en/overdose.md once (line {line})", PAGE)


def test_a_source_is_left_out(garden: Garden) -> None:
    garden.swap(PAGE, r"\[@au-thn; @nida-naloxone\]", "[@au-thn]")
    garden.expect("The citation [@au-thn;@nida-naloxone] stands here not at all", PAGE)


def test_a_line_is_left_in_english(garden: Garden) -> None:
    line = garden.swap(PAGE, r"^- No esperes a ver si mejora\.$", "- Don't wait to see if they get better.")
    garden.expect("This line is still in English", PAGE, line)


def test_the_day_of_translation_is_missing(garden: Garden) -> None:
    garden.swap(PAGE, r"^translated: .*\n", "")
    garden.expect("The field 'translated' is missing", PAGE)


def test_the_original_was_checked_since(garden: Garden) -> None:
    line = garden.swap(PAGE, r"^translated: .*$", "translated: 2026-01-01")
    garden.expect("This was translated on 2026-01-01", PAGE, line, severity="warning")


def test_a_translation_has_no_original(garden: Garden) -> None:
    garden.write("docs/es/safer/otra.md", (garden.root / PAGE).read_text(encoding="utf-8"))
    garden.expect("This page translates no page", "docs/es/safer/otra.md", 1)


def test_a_translated_page_links_to_nothing(garden: Garden) -> None:
    line = garden.swap(PAGE, r"\(get-help\.md\)", "(ayuda.md)")
    garden.expect("there is no docs/en/ayuda.md", PAGE, line)


def test_a_translated_page_is_not_in_its_navigation(garden: Garden) -> None:
    garden.swap("mkdocs.es.yml", r"^  - overdose\.md\n", "")
    garden.expect("This page is not in the navigation", PAGE, 1)


def test_a_translated_page_is_lost(garden: Garden) -> None:
    garden.remove(PAGE)
    garden.expect("The address /es/overdose/ no longer resolves", "docs/data/addresses.yml")


def test_a_picture_speaks_english(garden: Garden) -> None:
    garden.swap("docs/data/drawings.yml", r'^  "The floor": .*\n', "")
    garden.expect("The picture 'recovery-position' says 'The floor' in English", PAGE)
