"""A slip in a page is stopped with the file, the line and what to do."""

from __future__ import annotations

import datetime

import pytest

from overrides.hooks.content.diagnostics import format_report

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
    "percentage without a source": ("About 45% of people stop.", "is a percentage without a source"),
    "guidance left": ("[Write: the answer]", "guidance is left"),
    "note left": ("TODO: check this", "'TODO' is left"),
    "merge mark left": ("<<<<<<< HEAD", "is left in the page"),
    "avoided word": ("Some say junkie.", "is a word we avoid"),
    "unknown picture": ("/// picture | nothing\nText.\n///", "There is no picture 'nothing'"),
    "picture without a text": ("/// picture | strip\n///", "has no text"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line(garden: object, name: str) -> None:
    text, message = LINES[name]
    garden.expect(message, PAGE, line=garden.add(PAGE, text))


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
    old, new, message = SWAPS[name]
    line = garden.swap(PAGE, old, new)
    garden.expect(message, PAGE, line=line if new and name not in ("unknown type", "field twice") else None)


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
    garden.expect("The review is due", PAGE, line=line, severity="warning")


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


# Lines that a bulk rename, a formatter, a word processor or a merge leaves; words of the message; the line it is told on.
SLIPS = {
    "second front matter": ("---\ntype: strategy\ntitle: Naloxone\n---", "a second front matter", 0),
    "paragraph twice": ("{twice}\n\n{twice}", "This paragraph stands twice", 2),
    "heading without a blank line before it": ("Some text.\n### Then { #then }", "no blank line before it", 1),
    "heading without a blank line after it": ("### Then { #then }\nSome text.", "no blank line after it", 0),
    "heading without its space": ("###Then", "no space after its #", 0),
    "heading underlined": ("Then\n----", "makes a heading of the line above", 1),
    "line across": ("***", "'***' is no part of a page", 0),
    "section that lost its text": ("### Then { #then }\n\n### Later { #later }\n\nText.", "The section 'Then' is empty", 0),
    "list without a blank line": ("Bring:\n- a kit", "no blank line before it", 0),
    "list of a word processor": ("• a kit", "begins no list", 0),
    "unknown list": ("/// list | helpline\n///", "There is no list 'helpline'", 0),
    "list with a text": ("/// list | words\nText.\n///", "is not closed before its text", 0),
    "unknown block": ("/// pictures | strip\nText.\n///", "is no block", 0),
    "block not closed": ("/// picture | strip\nText.", "This block is not closed", 0),
    "block closed twice": ("/// picture | strip\nText.\n///\n\n///", "This /// closes nothing", 4),
    "box that is not closed": ('!!! danger "Get help now\n    Call.', "The head of this box does not parse", 0),
    "box without its indent": ('!!! danger "Get help now"\nCall.', "This box has no text inside", 0),
    "unknown box": ('!!! dagner "Get help now"\n    Call.', "There is no box 'dagner'", 0),
    "box behind a click": ('??? danger "Get help now"\n    Call.', "behind a click", 0),
    "fence not closed": ("```\nSome text.", "This fence of code is not closed", 0),
    "mark without a citation": ("It works{ .mark-strong }.", "stands on no citation", 0),
    "mark on a link": ("[It works](../overdose.md){ .mark-strong }.", "stands on no citation", 0),
    "mark apart from its citation": ("It works [@santo-2021] { .mark-strong }.", "stands on no citation", 0),
    "citation without brackets": ("It works (@santo-2021).", "'@santo-2021' stands outside of brackets", 0),
    "citation escaped": ("It works \\[@santo-2021\\].", "is a mark that was escaped", 0),
    "row with a cell too few": ("| A | B |\n|---|---|\n| 1 |", "This row has 1 cells; the head has 2", 2),
    "row with a cell too many": ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", "This row has 3 cells", 2),
    "table without its line": ("| A | B |\n| 1 | 2 |", "no line below its head", 0),
    "table without a blank line": ("Text.\n| A | B |\n|---|---|\n| 1 | 2 |", "This table has no blank line", 1),
    "script": ("<script>go()</script>", "'<script' is HTML", 0),
    "frame": ('<iframe src="https://example.org/"></iframe>', "'<iframe' is HTML", 0),
    "style": ("<style>p { color: red }</style>", "'<style' is HTML", 0),
    "comment": ("<!-- prettier-ignore -->", "begins a comment", 0),
    "number that dials another": ("[1-800-972-0590](tel:+18009720509)", "and dials +18009720509", 0),
    "number that nobody confirmed": ("[1-800-555-0100](tel:+18005550100)", "is not in docs/data/helplines.yml", 0),
    "number with marks": ("[1-800-972-0590](tel:1-800-972-0590)", "cannot be dialed", 0),
    "link torn apart": ("See [this]\n(../overdose.md).", "torn between its words and its address", 0),
    "address over two lines": ("See [this](../over\ndose.md).", "The address of this link runs over", 0),
    "broken link whose words are wrapped": ("See [this\npage](../nowhere.md).", "is broken", 0),
    "address kept elsewhere": ("See [this][1].\n\n[1]: https://example.org/", "keeps its address elsewhere", 0),
    "address that is no link": ("See https://example.org/page for more.", "is not a link", 0),
    "bold not closed": ("It is **very important.", "This ** is not closed", 0),
    "word twice": ("Keep the the kit.", "'the the' stands twice", 0),
}  # fmt: skip
TWICE = "Keep a kit where others can find it, and tell them where it is."


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip(garden: object, name: str) -> None:
    text, message, below = SLIPS[name]
    garden.expect(message, PAGE, line=garden.add(PAGE, text.replace("{twice}", TWICE)) + below)


# A replacement in the front matter, and words of the message it must bring, on its line.
LABELS = {
    "title in capitals": (r"^title:.*", "title: NALOXONE", "This title is in capitals"),
    "search word twice": (r"^tags: \[narcan, ", "tags: [narcan, Narcan, ", "'Narcan' stands twice in 'tags'"),
    "search word that is a number": (r"^tags: \[narcan, ", "tags: [911, ", "911 in 'tags' is not a text"),
    "search word that is a truth value": (r"^tags: \[narcan, ", "tags: [no, ", "False in 'tags' is not a text"),
    "statement that is a list": (r"^claims: \[", "claims: [[s0.14], ", "in 'claims' is not a text"),
    "statement twice": (r"^claims: \[", "claims: [s0.14, ", "'s0.14' stands twice in 'claims'"),
}


@pytest.mark.parametrize("name", LABELS)
def test_a_label(garden: object, name: str) -> None:
    old, new, message = LABELS[name]
    garden.plant(PAGE, old, new, message)


def test_tags_that_say_nothing_new(garden: object) -> None:
    line = garden.swap(PAGE, r"^tags: .*", "tags: [naloxone]")
    garden.expect("hold no word that the page does not have", PAGE, line=line, warning=True)


# What is replaced by what on the emergency page, words of the message, and how many lines below the place it is told.
EMERGENCY = {
    "another number first": (r"^\[Call 911\]\(tel:911\)", "[Call 112](tel:112)", "The first link is tel:112, not tel:911", 0),
    "number that moved": (r"^\[Call 911\]\(tel:911\)", "[More](get-help.md)\n\n[Call 911](tel:911)", "The first link is get-help.md", 0),
    "number of a country lost": (r"^- \[000\].*\n", "", "The emergency number 000 cannot be tapped", -8),
    "steps swapped": (r"\{ #wake \}", "{ #breathe }", "The step 'wake' is missing", -2),
    "step that moved": (r"^### 1\. Try to wake them \{ #wake \}", "### 1. Stay { #stay }", "The step 'call-now' stands too late", 4),
    "steps renumbered": (r"^### 2\. ", "### 1. ", "The step 'call-now' is not counted as 2", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", EMERGENCY)
def test_the_emergency_page(garden: object, name: str) -> None:
    old, new, message, below = EMERGENCY[name]
    garden.plant("docs/en/overdose.md", old, new, message, below)


def test_a_box_with_the_number_of_one_country(garden: object) -> None:
    page = "docs/en/safer/signs.md"
    line = garden.swap(page, r"^(!!! danger.*\n    [^\n]*)call 911 or your local emergency number", r"\1call 911 or your own number")
    garden.expect("names 911 and no other number", page, line=line)


@pytest.mark.parametrize("name", ["strategies/Naloxone_Kits.md", "strategies/naloxone (1).md", "Strategies/kits.md"])
def test_page_with_a_name_of_another_system(garden: object, name: str) -> None:
    garden.write(f"docs/en/{name}", (garden.root / PAGE).read_text(encoding="utf-8"))
    garden.expect("is no plain name", f"docs/en/{name}", line=1)


@pytest.mark.parametrize("name", ["naloxone.md.orig", "naloxone.docx", "naloxone.md~"])
def test_file_that_is_no_page(garden: object, name: str) -> None:
    garden.write(f"docs/en/strategies/{name}", "Naloxone\n")
    garden.expect("is no file of the site", f"docs/en/strategies/{name}", line=1)


def test_every_room_at_once(garden: object) -> None:
    """Nobody mends one fault to be told the next: pages, data, navigation, templates, styles, pictures and overrides in one go."""
    planted = [
        ("is broken", PAGE, garden.add(PAGE, "See [this](../nowhere.md).")),
        ("is no regular expression", "docs/data/words.yml", garden.swap("docs/data/words.yml", r"^  match: .*", "  match: '(junk'")),
        ("'overdoes.md', which is no page", "mkdocs.yml", garden.swap("mkdocs.yml", r"^  - overdose\.md", "  - overdoes.md")),
        ("has no id", "docs/templates/guide.md", garden.swap("docs/templates/guide.md", r" \{ #what-helps \}", "")),
        ("is not a token", "overrides/assets/stylesheets/frame.css", garden.swap("overrides/assets/stylesheets/frame.css", r"^\.crumb \{", ".crumb { color: red;")),
        ("has no viewBox", "overrides/assets/drawings/strip.svg", garden.swap("overrides/assets/drawings/strip.svg", r" viewBox=\"[^\"]*\"", "")),
        ("There is no block 'font'", "overrides/main.html", garden.swap("overrides/main.html", r"block fonts", "block font")),
    ]  # fmt: skip
    for message, file, line in planted:
        garden.expect(message, file, line=line)
    told = format_report(garden.issues())
    for message, file, line in planted:
        assert any(head.startswith(f"{file}:{line}: ") and message in head for head in told.splitlines())
