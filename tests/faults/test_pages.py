"""A slip in a page is stopped with the file, the line and what to do."""

from __future__ import annotations

import datetime

import pytest

PAGE = "docs/en/strategies/naloxone.md"
TODAY = datetime.date.today()

# A line that is put into the page, and words of the message it must bring.
LINES = {
    "unknown citation": ("It works [@nobody-1999].", "'nobody-1999' is not in docs/data/sources.yml"),
    "badly written citation": ("It works [@two words].", "is not a citation"),
    "unknown mark": ("It works [@santo-2021]{ .mark-good }.", "Unknown evidence mark"),
    "undefined footnote": ("It works.[^1]", "The footnote '1' is not defined"),
    "broken link": ("See [this](../nowhere.md).", "is broken"),
    "broken anchor": ("See [this](../overdose.md#nowhere).", "has no heading 'nowhere'"),
    "broken anchor on the page": ("See [this](#nowhere).", "has no heading 'nowhere'"),
    "missing image": ("![A kit](kit.png)", "There is no image"),
    "image without a text": ("![](kit.png)", "has no text"),
    "empty link": ("See [this]().", "leads nowhere"),
    "link without words": ("See [](../overdose.md).", "has no words"),
    "link to the site itself": ("See [this](https://harmreductionprinciples.example/overdose/).", "this site's own host"),
    "link from the root": ("See [this](/overdose/).", "begins at the root"),
    "http link": ("See [this](http://example.org/).", "is not https"),
    "unknown scheme": ("See [this](javascript:alert(1)).", "unknown scheme"),
    "skipped level": ("#### Too deep", "skips a level"),
    "second h1": ("# Another title", "two h1"),
    "section without an id": ("## A question", "has no id"),
    "section with another id": ("## Limits { #borders }", "has the id 'borders'"),
    "section twice": ("## Again { #in-short }", "stands twice"),
    "guidance left": ("[Write: the answer]", "guidance is left"),
    "note left": ("TODO: check this", "'TODO' is left"),
    "merge mark left": ("<<<<<<< HEAD", "is left in the page"),
    "avoided word": ("Some say junkie.", "is a word we avoid"),
    "unknown picture": ("/// picture | nothing\nText.\n///", "There is no picture 'nothing'"),
    "picture without a text": ("/// picture | strip\n///", "has no text"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line(garden: object, name: str) -> None:
    text, what = LINES[name]
    garden.expect(what, PAGE, line=garden.add(PAGE, text))


# A replacement in the page, and words of the message it must bring; None: the line is that of the file's start.
SWAPS = {
    "unknown field": (r"^tags:", r"tag: x\ntags:", "Unknown field 'tag'"),
    "missing field": (r"^tags:.*\n", "", "The field 'tags' is missing"),
    "wrong kind": (r"^tags:.*", "tags: narcan", "'tags' is not a list"),
    "unknown type": (r"^type:.*", "type: essay", "Unknown page type 'essay'"),
    "type of another folder": (r"^type:.*", "type: safety", "does not belong in the folder"),
    "impossible date": (r"^reviewed:.*", "reviewed: 2026-02-30", "does not parse"),
    "future review": (r"^reviewed:.*", f"reviewed: {TODAY + datetime.timedelta(days=1)}", "in the future"),
    "review before it was made": (r"^review_by:.*", "review_by: 2020-01-01", "is not after 'reviewed'"),
    "missing description": (r"^description:.*\n", "", "The field 'description' is missing"),
    "long description": (r"^description:.*", f"description: {'long ' * 40}", "the most is 160"),
    "unknown statement": (r"^claims:.*", "claims: [s9.9]", "There is no statement 's9.9'"),
    "dropped statement": (r"^claims:.*", "claims: [s4.15]", "is to be dropped"),
    "field twice": (r"^tags:", r"title: Twice\ntags:", "'title' stands twice"),
    "YAML that does not parse": (r"^title:.*", "title: Naloxone: what it is", "does not parse"),
    "missing section": (r"^## .*#limits.*\n", "", "The section 'limits' is missing"),
    "h1 that is not the title": (r"^# .*", "# Another", "is not the title"),
    "no h1": (r"^# .*\n", "", "has no h1"),
}


@pytest.mark.parametrize("name", SWAPS)
def test_a_replacement(garden: object, name: str) -> None:
    old, new, what = SWAPS[name]
    line = garden.swap(PAGE, old, new)
    garden.expect(what, PAGE, line=line if new and name not in ("unknown type", "field twice") else None)


def test_section_in_the_wrong_order(garden: object) -> None:
    garden.swap(PAGE, r"\{ #limits \}", "{ #was-limits }")
    garden.swap(PAGE, r"\{ #evidence \}", "{ #limits }")
    line = garden.swap(PAGE, r"\{ #was-limits \}", "{ #evidence }")
    garden.expect("stands after", PAGE, line=line)


def test_section_after_sources(garden: object) -> None:
    line = garden.swap(PAGE, r"^## .*\{ #sources \}", r"\g<0>\n\n## Later { #later }")
    garden.expect("after 'sources'", PAGE, line=line + 2)


def test_description_twice(garden: object) -> None:
    garden.swap("docs/en/principles/agency.md", r"^description:.*", "description: The same words.")
    line = garden.swap(PAGE, r"^description:.*", "description: The same words.")
    garden.expect("This description is also that of", PAGE, line=line)


def test_title_twice(garden: object) -> None:
    garden.swap("docs/en/principles/agency.md", r"^title:.*", "title: The same")
    line = garden.swap(PAGE, r"^title:.*", "title: The same")
    garden.expect("This title is also that of", PAGE, line=line)


def test_review_that_is_overdue(garden: object) -> None:
    garden.swap(PAGE, r"^reviewed:.*", "reviewed: 2020-01-01")
    line = garden.swap(PAGE, r"^review_by:.*", f"review_by: {TODAY - datetime.timedelta(days=1)}")
    garden.expect("The review was due", PAGE, line=line)


def test_review_that_is_near(garden: object) -> None:
    garden.swap(PAGE, r"^reviewed:.*", "reviewed: 2020-01-01")
    line = garden.swap(PAGE, r"^review_by:.*", f"review_by: {TODAY + datetime.timedelta(days=29)}")
    garden.expect("The review is due", PAGE, line=line, warning=True)


def test_page_that_is_not_utf8(garden: object) -> None:
    garden.write(PAGE, "---\ntype: strategy\ntitle: caf\xe9\n---\n".encode("latin-1"))
    garden.expect("is not UTF-8", PAGE, line=3)


def test_page_without_front_matter(garden: object) -> None:
    garden.write(PAGE, "# Naloxone\n")
    garden.expect("has no front matter", PAGE, line=1)


def test_page_that_is_hard_to_read(garden: object) -> None:
    hard = "Comprehensive pharmacological interventions necessitate interdisciplinary institutional collaboration"
    garden.swap(PAGE, r"(?s)^# Naloxone\n.*?(?=^## [^\n]*#sources)", f"# Naloxone\n\n{hard} and {hard.lower()}.\n\n")
    garden.expect("The reading grade is", PAGE)


def test_page_left_as_a_template(garden: object) -> None:
    garden.write("docs/en/strategies/new.md", (garden.root / "docs/templates/strategy.md").read_text())
    garden.expect("guidance is left", "docs/en/strategies/new.md")


def test_all_faults_are_told_at_once(garden: object) -> None:
    first = garden.add(PAGE, "See [this](../nowhere.md).")
    second = garden.add("docs/en/safer/signs.md", "It works [@nobody-1999].")
    garden.expect("is broken", PAGE, line=first)
    garden.expect("'nobody-1999'", "docs/en/safer/signs.md", line=second)


def test_citation_over_two_lines(garden: object) -> None:
    line = garden.add(PAGE, "It works [@walley-2013;\n@santo-2021].")
    garden.expect("runs over the end of its line", PAGE, line=line)


def test_two_pages_at_one_address(garden: object) -> None:
    garden.write("docs/en/strategies/naloxone/index.md", (garden.root / PAGE).read_text(encoding="utf-8"))
    garden.expect("two pages", PAGE, line=1)


def test_page_with_a_byte_order_mark(garden: object) -> None:
    garden.write(PAGE, b"\xef\xbb\xbf" + (garden.root / PAGE).read_bytes())
    garden.expect("byte order mark", PAGE, line=1)


def test_page_with_the_line_ends_of_another_system(garden: object) -> None:
    garden.write(PAGE, (garden.root / PAGE).read_bytes().replace(b"\n", b"\r\n"))
    garden.expect("line ends", PAGE, line=1)


def test_smart_quotes_in_the_front_matter(garden: object) -> None:
    line = garden.swap(PAGE, r"^title: .*", "title: \u201cNaloxone\u201d")
    garden.expect("typographic quotes", PAGE, line=line)


def test_space_that_does_not_break_in_an_id(garden: object) -> None:
    line = garden.swap(PAGE, r"\{ #evidence \}", "{ #evidence\u00a0}")
    garden.expect("space that does not break", PAGE, line=line)


def test_invisible_letter_in_a_page(garden: object) -> None:
    line = garden.add(PAGE, "Nal\u200boxone works.")
    garden.expect("cannot be seen", PAGE, line=line)


def test_line_that_becomes_code(garden: object) -> None:
    line = garden.add(PAGE, "        Someone indented this line.")
    garden.expect("becomes a block of code", PAGE, line=line)


def test_tab_in_a_page(garden: object) -> None:
    line = garden.add(PAGE, "One\ttwo.")
    garden.expect("tab", PAGE, line=line)
