"""Every evidence mark stands on a citation, and every citation stands in its brackets: otherwise neither is one."""

from __future__ import annotations

import re

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site

CITATION = re.compile(r"\[@[^\]]*\]")
MARK = re.compile(r"(?<!\]){:?\s*\.mark-[\w-]*\s*}|(?<!@)\]\s+{\s*\.mark-")
MARKED = re.compile(r"\]\([^)]*\){\s*\.mark-|\[(?!@)[^\[\]]*\]{\s*\.mark-")


def check(site: Site) -> list[Fault]:
    """Return marks without a citation, and ids of sources outside of brackets."""
    known = site.value("sources") or {}
    faults = []
    for page in site.pages:
        for number, line in page.prose:
            if ".mark-" in line and (MARK.search(line) or MARKED.search(line)):
                todo = "Write it right after the citation: [@its-id]{ .mark-moderate }."
                faults.append(Fault(page.file, number, "This evidence mark stands on no citation.", todo))
            if "@" in line:
                for id_ in re.findall(r"(?<![\w.@])@\s?([a-z][\w-]*)", CITATION.sub("", re.sub(r"`[^`]*`", "", line))):
                    if id_ in known:
                        what = f"'@{id_}' stands outside of brackets, so it is no citation."
                        faults.append(Fault(page.file, number, what, f"Write [@{id_}]."))
    return faults
