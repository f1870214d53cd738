"""Every page says what it is: a closed vocabulary, no field missing, no title or description twice."""

from __future__ import annotations

import datetime

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.page_types import page_types, vocabulary
from overrides.hooks.content.site import Page, Site

KINDS = {"text": str, "date": datetime.date, "list": list}


def check(site: Site) -> list[Issue]:
    """Return the faults in the front matter of all pages."""
    issues = []
    for page in site.pages:
        issues += _fields(page, site) + _type(page, site)
    return issues + _twice(site, "title") + _twice(site, "description")


def _fields(page: Page, site: Site) -> list[Issue]:
    known, issues = vocabulary(site.root).fields, []
    if page.front_matter.value is not None and not isinstance(page.front_matter.value, dict):
        return [Issue(page.file, 2, "The front matter is not a list of fields.", "Write each as `name: value`.")]
    for name in page.meta.keys() - known.keys():
        hint = f"Use one of: {', '.join(known)}; or add the field to docs/templates/fields.yml."
        issues.append(Issue(page.file, page.front_matter.line(name), f"Unknown field '{name}'.", hint))
    for name, rule in known.items():
        value, line = page.meta.get(name), page.front_matter.line(name)
        if name not in page.meta or value in ("", None):
            if rule["required"] is True or (site.original and rule["required"] == "in translations"):
                issues.append(Issue(page.file, line, f"The field '{name}' is missing.", f"Add it: {rule['says']}."))
        elif not isinstance(value, KINDS[rule["kind"]]):
            hint = f"Write {rule['says']}."
            issues.append(Issue(page.file, line, f"'{name}' is not a {rule['kind']}: {value!r}.", hint))
        elif len(value if isinstance(value, str) else "") > rule.get("longest", 10**6):
            message = f"'{name}' has {len(value)} characters; the most is {rule['longest']}."
            issues.append(Issue(page.file, line, message, "Shorten it."))
    return issues


def _type(page: Page, site: Site) -> list[Issue]:
    line = page.front_matter.line("type")
    types = page_types(site.root)
    if not page.type:
        return []
    if page.type not in types and any(page.type in names for names in vocabulary(site.root).folders.values()):
        return []  # its template is gone: contract.py tells it, once
    if page.type not in types:
        return [Issue(page.file, line, f"Unknown page type '{page.type}'.", f"Use one of: {', '.join(types)}.")]
    folder = page.source.rpartition("/")[0] or "."
    allowed = vocabulary(site.root).folders.get(folder)
    if allowed is None:
        hint = "Move the page, or add the folder to docs/templates/fields.yml."
        return [Issue(page.file, 1, f"No page type is known for the folder '{folder}'.", hint)]
    if page.type not in allowed:
        message = f"A page of type '{page.type}' does not belong in the folder '{folder}'."
        return [Issue(page.file, line, message, f"This folder takes: {', '.join(allowed)}.")]
    return []


def _twice(site: Site, name: str) -> list[Issue]:
    first, issues = {}, []
    for page in site.pages:
        value = page.meta.get(name)
        if isinstance(value, str) and value in first:
            message = f"This {name} is also that of {first[value]}."
            hint = "Give each page its own: people tell pages apart by it in results and in a screen reader."
            issues.append(Issue(page.file, page.front_matter.line(name), message, hint))
        elif isinstance(value, str):
            first[value] = page.file
    return issues
