"""A slip in a style sheet is stopped with the file, the line and what to do."""

from __future__ import annotations

import pytest

FOLDER = "overrides/assets/stylesheets"

# The sheet, what is replaced by what, words of the message, and how many lines below the place it is told.
PLANTS = {
    "declaration without a colon": ("text", r"^body \{ margin: 0;", "body { margin 0;", "does not parse", 0),
    "brace lost at the end": ("text", r"^\.named \{ font-style: italic; \}", ".named { font-style: italic;", "is not closed", 0),
    "brace lost in the middle": ("text", r"^p, ul, ol, dl, figure \{ margin: 0 0 1em; \}", "p, ul { margin: 0;", "inside another", 1),
    "brace too many": ("text", r"^li > p \{(.*)\}", r"li > p {\1} }", "closes nothing", 0),
    "comment not closed": ("frame", r"^\.site-footer \{", "/* the foot\n.site-footer {", "comment is not closed", 0),
    "color of its own": ("frame", r"^\.breadcrumb \{", ".breadcrumb { color: #123456;", "The color #123456 is not a token", 0),
    "color by its name": ("frame", r"^\.breadcrumb \{", ".breadcrumb { background: rebeccapurple;", "rebeccapurple is not a token", 0),
    "color by a function": ("frame", r"^\.breadcrumb \{", ".breadcrumb { border: 1px solid rgb(1 2 3);", "rgb(1 2 3) is not a token", 0),
    "color inside a function": ("frame", r"^\.breadcrumb \{", ".breadcrumb { width: min(1px, #fff);", "#fff is not a token", 0),
    "unknown token": ("components", r"^\.danger a \{ color: var\(--red-ink\)", ".danger a { color: var(--rad-ink)", "var(--rad-ink) is no token", 0),
    "token of another room": ("components", r"^\.note \{", ".note { --extra: 1px;", "'--extra' is no token", 0),
    "color without a dark twin": ("tokens", r"^    --bar: #6e5f3d; ", "    ", "'--bar' has no dark twin", -11),
    "dark color without a light one": ("tokens", r"^    --bar: #6e5f3d;", r"    --bra: #333; \g<0>", "'--bra' is no token", 0),
    "important": ("frame", r"^\.breadcrumb \{", ".breadcrumb { margin: 0 !important;", "!important stands outside", 0),
    "import": ("text", r"\A", '@import "other.css";\n', "@import has no place", 0),
    "typeface": ("text", r"\A", '@font-face { font-family: X; src: url("x.woff2"); }\n', "@font-face has no place", 0),
    "picture from another host": ("frame", r"^\.breadcrumb \{", ".breadcrumb { background: url(https://cdn.example/x.png);", "url() fetches a file", 0),
    "picture from a quoted address": ("frame", r"^\.breadcrumb \{", '.breadcrumb { background: url("x.png");', "url() fetches a file", 0),
    "outline taken away": ("frame", r"^\.breadcrumb \{", ".breadcrumb a { outline: none; }\n.breadcrumb {", "The outline of the focus", 0),
    "outline of no width": ("frame", r"^\.breadcrumb \{", ".breadcrumb a { outline: 0; }\n.breadcrumb {", "The outline of the focus", 0),
    "merge mark": ("frame", r"^\.breadcrumb \{", "<<<<<<< HEAD\n.breadcrumb {", "is left by a merge", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTS)
def test_a_slip(garden: object, name: str) -> None:
    room, old, new, message, below = PLANTS[name]
    garden.plant(f"{FOLDER}/{room}.css", old, new, message, below)


def test_token_that_nobody_uses(garden: object) -> None:
    line = garden.swap(f"{FOLDER}/tokens.css", r"^  --small:", "  --tiny: .7rem;\n  --small:")
    garden.expect("Nobody uses the token '--tiny'", f"{FOLDER}/tokens.css", line=line, severity="warning")


def test_tokens_that_are_gone(garden: object) -> None:
    garden.remove(f"{FOLDER}/tokens.css")
    garden.expect("is missing", f"{FOLDER}/tokens.css", line=1)


def test_typeface_beside_the_sheets(garden: object) -> None:
    garden.write(f"{FOLDER}/serif.woff2", b"wOF2")
    garden.expect("is no file of the site", f"{FOLDER}/serif.woff2", line=1)
