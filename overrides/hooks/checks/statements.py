"""Every statement of the source documents that is to be carried is carried by a page, and no other."""

from __future__ import annotations

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site


def check(site: Site) -> list[Fault]:
    """Return unknown, dropped and uncarried statements."""
    record = site.data.get("claims")
    claims = {claim["id"]: claim for claim in (site.value("claims") or {}).get("claims", [])}
    carried, faults = set(), []
    for page in site.pages:
        for number, id_ in enumerate(page.fields.get("claims") or []):
            line = page.matter.line("claims", number)
            if not isinstance(id_, str):
                continue  # labels.py has told it
            if id_ not in claims:
                todo = "Use an id of docs/data/claims.yml."
                faults.append(Fault(page.file, line, f"There is no statement '{id_}'.", todo))
            elif claims[id_]["carry"] == "drop":
                what = f"The statement '{id_}' is to be dropped: it must not appear on the site."
                faults.append(Fault(page.file, line, what, "Take it out of the page and of its claims."))
            carried.add(id_)
    for number, (id_, claim) in enumerate(claims.items()):
        if claim["carry"] != "drop" and id_ not in carried:
            todo = f"Say it on a page (\"{claim['says'][:70]}...\") and name it in that page's claims."
            line = record.line("claims", number)
            faults.append(Fault(record.file, line, f"No page carries the statement '{id_}'.", todo))
    return faults
