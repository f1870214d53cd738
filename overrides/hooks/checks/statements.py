"""Every statement of the source documents that is to be carried is carried by a page, and no other."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site


def check(site: Site) -> list[Issue]:
    """Return unknown, dropped and uncarried statements."""
    record = site.data.get("claims")
    claims = {claim["id"]: claim for claim in (site.value("claims") or {}).get("claims", [])}
    carried, issues = set(), []
    for page in site.pages:
        for number, id_ in enumerate(page.meta.get("claims") or []):
            line = page.front_matter.line("claims", number)
            if not isinstance(id_, str):
                continue  # labels.py has told it
            if id_ not in claims:
                hint = "Use an id of docs/data/claims.yml."
                issues.append(Issue(page.file, line, f"There is no statement '{id_}'.", hint))
            elif claims[id_]["carry"] == "drop":
                message = f"The statement '{id_}' is to be dropped: it must not appear on the site."
                issues.append(Issue(page.file, line, message, "Take it out of the page and of its claims."))
            carried.add(id_)
    for number, (id_, claim) in enumerate(claims.items()):
        if claim["carry"] != "drop" and id_ not in carried:
            hint = f"Say it on a page (\"{claim['says'][:70]}...\") and name it in that page's claims."
            line = record.line("claims", number)
            issues.append(Issue(record.file, line, f"No page carries the statement '{id_}'.", hint))
    return issues
