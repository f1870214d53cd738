"""The data make sense beyond their form: nothing from the future, nothing twice, nothing that points at nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable, Iterator
from urllib.parse import urlsplit

from overrides.hooks.checks.phones import dials
from overrides.hooks.content.dates import parse_date
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site
from overrides.hooks.content.yaml_files import YamlFile

ARCHIVES = (
    "web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is", "perma.cc",
    "webarchive.nationalarchives.gov.uk", "webarchive.loc.gov", "wayback.archive-it.org",
)  # fmt: skip
FOLLOWED = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|igshid)=")


def check(site: Site, today: datetime.date | None = None) -> list[Issue]:
    """Return what no schema can see in the data, on a day (default: this one)."""
    today = today or datetime.date.today()
    issues = []
    for name, look in LOOKS.items():
        record = site.data.get(name)
        if record and record.value:
            issues += look(record, site, today)
    return issues


def _day(text: object, today: datetime.date) -> tuple[str, str] | None:
    """Return what is wrong with a month or a day."""
    try:
        if parse_date(str(text)) <= today:
            return None
    except ValueError:
        return f"'{text}' is in no calendar.", "Write a month as 2026-11, or a day as 2026-11-23."
    return f"'{text}' is in the future.", "Write when it was done."


def _twice(record: YamlFile, named: list[tuple[tuple, Hashable]], message: str, hint: str) -> Iterator[Issue]:
    """Yield a fault for each name that stood before; `named` holds each with its path in the record."""
    first: dict[Hashable, int] = {}
    for path, name in named:
        if name in first:
            yield Issue(record.file, record.line(*path), f"{message} '{name}' stands twice, first on line {first[name]}.", hint)
        first.setdefault(name, record.line(*path))


def _address(record: YamlFile, path: tuple, url: str) -> Iterator[Issue]:
    if match := FOLLOWED.search(url):
        message = f"The address carries '{match[0][1:-1]}', which tells who sent the reader."
        yield Issue(record.file, record.line(*path), message, "Cut the address before it, and see that it still answers.")


def _sources(record: YamlFile, _: Site, today: datetime.date) -> Iterator[Issue]:
    addresses = []
    for id_, source in record.value.items():
        addresses.append(((id_, "url"), re.sub(r"/?(?:#.*)?$", "", source["url"])))
        if told := _day(source["read"], today):
            yield Issue(record.file, record.line(id_, "read"), *told)
        if source.get("year", 0) > today.year + 1:  # a journal may print next year's volume
            message = f"The year {source['year']} is in the future."
            yield Issue(record.file, record.line(id_, "year"), message, "Give the year that is printed.")
        archived = source.get("archived")
        if archived and urlsplit(archived).hostname not in ARCHIVES:
            hint = f"Give the address of the copy at one of: {', '.join(ARCHIVES[:5])}."
            message = f"'{urlsplit(archived).hostname}' keeps no archive."
            yield Issue(record.file, record.line(id_, "archived"), message, hint)
        yield from _address(record, (id_, "url"), source["url"])
    yield from _twice(record, addresses, "The address", "Keep one source, and cite that: a reader would count it as two.")


def _helplines(record: YamlFile, _: Site, today: datetime.date) -> Iterator[Issue]:
    for place, line in enumerate(record.value):
        if told := _day(line["confirmed"], today):
            yield Issue(record.file, record.line(place, "confirmed"), *told)
        phone, tel = line.get("phone"), line.get("tel")
        if tel and not phone:
            message = f"'{line['id']}' can be dialed but shows no number."
            yield Issue(record.file, record.line(place, "tel"), message, "Write the number as people read it under `phone`.")
        elif tel and not dials(phone, tel):
            hint = "Read the number at its source, and write it the same in both."
            yield Issue(record.file, record.line(place, "tel"), f"'{line['id']}' shows {phone} and dials {tel}.", hint)
        yield from _address(record, (place, "web"), line.get("web", ""))
    ids = [((place, "id"), line["id"]) for place, line in enumerate(record.value)]
    yield from _twice(record, ids, "The helpline", "Keep one, or give the second its own id.")


def _claims(record: YamlFile, *_: object) -> Iterator[Issue]:
    claims = record.value["claims"]
    for place, claim in enumerate(claims):
        if (document := claim["id"].split(".")[0]) not in record.value["documents"]:
            hint = f"Use one of: {', '.join(record.value['documents'])}."
            yield Issue(record.file, record.line("claims", place, "id"), f"There is no document '{document}'.", hint)
    ids = [(("claims", place, "id"), claim["id"]) for place, claim in enumerate(claims)]
    yield from _twice(record, ids, "The statement", "Give the second the next free number of its document.")


def _words(record: YamlFile, *_: object) -> Iterator[Issue]:
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
    avoided = [((place, "avoid"), word["avoid"].lower()) for place, word in enumerate(record.value)]
    yield from _twice(record, avoided, "The word", "Make one entry of the two.")


def _glossary(record: YamlFile, *_: object) -> Iterator[Issue]:
    terms = [((place, "term"), entry["term"].lower()) for place, entry in enumerate(record.value)]
    yield from _twice(record, terms, "The term", "Make one line of the two.")


def _changes(record: YamlFile, site: Site, today: datetime.date) -> Iterator[Issue]:
    last = None
    for place, change in enumerate(record.value):
        line = record.line(place, "date")
        if told := _day(change["date"], today):
            yield Issue(record.file, line, *told)
        elif last and change["date"] > last:
            yield Issue(record.file, line, f"The change of {change['date']} stands below one of {last}.", "Put the newest first.")
        last = change["date"]
        for number, source in enumerate(change["pages"]):
            if not (site.root / "docs/en" / source).is_file():
                hint = "Correct the path below docs/en; of a page that moved, write the new one."
                yield Issue(record.file, record.line(place, "pages", number), f"There is no page '{source}'.", hint)


def _charts(record: YamlFile, site: Site, _: datetime.date) -> Iterator[Issue]:
    shown = {name for page in site.pages for name in re.findall(r"^/// picture \| (\S+)", page.text, re.M)}
    for name, chart in record.value.items():
        if (site.root / f"overrides/assets/drawings/{name}.svg").is_file():
            yield Issue(record.file, record.line(name), f"'{name}' is a drawing too, which hides this chart.", "Rename one.")
        if name not in shown:
            hint = f"Show it with /// picture | {name}, or delete it."
            yield Issue(record.file, record.line(name), f"No page shows '{name}'.", hint, severity="warning")
        for place, bar in enumerate(chart["bars"]):
            line = record.line(name, "bars", place)
            told = f"{bar['value']:g}"
            if not bar.get("low", bar["value"]) <= bar["value"] <= bar.get("high", bar["value"]):
                message = f"The value {told} is not between its low and its high."
                yield Issue(record.file, line, message, "Read the three numbers again where they stand.")
            if ("low" in bar) != ("high" in bar):
                yield Issue(record.file, line, "A likely range has two ends.", "Give low and high, or neither.")
            for where, text in (("says", chart["says"]), ("shown", bar.get("shown", told))):
                if not re.search(rf"(?<![\d.]){re.escape(told)}(?!\.?\d)", text.replace(",", "")):
                    hint = "Write the number the same: the bar, its label, and the text for who does not see it."
                    yield Issue(record.file, line, f"The value {told} is not in '{where}'.", hint)


LOOKS = {
    "sources": _sources, "helplines": _helplines, "claims": _claims, "words": _words, "glossary": _glossary,
    "changes": _changes, "charts": _charts,
}  # fmt: skip
