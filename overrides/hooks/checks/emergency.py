"""Who needs help now finds it: the emergency page keeps its order, its numbers and its search words; every number dials what it shows."""

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.messages import messages, word_pattern
from overrides.hooks.content.notation import LINK, PHONE_LINK, boxes
from overrides.hooks.content.page_types import page_types
from overrides.hooks.content.site import Page, Site

TYPE = "emergency"
SHOWN = re.compile(r"\+?\d(?:[\d\s().-]*\d)?")
DIALED = re.compile(r"\+?\d{3,15}")
AGREED = "Put it back: two people must agree on every change of this page (see CONTRIBUTING)."


def _numbers(site: Site) -> list[str]:
    """Return the numbers of the emergency services, the one to show first at its head."""
    return list(dict.fromkeys(str(line.get("tel")) for line in site.value("helplines") if line.get("kind") == TYPE))


def order(site: Site) -> Iterator[Issue]:
    """Yield where an emergency page has lost its order: the number first, every country's number, then the steps, counted."""
    steps = page_types(site.root)[TYPE].steps if TYPE in page_types(site.root) else ()
    for page in site.pages:
        if page.type == TYPE:
            yield from _calls(page, _numbers(site))
            yield from _steps(page, steps)
            for word in map(str.strip, messages(site.language, site.root)["check_urgent"].split(",")):
                if word not in page.tags:
                    hint = "Put it back: people search with it in an emergency. The list is `check_urgent` in the messages of the language."
                    yield Issue(page.file, page.front_matter.line("tags"), f"The search word '{word}' is missing.", hint)
    if not site.original and not any(page.type == TYPE for page in site.pages):
        yield Issue(f"docs/{site.language}", 1, f"There is no page of the type '{TYPE}'.", "Bring it back from the history: it is why the site is there.")


def _calls(page: Page, numbers: list[str]) -> Iterator[Issue]:
    links = [(number, match[2]) for number, line in page.prose for match in LINK.finditer(line)]
    if links and numbers and links[0][1] != f"tel:{numbers[0]}":
        yield Issue(page.file, links[0][0], f"The first link is {links[0][1]}, not tel:{numbers[0]}.", AGREED)
    for tel in numbers:
        if f"tel:{tel}" not in {target for _, target in links}:
            line = next((heading.line for heading in page.sections), page.body_line)
            yield Issue(page.file, line, f"The emergency number {tel} cannot be tapped here.", AGREED)


def _steps(page: Page, steps: tuple[str, ...]) -> Iterator[Issue]:
    """Yield steps that are miscounted, out of the order of the template, or missing."""
    found = [heading for heading in page.headings if heading.level == 3 and re.match(r"\d+\.", heading.text)]
    place = {id_: number for number, id_ in enumerate(steps)}
    last = -1
    for count, heading in enumerate(found, 1):
        if int(heading.text.split(".")[0]) != count:
            yield Issue(page.file, heading.line, f"The step '{heading.id}' is not counted as {count}.", AGREED)
        if place.get(heading.id, last + 1) < last:
            yield Issue(page.file, heading.line, f"The step '{heading.id}' stands too late.", AGREED)
        last = max(last, place.get(heading.id, last))
    line = next((heading.line for heading in page.headings if heading.id == "steps"), page.body_line)
    for id_ in steps:
        if id_ not in {heading.id for heading in found}:
            yield Issue(page.file, line, f"The step '{id_}' is missing.", AGREED)


def phones(site: Site) -> Iterator[Issue]:
    """Yield the links that would dial something else than they show, or a number that nobody has confirmed."""
    known = {line.get("tel") for line in (*site.value("helplines"), *(one for place in site.value("services") for one in place["services"]))}
    for page in site.pages:
        for number, line in page.prose:
            for words, scheme, tel in PHONE_LINK.findall(line):
                if found := _phone(words, scheme, tel, known):
                    yield Issue(page.file, number, *found)


def _phone(words: str, scheme: str, tel: str, known: set) -> tuple[str, str] | None:
    if not DIALED.fullmatch(tel):
        return f"'{tel}' cannot be dialed.", "Write digits only, with + and the country code: tel:+18009720590."
    if not dials(words, tel):
        return f"The link shows '{words}' and dials {tel}.", "Read the number at its source, and write it the same in both."
    if scheme == "tel" and tel not in known:
        return f"The number {tel} is not in docs/data/helplines.yml.", "Correct it, or add the line there with where it was confirmed."
    return None


def dials(shown: str, tel: str) -> bool:
    """Tell whether a number to dial is the first number in a text: with a country code, the zero before it falls away."""
    number = SHOWN.search(shown)
    if not number:
        return True
    digits, dialed = (re.sub(r"\D", "", text) for text in (number[0], tel))
    code = dialed.removesuffix(digits.lstrip("0")) if tel.startswith("+") else ""
    return digits == dialed or (0 < len(code) <= 3 and code != dialed)


def danger_boxes(site: Site) -> Iterator[Issue]:
    """Yield the red boxes that name the number of one country alone (others read them too), or a number that nobody knows."""
    known = {str(line.get("tel")) for line in site.value("helplines")}
    words, first = word_pattern(site.language, "check_local_number", site.root), next(iter(_numbers(site)), "")
    for page in site.pages:
        for number, text in boxes(page.prose):
            for short in sorted(set(re.findall(r"(?<![\w-])\d{3}(?![\w-])", text)) - known):
                hint = "Read it at its source: a wrong number in a red box costs the time that nobody has."
                yield Issue(page.file, number, f"This box names {short}, which is in no line of docs/data/helplines.yml.", hint)
            if first and re.search(rf"\b{re.escape(first)}\b", text) and not words.search(text):
                # "Your own number" was read as the reader's own telephone number.
                hint = f"Write '{messages(site.language, site.root)['check_local_number'].split(',')[0]}' beside it: the page is read in other countries."
                yield Issue(page.file, number, f"This box names {first} and no other number.", hint)


EACH_LANGUAGE = (order, phones, danger_boxes)
