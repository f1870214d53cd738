"""An address or a section id, once given, keeps working: the committed list holds every one."""

from __future__ import annotations

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site

FILE = "docs/data/addresses.yml"


def check(site: Site) -> list[Fault]:
    """Return what the list lacks, and what it holds that no longer resolves."""
    listed = site.value("addresses") or {}
    record = site.data.get("addresses")
    faults = []
    for page in site.pages:
        if page.address not in listed:
            todo = "Run `make addresses`, and be sure of the name: it is for ever."
            faults.append(Fault(page.file, 1, f"The address {page.address} is not in {FILE}.", todo))
            continue
        for heading in page.headings:
            if heading.given and heading.id not in listed[page.address]:
                what = f"The section id {page.address}#{heading.id} is not in {FILE}."
                todo = "Run `make addresses`, and be sure of the name: it is for ever."
                faults.append(Fault(page.file, heading.line, what, todo))
    faults += _doubles(site)
    redirected = _redirected(site)
    for address, ids in listed.items():
        page = site.page(address)
        if not page and address not in redirected:
            todo = "Bring the page back, or redirect the address under `redirects` in mkdocs.yml."
            faults.append(Fault(FILE, record.line(address), f"The address {address} no longer resolves.", todo))
        if page:
            known = {heading.id for heading in page.headings} | {heading.was for heading in page.headings}
            for number, id_ in enumerate(ids or []):
                if id_ not in known:
                    what = f"The section {address}#{id_} no longer resolves."
                    todo = f"Give a heading of {page.file} the id {{ #{id_} }} again, or write {{ #new .was-{id_} }}: shared links lead there."
                    faults.append(Fault(FILE, record.line(address, number), what, todo))
    return faults


def _doubles(site: Site) -> list[Fault]:
    """Return a fault for each page whose address another page has already."""
    first: dict[str, str] = {}
    faults = []
    for page in site.pages:
        if (other := first.setdefault(page.address, page.file)) != page.file:
            what = f"There are two pages at {page.address}: this and {other}."
            faults.append(Fault(page.file, 1, what, "Keep one of them: name.md or name/index.md, not both."))
    return faults


def grown(site: Site) -> dict[str, list[str]]:
    """Return the list with every address and section id of the pages added; nothing is ever taken away."""
    listed = {address: list(ids or []) for address, ids in (site.value("addresses") or {}).items()}
    for page in site.pages:
        ids = listed.setdefault(page.address, [])
        ids += [heading.id for heading in page.headings if heading.given and heading.id not in ids]
    return dict(sorted(listed.items()))


def _redirected(site: Site) -> set[str]:
    for plugin in (site.config.value or {}).get("plugins") or []:
        if isinstance(plugin, dict) and "redirects" in plugin:
            maps = plugin["redirects"].get("redirect_maps") or {}
            return {f"/{old.removesuffix('.md').removesuffix('index').strip('/')}/" for old in maps}
    return set()
