"""Words that hurt or blur stay out, but for marked examples; docs/data/words.yml says which and why."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

NAMED = re.compile(r"\*[^*]+\*\{\s*\.named\s*\}")


def check(site: Site) -> list[Issue]:
    """Return the words to avoid that stand in titles, descriptions and prose."""
    words = [(pattern, word) for word in site.value("words") or [] if (pattern := _pattern(word))]
    if not words:
        return []
    anyone = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in words), re.I)  # most lines have none: one look
    issues = []
    for page in site.pages:
        lines = [(page.front_matter.line(name), str(page.meta.get(name, ""))) for name in ("title", "description")]
        for number, line in lines + page.prose:
            line = NAMED.sub("", re.sub(r"\]\([^)]*\)|\[@[^\]]*\]", "", line))
            for pattern, word in words if anyone.search(line) else ():
                if match := pattern.search(line):
                    hint = f"Say: {word['better']}. ({word['why']}) Naming the word itself? *{match[0]}*{{ .named }}"
                    issues.append(Issue(page.file, number, f"'{match[0]}' is a word we avoid.", hint))
    return issues


def _pattern(word: dict) -> re.Pattern | None:
    """Return the pattern of a word; None where it has none, or none that finds a word: sense.py tells that."""
    try:
        pattern = re.compile(word.get("match") or "", re.I)
    except re.error:
        return None
    return None if pattern.search("") else pattern
