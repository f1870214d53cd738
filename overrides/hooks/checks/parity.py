"""A translation says what its original says: the same sections, sources and numbers, and nothing left in English."""

from __future__ import annotations

import re
from collections import Counter

from overrides.hooks.checks.pictures import BLOCK
from overrides.hooks.citations import CITATION
from overrides.hooks.drawings import WORDS, drawing
from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site

NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
LEFT = 5  # so many words in a row, the same as in the original, are no accident


def check(site: Site) -> list[Fault]:
    """Return where the pages of a translation part from their originals."""
    originals = {page.source: page for page in site.original.pages}
    faults = []
    for page in site.pages:
        if original := originals.get(page.source):
            faults += _headings(page, original) + _counted(page, original) + _english(page, original) + _dates(page, original)
            faults += _pictures(page, site)
        else:
            todo = f"Write docs/en/{page.source} first, or give the file the name of its original."
            faults.append(Fault(page.file, 1, "This page translates no page.", todo))
    return faults


def _headings(page: Page, original: Page) -> list[Fault]:
    """Return a fault where the ids of the headings, or their order, are not those of the original."""
    ours, theirs = ([heading for heading in one.headings if heading.given] for one in (page, original))
    for mine, yours in zip(ours, theirs, strict=False):
        if mine.id != yours.id:
            what = f"Here is the section '{mine.id}', where {original.file} has '{yours.id}' (line {yours.line})."
            return [Fault(page.file, mine.line, what, "Keep the ids and the order of the original: they are addresses.")]
    if len(ours) == len(theirs):
        return []
    lacking = theirs[len(ours) :] or ours[len(theirs) :]
    where = "is missing here" if len(ours) < len(theirs) else f"is not in {original.file}"
    line = page.body_line if len(ours) < len(theirs) else lacking[0].line
    return [Fault(page.file, line, f"The section '{lacking[0].id}' {where}.", "Give both the same sections.")]


def _counted(page: Page, original: Page) -> list[Fault]:
    """Return a fault for each citation and each number that one of the two has more often."""
    faults = []
    for name, of in (("citation", _citations), ("number", _numbers)):
        ours, theirs = of(page), of(original)
        counted, expected = Counter(one for one, _ in ours), Counter(one for one, _ in theirs)
        for one in sorted(counted.keys() | expected.keys()):
            if counted[one] != expected[one]:
                line = next((line for text, line in ours if text == one), page.body_line)
                there = next((line for text, line in theirs if text == one), original.body_line)
                what = f"The {name} {one} stands here {_times(counted[one])}, in {original.file} {_times(expected[one])} (line {there})."
                faults.append(Fault(page.file, line, what, "Say what the original says, no more and no less."))
    return faults


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _citations(page: Page) -> list[tuple[str, int]]:
    return [(match[0].replace(" ", ""), number) for number, line in page.prose for match in re.finditer(CITATION, line)]


def _numbers(page: Page) -> list[tuple[str, int]]:
    bare = re.compile(rf"{CITATION}|\{{[^}}]*\}}|\]\([^)]*\)|^\d+\.")
    return [(match[0], number) for number, line in page.prose for match in NUMBER.finditer(bare.sub(" ", line))]


def _english(page: Page, original: Page) -> list[Fault]:
    """Return a fault for each line that is still the original's."""
    theirs = {line.strip() for _, line in original.prose if len(re.findall(r"[a-z]+", line)) >= LEFT}
    todo = "Translate it."
    return [Fault(page.file, number, "This line is still in English.", todo) for number, line in page.prose if line.strip() in theirs]


def _pictures(page: Page, site: Site) -> list[Fault]:
    """Return a fault for each picture of a page that still speaks English."""
    known = (site.value("drawings") or {}).get(site.language, {})
    faults = []
    for number, line in page.prose:
        if match := BLOCK.match(line):
            left = [words for words in WORDS.findall(drawing(match[1])) if words not in known and re.search("[A-Za-z]{2}", words)]
            if left:
                todo = f"Add it under '{site.language}' in docs/data/drawings.yml."
                faults.append(Fault(page.file, number, f"The picture '{match[1]}' says '{left[0]}' in English.", todo))
    return faults


def _dates(page: Page, original: Page) -> list[Fault]:
    """Return a warning where the original was checked again after it was translated: the page says so to readers."""
    translated, reviewed = page.fields.get("translated"), original.fields.get("reviewed")
    if not translated or not reviewed or str(translated) >= str(reviewed):
        return []
    what = f"This was translated on {translated}; {original.file} was checked on {reviewed}."
    todo = "Compare the two, then set 'translated' to today. Until then the page tells its readers."
    return [Fault(page.file, page.matter.line("translated"), what, todo, warning=True)]
