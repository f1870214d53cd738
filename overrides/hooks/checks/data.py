"""The data files match their schemas and are consistent: nothing from the future, nothing twice, nothing that points at nothing."""

import re
from collections.abc import Hashable, Iterator
from contextlib import suppress

from overrides.hooks.checks.emergency import dials
from overrides.hooks.checks.files import UNFINISHED
from overrides.hooks.content.anchors import find_blocks
from overrides.hooks.content.asset_files import DRAWINGS
from overrides.hooks.content.dates import expired, parse_date, today
from overrides.hooks.content.diagnostics import Issue, repeated
from overrides.hooks.content.messages import word_pattern
from overrides.hooks.content.site import ORIGINAL, Site
from overrides.hooks.content.yaml_files import YamlFile, against_schema, parts, read

TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|igshid)=")
MARKUP = re.compile(r"\*\*|(?<![\w*])\*\w[^*]*\w\*(?![\w*])|`|\]\(|\[@|\[=|</?[a-z][^>]*>|\{\s*[.#:]")
NOT_SHOWN = ("addresses", "approvals")  # these hold no text that a reader sees
PATTERNS = ("match", "url", "web", "says")  # fields that are not shown as text
DAYS, ADDRESSES = {"read", "confirmed", "date"}, {"url", "web", "page"}  # fields of entries
CALENDAR = "Write a month as 2026-11, or a day as 2026-11-23."
UNIQUE = {  # of a list of entries: the field that names one, what it is, and what to do where two have the same name
    "helplines": ("id", "The helpline", "Keep one, or give the second its own id."),
    "services": ("id", "The place", "Put the services of a place under one entry."),
    "products": ("id", "The product", "Keep one, or give the second its own id."),
    "words": ("avoid", "The word", "Make one entry of the two."),
    "glossary": ("term", "The term", "Make one line of the two."),
}
EVERYDAY = 2  # a tooltip on more than one page in so many explains a word that everybody knows or soon will


def schemas(site: Site) -> Iterator[Issue]:
    """Yield where data files break their schemas, and the files and schemas that are gone."""
    for path in sorted((site.root / "docs/data/schemas").glob("*.yml")):
        if path.stem not in site.data:
            yield Issue(f"docs/data/{path.name}", 1, "This file is missing.", "Bring it back from the history.")
    for name, record in site.data.items():
        schema, missing = read(site.root, f"docs/data/schemas/{name}.yml")
        yield from missing or (against_schema(record, schema) if record.value is not None else [])


def shown_text(site: Site) -> Iterator[Issue]:
    """Yield Markdown, HTML and notes of an editor in data that are shown as plain text: readers would see the marks."""
    notes = word_pattern(ORIGINAL, "check_notes", site.root)
    for name, record in site.data.items():
        for path, text in parts(record.value) if name not in NOT_SHOWN else ():
            if not isinstance(text, str) or any(key in PATTERNS for key in path):
                continue
            if match := MARKUP.search(text):
                hint = "Write plain words: this text is shown as it is, in lists, in the feed and in a search."
                yield Issue(record.file, record.line(*path), f"'{match[0]}' would be shown as it is typed.", hint)
            if match := UNFINISHED.search(text) or notes.search(text):
                yield Issue(record.file, record.line(*path), f"'{match[0]}' is left in the data.", "Finish it: readers would see this note.")


def consistency(site: Site) -> Iterator[Issue]:
    """Yield what no schema can see in the data: of every entry its days, numbers and addresses, and what is particular to a file."""
    for name, record in site.data.items():
        for path, entry in parts(record.value):
            yield from _entry(record, path, entry) if isinstance(entry, dict) else ()
        if name in UNIQUE and record.value:
            field, what, hint = UNIQUE[name]
            yield from _twice(record, [((place, field), entry[field].lower()) for place, entry in enumerate(record.value)], what, hint)
        if name in LOOKS and record.value:
            yield from LOOKS[name](record, site)


def _entry(record: YamlFile, path: tuple, entry: dict) -> Iterator[Issue]:
    for name in DAYS & entry.keys():
        try:
            if parse_date(str(entry[name])) > today():
                yield Issue(record.file, record.line(*path, name), f"'{entry[name]}' is in the future.", "Write when it was done.")
        except ValueError:
            yield Issue(record.file, record.line(*path, name), f"'{entry[name]}' is in no calendar.", CALENDAR)
    tel, phone = entry.get("tel"), entry.get("phone")
    who, line = entry.get("id") or entry.get("name"), record.line(*path, "tel")
    if tel and not phone:
        yield Issue(record.file, line, f"'{who}' can be dialed but shows no number.", "Write the number as people read it under `phone`.")
    elif tel and not dials(str(phone), str(tel)):
        hint = "Read the number at its source, and write it the same in both."
        yield Issue(record.file, line, f"'{who}' shows {phone} and dials {tel}.", hint)
    for name in ADDRESSES & entry.keys():
        if match := TRACKING.search(str(entry[name])):
            message = f"The address carries '{match[0][1:-1]}', which tells who sent the reader."
            yield Issue(record.file, record.line(*path, name), message, "Cut the address before it, and see that it still answers.")


def _twice(record: YamlFile, named: list[tuple[tuple, Hashable]], message: str, hint: str) -> Iterator[Issue]:
    """Yield an issue for each name that stood before; `named` holds each with its path in the record."""
    for path, name, first in repeated(named):
        yield Issue(record.file, record.line(*path), f"{message} '{name}' stands twice, first on line {record.line(*first)}.", hint)


def _sources(record: YamlFile, _: Site) -> Iterator[Issue]:
    for id_, source in record.value.items():
        if source.get("year", 0) > today().year + 1:  # a journal may print next year's volume
            yield Issue(record.file, record.line(id_, "year"), f"The year {source['year']} is in the future.", "Give the year that is printed.")
    addresses = [((id_, "url"), re.sub(r"/?(?:#.*)?$", "", source["url"])) for id_, source in record.value.items()]
    yield from _twice(record, addresses, "The address", "Keep one source, and cite that: a reader would count it as two.")


def _helplines(record: YamlFile, _: Site) -> Iterator[Issue]:
    for place, line in enumerate(record.value):
        with suppress(ValueError):  # reported already
            if expired(str(line["confirmed"])):
                message, hint = f"'{line['id']}' was last confirmed in {line['confirmed']}.", "Confirm it again; until then its card says so to readers."
                yield Issue(record.file, record.line(place, "confirmed"), message, hint, severity="warning")


def _facts(record: YamlFile, _: Site) -> Iterator[Issue]:
    for id_, fact in record.value.items():
        line = record.line(id_, "check_by")
        try:
            if parse_date(str(fact["check_by"])) < today():
                message, hint = f"A newer figure was to be looked for by {fact['check_by']}.", "Look at its source, then set `read` and `check_by`."
                yield Issue(record.file, line, message, hint, severity="warning")
        except ValueError:
            yield Issue(record.file, line, f"'{fact['check_by']}' is in no calendar.", CALENDAR)


def _claims(record: YamlFile, _: Site) -> Iterator[Issue]:
    claims = record.value["claims"]
    for place, claim in enumerate(claims):
        if (document := claim["id"].split(".")[0]) not in record.value["documents"]:
            hint = f"Use one of: {', '.join(record.value['documents'])}."
            yield Issue(record.file, record.line("claims", place, "id"), f"There is no document '{document}'.", hint)
    ids = [(("claims", place, "id"), claim["id"]) for place, claim in enumerate(claims)]
    yield from _twice(record, ids, "The statement", "Give the second the next free number of its document.")


def _words(record: YamlFile, _: Site) -> Iterator[Issue]:
    for place, word in enumerate(record.value):
        line = record.line(place, "match")
        try:
            pattern = re.compile(word.get("match") or "x", re.I)
        except re.error as error:
            message = f"'{word['match']}' is no regular expression: {error.msg}."
            yield Issue(record.file, line, message, "Close its brackets, or write a backslash before a mark meant as such.")
            continue
        if pattern.search(""):
            yield Issue(record.file, line, f"'{word['match']}' finds every line.", "Take the empty choice out: a stray |, * or ?.")


def _glossary(record: YamlFile, site: Site) -> Iterator[Issue]:
    texts = ["\n".join(line for _, line in page.prose) for page in site.pages]
    for place, entry in enumerate(record.value):
        term = re.compile(rf"(?<![\w-]){re.escape(entry['term'])}(?![\w-])")
        having = [text for text in texts if entry["term"] in text] if entry.get("tooltip") else []  # quicker than the pattern
        if len(having) * EVERYDAY > len(texts) and (count := sum(bool(term.search(text)) for text in having)) * EVERYDAY > len(texts):
            message = f"'{entry['term']}' would get a tooltip on {count} of {len(texts)} pages."
            hint = "Write `tooltip: false`: a word of every day needs none, and a word of this site is explained where it first matters."
            yield Issue(record.file, record.line(place, "tooltip"), message, hint)


def _changes(record: YamlFile, site: Site) -> Iterator[Issue]:
    last = None
    for place, change in enumerate(record.value):
        if last and last < str(change["date"]) <= str(today()):
            yield Issue(record.file, record.line(place, "date"), f"The change of {change['date']} stands below one of {last}.", "Put the newest first.")
        last = str(change["date"])
        for number, source in enumerate(change["pages"]):
            if not (site.root / "docs" / ORIGINAL / source).is_file():
                hint = f"Correct the path below docs/{ORIGINAL}; of a page that moved, write the new one."
                yield Issue(record.file, record.line(place, "pages", number), f"There is no page '{source}'.", hint)


def _sheets(record: YamlFile, site: Site) -> Iterator[Issue]:
    for place, sheet in enumerate(record.value):
        page = site.by_source.get(sheet["page"])
        if not page:
            hint = f"Correct the path below docs/{ORIGINAL}; of a page that moved, write the new one."
            yield Issue(record.file, record.line(place, "page"), f"There is no page '{sheet['page']}'.", hint)
        elif "section" in sheet and sheet["section"] not in [heading.id for heading in page.headings]:
            message = f"'{sheet['page']}' has no section '{sheet['section']}'."
            yield Issue(record.file, record.line(place, "section"), message, "Write the id that stands after its heading, without the #.")


def _charts(record: YamlFile, site: Site) -> Iterator[Issue]:
    shown = {name for page in site.pages for _, name in find_blocks(page, "picture")}
    for name, chart in record.value.items():
        if (site.root / f"{DRAWINGS}/{name}.svg").is_file():
            yield Issue(record.file, record.line(name), f"'{name}' is a drawing too, which hides this chart.", "Rename one.")
        if name not in shown:
            yield Issue(record.file, record.line(name), f"No page shows '{name}'.", f"Show it with /// picture | {name}, or delete it.", severity="warning")
        for place, bar in enumerate(chart["bars"]):
            line = record.line(name, "bars", place)
            value = f"{bar['value']:g}"
            if not bar.get("low", bar["value"]) <= bar["value"] <= bar.get("high", bar["value"]):
                yield Issue(record.file, line, f"The value {value} is not between its low and its high.", "Read the three numbers again where they stand.")
            if ("low" in bar) != ("high" in bar):
                yield Issue(record.file, line, "A likely range has two ends.", "Give low and high, or neither.")
            for where, text in (("says", chart["says"]), ("shown", bar.get("shown", value))):
                if not re.search(rf"(?<![\d.]){re.escape(value)}(?!\.?\d)", text.replace(",", "")):
                    hint = "Write the number the same: the bar, its label, and the text for who does not see it."
                    yield Issue(record.file, line, f"The value {value} is not in '{where}'.", hint)


LOOKS = {
    "sources": _sources, "helplines": _helplines, "facts": _facts, "claims": _claims, "words": _words, "glossary": _glossary,
    "changes": _changes, "charts": _charts, "sheets": _sheets,
}  # fmt: skip
FIRST = (schemas,)
ORIGINAL_ONLY = (shown_text, consistency)
