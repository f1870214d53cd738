"""Every citation has a source, every source is whole and cited somewhere."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

CITED = re.compile(r"(?<!\\)\[(@[^\]]*)\]")
ID = re.compile(r"@([A-Za-z0-9-]+)$")
MARK = re.compile(r"\]\{\s*([^}]*)\}")
MARKS = ("strong", "moderate", "limited", "disputed")


def check(site: Site) -> list[Issue]:
    """Return unknown and badly written citations, unknown marks, and (as warnings) sources nobody cites."""
    known = site.value("sources") or {}
    issues, cited = [], set()
    for page in site.pages:
        for number, line in page.prose:
            for group in CITED.findall(line):
                for one in group.split(";"):
                    match = ID.match(one.strip())
                    if not match:
                        hint = "Write [@id], or [@first; @second] for two."
                        issues.append(Issue(page.file, number, f"'[{group}]' is not a citation.", hint))
                    elif match[1] not in known:
                        message = f"The source '{match[1]}' is not in docs/data/sources.yml."
                        issues.append(Issue(page.file, number, message, "Correct the id, or add the source there."))
                    else:
                        cited.add(match[1])
            if re.search(r"(?<!\\)\[@[^\]]*$", line):
                message = "This citation runs over the end of its line, so nothing checks it."
                issues.append(Issue(page.file, number, message, "Put all of it, from [ to ], on one line."))
            for mark in re.findall(r"\[@[^\]]*\]\{\s*([^}]*?)\s*\}", line):
                if mark.removeprefix(".mark-") not in MARKS or not mark.startswith(".mark-"):
                    hint = "Use .mark-strong, .mark-moderate, .mark-limited or .mark-disputed."
                    issues.append(Issue(page.file, number, f"Unknown evidence mark '{mark}'.", hint))
    if site.original:
        return issues  # the data and what is cited nowhere are the original's affair
    for name in ("words", "charts"):
        named = _named(site.value(name))
        cited |= named
        for id_ in sorted(named - known.keys()):
            message = f"The source '{id_}' is not in docs/data/sources.yml."
            issues.append(Issue(site.data[name].file, 1, message, "Correct the id, or add the source there."))
    record = site.data.get("sources")
    for id_ in known:
        if id_ not in cited:
            hint = "Cite it, or delete the entry."
            issues.append(Issue(record.file, record.line(id_), f"No page cites '{id_}'.", hint, severity="warning"))
    return issues


def _named(value: object) -> set[str]:
    """Return the ids under every `sources` key of a data file."""
    found = set()
    if isinstance(value, list):
        return set().union(*map(_named, value)) if value else found
    if isinstance(value, dict):
        for key, item in value.items():
            found |= set(item or []) if key == "sources" else _named(item)
    return found
