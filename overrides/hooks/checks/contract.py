"""The templates and the vocabulary of front matter are whole: they are what every page is held to."""

from __future__ import annotations

import re
from pathlib import Path

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.page_types import DATES, GUIDANCE
from overrides.hooks.content.site import HEADING, Site
from overrides.hooks.content.yaml_files import YamlFile, against_schema, parse, read

FIELDS = "docs/templates/fields.yml"
SCHEMA = "docs/templates/schema.yml"
MATTER = re.compile(r"---\n(.*?\n)---\n", re.S)


def check(site: Site) -> list[Issue]:
    """Return the faults of docs/templates: of fields.yml, of each template, and where the two do not match."""
    fields, issues = read(site.root, FIELDS)
    schema, unread = read(site.root, SCHEMA)
    issues = [*issues, *unread]
    if not issues:
        issues += against_schema(fields, schema)
    known = list(fields.value["fields"]) if not issues else []
    types = {}
    for path in sorted((site.root / "docs/templates").glob("*.md")):
        file = path.relative_to(site.root).as_posix()
        types[path.stem] = file
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        issues += _matter(path, file, text, fields, known) + _outline(file, text)
    return issues + (_folders(fields, types) if known else [])


def _matter(path: Path, file: str, text: str, fields: YamlFile, known: list[str]) -> list[Issue]:
    front_matter = MATTER.match(text)
    if not front_matter:
        return [Issue(file, 1, "This template has no front matter.", "Begin it with ---, the fields of a page, and ---.")]
    record, issues = parse(front_matter[1], file, first_line=2)
    if issues or not known:
        return issues
    value = record.value if isinstance(record.value, dict) else {}
    for name in value.keys() - known:
        hint = f"Use one of: {', '.join(known)}; or add the field to {FIELDS}."
        issues.append(Issue(file, record.line(name), f"This template has the unknown field '{name}'.", hint))
    for name in known:
        if fields.value["fields"][name]["required"] is True and value.get(name) in (None, ""):
            issues.append(Issue(file, record.line(name), f"This template lacks the field '{name}'.", "Add it, with its guidance."))
    if value.get("type") not in (path.stem, None):
        hint = f"Write type: {path.stem}, or rename the file."
        issues.append(Issue(file, record.line("type"), f"This template is of the type '{value['type']}'.", hint))
    for name, day in DATES.items():
        if name in value and str(value[name]) != day:
            hint = f"Write {day}: `make new` puts the day of the new page in its place."
            issues.append(Issue(file, record.line(name), f"'{name}' of a template is not {day}.", hint))
    return issues


def _outline(file: str, text: str) -> list[Issue]:
    lines = list(enumerate(text.splitlines(), 1))
    headings = [(number, match) for number, line in lines if (match := HEADING.match(line))]
    issues, seen = [], {}
    if not any(len(match[1]) == 1 for _, match in headings):
        issues.append(Issue(file, 1, "This template has no h1.", "Add '# [Write: the title]'."))
    for place, (number, match) in enumerate(headings):
        if len(match[1]) != 2:
            continue
        names = (match[3] or "").split()
        id_ = next((name[1:] for name in names if name.startswith("#")), "")
        if not id_:
            hint = "Give it the id that this section has on every page: ## In short { #in-short }."
            issues.append(Issue(file, number, f"The template's section '{match[2]}' has no id.", hint))
        elif id_ in seen:
            message = f"The template's section '{id_}' stands twice, first on line {seen[id_]}."
            issues.append(Issue(file, number, message, "Keep one, or give the second its own id."))
        seen.setdefault(id_, number)
        for name in names:
            if name not in (f"#{id_}", ".optional"):
                issues.append(Issue(file, number, f"'{name}' means nothing in a template.", "Use .optional, or take it away."))
        end = headings[place + 1][0] if place + 1 < len(headings) else len(lines) + 1
        if not any(line.startswith(GUIDANCE) for _, line in lines[number : end - 1]):
            hint = f"Say in a line '{GUIDANCE} ...]' what stands in this section."
            issues.append(Issue(file, number, f"The template's section '{id_ or match[2]}' has no guidance.", hint))
    return issues


def _folders(fields: YamlFile, types: dict[str, str]) -> list[Issue]:
    issues, taken = [], set()
    for folder, names in fields.value["folders"].items():
        taken |= set(names)
        for number, name in enumerate(names):
            if name not in types:
                hint = f"Use one of: {', '.join(types)}; or write docs/templates/{name}.md."
                message = f"The folder '{folder}' takes the type '{name}', which has no template."
                issues.append(Issue(FIELDS, fields.line("folders", folder, number), message, hint))
    for name, file in types.items():
        if name not in taken:
            hint = f"Add '{name}' to a folder of {FIELDS}, or delete the template."
            issues.append(Issue(file, 1, f"No folder takes a page of the type '{name}'.", hint))
    return issues
