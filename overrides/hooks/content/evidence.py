"""Evidence ratings: the four of them, and where on the pages each stands."""

import re
from dataclasses import dataclass
from functools import lru_cache

from overrides.hooks.content.notation import CITATION, inline_text, paragraphs
from overrides.hooks.content.site import Page

RATINGS = ("strong", "moderate", "limited", "disputed")  # strongest first


@dataclass(frozen=True)
class RatedClaim:
    """A claim with its rating: `claim` is the sentence that the rating ends, without notation; `line` is where its paragraph begins."""

    page: Page
    rating: str
    claim: str
    line: int = 0


@lru_cache(maxsize=2048)  # lists, checks and data ask for them
def rated_claims(page: Page) -> list[RatedClaim]:
    """Return the rated claims of a page in order."""
    found = []
    for line, text in paragraphs(page.prose):
        start = 0
        for match in CITATION.finditer(text):
            if not match[2]:
                continue
            before = CITATION.sub("", text[start : match.start()])
            sentence = re.split(r"(?<=[.!?])[\"')\]*]*\s+", before.strip())[-1]
            found.append(RatedClaim(page, match[2], _sentence(sentence), line))
            start = match.end()
    return found


def _sentence(text: str) -> str:
    text = " ".join(inline_text(text).split()).strip(" ,.;:(&")
    return f"{text[:1].upper()}{text[1:]}."
