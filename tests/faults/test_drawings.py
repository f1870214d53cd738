"""A slip in a drawing is stopped with the file, the line and what to do."""

from __future__ import annotations

import pytest

RANGE = "overrides/assets/drawings/range.svg"

# What is replaced by what in a drawing, words of the message, and how many lines below the place it is told.
PLANTS = {
    "element not closed": (r"v8\"/>", 'v8">', "does not parse", 1),
    "bare ampersand": (r"Safer use</text>", "Safer & slower</text>", "does not parse", 0),
    "no title": (r"<title .*?</title>", "", "has no <title>", 0),
    "empty title": (r"(<title [^>]*>).*?</title>", r"\1</title>", "has no <title>", 0),
    "no description": (r"<desc .*?</desc>", "", "has no <desc>", 0),
    "title that nothing names": (r'aria-labelledby="range-t"', 'aria-labelledby="t"', "does not name the <title>", 0),
    "no role": (r' role="img"', "", "has no role", 0),
    "no viewBox": (r' viewBox="[^"]*"', "", "has no viewBox", 0),
    "fixed width": (r"<svg ", '<svg width="340" ', "has a fixed width", 0),
    "script": (r"^<path class=\"thin\"", r"<script>go()</script>\g<0>", "<script> has no place", 0),
    "foreign object": (r"^<path class=\"thin\"", r"<foreignObject/>\g<0>", "<foreignObject> has no place", 0),
    "handler": (r"^<path class=\"thin\"", r'\g<0> onclick="go()"', "'onclick' runs a script", 0),
    "inline style": (r"^<path class=\"thin\"", r'\g<0> style="fill:none"', "'style' has no place", 0),
    "photograph inside": (r"^<path class=\"thin\"", r'<image href="data:image/png;base64,AA"/>\g<0>', "<image> has no place", 0),
    "data in a reference": (r"^<path class=\"thin\"", r'<use href="data:image/svg+xml,x"/>\g<0>', "holds data of another kind", 0),
    "reference to another host": (r"^<path class=\"thin\"", r'<use href="https://cdn.example/x.svg#a"/>\g<0>', "leaves the drawing", 0),
    "color of its own": (r"^<path class=\"thin\"", r'\g<0> stroke="#c00"', "has a color of its own: #c00", 0),
    "head of a file": (r"\A", '<?xml version="1.0"?>\n', "the head of a file of its own", 0),
    "left by a drawing program": (r"^<path class=\"thin\"", r'\g<0> inkscape:label="x"', "left by a drawing program", 0),
    "merge mark": (r"^<path class=\"thin\"", r"=======\n\g<0>", "is left by a merge", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTS)
def test_a_slip(garden: object, name: str) -> None:
    old, new, message, below = PLANTS[name]
    garden.plant(RANGE, old, new, message, below)


def test_id_of_another_drawing(garden: object) -> None:
    line = garden.swap("overrides/assets/drawings/strip.svg", r'<g class="thin">', '<g class="thin" id="range-t">')
    garden.expect("The id 'range-t' is also in " + RANGE, "overrides/assets/drawings/strip.svg", line=line)


def test_drawing_that_no_page_shows(garden: object) -> None:
    text = (garden.root / RANGE).read_text().replace("range-", "scale-")
    garden.write("overrides/assets/drawings/scale.svg", text)
    garden.expect("No page shows 'scale'", "overrides/assets/drawings/scale.svg", line=1, severity="warning")


def test_drawing_with_a_name_of_another_system(garden: object) -> None:
    garden.write("overrides/assets/drawings/Range (1).svg", (garden.root / RANGE).read_bytes())
    garden.expect("is no plain name", "overrides/assets/drawings/Range (1).svg", line=1)


def test_icon_with_a_script(garden: object) -> None:
    garden.plant("overrides/assets/icons/icon.svg", r"<path ", '<path onload="go()" ', "'onload' runs a script")
