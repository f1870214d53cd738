"""Every evidence mark stands on a citation, and every citation stands in its brackets: otherwise neither is one."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

CITATION = re.compile(r"\[@[^\]]*\]")
MARK = re.compile(r"(?<!\]){:?\s*\.mark-[\w-]*\s*}|(?<!@)\]\s+{\s*\.mark-")
MARKED = re.compile(r"\]\([^)]*\){\s*\.mark-|\[(?!@)[^\[\]]*\]{\s*\.mark-")


def check(site: Site) -> list[Issue]:
    """Return marks without a citation, and ids of sources outside of brackets."""
    known = site.value("sources") or {}
    issues = []
    for page in site.pages:
        for number, line in page.prose:
            if ".mark-" in line and (MARK.search(line) or MARKED.search(line)):
                hint = "Write it right after the citation: [@its-id]{ .mark-moderate }."
                issues.append(Issue(page.file, number, "This evidence mark stands on no citation.", hint))
            if "@" in line:
                for id_ in re.findall(r"(?<![\w.@])@\s?([a-z][\w-]*)", CITATION.sub("", re.sub(r"`[^`]*`", "", line))):
                    if id_ in known:
                        message = f"'@{id_}' stands outside of brackets, so it is no citation."
                        issues.append(Issue(page.file, number, message, f"Write [@{id_}]."))
    return issues
