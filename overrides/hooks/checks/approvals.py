"""What must never change by accident has a line in docs/data/approvals.yml: what, a hash of its text, who read it, and the day.

The text that was approved is kept beside it, in docs/data/approvals/<what>.txt, one item a line, so that a change shows old and new.
"""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from overrides.hooks.checks.references import languages, redirect_targets
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.messages import word_pattern
from overrides.hooks.content.notation import SENTENCE_END, blocks, inline_text, paragraphs
from overrides.hooks.content.overlays import overlay
from overrides.hooks.content.page_types import page_types
from overrides.hooks.content.site import Page, Site
from overrides.hooks.content.yaml_files import YamlFile

FILE = "docs/data/approvals.yml"
FOLDER = "docs/data/approvals"
HEAD = """\
# The seal: what must not change by accident. hash: of its text, which stands in approvals/<what>.txt as it was approved.
# `make approve WHAT=... BY=...` writes an entry. Two people must agree on a change of this file (see CODEOWNERS).
"""
EMERGENCY = "emergency"
HELPLINE = ("phone", "tel", "text", "web", "hours", "languages")
READING = ("read", "check_by", "confirmed")  # of facts and products: when someone looked, not what it says
ITEM = re.compile(r"[-*+] |\d+\. |#|\||///|!!!")
CONTEXT, WIDEST = 40, 300  # characters of an excerpt: around what differs, and in all


@dataclass(frozen=True)
class Item:
    """One line of what is approved, and where it stands."""

    text: str
    file: str
    line: int


def sealed(site: Site) -> dict[str, list[Item]]:
    """Return everything that needs an approval, by name, each as its items in order. Those of a translation end in its code."""
    found = {"redirects": [], "exit-address": [], "evidence-marks": []}
    for prefix, one in languages(site):
        suffix = prefix.replace("/", "-")
        for page in one.pages:
            if page.type == EMERGENCY and (kind := page_types(site.root).get(EMERGENCY)):
                found[f"{Path(page.source).stem}{suffix}"] = list(_sections(page, {section.id for section in kind.sections}))
        if one.original:
            found[f"negations{suffix}"] = list(_negations(one))
        for name in ("products", "helplines", *(() if one.original else ("facts",))):
            record = overlay(one, name) if one.original else site.data.get(name) or YamlFile("")
            found[f"{name}{suffix}"] = list(_helplines(record) if name == "helplines" else _leaves(record, record.value))
        for address, (target, line) in redirect_targets(one).items():
            found["redirects"].append(Item(f"{prefix}{address} -> {target}", one.config.file, line))
    found["redirects"].sort(key=lambda item: item.text)
    exit_url = site.extra("exit_url")
    found["exit-address"].append(Item(str(exit_url), site.config.file, site.config.line("extra", "exit_url")))
    for page in site.pages:
        found["evidence-marks"] += [Item(f"{page.address} {one.rating}: {one.claim}", page.file, one.line) for one in rated_claims(page)]
    return {name: items for name, items in found.items() if items}


def _sections(page: Page, promised: set[str]) -> Iterator[Item]:
    """Yield what people find the page by, then each heading, paragraph and list item of the promised sections on one line."""
    for name in ("title", "description", "tags"):
        for value in page.tags if name == "tags" else [page.meta.get(name)]:
            yield Item(f"{name}: {value}", page.file, page.front_matter.line(name))
    ids = {heading.line: heading.id for heading in page.sections}
    inside = False
    for block in blocks(page.prose):
        if block[0][0] in ids:
            inside = ids[block[0][0]] in promised
        first, words = block[0][0], ""
        for number, line in block if inside else ():
            if words and ITEM.match(line):
                yield Item(" ".join(words.split()), page.file, first)
                first, words = number, ""
            words += f" {line}"
        if words:
            yield Item(" ".join(words.split()), page.file, first)


def _negations(site: Site) -> Iterator[Item]:
    """Yield, of each section of a translation, how many of its sentences say no, and how many of the original's."""
    for page in site.pages:
        if original := site.original.by_source.get(page.source):
            counts = [_counted(one, word_pattern(language.language, "check_negations", site.root)) for one, language in ((page, site), (original, site.original))]
            lines = {heading.id: heading.line for heading in page.headings if heading.explicit}
            for id_ in dict.fromkeys(["", *lines]):
                text = f"{page.address}#{id_}: {counts[0][id_]} sentences with a negation, {counts[1][id_]} in the original"
                yield Item(text, page.file, lines.get(id_, page.body_line))


def _counted(page: Page, negation: re.Pattern) -> Counter[str]:
    starts = {heading.line: heading.id for heading in page.headings if heading.explicit}
    counts: Counter[str] = Counter()
    section = ""
    for number, _ in page.prose:
        section = starts.get(number, section)
        starts[number] = section
    for number, text in paragraphs(page.prose) + [(heading.line, heading.text) for heading in page.headings]:
        counts[starts[number]] += sum(bool(negation.search(sentence)) for sentence in SENTENCE_END.split(inline_text(text)))
    return counts


def _helplines(record: YamlFile) -> Iterator[Item]:
    """Yield each helpline with how it is reached, and when. In a translation the helplines are named by their ids."""
    entries = record.value.items() if isinstance(record.value, dict) else enumerate(record.value or [])
    for key, line in entries:
        words = [f"{name}: {line[name]}" for name in HELPLINE if name in line]
        if words or "id" in line:
            yield Item(" | ".join([str(line.get("id", key)), *words]), record.file, record.line(key))


def _leaves(record: YamlFile, value: object, path: tuple = (), named: str = "") -> Iterator[Item]:
    """Yield each value of a data file with its name, so that one changed value is one changed line."""
    if isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in READING:
                name = item["id"] if isinstance(item, dict) and "id" in item else key  # stays when an entry is put before it
                yield from _leaves(record, item, (*path, key), f"{named}.{name}" if named else str(name))
    elif value is not None:
        yield Item(f"{named}: {value}", record.file, record.line(*path))


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()[:12]


def _kept(root: Path, what: str) -> list[str]:
    path = root / FOLDER / f"{what}.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def approvals(site: Site) -> Iterator[Issue]:
    """Yield what was changed since someone approved it, with old and new; what nobody approved; and approvals of what is gone."""
    entries = {entry["what"]: entry for entry in site.value("approvals")}
    lines = {what: site.data["approvals"].line(place) for place, what in enumerate(entries)}
    now = sealed(site)
    for what, items in now.items():
        new, entry = [item.text for item in items], entries.get(what)
        todo = f"Undo it; or, when someone who may has read it: make approve WHAT={what} BY=name"
        if not entry:
            yield Issue(items[0].file, items[0].line, f"Nobody has approved '{what}'.", todo)
        elif _hash(old := _kept(site.root, what)) != entry["hash"]:
            message = f"{FOLDER}/{what}.txt is not the text that {entry['by']} approved on {entry['date']}."
            yield Issue(FILE, lines[what], message, f"Bring both back from the history; or read '{what}' whole: make approve WHAT={what} BY=name")
        else:
            for was, start, end in _changes(old, new):
                place = items[min(start, len(items) - 1)]
                yield Issue(place.file, place.line, f"'{what}' is not as {entry['by']} approved it on {entry['date']}.{_side_by_side(was, new[start:end])}", todo)
    for what in entries.keys() - now.keys():
        yield Issue(FILE, lines[what], f"'{what}' was approved, and is no more.", f"Bring it back; or, if it is meant to go: make approve WHAT={what} BY=name")


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[list[str], int, int]]:
    """Yield each run of lines that differs: the old lines, and where the new ones begin and end."""
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and last - first == end - start:
            yield from (([old[first + at]], start + at, start + at + 1) for at in range(last - first))
        elif tag != "equal":
            yield old[first:last], start, end


def _side_by_side(old: list[str], new: list[str]) -> str:
    was, now = " / ".join(old), " / ".join(new)
    start = next((at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    start = max(0, start - CONTEXT)
    ahead = "..." if start else ""
    shown = [ahead + text[start : start + WIDEST] + ("..." if len(text) > start + WIDEST else "") if text else "(nothing)" for text in (was, now)]
    return f"\n    was: {shown[0]}\n    now: {shown[1]}"


def approve(site: Site, what: str, by: str, day: datetime.date) -> list[str]:
    """Write the approvals of `what` (a name, or "all") by a person on a day; return the names that were approved.

    Raises ValueError where there is nothing of that name, or no name of a person is given.
    """
    now, root = sealed(site), site.root
    entries = {entry["what"]: entry for entry in site.value("approvals")}
    names = sorted(now.keys() | entries.keys()) if what == "all" else [what]
    if unknown := [name for name in names if name not in now and name not in entries]:
        raise ValueError(f"There is nothing to approve by the name '{unknown[0]}'. Names: all, {', '.join(now)}.")
    if not by.strip():
        raise ValueError("Say who read it: BY=name.")
    for name in names:
        _write(root, entries, name, [item.text for item in now.get(name, [])], by.strip(), day)
    save(root, entries)
    return names


def _write(root: Path, entries: dict[str, dict], what: str, lines: list[str], by: str, day: object) -> None:
    path = root / FOLDER / f"{what}.txt"
    if not lines:
        entries.pop(what, None)
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    entries[what] = {"what": what, "hash": _hash(lines), "by": by, "date": str(day)}


def save(root: Path, entries: dict[str, dict]) -> None:
    """Write docs/data/approvals.yml, sorted by name, one entry a line."""
    rows = [
        f'- {{what: {entry["what"]}, hash: "{entry["hash"]}", by: "{entry["by"]}", date: "{entry["date"]}"}}\n'
        for _, entry in sorted(entries.items())
    ]
    (root / FILE).write_text(HEAD + "".join(rows), encoding="utf-8")


def carry_over(before: dict[str, list[Item]], after: Site) -> None:
    """Keep the approvals of what was approved `before` a page moved, and says the same `after` it under another address."""
    entries = {entry["what"]: entry for entry in after.value("approvals")}
    now = sealed(after)
    for what, entry in list(entries.items()):
        if what in now and _hash([item.text for item in before.get(what, [])]) == entry["hash"]:
            _write(after.root, entries, what, [item.text for item in now[what]], entry["by"], entry["date"])
    save(after.root, entries)


ORIGINAL_ONLY = (approvals,)
