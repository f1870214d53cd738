"""The sources of the site: pages, data files and settings, each with line numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from markdown.extensions.toc import slugify

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import BLOCK, FENCE, FRONT_MATTER, HEADING, HEADING_ALIAS, HEADING_ID
from overrides.hooks.content.yaml_files import YamlFile, parse, parts, read

ROOT = Path(__file__).resolve().parents[3]
LICENSE = "https://creativecommons.org/licenses/by/4.0/"  # of all text and data
ORIGINAL = "en"  # the language the pages are written in; the others are translations of it
_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")


@dataclass(frozen=True)
class Heading:
    """A heading. `explicit`: its id is written out. `alias`: the id it had before a rename, or ""."""

    level: int
    text: str
    id: str
    line: int
    explicit: bool
    alias: str = ""


@dataclass(eq=False)
class Page:
    """A Markdown page. `file` is its path below the root, `source` its path below docs/<language>."""

    file: str
    source: str
    text: str
    front_matter: YamlFile
    body_line: int
    headings: list[Heading] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The path of its address below the site's root, such as /principles/agency/."""
        return self.address_of(self.source)

    @staticmethod
    def address_of(source: str) -> str:
        """Return the address of a page by its path below docs/<language>."""
        stem = source.removesuffix(".md")
        stem = "" if stem == "index" else stem.removesuffix("/index")
        return f"/{stem}/" if stem else "/"

    @property
    def meta(self) -> dict:
        """The fields of the front matter; empty where it cannot be read."""
        return self.front_matter.value if isinstance(self.front_matter.value, dict) else {}

    @property
    def type(self) -> str:
        return str(self.meta.get("type", ""))

    @property
    def title(self) -> str:
        return str(self.meta.get("title", ""))

    @property
    def tags(self) -> list[str]:
        return list(map(str, self.meta.get("tags") or []))

    @property
    def sections(self) -> list[Heading]:
        return [heading for heading in self.headings if heading.level == 2]

    @cached_property
    def body(self) -> list[tuple[int, str]]:
        """The lines after the front matter, each as (line number, text)."""
        return list(enumerate(self.text.splitlines()[self.body_line - 1 :], self.body_line))

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """The body without fenced code, each line as (line number, text)."""
        lines, fenced = [], False
        for number, line in self.body:
            fence = bool(FENCE.match(line))
            if not fence and not fenced:
                lines.append((number, line))
            fenced ^= fence
        return lines

    @cached_property
    def blocks(self) -> list[tuple[int, str, str]]:
        """The blocks of its prose (`/// list | marks`), each as (line number, kind, argument)."""
        matches = ((number, BLOCK.match(line)) for number, line in self.prose if line.startswith("///"))
        return [(number, match[1], match[2] or "") for number, match in matches if match]


@dataclass(eq=False)
class Site:
    """Everything that the checks read. `issues` are those of reading it; a translation has an `original`."""

    root: Path
    pages: list[Page]
    data: dict[str, YamlFile]
    config: YamlFile
    issues: list[Issue]
    language: str = ORIGINAL
    original: Site | None = None

    def page(self, address: str) -> Page | None:
        """Return the page at an address."""
        return self._by_address.get(address)

    def value(self, name: str) -> object:
        """Return the value of docs/data/<name>.yml; empty where it cannot be read."""
        file = self.data.get(name)
        return file.value if file and file.value else {}

    def setting(self, name: str) -> object:
        """Return a setting of the upper level; None where it is not set or the settings cannot be read."""
        return self.config.value.get(name) if isinstance(self.config.value, dict) else None

    def extra(self, name: str) -> object:
        """Return a setting below `extra`; a translation inherits those of its original."""
        own = self.setting("extra") or {}
        return own.get(name) if name in own or not self.original else self.original.extra(name)

    @cached_property
    def by_source(self) -> dict[str, Page]:
        """The pages by their path below docs/<language>."""
        return {page.source: page for page in self.pages}

    @cached_property
    def in_nav_order(self) -> list[Page]:
        """The pages that the navigation names, in its order."""
        nav = (self.config.value or {}).get("nav")
        return [self.by_source[source] for _, source in parts(nav) if isinstance(source, str) and source in self.by_source]

    @cached_property
    def list_pages(self) -> dict[str, Page]:
        """The page on which each generated list stands, by the list's name; the first where there are more."""
        return {argument.partition(" ")[0]: page for page in reversed(self.pages) for _, kind, argument in reversed(page.blocks) if kind == "list"}

    @cached_property
    def editions(self) -> dict[str, Site]:
        """The site in every language, by its code: the original first."""
        if self.original:
            return self.original.editions
        return {ORIGINAL: self} | {code: load(self.root, code, self) for code in translations(self.root)}

    @cached_property
    def _by_address(self) -> dict[str, Page]:
        return {page.address: page for page in reversed(self.pages)}


def translations(root: Path = ROOT) -> list[str]:
    """Return the languages the site is translated into, such as ["es"]: `extra.translations` in mkdocs.yml."""
    config = read(root, "mkdocs.yml")[0].value
    extra = config.get("extra") if isinstance(config, dict) else None
    return (extra.get("translations") or []) if isinstance(extra, dict) else []


def settings_file(language: str = ORIGINAL) -> str:
    """Return the name of the settings file of a language."""
    return "mkdocs.yml" if language == ORIGINAL else f"mkdocs.{language}.yml"


def load(root: Path = ROOT, language: str = ORIGINAL, original: Site | None = None) -> Site:
    """Return the site of one language below a root folder, with the issues of reading it.

    A translation shares the data of its original, which is read where it is not given, and has its own settings file.
    """
    original = None if language == ORIGINAL else original or load(root)
    issues: list[Issue] = []
    folder = root / "docs" / language
    pages = [page for path in sorted(folder.rglob("*.md")) if (page := _page(path, root, folder, issues))]
    config, config_issues = read(root, settings_file(language))
    if original:
        return Site(root, pages, original.data, config, issues + config_issues, language, original)
    data = {}
    for path in sorted((root / "docs/data").glob("*.yml")):
        data[path.stem], data_issues = read(root, path.relative_to(root).as_posix())
        issues += data_issues
    return Site(root, pages, data, config, issues + config_issues)


@lru_cache(maxsize=16)
def load_once(language: str) -> Site:
    """Return the site of a language, read once a build: `load_once.cache_clear()` begins the next one."""
    return load(language=language)


def source_path(name: str) -> str:
    """Return a page's path below docs/<language>: strategies/outreach.md for /strategies/outreach/ or strategies/outreach."""
    return f"{name.strip('/').removesuffix('.md')}.md"


def new_source_path(name: str) -> str:
    """Return the path of a page that is yet to be written. Raises ValueError where the name cannot be an address."""
    path = source_path(name)
    if not _NAME.fullmatch(path):
        raise ValueError(
            f"'{name}' is no name for a page: small letters, digits and single hyphens, folders with /, such as strategies/street-work."
        )
    return path


def _page(path: Path, root: Path, folder: Path, issues: list[Issue]) -> Page | None:
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        issues.append(Issue(file, line, "This page is not UTF-8.", "Save it again with the encoding UTF-8."))
        return None
    page, page_issues = parse_page(file, path.relative_to(folder).as_posix(), text)
    issues += page_issues
    return page


@lru_cache(maxsize=2048)  # a build loads the site for each page that has a list in it
def parse_page(file: str, source: str, text: str) -> tuple[Page, list[Issue]]:
    """Return the page that a text is, and the issues of its front matter. `file` and `source` are as in Page."""
    match = FRONT_MATTER.match(text)
    if not match:
        hint = "Begin the page with ---, its fields, and --- again; `make new` copies a template that has them."
        front_matter, issues, body_line = YamlFile(file), [Issue(file, 1, "This page has no front matter.", hint)], 1
    else:
        front_matter, issues = parse(match[1], file, first_line=2)
        body_line = match[0].count("\n") + 1
    page = Page(file, source, text, front_matter, body_line)
    page.headings = [_heading(match, number) for number, line in page.prose if (match := HEADING.match(line))]
    return page, issues


def _heading(match: re.Match, line: int) -> Heading:
    explicit = HEADING_ID.search(match[3] or "")
    alias = HEADING_ALIAS.search(match[3] or "")
    text = re.sub(r"[*_`]|\]\([^)]*\)|\[", "", match[2])
    id_ = explicit[1] if explicit else slugify(text, "-")
    return Heading(len(match[1]), text, id_, line, bool(explicit), alias[1] if alias else "")
