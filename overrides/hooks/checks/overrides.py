"""The templates of the look parse, fill only blocks that there are, and bring nothing that the policy forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import jinja2
from jinja2 import nodes

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

FOLDER = "overrides"
THEME = "material"
JINJA = jinja2.Environment()
ENGINE = {"url", "script_tag"}  # filters that MkDocs adds to those of Jinja
TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
WORDS = re.compile(r"\{\{-?\s*(['\"])(.*?)\1\s*(?:\|\s*url\s*)?-?\}\}", re.S)
BROKEN = re.compile(r"\{ +[{%#]|[}%#] +\}|[}%]\}")
BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")
LINK = re.compile(r"(['\"])([\w/.-]*/)(?:#[\w-]*)?\1\s*\|\s*url")
COMPUTED = "·"  # stands for what a template computes
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
OPTIONAL = {"p"}  # HTML closes it by itself
FETCHING = {"img", "iframe", "object", "embed", "video", "audio", "picture"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


def check(site: Site) -> list[Issue]:
    """Return the faults of all templates in overrides/."""
    folder = site.root / FOLDER
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*.html"))
    }
    spec = find_spec(THEME)
    theme = Path(spec.submodule_search_locations[0]) / "templates" if spec else None
    issues = []
    if not theme:
        hint = "Run `make clean check`: the templates cannot be held against the theme's blocks."
        issues.append(Issue("requirements.txt", 1, f"The theme '{THEME}' is not installed.", hint))
    trees = {}
    for name, text in texts.items():
        try:
            trees[name] = _tree(text)
        except jinja2.TemplateSyntaxError as error:
            hint = "Close every {% block %}, {% if %} and {% for %}, and every brace and quote."
            issues.append(Issue(f"{FOLDER}/{name}", error.lineno, f"This template does not parse: {error.message}", hint))
        issues += _broken(name, text) + _markup(name, text, folder) + _links(name, text, site.root)
    for name, tree in trees.items():
        issues += _blocks(name, tree, texts, theme) + _parts(name, tree, texts, theme) + _filters(name, tree)
    if not isinstance(site.config.value, dict):
        return issues  # the settings name the pages that stand alone; that they cannot be read is told
    return issues + _unused(site, texts, trees, theme)


@lru_cache(maxsize=64)
def _tree(text: str) -> nodes.Template:
    """Parse a text once: `make serve` checks at each save."""
    return JINJA.parse(text)


def _broken(name: str, text: str) -> list[Issue]:
    """Return the braces that an eager formatter has pulled apart, and half tags: they would stand in the page so."""
    bare = TAG.sub(lambda match: "\n" * match[0].count("\n"), text)
    return [
        Issue(f"{FOLDER}/{name}", _line(bare, match.start()), f"'{match[0]}' is no tag of Jinja.", "Write {{ and }}, {% and %} in one.")
        for match in BROKEN.finditer(bare)
    ]


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _found(name: str, texts: dict[str, str], theme: Path | None) -> str | None:
    """Return the text of a template by its name: ours, or the theme's; None where there is none."""
    if name in texts:
        return texts[name]
    path = theme / name if theme else None
    return path.read_text(encoding="utf-8") if path and path.is_file() else None


def _blocks(name: str, tree: nodes.Template, texts: dict[str, str], theme: Path | None) -> list[Issue]:
    """Return the blocks that no template below has: what stands in them is never shown."""
    parent = next(tree.find_all(nodes.Extends), None)
    if not parent or not theme or not isinstance(parent.template, nodes.Const):
        return []
    known, below = set(), parent.template.value
    while below and (text := _found(below, texts, theme)) is not None:
        known |= set(BLOCK.findall(text))
        step = re.search(r"\{%-?\s*extends\s+['\"]([^'\"]+)", text)
        below = step[1] if step and step[1] != below else None
    own = [block for block in tree.find_all(nodes.Block)]
    nested = {inner for block in own for inner in block.find_all(nodes.Block)}
    return [
        Issue(
            f"{FOLDER}/{name}", block.lineno, f"There is no block '{block.name}' in {parent.template.value}: this is never shown.",
            f"Use one of: {', '.join(sorted(known))}.",
        )
        for block in own
        if block.name not in known and block not in nested
    ]  # fmt: skip


def _names(tree: nodes.Template) -> Iterator[tuple[int, str, bool]]:
    """Return what a template includes, imports or extends: line, name, and whether the name is only the beginning of it."""
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
            yield node.lineno, node.template.value, False
        elif first := next(node.template.find_all(nodes.Const), None):
            yield node.lineno, str(first.value), True


def _parts(name: str, tree: nodes.Template, texts: dict[str, str], theme: Path | None) -> list[Issue]:
    issues = []
    for line, part, computed in _names(tree):
        if theme and not computed and _found(part, texts, theme) is None:
            hint = "Correct the name, or bring the file back."
            issues.append(Issue(f"{FOLDER}/{name}", line, f"There is no template '{part}'.", hint))
    return issues


def _filters(name: str, tree: nodes.Template) -> list[Issue]:
    issues = []
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = JINJA.filters.keys() | ENGINE if isinstance(node, nodes.Filter) else JINJA.tests.keys()
        if node.name not in known:
            issues.append(Issue(f"{FOLDER}/{name}", node.lineno, f"Jinja has no '{node.name}'.", "Correct the name after the | or the is."))
    return issues


def _unused(site: Site, texts: dict[str, str], trees: dict[str, nodes.Template], theme: Path | None) -> list[Issue]:
    """Return the templates that nothing shows: a merge has lost the line that did, or they are dead."""
    shown = {"main.html", *((site.config.value or {}).get("theme") or {}).get("static_templates", [])}
    begun = ["partials/messages/"]  # one file for each language: its name is computed
    for tree in trees.values():
        for _, part, computed in _names(tree):
            begun.append(part) if computed else shown.add(part)
    hint = "Include it where it belongs (has a merge lost the line?), or delete it."
    return [
        Issue(f"{FOLDER}/{name}", 1, "Nothing shows this template.", hint)
        for name in texts
        if len(trees) == len(texts)  # a template that does not parse may be the one that includes it
        and name not in shown
        and not name.startswith(tuple(begun))
        and not (theme and (theme / name).is_file())
    ]


def _links(name: str, text: str, root: Path) -> list[Issue]:
    """Return the addresses of the site that no page and no template has."""
    issues = []
    for match in LINK.finditer(text):
        stem = match[2].strip("/")
        pages = (f"docs/en/{stem}.md", f"docs/en/{stem}/index.md", f"{FOLDER}/{stem}/index.html")
        if not any((root / page).is_file() for page in pages):
            hint = "Give the address of a page; `make move` does not look into templates."
            issues.append(Issue(f"{FOLDER}/{name}", _line(text, match.start()), f"There is no page at /{stem}/.", hint))
    return issues


def _markup(name: str, text: str, folder: Path) -> list[Issue]:
    reader = _Reader(f"{FOLDER}/{name}", folder)
    reader.feed(TAG.sub(_plain, text))
    reader.close()
    return reader.end()


def _plain(match: re.Match) -> str:
    """Return what stands in the page for a tag of Jinja, on as many lines."""
    if not match[0].startswith("{{"):
        return "\n" * match[0].count("\n") or " "
    words = WORDS.fullmatch(match[0])
    return (words[2] if words else COMPUTED) + "\n" * match[0].count("\n")


class _Reader(HTMLParser):
    """Reads the HTML of one template and notes what has no place in it."""

    def __init__(self, file: str, folder: Path) -> None:
        super().__init__()
        self.file, self.folder = file, folder
        self.issues: list[Issue] = []
        self.open: list[tuple[str, int]] = []
        self.ids: set[str] = set()
        self.named: list[tuple[int, str, str]] = []

    def issue(self, message: str, hint: str, line: int = 0) -> None:
        """Note a fault, here or on a line."""
        self.issues.append(Issue(self.file, line or self.getpos()[0], message, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element, and remember that it is open."""
        self._element(tag, {key: value or "" for key, value in attrs})
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element that closes itself."""
        self._element(tag, {key: value or "" for key, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        place = next((place for place in reversed(range(len(self.open))) if self.open[place][0] == tag), None)
        if place is None:
            self.issue(f"</{tag}> closes nothing.", "Delete it, or bring back the tag that opens it.")
        else:
            self._unclosed(self.open[place + 1 :])
            del self.open[place:]

    def _unclosed(self, tags: list[tuple[str, int]]) -> None:
        for tag, line in tags:
            if tag not in OPTIONAL:
                self.issue(f"<{tag}> is not closed.", f"Close it with </{tag}> in this file.", line)

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        source = attributes.get("src", attributes.get("href", "") if tag == "link" else "")
        if tag == "style" or "style" in attributes:
            self.issue("A style stands in a template.", "Write it into a room of overrides/assets/stylesheets: the policy forbids it.")
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
            hint = "Put it into overrides/assets/scripts and load it with src: the policy forbids it here."
            self.issue("A script stands in a template.", hint)
        if tag in FETCHING:
            self.issue(f"<{tag}> has no place in a template.", "Do without: pages fetch no pictures, and the policy forbids it.")
        if re.match(r"(?:https?:)?//", source):
            self.issue(f"<{tag}> fetches from another host: {source}.", "Keep the file in overrides/assets: the policy forbids it.")
        local = re.match(r"assets/(?:scripts|icons)/.*", source)
        if local and not (self.folder / local[0]).is_file():
            self.issue(f"There is no overrides/{local[0]}.", "Correct the name, or bring the file back.")
        if attributes.get("target") == "_blank":
            self.issue("This link opens a new window.", "Take target away: the reader decides, and must be able to go back.")
        for key, value in attributes.items():
            if key.startswith("on"):
                self.issue(f"'{key}' runs a script.", "Listen for it in overrides/assets/scripts: the policy forbids it here.")
            elif key == "id":
                if value in self.ids:
                    self.issue(f"The id '{value}' stands twice.", "Give the second its own id.")
                self.ids.add(value)
            elif key in REFERENCES and COMPUTED not in value:
                self.named += [(self.getpos()[0], key, id_) for id_ in value.split()]

    def end(self) -> list[Issue]:
        """Return all faults, those that only the whole file shows too."""
        self._unclosed(self.open)
        for line, key, id_ in self.named:
            if id_ not in self.ids and not any(COMPUTED in one for one in self.ids):
                self.issue(f"'{key}' names '{id_}', which is no id here.", "Correct it, or give the element its id.", line)
        return self.issues
