"""The templates and the vocabulary of front matter are whole: they are what every page is held to."""

from __future__ import annotations

import re
from pathlib import Path

from overrides.hooks.faults import Fault
from overrides.hooks.pages import HEADING, Site
from overrides.hooks.records import Record, against_schema, parse, read
from overrides.hooks.templates import DATES, GUIDANCE

FIELDS = "docs/templates/fields.yml"
SCHEMA = "docs/templates/schema.yml"
MATTER = re.compile(r"---\n(.*?\n)---\n", re.S)


def check(site: Site) -> list[Fault]:
    """Return the faults of docs/templates: of fields.yml, of each template, and where the two do not match."""
    fields, faults = read(site.root, FIELDS)
    schema, unread = read(site.root, SCHEMA)
    faults = [*faults, *unread]
    if not faults:
        faults += against_schema(fields, schema)
    known = list(fields.value["fields"]) if not faults else []
    types = {}
    for path in sorted((site.root / "docs/templates").glob("*.md")):
        file = path.relative_to(site.root).as_posix()
        types[path.stem] = file
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        faults += _matter(path, file, text, fields, known) + _outline(file, text)
    return faults + (_folders(fields, types) if known else [])


def _matter(path: Path, file: str, text: str, fields: Record, known: list[str]) -> list[Fault]:
    matter = MATTER.match(text)
    if not matter:
        return [Fault(file, 1, "This template has no front matter.", "Begin it with ---, the fields of a page, and ---.")]
    record, faults = parse(matter[1], file, first_line=2)
    if faults or not known:
        return faults
    value = record.value if isinstance(record.value, dict) else {}
    for name in value.keys() - known:
        todo = f"Use one of: {', '.join(known)}; or add the field to {FIELDS}."
        faults.append(Fault(file, record.line(name), f"This template has the unknown field '{name}'.", todo))
    for name in known:
        if fields.value["fields"][name]["required"] is True and value.get(name) in (None, ""):
            faults.append(Fault(file, record.line(name), f"This template lacks the field '{name}'.", "Add it, with its guidance."))
    if value.get("type") not in (path.stem, None):
        todo = f"Write type: {path.stem}, or rename the file."
        faults.append(Fault(file, record.line("type"), f"This template is of the type '{value['type']}'.", todo))
    for name, day in DATES.items():
        if name in value and str(value[name]) != day:
            todo = f"Write {day}: `make new` puts the day of the new page in its place."
            faults.append(Fault(file, record.line(name), f"'{name}' of a template is not {day}.", todo))
    return faults


def _outline(file: str, text: str) -> list[Fault]:
    lines = list(enumerate(text.splitlines(), 1))
    headings = [(number, match) for number, line in lines if (match := HEADING.match(line))]
    faults, seen = [], {}
    if not any(len(match[1]) == 1 for _, match in headings):
        faults.append(Fault(file, 1, "This template has no h1.", "Add '# [Write: the title]'."))
    for place, (number, match) in enumerate(headings):
        if len(match[1]) != 2:
            continue
        names = (match[3] or "").split()
        id_ = next((name[1:] for name in names if name.startswith("#")), "")
        if not id_:
            todo = "Give it the id that this section has on every page: ## In short { #in-short }."
            faults.append(Fault(file, number, f"The template's section '{match[2]}' has no id.", todo))
        elif id_ in seen:
            what = f"The template's section '{id_}' stands twice, first on line {seen[id_]}."
            faults.append(Fault(file, number, what, "Keep one, or give the second its own id."))
        seen.setdefault(id_, number)
        for name in names:
            if name not in (f"#{id_}", ".optional"):
                faults.append(Fault(file, number, f"'{name}' means nothing in a template.", "Use .optional, or take it away."))
        end = headings[place + 1][0] if place + 1 < len(headings) else len(lines) + 1
        if not any(line.startswith(GUIDANCE) for _, line in lines[number : end - 1]):
            todo = f"Say in a line '{GUIDANCE} ...]' what stands in this section."
            faults.append(Fault(file, number, f"The template's section '{id_ or match[2]}' has no guidance.", todo))
    return faults


def _folders(fields: Record, types: dict[str, str]) -> list[Fault]:
    faults, taken = [], set()
    for folder, names in fields.value["folders"].items():
        taken |= set(names)
        for number, name in enumerate(names):
            if name not in types:
                todo = f"Use one of: {', '.join(types)}; or write docs/templates/{name}.md."
                what = f"The folder '{folder}' takes the type '{name}', which has no template."
                faults.append(Fault(FIELDS, fields.line("folders", folder, number), what, todo))
    for name, file in types.items():
        if name not in taken:
            todo = f"Add '{name}' to a folder of {FIELDS}, or delete the template."
            faults.append(Fault(file, 1, f"No folder takes a page of the type '{name}'.", todo))
    return faults
