"""The Markdown of a page means what it looks like: nothing that a formatter, a word processor or a merge made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

CODE = re.compile(r"`[^`\n]*`")
# What to find, what is wrong with it, and what to do. {0} is what was found.
SLIPS = [
    (re.compile(pattern, re.M), message, hint)
    for pattern, message, hint in (
        (r"^#{1,6}(?=[^#\s])", "This heading has no space after its #.", "Write ## and a space: no guard sees the heading so."),
        (r"(?<=\S\n)#{1,6} ", "This heading has no blank line before it.", "Put a blank line there."),
        (r"^#{1,6} .*(?=\n\S)", "This heading has no blank line after it.", "Put a blank line there."),
        (
            r"^(?![-*+] |\d+\. |[\s#|/!]).*\n(?=[-*+] \S|1\. )",
            "The list below this line has no blank line before it.", "Put one there: otherwise it becomes part of the paragraph.",
        ),
        (r"^[•·●◦▪‣–—] ?(?=\S)", "'{0}' begins no list.", "Write - and a space: this mark is a word processor's."),
        (r"(?<=\S\n)(?:-{3,}|={3,}) *$", "'{0}' makes a heading of the line above.", "Write ## before the heading instead."),
        (r"(?<=\n\n)(?:-{3,}|\*{3,}|_{3,}|={3,}) *$", "'{0}' is no part of a page.", "Delete it; a new subject gets a heading."),
        (r"</?([A-Za-z][\w-]*)(?=[\s/>])", "'{0}' is HTML.", "Write Markdown: scripts, frames and styles are forbidden, the rest is not checked."),
        (r"<!--", "'{0}' begins a comment, which every reader can see in the source.", "Delete it."),
        (r"\\[\[\]*_`(){}#]", "'{0}' is a mark that was escaped.", "Take the backslash away: a formatter has put it there."),
        (r"\]\s+\((?=[^)\s]*(?:\.md|://|tel:|sms:|#))", "This link is torn between its words and its address.", "Join ] and (."),
        (r"\]\([^)\n]*$", "The address of this link runs over the end of its line.", "Put all of it, from ( to ), on one line."),
        (r"\[[^\]\n]+\]\[[^\]\n]*\]|^\[[^\]\n^@]+\]: ", "'{0}' keeps its address elsewhere.", "Write [words](address): no guard follows it so."),
        (r"(?<![(<\[\"/\w])https?://[^\s)]+", "The address {0} is not a link.", "Write [words](address)."),
        (r"\b(?!(?:that|had)\b)([a-z]+)(?: |\n)\1\b(?!['-])", "'{0}' stands twice.", "Delete one."),
    )
]  # fmt: skip


def check(site: Site) -> list[Issue]:
    """Return the slips in the Markdown of all pages."""
    return [issue for page in site.pages for issue in _page(page)]


def _page(page: Page) -> Iterator[Issue]:
    lines = page.prose
    text = CODE.sub(lambda match: "x" * len(match[0]), "\n".join(line for _, line in lines))
    for pattern, message, hint in SLIPS:
        for match in pattern.finditer(text):
            number = lines[text.count("\n", 0, match.start())][0]
            yield Issue(page.file, number, message.format(" ".join(match[0].split())), hint)
    at = 0
    for block in re.split(r"(\n\s*\n)", text):
        if block.count("**") % 2:
            number = lines[text.count("\n", 0, at + block.rindex("**"))][0]
            yield Issue(page.file, number, "This ** is not closed.", "Put ** on both sides of the words, within one paragraph.")
        at += len(block)
