"""The pages and the data of the site, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from markdown.extensions.toc import slugify

from overrides.hooks.faults import Fault
from overrides.hooks.records import Record, parse, read

ROOT = Path(__file__).resolve().parents[2]
ORIGINAL = "en"  # the language the pages are written in; others are translated from it
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{([^}]*)\})?\s*$")
FENCE = re.compile(r"^(```|~~~)")


@dataclass(frozen=True)
class Heading:
    """One heading: `given` tells whether the writer gave its id, `was` is the id it had before, if it was renamed."""

    level: int
    text: str
    id: str
    line: int
    given: bool
    was: str = ""


@dataclass
class Page:
    """One Markdown page. `file` is its path below the root, `source` its path below docs/<language>."""

    file: str
    source: str
    text: str
    matter: Record
    body_line: int
    headings: list[Heading] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address under the site's root, such as /principles/agency/."""
        stem = self.source.removesuffix(".md")
        stem = "" if stem == "index" else stem.removesuffix("/index")
        return f"/{stem}/" if stem else "/"

    @property
    def fields(self) -> dict:
        """The front matter; empty where it cannot be read."""
        return self.matter.value if isinstance(self.matter.value, dict) else {}

    @property
    def type(self) -> str:
        return str(self.fields.get("type", ""))

    @property
    def title(self) -> str:
        return str(self.fields.get("title", ""))

    @property
    def sections(self) -> list[Heading]:
        return [heading for heading in self.headings if heading.level == 2]

    @cached_property
    def body(self) -> list[tuple[int, str]]:
        """The lines after the front matter, each with its number."""
        return list(enumerate(self.text.splitlines()[self.body_line - 1 :], self.body_line))

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """The body without fenced code, line by line."""
        lines, fenced = [], False
        for number, line in self.body:
            fence = bool(FENCE.match(line))
            if not fence and not fenced:
                lines.append((number, line))
            fenced ^= fence
        return lines


@dataclass
class Site:
    """Everything the checks look at. `faults` are those of reading; a translation knows its `original`."""

    root: Path
    pages: list[Page]
    data: dict[str, Record]
    config: Record
    faults: list[Fault]
    language: str = "en"
    original: Site | None = None

    def page(self, address: str) -> Page | None:
        """Return the page at an address."""
        return next((page for page in self.pages if page.address == address), None)

    def value(self, name: str) -> object:
        """Return the value of a data file by its stem; empty where it cannot be read."""
        record = self.data.get(name)
        return record.value if record and record.value else {}


def translations(root: Path = ROOT) -> list[str]:
    """Return the languages the site is translated into, such as ["es"]: `extra.translations` in mkdocs.yml."""
    config = read(root, "mkdocs.yml")[0].value
    extra = config.get("extra") if isinstance(config, dict) else None
    return (extra.get("translations") or []) if isinstance(extra, dict) else []


def load(root: Path = ROOT, language: str = ORIGINAL) -> Site:
    """Return the site below a root folder: pages, data files, settings, and the faults of reading them.

    A translation has the data of its original, and its own settings: mkdocs.<language>.yml.
    """
    original = None if language == ORIGINAL else load(root)
    faults: list[Fault] = []
    pages = []
    folder = root / "docs" / language
    for path in sorted(folder.rglob("*.md")):
        page = _page(path, root, folder, faults)
        if page:
            pages.append(page)
    if original:
        config, unread = read(root, f"mkdocs.{language}.yml")
        return Site(root, pages, original.data, config, faults + unread, language, original)
    data = {}
    for path in sorted((root / "docs/data").glob("*.yml")):
        data[path.stem], unread = read(root, path.relative_to(root).as_posix())
        faults += unread
    config, unread = read(root, "mkdocs.yml")
    return Site(root, pages, data, config, faults + unread)


def _page(path: Path, root: Path, folder: Path, faults: list[Fault]) -> Page | None:
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        faults.append(Fault(file, line, "This page is not UTF-8.", "Save it again with the encoding UTF-8."))
        return None
    page, unread = _parsed(file, path.relative_to(folder).as_posix(), text)
    faults += unread
    return page


@lru_cache(maxsize=2048)
def _parsed(file: str, source: str, text: str) -> tuple[Page, list[Fault]]:
    """Parse a page once: a build asks for all of them thirty times."""
    matter = re.match(r"---\n(.*?\n)---\n", text, flags=re.S)
    if not matter:
        todo = "Begin the page with ---, its fields, and --- again; `make new` copies a template that has them."
        record, unread, body_line = Record(file), [Fault(file, 1, "This page has no front matter.", todo)], 1
    else:
        record, unread = parse(matter[1], file, first_line=2)
        body_line = matter[0].count("\n") + 1
    page = Page(file, source, text, record, body_line)
    page.headings = [_heading(match, number) for number, line in page.prose if (match := HEADING.match(line))]
    return page, unread


def _heading(match: re.Match, number: int) -> Heading:
    given = re.search(r"#([^\s}]+)", match[3] or "")
    was = re.search(r"\.was-([\w-]+)", match[3] or "")
    text = re.sub(r"[*_`]|\]\([^)]*\)|\[", "", match[2])
    id_ = given[1] if given else slugify(text, "-")
    return Heading(len(match[1]), text, id_, number, bool(given), was[1] if was else "")
