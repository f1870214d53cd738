"""A translation says what its original says: the same sections, sources and numbers, and nothing left in another language."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from xml.etree import ElementTree

from overrides.hooks.content.anchors import find_blocks
from overrides.hooks.content.asset_files import DRAWINGS
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import ATTRIBUTES, CITATION, FACT, cited_ids
from overrides.hooks.content.overlays import overlay_files, overlay_issues
from overrides.hooks.content.site import Page, Site

NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
NOT_NUMBERS = re.compile(rf"{CITATION.pattern}|{FACT.pattern}|{ATTRIBUTES.pattern}|\]\([^)]*\)|^\d+\.")
SPACING = re.compile(r"\B | \B")  # spaces beside a mark: [@one; @two] and [@one;@two] are the same
LEFT = 5  # so many words in a row, the same as in the original, are no accident


def parity(site: Site) -> Iterator[Issue]:
    """Yield where the pages of a translation part from their originals. A site that is no translation yields nothing."""
    for page in site.pages if site.original else ():
        original = site.original.by_source.get(page.source)
        if not original:
            hint = f"Write docs/{site.original.language}/{page.source} first, or give the file the name of its original."
            yield Issue(page.file, 1, "This page translates no page.", hint)
            continue
        yield from _headings(page, original)
        yield from _counted(page, original, site)
        yield from _pictures(page, site)
        yield from _dates(page, original)


def emergency_first(site: Site) -> Iterator[Issue]:
    """Yield where a translation lacks a page of the emergency: every page of it leads there."""
    for page in site.original.pages if site.original else ():
        if page.type == "emergency" and page.source not in site.by_source:
            message = f"docs/{site.language} has no {page.source}, and every page of it leads there."
            yield Issue(f"mkdocs.{site.language}.yml", 1, message, f"Translate {page.file} first.")


def _headings(page: Page, original: Page) -> Iterator[Issue]:
    """Yield an issue where the ids of the headings, or their order, are not those of the original."""
    found, expected = ([heading for heading in one.headings if heading.explicit] for one in (page, original))
    for heading, meant in zip(found, expected, strict=False):
        if heading.id != meant.id:
            message = f"Here is the section '{heading.id}', where {original.file} has '{meant.id}' (line {meant.line})."
            yield Issue(page.file, heading.line, message, "Keep the ids and the order of the original: they are addresses.")
            return
    if len(found) < len(expected):
        yield Issue(page.file, page.body_line, f"The section '{expected[len(found)].id}' is missing here.", "Give both the same sections.")
    elif len(found) > len(expected):
        yield Issue(page.file, found[len(expected)].line, f"The section '{found[len(expected)].id}' is not in {original.file}.", "Give both the same sections.")


def _counted(page: Page, original: Page, site: Site) -> Iterator[Issue]:
    """Yield an issue for each citation, fact and number that one of the two has more often."""
    for name, pattern, bare in (("citation", CITATION, None), ("fact", FACT, None), ("number", NUMBER, NOT_NUMBERS)):
        found, in_original = (_found(one, pattern, bare) for one in (page, original))
        counted, expected = Counter(one for one, _ in found), Counter(one for one, _ in in_original)
        if name != "number" and not all(_is_known(one, site) for one in counted | expected):
            continue  # evidence.py reports it, once: a misspelled one would seem to be added here and lost there
        for one in sorted(counted.keys() | expected.keys()):
            if counted[one] != expected[one]:
                there = next((line for text, line in in_original if text == one), original.body_line)
                line = next((line for text, line in found if text == one), _same_section(page, original, there))
                message = f"The {name} {one} stands here {_times(counted[one])}, in {original.file} {_times(expected[one])} (line {there})."
                yield Issue(page.file, line, message, "Say what the original says, no more and no less.")


def _same_section(page: Page, original: Page, line: int) -> int:
    """Return the line of a translation on which the section begins that holds a line of its original."""
    lines = {heading.id: heading.line for heading in page.headings}
    return next((lines[one.id] for one in reversed(original.headings) if one.line <= line and one.id in lines), page.body_line)


def _is_known(found: str, site: Site) -> bool:
    """Tell whether the data have what a citation or a fact names."""
    fact = FACT.match(found)
    return set(cited_ids(found)) <= site.value("sources").keys() and (not fact or fact[1] in site.value("facts"))


def _found(page: Page, pattern: re.Pattern, bare: re.Pattern | None) -> list[tuple[str, int]]:
    lines = [(number, bare.sub(" ", line) if bare else line) for number, line in page.prose if pattern.search(line)]
    return [(SPACING.sub("", match[0]), number) for number, line in lines for match in pattern.finditer(line)]


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _pictures(page: Page, site: Site) -> Iterator[Issue]:
    """Yield an issue for each picture of a page whose words are still those of the original."""
    known = site.value("drawings").get(site.language) or {}
    for number, name in find_blocks(page, "picture"):
        if left := [one for one in _words(site, name) if one not in known and re.search(r"[^\W\d_]{2}", one)]:
            message = f"The picture '{name}' says '{left[0]}' in {messages(site.original.language, site.root)['language']}."
            yield Issue(page.file, number, message, f"Add it under '{site.language}' in docs/data/drawings.yml.")


def _words(site: Site, name: str) -> list[str]:
    """Return the texts of a drawing or of a chart; none where it is not there or does not parse, which other checks report."""
    path = site.root / f"{DRAWINGS}/{name}.svg"
    if not path.is_file():
        chart = site.value("charts").get(name) or {"bars": []}
        texts = [chart.get("title"), chart.get("says"), *(bar[key] for bar in chart["bars"] for key in ("label", "shown") if key in bar)]
        return [text for text in texts if text]
    try:
        return [text for text in ElementTree.fromstring(path.read_bytes()).itertext() if text.strip()]
    except ElementTree.ParseError:
        return []


def _dates(page: Page, original: Page) -> Iterator[Issue]:
    """Yield a warning where the original was checked again after it was translated: the page says so to readers."""
    translated, reviewed = page.meta.get("translated"), original.meta.get("reviewed")
    if translated and reviewed and str(translated) < str(reviewed):
        message = f"This was translated on {translated}; {original.file} was checked on {reviewed}."
        hint = "Compare the two, then set 'translated' to today. Until then the page tells its readers."
        yield Issue(page.file, page.front_matter.line("translated"), message, hint, severity="warning")


def untranslated(site: Site) -> Iterator[Issue]:
    """Yield the lines of a translation that another language has word for word: the original's, or another translation's."""
    if not site.original:
        return
    others = list(takewhile(lambda one: one.language != site.language, site.editions.values()))  # of two equal pages, one is reported
    for page in site.pages:
        for other in others:
            same_page = other.by_source.get(page.source)
            lines = {line.strip() for _, line in same_page.prose if len(re.findall(r"[^\W\d_]+", line)) >= LEFT} if same_page else set()
            for number, line in page.prose:
                if line.strip() in lines:
                    message = f"This line is still in {messages(other.language, site.root)['language']}."
                    yield Issue(page.file, number, message, f"Translate it: {same_page.file} has the same line.")


def overlays(site: Site) -> Iterator[Issue]:
    """Yield where the words that a translation lays over the data are not words, belong to nothing, or change a number."""
    for name in overlay_files(site.root, site.language) if site.original else ():
        if name in site.data:
            yield from overlay_issues(site, name)
        else:
            yield Issue(f"docs/data/{site.language}/{name}.yml", 1, f"There is no docs/data/{name}.yml.", "Give it the name of a file of docs/data.")


EACH_LANGUAGE = (emergency_first, parity, untranslated, overlays)
