"""A translation says what its original says: the same sections, sources and numbers, and nothing left in English."""

from __future__ import annotations

import re
from collections import Counter

from overrides.hooks.checks.pictures import BLOCK
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import CITATION
from overrides.hooks.content.site import Page, Site
from overrides.hooks.markdown.figures import drawing_words

NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
LEFT = 5  # so many words in a row, the same as in the original, are no accident


def check(site: Site) -> list[Issue]:
    """Return where the pages of a translation part from their originals."""
    originals = {page.source: page for page in site.original.pages}
    issues = []
    for page in site.pages:
        if original := originals.get(page.source):
            issues += _headings(page, original) + _counted(page, original) + _english(page, original) + _dates(page, original)
            issues += _pictures(page, site)
        else:
            hint = f"Write docs/en/{page.source} first, or give the file the name of its original."
            issues.append(Issue(page.file, 1, "This page translates no page.", hint))
    return issues


def _headings(page: Page, original: Page) -> list[Issue]:
    """Return a fault where the ids of the headings, or their order, are not those of the original."""
    ours, theirs = ([heading for heading in one.headings if heading.explicit] for one in (page, original))
    for mine, yours in zip(ours, theirs, strict=False):
        if mine.id != yours.id:
            message = f"Here is the section '{mine.id}', where {original.file} has '{yours.id}' (line {yours.line})."
            return [Issue(page.file, mine.line, message, "Keep the ids and the order of the original: they are addresses.")]
    if len(ours) == len(theirs):
        return []
    lacking = theirs[len(ours) :] or ours[len(theirs) :]
    where = "is missing here" if len(ours) < len(theirs) else f"is not in {original.file}"
    line = page.body_line if len(ours) < len(theirs) else lacking[0].line
    return [Issue(page.file, line, f"The section '{lacking[0].id}' {where}.", "Give both the same sections.")]


def _counted(page: Page, original: Page) -> list[Issue]:
    """Return a fault for each citation and each number that one of the two has more often."""
    issues = []
    for name, of in (("citation", _citations), ("number", _numbers)):
        ours, theirs = of(page), of(original)
        counted, expected = Counter(one for one, _ in ours), Counter(one for one, _ in theirs)
        for one in sorted(counted.keys() | expected.keys()):
            if counted[one] != expected[one]:
                line = next((line for text, line in ours if text == one), page.body_line)
                there = next((line for text, line in theirs if text == one), original.body_line)
                message = f"The {name} {one} stands here {_times(counted[one])}, in {original.file} {_times(expected[one])} (line {there})."
                issues.append(Issue(page.file, line, message, "Say what the original says, no more and no less."))
    return issues


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _citations(page: Page) -> list[tuple[str, int]]:
    return [(match[0].replace(" ", ""), number) for number, line in page.prose for match in CITATION.finditer(line)]


def _numbers(page: Page) -> list[tuple[str, int]]:
    bare = re.compile(rf"{CITATION.pattern}|\{{[^}}]*\}}|\]\([^)]*\)|^\d+\.")
    return [(match[0], number) for number, line in page.prose for match in NUMBER.finditer(bare.sub(" ", line))]


def _english(page: Page, original: Page) -> list[Issue]:
    """Return a fault for each line that is still the original's."""
    theirs = {line.strip() for _, line in original.prose if len(re.findall(r"[a-z]+", line)) >= LEFT}
    hint = "Translate it."
    return [Issue(page.file, number, "This line is still in English.", hint) for number, line in page.prose if line.strip() in theirs]


def _pictures(page: Page, site: Site) -> list[Issue]:
    """Return a fault for each picture of a page that still speaks English."""
    known = (site.value("drawings") or {}).get(site.language, {})
    issues = []
    for number, line in page.prose:
        if match := BLOCK.match(line):
            left = [words for words in drawing_words(match[1]) if words not in known and re.search("[A-Za-z]{2}", words)]
            if left:
                hint = f"Add it under '{site.language}' in docs/data/drawings.yml."
                issues.append(Issue(page.file, number, f"The picture '{match[1]}' says '{left[0]}' in English.", hint))
    return issues


def _dates(page: Page, original: Page) -> list[Issue]:
    """Return a warning where the original was checked again after it was translated: the page says so to readers."""
    translated, reviewed = page.meta.get("translated"), original.meta.get("reviewed")
    if not translated or not reviewed or str(translated) >= str(reviewed):
        return []
    message = f"This was translated on {translated}; {original.file} was checked on {reviewed}."
    hint = "Compare the two, then set 'translated' to today. Until then the page tells its readers."
    return [Issue(page.file, page.front_matter.line("translated"), message, hint, severity="warning")]
