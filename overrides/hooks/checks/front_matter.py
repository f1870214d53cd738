"""Every page says what it is: a closed vocabulary, true dates, a title of its own; and the templates that pages begin as."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from overrides.hooks.content.dates import today
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import FRONT_MATTER, HEADING
from overrides.hooks.content.page_types import DATES, FOLDER, GUIDANCE, SCHEMA, folders, page_types, schema
from overrides.hooks.content.site import Page, Site
from overrides.hooks.content.yaml_files import YamlFile, parse, read, violations

SOON = datetime.timedelta(days=30)
YEAR = datetime.timedelta(days=366)
NAME_LENGTH = 6  # letters: a title in capitals that is no longer may be a name such as CPR
TYPES = {"string": "text", "array": "list", "boolean": "truth value"}
KEYWORDS = {"type", "format", "enum", "items", "maxLength", "minLength", "pattern", "description"}  # of a field in the schema


def fields(site: Site) -> Iterator[Issue]:
    """Yield the front matter of pages that breaks the schema."""
    rules = schema(site.root)
    required = rules["required"] + (rules["x-translations"]["required"] if site.original else [])
    for page in site.pages:
        if page.front_matter.value is not None and not isinstance(page.front_matter.value, dict):
            yield Issue(page.file, 2, "The front matter is not a list of fields.", "Write each as `name: value`.")
        else:
            yield from _fields(page.front_matter, page.meta, rules, required)


def _fields(record: YamlFile, values: dict, rules: dict, required: list[str]) -> Iterator[Issue]:
    known = rules["properties"]
    for name in sorted(map(str, values.keys() - known.keys())):
        hint = f"Use one of: {', '.join(known)}; or add the field to {SCHEMA}."
        yield Issue(record.file, record.line(name), f"Unknown field '{name}'.", hint)
    for name in required:
        if values.get(name) in (None, ""):
            yield Issue(record.file, record.line(name), f"The field '{name}' is missing.", f"Add it: {known[name]['description']}.")
    for error in violations(values, rules):
        path = tuple(error.absolute_path)
        if not path or error.validator == "enum" or values[path[0]] in (None, ""):
            continue  # reported above, or by `types`
        name, line = path[0], record.line(*path)
        if len(path) > 1:
            hint = f'Put it between double quotes: "{error.instance}". YAML takes numbers, yes and no for something else.'
            yield Issue(record.file, line, f"{error.instance!r} in '{name}' is not a text.", hint)
        elif error.validator == "maxLength":
            message = f"'{name}' has {len(error.instance)} characters; the most is {error.validator_value}."
            yield Issue(record.file, line, message, "Shorten it.")
        else:
            kind = known[name].get("format") or TYPES.get(known[name].get("type"), "value of its kind")
            yield Issue(record.file, line, f"'{name}' is not a {kind}: {values[name]!r}.", f"Write {known[name]['description']}.")


def types(site: Site) -> Iterator[Issue]:
    """Yield pages of an unknown type, and those in a folder that does not take their type."""
    known, takes = page_types(site.root), folders(site.root)
    for page in site.pages:
        folder, line = page.source.rpartition("/")[0] or ".", page.front_matter.line("type")
        if not page.type or (page.type not in known and any(page.type in names for names in takes.values())):
            continue  # missing, or its template is gone: both are reported once
        if page.type not in known:
            yield Issue(page.file, line, f"Unknown page type '{page.type}'.", f"Use one of: {', '.join(known)}.")
        elif folder not in takes:
            hint = f"Move the page, or add the folder to {SCHEMA}."
            yield Issue(page.file, 1, f"No page type is known for the folder '{folder}'.", hint)
        elif page.type not in takes[folder]:
            message = f"A page of type '{page.type}' does not belong in the folder '{folder}'."
            yield Issue(page.file, line, message, f"This folder takes: {', '.join(takes[folder])}.")


def dates(site: Site) -> Iterator[Issue]:
    """Yield dates of pages that cannot be true; and, as warnings, the reviews that are near or overdue."""
    for page in site.pages:
        reviewed, due = page.meta.get("reviewed"), page.meta.get("review_by")
        if not isinstance(reviewed, datetime.date) or not isinstance(due, datetime.date):
            continue  # `fields` has reported it
        line = page.front_matter.line("review_by")
        hint = "Check every line of the page against its sources, then set both dates."
        for name in ("reviewed", "translated", "proofread"):
            if isinstance(day := page.meta.get(name), datetime.date) and day > today():
                message = f"'{name}' is in the future: {day}."
                yield Issue(page.file, page.front_matter.line(name), message, "Write the day on which it was done.")
        if due <= reviewed:
            yield Issue(page.file, line, f"'review_by' ({due}) is not after 'reviewed'.", "Set a later day.")
        elif due - reviewed > YEAR:
            message = f"'review_by' ({due}) is more than a year after 'reviewed' ({reviewed})."
            yield Issue(page.file, line, message, "Set a day within the year: what a page says ages.")
        elif due < today():
            yield Issue(page.file, line, f"The review was due on {due}.", hint, severity="warning")
        elif due - SOON <= today():
            yield Issue(page.file, line, f"The review is due on {due}.", hint, severity="warning")


def labels(site: Site) -> Iterator[Issue]:
    """Yield titles and descriptions that stand twice, titles that shout, and entries twice in a list."""
    first: dict[tuple[str, str], str] = {}
    for page in site.pages:
        if page.title.isupper() and len(page.title) > NAME_LENGTH:
            hint = "Write it as in a sentence: some screen readers spell capitals letter by letter."
            yield Issue(page.file, page.front_matter.line("title"), "This title is in capitals.", hint)
        for name in ("title", "description"):
            if (value := str(page.meta.get(name) or "")) and (other := first.setdefault((name, value), page.file)) != page.file:
                hint = "Give each page its own: people tell pages apart by it in results and in a screen reader."
                yield Issue(page.file, page.front_matter.line(name), f"This {name} is also that of {other}.", hint)
        for name in ("tags", "claims"):
            yield from _twice(page, name)


def _twice(page: Page, name: str) -> Iterator[Issue]:
    seen: set[str] = set()
    values = page.meta.get(name)
    for number, value in enumerate(values if isinstance(values, list) else []):
        line = page.front_matter.line(name, number)
        if str(value).lower() in seen:
            yield Issue(page.file, line, f"'{value}' stands twice in '{name}'.", "Delete one.")
        elif not str(value).strip():
            yield Issue(page.file, line, f"An entry of '{name}' is empty.", "Delete it.")
        seen.add(str(value).lower())


def templates(site: Site) -> Iterator[Issue]:
    """Yield what is wrong with the schema of front matter, with the templates, and where the two do not match."""
    record, issues = read(site.root, SCHEMA)
    yield from issues
    rules = record.value
    if not issues and not (isinstance(rules, dict) and rules.get("properties") and rules.get("x-folders")):
        yield Issue(SCHEMA, 1, "This schema holds no rules.", "Bring it back from the history: it needs `properties` and `x-folders`.")
        rules = None
    if rules and (found := list(_schema(record, rules))):
        yield from found
        rules = None
    names = {path.stem: path for path in sorted((site.root / FOLDER).glob("*.md"))}
    for name, path in names.items():
        file, text = f"{FOLDER}/{name}.md", path.read_text(encoding="utf-8-sig", errors="replace")
        yield from _template(file, name, text, rules)
        head = FRONT_MATTER.match(text)
        yield from _outline(file, "\n" * head[0].count("\n") + text[head.end() :] if head else text)
    if rules:
        yield from _folders(record, rules, list(names))


def _schema(record: YamlFile, rules: dict) -> Iterator[Issue]:
    for name, rule in rules["properties"].items():
        line = record.line("properties", name)
        if not isinstance(rule, dict) or not rule.get("description"):
            hint = "Say what a writer puts there: it ends the sentence 'Add it: ...'."
            yield Issue(SCHEMA, line, f"The field '{name}' has no description.", hint)
            continue
        for key in rule.keys() - KEYWORDS:
            yield Issue(SCHEMA, line, f"'{key}' is no rule of a field.", f"Use one of: {', '.join(sorted(KEYWORDS))}.")
        if rule.get("type", "string") not in TYPES:
            yield Issue(SCHEMA, line, f"The field '{name}' has the unknown type '{rule['type']}'.", f"Use one of: {', '.join(TYPES)}.")


def _folders(record: YamlFile, rules: dict, templates: list[str]) -> Iterator[Issue]:
    taken: set[str] = set()
    places = [(("x-folders", folder), names, f"The folder '{folder}' takes") for folder, names in rules["x-folders"].items()]
    places.append((("properties", "type", "enum"), rules["properties"].get("type", {}).get("enum") or [], "'type' names"))
    for path, names, what in places:
        if not isinstance(names, list):
            yield Issue(SCHEMA, record.line(*path), f"{'.'.join(path)} is no list.", "List the page types that the folder takes.")
            continue
        taken |= set(names) if path[0] == "x-folders" else set()
        for number, name in enumerate(names):
            if name not in templates:
                hint = f"Use one of: {', '.join(templates)}; or write {FOLDER}/{name}.md."
                yield Issue(SCHEMA, record.line(*path, number), f"{what} the type '{name}', which has no template.", hint)
    for name in templates:
        if name not in taken:
            hint = f"Add '{name}' to a folder and to the types of {SCHEMA}, or delete the template."
            yield Issue(f"{FOLDER}/{name}.md", 1, f"No folder takes a page of the type '{name}'.", hint)


def _template(file: str, name: str, text: str, rules: dict | None) -> Iterator[Issue]:
    match = FRONT_MATTER.match(text)
    if not match:
        yield Issue(file, 1, "This template has no front matter.", "Begin it with ---, the fields of a page, and ---.")
        return
    record, issues = parse(match[1], file, first_line=2)
    yield from issues
    values = record.value if isinstance(record.value, dict) else {}
    if issues or not rules:
        return
    yield from _fields(record, values, rules, rules["required"])
    if values.get("type") not in (name, None):
        hint = f"Write type: {name}, or rename the file."
        yield Issue(file, record.line("type"), f"This template is of the type '{values['type']}'.", hint)
    for field, day in DATES.items():
        if field in values and str(values[field]) != day:
            hint = f"Write {day}: `make new` puts the day of the new page in its place."
            yield Issue(file, record.line(field), f"'{field}' of a template is not {day}.", hint)


def _outline(file: str, text: str) -> Iterator[Issue]:
    lines = list(enumerate(text.splitlines(), 1))
    headings = [(number, match) for number, line in lines if (match := HEADING.match(line))]
    seen: dict[str, int] = {}
    if not any(len(match[1]) == 1 for _, match in headings):
        yield Issue(file, 1, "This template has no h1.", "Add '# [Write: the title]'.")
    sections = [(number, match) for number, match in headings if len(match[1]) == 2]
    for (number, match), (end, _) in zip(sections, [*sections[1:], (len(lines) + 1, None)], strict=True):
        names = (match[3] or "").split()
        id_ = next((name[1:] for name in names if name.startswith("#")), "")
        if not id_:
            hint = "Give it the id that this section has on every page: ## In short { #in-short }."
            yield Issue(file, number, f"The template's section '{match[2]}' has no id.", hint)
        elif id_ in seen:
            message = f"The template's section '{id_}' stands twice, first on line {seen[id_]}."
            yield Issue(file, number, message, "Keep one, or give the second its own id.")
        seen.setdefault(id_, number)
        for name in names:
            if name not in (f"#{id_}", ".optional"):
                yield Issue(file, number, f"'{name}' means nothing in a template.", "Use .optional, or take it away.")
        if not any(line.startswith(GUIDANCE) for _, line in lines[number : end - 1]):
            hint = f"Say in a line '{GUIDANCE} ...]' what stands in this section."
            yield Issue(file, number, f"The template's section '{id_ or match[2]}' has no guidance.", hint)


CHECKS = (fields, types, dates, labels)
FORM = (templates,)
