"""An address or a section id, once given, keeps working: the committed list holds every one."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site, load, translations
from overrides.hooks.content.yaml_files import YamlFile

FILE = "docs/data/addresses.yml"


def check(site: Site) -> list[Issue]:
    """Return what the list lacks, and what it holds that no longer resolves; in every language of the site."""
    listed = site.value("addresses") or {}
    record = site.data.get("addresses")
    hint = "Run `make addresses`, and be sure of the name: it is for ever."
    issues, pages, redirected = [], {}, set()
    for prefix, one in _places(site):
        issues += _doubles(one)
        pages |= {prefix + page.address: page for page in one.pages}
        for address, line in _redirected(one).items():
            redirected.add(prefix + address)
            if prefix + address not in listed:
                issues.append(Issue(one.config.file, line, f"The redirect {prefix}{address} is not in {FILE}.", hint))
    for address, page in pages.items():
        if address not in listed:
            issues.append(Issue(page.file, 1, f"The address {address} is not in {FILE}.", hint))
            continue
        for heading in page.headings:
            if heading.explicit and heading.id not in listed[address]:
                issues.append(Issue(page.file, heading.line, f"The section id {address}#{heading.id} is not in {FILE}.", hint))
    for address, ids in listed.items():
        if address in pages:
            issues += _sections(address, ids or [], pages[address], record)
        elif address not in redirected:
            lost = "Bring the page back, or redirect the address under `redirects` in mkdocs.yml."
            issues.append(Issue(FILE, record.line(address), f"The address {address} no longer resolves.", lost))
    return issues


def _places(site: Site) -> list[tuple[str, Site]]:
    """Return the site and its translations, each with what its addresses begin with."""
    return [("", site), *((f"/{code}", load(site.root, code)) for code in translations(site.root))]


def _sections(address: str, ids: list[str], page: Page, record: YamlFile) -> list[Issue]:
    """Return a fault for each section id that was published and that the page has no more."""
    known = {heading.id for heading in page.headings} | {heading.alias for heading in page.headings}
    issues = []
    for number, id_ in enumerate(ids):
        if id_ not in known:
            hint = f"Give a heading of {page.file} the id {{ #{id_} }} again, or write {{ #new .was-{id_} }}: shared links lead there."
            issues.append(Issue(FILE, record.line(address, number), f"The section {address}#{id_} no longer resolves.", hint))
    return issues


def _doubles(site: Site) -> list[Issue]:
    """Return a fault for each page whose address another page has already."""
    first: dict[str, str] = {}
    issues = []
    for page in site.pages:
        if (other := first.setdefault(page.address, page.file)) != page.file:
            message = f"There are two pages at {page.address}: this and {other}."
            issues.append(Issue(page.file, 1, message, "Keep one of them: name.md or name/index.md, not both."))
    return issues


def grown(site: Site) -> dict[str, list[str]]:
    """Return the list with every address and section id of the pages added; nothing is ever taken away."""
    listed = {address: list(ids or []) for address, ids in (site.value("addresses") or {}).items()}
    for prefix, one in _places(site):
        for page in one.pages:
            ids = listed.setdefault(prefix + page.address, [])
            ids += [heading.id for heading in page.headings if heading.explicit and heading.id not in ids]
        for address in _redirected(one):
            listed.setdefault(prefix + address, [])
    return dict(sorted(listed.items()))


def _redirected(site: Site) -> dict[str, int]:
    """Return the addresses that lead on to a page, each with its line in the settings."""
    for number, plugin in enumerate((site.config.value or {}).get("plugins") or []):
        if isinstance(plugin, dict) and "redirects" in plugin:
            maps = plugin["redirects"].get("redirect_maps")
            maps = maps if isinstance(maps, dict) else {}  # redirects.py tells it
            path = ("plugins", number, "redirects", "redirect_maps")
            return {f"/{str(old).removesuffix('.md').removesuffix('index').strip('/')}/": site.config.line(*path, old) for old in maps}
    return {}
