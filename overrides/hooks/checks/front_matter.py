"""Every page says what it is: a closed vocabulary, no field missing, no title or description twice."""

from __future__ import annotations

import datetime

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site
from overrides.hooks.templates import page_types, vocabulary

KINDS = {"text": str, "date": datetime.date, "list": list}


def check(site: Site) -> list[Fault]:
    """Return the faults in the front matter of all pages."""
    faults = []
    for page in site.pages:
        faults += _fields(page, site) + _type(page, site)
    return faults + _twice(site, "title") + _twice(site, "description")


def _fields(page: Page, site: Site) -> list[Fault]:
    known, faults = vocabulary(site.root).fields, []
    if page.matter.value is not None and not isinstance(page.matter.value, dict):
        return [Fault(page.file, 2, "The front matter is not a list of fields.", "Write each as `name: value`.")]
    for name in page.fields.keys() - known.keys():
        todo = f"Use one of: {', '.join(known)}; or add the field to docs/templates/fields.yml."
        faults.append(Fault(page.file, page.matter.line(name), f"Unknown field '{name}'.", todo))
    for name, rule in known.items():
        value, line = page.fields.get(name), page.matter.line(name)
        if name not in page.fields or value in ("", None):
            if rule["required"] is True or (site.original and rule["required"] == "in translations"):
                faults.append(Fault(page.file, line, f"The field '{name}' is missing.", f"Add it: {rule['says']}."))
        elif not isinstance(value, KINDS[rule["kind"]]):
            todo = f"Write {rule['says']}."
            faults.append(Fault(page.file, line, f"'{name}' is not a {rule['kind']}: {value!r}.", todo))
        elif len(value if isinstance(value, str) else "") > rule.get("longest", 10**6):
            what = f"'{name}' has {len(value)} characters; the most is {rule['longest']}."
            faults.append(Fault(page.file, line, what, "Shorten it."))
    return faults


def _type(page: Page, site: Site) -> list[Fault]:
    line = page.matter.line("type")
    types = page_types(site.root)
    if not page.type:
        return []
    if page.type not in types and any(page.type in names for names in vocabulary(site.root).folders.values()):
        return []  # its template is gone: contract.py tells it, once
    if page.type not in types:
        return [Fault(page.file, line, f"Unknown page type '{page.type}'.", f"Use one of: {', '.join(types)}.")]
    folder = page.source.rpartition("/")[0] or "."
    allowed = vocabulary(site.root).folders.get(folder)
    if allowed is None:
        todo = "Move the page, or add the folder to docs/templates/fields.yml."
        return [Fault(page.file, 1, f"No page type is known for the folder '{folder}'.", todo)]
    if page.type not in allowed:
        what = f"A page of type '{page.type}' does not belong in the folder '{folder}'."
        return [Fault(page.file, line, what, f"This folder takes: {', '.join(allowed)}.")]
    return []


def _twice(site: Site, name: str) -> list[Fault]:
    first, faults = {}, []
    for page in site.pages:
        value = page.fields.get(name)
        if isinstance(value, str) and value in first:
            what = f"This {name} is also that of {first[value]}."
            todo = "Give each page its own: people tell pages apart by it in results and in a screen reader."
            faults.append(Fault(page.file, page.matter.line(name), what, todo))
        elif isinstance(value, str):
            first[value] = page.file
    return faults
