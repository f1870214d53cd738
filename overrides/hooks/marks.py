"""Evidence marks: four kinds, and where on the pages each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overrides.hooks.pages import Page
from overrides.hooks.phrases import phrases

KINDS = ("strong", "moderate", "limited", "disputed")  # strongest first
CITATION = r"\[(?:@[\w-]+(?:;\s*)?)+\]"
MARKED = re.compile(rf"{CITATION}\{{\s*\.mark-(\w+)\s*\}}")
RULES = "/benefits/index.md#marks"


@dataclass(frozen=True)
class Mark:
    """One mark: the claim it stands on, as a sentence of plain Markdown without citations."""

    page: Page
    kind: str
    claim: str


def html(kind: str) -> str:
    """Return a mark as HTML: a shape and a word, never color alone."""
    return f'<span class="mark {kind}"><i></i>{phrases("en")[kind]}</span>'


def marks(page: Page) -> list[Mark]:
    """Return the marks of a page in order, each with the sentence it ends."""
    found = []
    for block in _blocks(page):
        last = 0
        for match in MARKED.finditer(block):
            before = re.sub(rf"{CITATION}(?:\{{[^}}]*\}})?", "", block[last : match.start()])
            sentence = re.split(r"(?<=[.!?])[\"')\]*]*\s+", before.strip())[-1]
            found.append(Mark(page, match[1], _plain(sentence)))
            last = match.end()
    return found


def _blocks(page: Page) -> list[str]:
    """Return paragraphs, list items and table cells, each on one line."""
    blocks = [""]
    for _, line in page.prose:
        if line.startswith("|"):
            blocks += [cell.strip() for cell in line.strip("|").split("|")] + [""]
        elif not line.strip() or re.match(r"\s*(?:[-*]|\d+\.)\s|#", line):
            blocks.append(re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", line))
        else:
            blocks[-1] += " " + line.strip()
    return blocks


def _plain(sentence: str) -> str:
    sentence = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", sentence)
    sentence = re.sub(r"\{[^}]*\}", "", sentence)
    sentence = re.sub(r"[*_`]", "", " ".join(sentence.split()).strip(" ,.;:(&"))
    return sentence[:1].upper() + sentence[1:] + "."
