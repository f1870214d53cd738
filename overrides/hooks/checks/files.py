"""Every file that is edited by hand is whole and plainly named; letters.py looks into the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from overrides.hooks.checks.letters import UNSEEN
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
ROOMS = {  # what may lie in each folder
    "docs/data": (".yml", ".txt"),
    "docs/templates": (".md", ".yml"),
    "overrides/assets/drawings": (".svg",),
    "overrides/assets/icons": (".svg",),
    "overrides/assets/scripts": (".js",),
    "overrides/assets/stylesheets": (".css",),
    "overrides/partials": (".html",),
    "overrides/search": (".html",),
}
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?: .*)?$")
HIDDEN = UNSEEN | {"\u00a0": "a space that does not break"}


def check(site: Site) -> list[Issue]:
    """Return files with a name or of a kind that does not belong, and what a merge or another system left in the others."""
    issues = []
    for room, kinds in (ROOMS | _pages(site.root)).items():
        for path in sorted((site.root / room).rglob("*")):
            file = path.relative_to(site.root).as_posix()
            if not path.is_file() or "/." in file:
                continue
            issues += _name(file, room, kinds)
            if kinds[0] != ".md" or room == "docs/templates":
                issues += _text(file, path)
    for path in [site.root / "mkdocs.yml", *sorted((site.root / "overrides").glob("*.html"))]:
        issues += _text(path.relative_to(site.root).as_posix(), path)
    return issues


def _pages(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the folders of pages: one for each language."""
    folders = (path for path in (root / "docs").iterdir() if path.is_dir())
    return {f"docs/{path.name}": (".md", *PICTURES) for path in folders if f"docs/{path.name}" not in ROOMS}


def _name(file: str, room: str, kinds: tuple[str, ...]) -> Iterator[Issue]:
    path = Path(file).relative_to(room)
    if path.suffix not in kinds:
        hint = f"Take it away: {room} holds {', '.join(kinds)}."
        yield Issue(file, 1, f"'{path.name}' is no file of the site.", hint)
    elif not all(NAME.fullmatch(part) for part in path.with_suffix("").parts):
        hint = "Name it with small letters, digits and single hyphens: names are addresses, and some systems tell case apart."
        yield Issue(file, 1, f"'{path}' is no plain name.", hint)


def _text(file: str, path: Path) -> Iterator[Issue]:
    if path.suffix in PICTURES and path.suffix != ".svg":
        return
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except FileNotFoundError:
        return  # records.py has told it
    except UnicodeDecodeError as error:
        yield Issue(file, data[: error.start].count(b"\n") + 1, "This file is not UTF-8.", "Save it again as UTF-8.")
        return
    if not text.strip() and path.suffix != ".txt":  # a list of words may hold none
        yield Issue(file, 1, "This file is empty.", "Bring it back from the history, or delete it.")
    if text.startswith("\ufeff"):
        yield Issue(file, 1, "This file begins with a byte order mark.", "Save it as UTF-8 without one.")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        yield Issue(file, line, "This file has the line ends of another system.", "Save it with Unix line ends (LF).")
    for number, line in enumerate(text.split("\n"), 1):
        if MERGE.match(line):
            yield Issue(file, number, f"'{line[:7]}' is left by a merge.", "Keep one of the two sides, and delete the marks.")
        if line.isascii():
            continue
        for letter, name in HIDDEN.items():
            if letter in line:
                yield Issue(file, number, f"Here is a letter that cannot be seen: {name}.", "Delete the word and type it again.")
