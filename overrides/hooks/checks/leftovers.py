"""Nothing of a template's guidance, and no unfinished note, is left in a page."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.page_types import GUIDANCE
from overrides.hooks.content.site import Site

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem ipsum)\b|<<<<<<<|>>>>>>>")


def check(site: Site) -> list[Issue]:
    """Return the lines of guidance and the notes left in pages."""
    issues = []
    for page in site.pages:
        for number, line in enumerate(page.text.splitlines(), 1):
            if GUIDANCE in line:
                hint = "Write what it asks for, or delete the line."
                issues.append(Issue(page.file, number, "The template's guidance is left in the page.", hint))
            elif match := UNFINISHED.search(line):
                issues.append(Issue(page.file, number, f"'{match[0]}' is left in the page.", "Finish it."))
    return issues
