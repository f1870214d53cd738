"""The emergency page keeps its order: the number first, every country's number, then the steps, counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

ADDRESS = "/overdose/"
FIRST = "tel:911"
STEPS = ("wake", "call-now", "naloxone", "breathe", "second-dose", "side", "stay")
LINK = re.compile(r"\]\(([^)\s]*)")
AGREED = "Put it back: two people must agree on every change of this page (see CONTRIBUTING)."


def check(site: Site) -> list[Issue]:
    """Return where the emergency page has lost its order."""
    page = site.page(ADDRESS)
    if not page:
        return []  # addresses.py has told it
    numbers = [line.get("tel") for line in site.value("helplines") or [] if line.get("kind") == "emergency"]
    return [*_numbers(page, numbers), *_steps(page)]


def _numbers(page: Page, numbers: list[str]) -> Iterator[Issue]:
    links = [(number, target) for number, line in page.prose for target in LINK.findall(line)]
    if links and links[0][1] != FIRST:
        yield Issue(page.file, links[0][0], f"The first link is {links[0][1]}, not {FIRST}.", AGREED)
    call = next((heading.line for heading in page.headings if heading.id == "call"), page.body_line)
    for tel in dict.fromkeys(numbers):
        if f"tel:{tel}" not in {target for _, target in links}:
            yield Issue(page.file, call, f"The emergency number {tel} cannot be tapped here.", AGREED)


def _steps(page: Page) -> Iterator[Issue]:
    found = [heading for heading in page.headings if heading.level == 3 and re.match(r"\d+\.", heading.text)]
    place = {id_: number for number, id_ in enumerate(STEPS)}
    last = -1
    for count, heading in enumerate(found, 1):
        if int(heading.text.split(".")[0]) != count:
            yield Issue(page.file, heading.line, f"The step '{heading.id}' is not counted as {count}.", AGREED)
        if place.get(heading.id, last + 1) < last:
            yield Issue(page.file, heading.line, f"The step '{heading.id}' stands too late.", AGREED)
        last = max(last, place.get(heading.id, last))
    for id_ in STEPS:
        if id_ not in {heading.id for heading in found}:
            steps = next((heading.line for heading in page.headings if heading.id == "steps"), page.body_line)
            yield Issue(page.file, steps, f"The step '{id_}' is missing.", AGREED)
