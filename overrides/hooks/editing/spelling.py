"""Words of the pages that neither an English dictionary nor our own list knows."""

import re

from spellchecker import SpellChecker

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import ATTRIBUTES, CITATION_LIKE, FACT, NAMED_WORD
from overrides.hooks.content.site import Site

FILE = "docs/data/spelling.txt"
NOT_WORDS = re.compile(r"\]\([^)]*\)|https?://\S+|^/// (?:picture|list) .*$")


def check(site: Site) -> list[Issue]:
    """Return an issue for each line with an unknown word. Names, which begin with a capital letter, are passed over."""
    checker = SpellChecker(language="en", distance=1)  # two letters off takes minutes
    own_words = set((site.root / FILE).read_text(encoding="utf-8").split())
    issues = []
    for page in site.pages:
        for number, line in page.prose:
            words = set(re.findall(r"(?<![\w@/#.'-])[a-z]+(?:'[a-z]+)?(?![\w@/-])", _words_of(line))) - own_words
            for word in sorted(checker.unknown(words)):
                hint = f"Correct it ({checker.correction(word) or 'no guess'}?), or add it to {FILE}."
                issues.append(Issue(page.file, number, f"'{word}' is not a known word.", hint))
    return issues


def _words_of(line: str) -> str:
    """Return a line without addresses, citations, ids, and words that are named because we avoid them."""
    for pattern in (NAMED_WORD, CITATION_LIKE, FACT, ATTRIBUTES, NOT_WORDS):
        line = pattern.sub(" ", line)
    return line
