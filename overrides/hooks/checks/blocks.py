"""Every block of a page is of a known kind, closed, and has its text inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import FENCE, Page, Site
from overrides.hooks.markdown.lists import LISTS

BLOCK = re.compile(r"///\s*([\w-]+)(?:\s*\|\s*(.*?))?\s*$")
BOX = re.compile(r'!!! (\w+) "[^"]+"$')
KINDS = ("picture", "list", "details")
BOXES = ("danger",)  # components.css dresses no other


def check(site: Site) -> list[Issue]:
    """Return the faults in the blocks, boxes and fences of all pages."""
    return [issue for page in site.pages for look in (_blocks, _boxes, _fences) for issue in look(page)]


def _blocks(page: Page) -> Iterator[Issue]:
    open_ = 0
    for place, (number, line) in enumerate(page.prose):
        if not line.startswith("///"):
            continue
        if line.strip() == "///":
            if not open_:
                yield Issue(page.file, number, "This /// closes nothing.", "Delete it, or bring back the line that opens the block.")
            open_ = 0
            continue
        if open_:
            yield _unclosed(page, open_)
        open_ = number
        match = BLOCK.match(line)
        if not match or match[1] not in KINDS:
            yield Issue(page.file, number, f"'{line.strip()}' is no block.", "Write /// picture | name, or /// list | name.")
        elif match[1] == "list":
            rest = next((text for _, text in page.prose[place + 1 :] if text.strip()), "")
            if match[2] not in LISTS:
                yield Issue(page.file, number, f"There is no list '{match[2]}'.", f"Use one of: {', '.join(LISTS)}.")
            elif rest.strip() != "///":
                message = f"The list '{match[2]}' is not closed before its text begins."
                yield Issue(page.file, number, message, "Write /// on the next line: a list is made from the data.")
    if open_:
        yield _unclosed(page, open_)


def _unclosed(page: Page, line: int) -> Issue:
    return Issue(page.file, line, "This block is not closed.", "End it with a line that holds /// alone.")


def _boxes(page: Page) -> Iterator[Issue]:
    for place, (number, line) in enumerate(page.prose):
        if line.startswith("???"):
            yield Issue(page.file, number, "This box would hide its text behind a click.", 'Write !!! danger "...", or plain text.')
        if not line.lstrip().startswith("!!!"):
            continue
        match = BOX.match(line)
        if not match:
            yield Issue(page.file, number, "The head of this box does not parse.", 'Write !!! danger "Get help now", both quotes too.')
        elif match[1] not in BOXES:
            yield Issue(page.file, number, f"There is no box '{match[1]}'.", f"Use one of: {', '.join(BOXES)}.")
        after = page.prose[place + 1][1] if place + 1 < len(page.prose) else ""
        if not after.startswith("    "):
            hint = "Indent its text by four spaces, on the line below: otherwise it falls out of the box."
            yield Issue(page.file, number, "This box has no text inside.", hint)


def _fences(page: Page) -> Iterator[Issue]:
    fences = [number for number, line in page.body if FENCE.match(line)]
    if len(fences) % 2:
        hint = "Close it, or delete it: all that follows becomes code, and no guard looks at it."
        yield Issue(page.file, fences[-1], "This fence of code is not closed.", hint)
