"""What a word processor, another system or an eager formatter leaves in a file, and what nobody sees."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

UNSEEN = {
    "\u200b": "a space of no width", "\u200c": "a joiner", "\u200d": "a joiner", "\u2060": "a word joiner", "\u00ad": "a soft hyphen",
    "\u202a": "a change of direction", "\u202b": "a change of direction", "\u202c": "a change of direction",
    "\u202d": "a change of direction", "\u202e": "a change of direction",
}  # fmt: skip
QUOTES = re.compile("[\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb]")
LISTED = re.compile(r"^(?:[-*+]|\d+\.) |^!!! |^ {4}\S|^ {2,3}\S")


def check(site: Site) -> list[Issue]:
    """Return the faults in the letters of all pages."""
    return [issue for page in site.pages for issue in _page(page, (site.root / page.file).read_bytes())]


def _page(page: Page, data: bytes) -> list[Issue]:
    issues = []
    if b"\r" in data:
        hint = "Save it with Unix line ends (LF)."
        issues.append(Issue(page.file, data[: data.index(b"\r")].count(b"\n") + 1, "This page has the line ends of another system.", hint))
    if data.startswith(b"\xef\xbb\xbf"):
        issues.append(Issue(page.file, 1, "This page begins with a byte order mark.", "Save it as UTF-8 without one."))
    for number, line in enumerate(page.text.splitlines(), 1):
        issues += [Issue(page.file, number, *told) for told in _line(line, number < page.body_line)]
    return issues + [Issue(page.file, number, *CODE) for number in _code(page)]


CODE = ("This line becomes a block of code: it is indented after a blank line.", "Take its spaces away, or indent it as the list or box above.")


def _line(line: str, front_matter: bool) -> list[tuple[str, str]]:
    told = [
        (f"Here is a letter that cannot be seen: {name}.", "Delete the word and type it again.")
        for letter, name in UNSEEN.items()
        if letter in line
    ]
    if "\u00a0" in line:
        told.append(("Here is a space that does not break.", "Type an ordinary space."))
    if "\t" in line:
        told.append(("Here is a tab.", "Use spaces."))
    if QUOTES.search(line):
        where = "in the front matter" if front_matter else "in the text"
        told.append((f"Here are typographic quotes {where}.", "Type straight quotes: ' and \"."))
    return told


def _code(page: Page) -> list[int]:
    """Return the lines that Markdown takes for code though nobody meant it: this site has none."""
    found, blank, inside = [], True, False
    for number, line in page.prose:
        if line.strip():
            if not line.startswith(" "):
                inside = bool(LISTED.match(line))
            elif blank and line.startswith("    ") and not inside:
                found.append(number)
        blank = not line.strip()
    return found
