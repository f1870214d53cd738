"""Evidence ratings: the four of them, and where on the pages each stands."""

from dataclasses import dataclass
from functools import lru_cache

from overrides.hooks.content.notation import CITATION, SENTENCE_END, inline_text, paragraphs, sentence
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
            claim = " ".join(inline_text(SENTENCE_END.split(before.strip())[-1]).split()).strip(" ,.;:(&")
            found.append(RatedClaim(page, match[2], sentence(claim), line))
            start = match.end()
    return found
