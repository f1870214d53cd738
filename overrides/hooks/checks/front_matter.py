"""Every page says what it is: a closed vocabulary, true dates, a title of its own; and the templates that pages begin as."""

import datetime
import difflib
import itertools
from collections.abc import Iterator
from dataclasses import replace

from overrides.hooks.checks.markdown import headings, sections
from overrides.hooks.content.dates import today
from overrides.hooks.content.diagnostics import Issue, did_you_mean, repeated
from overrides.hooks.content.notation import HEADING
from overrides.hooks.content.page_types import DATES, FOLDER, GUIDANCE, SCHEMA, folders, page_types, schema
from overrides.hooks.content.site import Page, Site, parse_page
from overrides.hooks.content.words import plain, split
from overrides.hooks.content.yaml_files import YamlFile, read, violations

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
    missing = [name for name in required if values.get(name) in (None, "")]
    for name in sorted(map(str, values.keys() - known.keys())):
        hint = f"{did_you_mean(name, known.keys() - values.keys())}Use one of: {', '.join(known)}; or add the field to {SCHEMA}."
        if meant := difflib.get_close_matches(name, missing, 1):
            missing.remove(meant[0])  # misspelled, so not missing as well
            hint = f"Write '{meant[0]}', which this page lacks."
        yield Issue(record.file, record.line(name), f"Unknown field '{name}'.", hint)
    for name in missing:
        yield Issue(record.file, record.line(name), f"The field '{name}' is missing.", f"Add it: {known[name]['description']}.")
    for error in violations(values, rules):
        path = tuple(error.absolute_path)
        if not path or path == ("type",) or values[path[0]] in (None, ""):
            continue  # reported above, or by `types`
        name, line = path[0], record.line(*path)
        if len(path) > 1:
            hint = f'Put it between double quotes: "{error.instance}". YAML takes numbers, yes and no for something else.'
            yield Issue(record.file, line, f"{error.instance!r} in '{name}' is not a text.", hint)
        elif error.validator == "maxLength":
            yield Issue(record.file, line, f"'{name}' has {len(error.instance)} characters; the most is {error.validator_value}.", "Shorten it.")
        else:
            rule = known[name]
            kind = f"one of {', '.join(rule['enum'])}" if "enum" in rule else f"a {rule.get('format') or TYPES[rule['type']]}"
            yield Issue(record.file, line, f"'{name}' is not {kind}: {values[name]!r}.", f"Write {known[name]['description']}.")


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
            yield Issue(page.file, 1, f"No page type is known for the folder '{folder}'.", f"Move the page, or add the folder to {SCHEMA}.")
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
        for name in ("reviewed", "translated", "proofread"):
            if isinstance(day := page.meta.get(name), datetime.date) and day > today():
                yield Issue(page.file, page.front_matter.line(name), f"'{name}' is in the future: {day}.", "Write the day on which it was done.")
        if due <= reviewed:
            yield Issue(page.file, line, f"'review_by' ({due}) is not after 'reviewed'.", "Set a later day.")
        elif due - reviewed > YEAR:
            message = f"'review_by' ({due}) is more than a year after 'reviewed' ({reviewed})."
            yield Issue(page.file, line, message, "Set a day within the year: what a page says ages.")
        elif due - SOON <= today():
            message = f"The review {'was' if due < today() else 'is'} due on {due}."
            yield Issue(page.file, line, message, "Check every line of the page against its sources, then set both dates.", severity="warning")


def labels(site: Site) -> Iterator[Issue]:
    """Yield titles and descriptions that stand twice, titles that shout, and entries twice in a list."""
    for page in site.pages:
        if page.title.isupper() and len(page.title) > NAME_LENGTH:
            hint = "Write it as in a sentence: some screen readers spell capitals letter by letter."
            yield Issue(page.file, page.front_matter.line("title"), "This title is in capitals.", hint)
        for name in ("tags", "claims"):
            yield from _twice(page, name)
    for name in ("title", "description"):
        for page, _, other in repeated((page, str(page.meta[name])) for page in site.pages if page.meta.get(name)):
            hint = "Give each page its own: people tell pages apart by it in results and in a screen reader."
            yield Issue(page.file, page.front_matter.line(name), f"This {name} is also that of {other.file}.", hint)


def _twice(page: Page, name: str) -> Iterator[Issue]:
    values = page.meta.get(name)
    entries = [str(value) for value in values] if isinstance(values, list) else []
    for number, _, _ in repeated((number, entry.lower()) for number, entry in enumerate(entries)):
        yield Issue(page.file, page.front_matter.line(name, number), f"'{entries[number]}' stands twice in '{name}'.", "Delete one.")
    for number, entry in enumerate(entries):
        if not entry.strip():
            yield Issue(page.file, page.front_matter.line(name, number), f"An entry of '{name}' is empty.", "Delete it.")


def templates(site: Site) -> Iterator[Issue]:
    """Yield what is wrong with the schema of front matter, with the templates, and where the two do not match."""
    record, issues = read(site.root, SCHEMA)
    yield from issues
    rules = record.value if isinstance(record.value, dict) and record.value.get("properties") and record.value.get("x-folders") else None
    if not issues and not rules:
        yield Issue(SCHEMA, 1, "This schema holds no rules.", "Bring it back from the history: it needs `properties` and `x-folders`.")
    found = list(_schema(record, rules or {"properties": {}}))
    yield from found
    pages = []
    for path in sorted((site.root / FOLDER).glob("*.md")):
        page, issues = parse_page(f"{FOLDER}/{path.name}", path.name, path.read_text(encoding="utf-8-sig", errors="replace"))
        yield from issues
        pages += [page] if page.meta else []
        yield from _template(page, path.stem) if page.meta else ()
    as_pages = replace(site, pages=pages)  # a template is held to what the pages are held to that begin as it
    yield from itertools.chain(headings(as_pages), sections(as_pages), fields(as_pages) if rules and not found else ())
    if rules:
        yield from _folders(record, rules, sorted(path.stem for path in (site.root / FOLDER).glob("*.md")))


def _schema(record: YamlFile, rules: dict) -> Iterator[Issue]:
    for name, rule in rules["properties"].items():
        line = record.line("properties", name)
        if not isinstance(rule, dict) or not rule.get("description"):
            yield Issue(SCHEMA, line, f"The field '{name}' has no description.", "Say what a writer puts there: it ends the sentence 'Add it: ...'.")
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


def _template(page: Page, name: str) -> Iterator[Issue]:
    if page.type != name:
        hint = f"Write type: {name}, or rename the file."
        yield Issue(page.file, page.front_matter.line("type"), f"This template is of the type '{page.type}'.", hint)
    for field, day in DATES.items():
        if field in page.meta and str(page.meta[field]) != day:
            hint = f"Write {day}: `make new` puts the day of the new page in its place."
            yield Issue(page.file, page.front_matter.line(field), f"'{field}' of a template is not {day}.", hint)
    lines = dict(page.body)
    for heading, after in zip(page.sections, [*page.sections[1:], None], strict=True):
        for word in (HEADING.match(lines[heading.line])[3] or "").split():
            if word not in (f"#{heading.id}", ".optional"):
                yield Issue(page.file, heading.line, f"'{word}' means nothing in a template.", "Use .optional, or take it away.")
        end = after.line if after else max(lines) + 1
        if not any(lines[number].startswith(GUIDANCE) for number in range(heading.line + 1, end)):
            hint = f"Say in a line '{GUIDANCE} ...]' what stands in this section."
            yield Issue(page.file, heading.line, f"The template's section '{heading.id}' has no guidance.", hint)


def tags(site: Site) -> Iterator[Issue]:
    """Warn of each page whose tags hold no word that its text does not: they are for what readers type and the page does not say."""
    hint = "Add what a reader would type who does not know its words: slang, a brand, kin, a whole question, a slip."
    for page in site.pages:
        text = " ".join([page.title, str(page.meta.get("description", "")), *(line for _, line in page.body)])
        words, letters = {word for tag in page.tags for word in split(tag)}, plain(text).replace(".", "")
        if page.tags and all(word in letters for word in words) and not words - set(split(text)):  # the first look is the quick one
            line = page.front_matter.line("tags")
            yield Issue(page.file, line, "The tags of this page hold no word that the page does not have.", hint, "warning")


EACH_LANGUAGE = (fields, types, dates, labels, tags)
FIRST = (templates,)
