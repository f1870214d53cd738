"""Nothing of a template's guidance, and no unfinished note, is left in a page."""

from __future__ import annotations

import re

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site
from overrides.hooks.templates import GUIDANCE

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem ipsum)\b|<<<<<<<|>>>>>>>")


def check(site: Site) -> list[Fault]:
    """Return the lines of guidance and the notes left in pages."""
    faults = []
    for page in site.pages:
        for number, line in enumerate(page.text.splitlines(), 1):
            if GUIDANCE in line:
                todo = "Write what it asks for, or delete the line."
                faults.append(Fault(page.file, number, "The template's guidance is left in the page.", todo))
            elif match := UNFINISHED.search(line):
                faults.append(Fault(page.file, number, f"'{match[0]}' is left in the page.", "Finish it."))
    return faults
