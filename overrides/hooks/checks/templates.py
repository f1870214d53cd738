"""Templates parse, name only what is there, bring nothing that the policy forbids, and are all used."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import jinja2
from jinja2 import nodes

from overrides.hooks.content.asset_files import SCRIPTS, SHEETS, line_of, read_texts
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import ORIGINAL, Site

JINJA = jinja2.Environment()
JINJA.filters |= dict.fromkeys(("url", "script_tag"), str)  # MkDocs adds them
TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
WORDS = re.compile(r"\{\{-?\s*(['\"])(.*?)\1\s*(?:\|\s*url\s*)?-?\}\}", re.S)
BROKEN = re.compile(r"\{ +[{%#]|[}%#] +\}|[}%]\}")
PAGE_LINK = re.compile(r"(['\"])([\w/.-]*/)(?:#[\w-]*)?\1\s*\|\s*url")
COMPUTED = "·"  # stands for what a template computes
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
OPTIONAL = {"p"}  # HTML closes it by itself
FETCHING = {"img", "iframe", "object", "embed", "video", "audio", "picture"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


def templates(site: Site) -> Iterator[Issue]:
    """Yield templates that do not parse, name what is not there, bring what the policy forbids, or that nothing shows."""
    texts = {file.removeprefix("overrides/"): text for file, text in read_texts(site.root, "overrides", "*.html").items()}
    trees: dict[str, nodes.Template] = {}
    for name, text in texts.items():
        file = f"overrides/{name}"
        try:
            trees[name] = _tree(text)
        except jinja2.TemplateSyntaxError as error:
            hint = "Close every {% block %}, {% if %} and {% for %}, and every brace and quote."
            yield Issue(file, error.lineno, f"This template does not parse: {error.message}", hint)
        bare = TAG.sub(lambda match: "\n" * match[0].count("\n"), text)
        for match in BROKEN.finditer(bare):
            yield Issue(file, line_of(bare, match.start()), f"'{match[0]}' is no tag of Jinja.", "Write {{ and }}, {% and %} in one.")
        for match in PAGE_LINK.finditer(text):
            stem = match[2].strip("/")
            pages = (f"docs/{ORIGINAL}/{stem}.md", f"docs/{ORIGINAL}/{stem}/index.md", f"overrides/{stem}/index.html")
            if not any((site.root / page).is_file() for page in pages):
                yield Issue(file, line_of(text, match.start()), f"There is no page at /{stem}/.", "Give the address of a page.")
        yield from _Reader(file, site.root).read(text)
    for name in trees:
        yield from _names(name, trees, set(texts))
    if len(trees) == len(texts):  # one that does not parse may include the others
        yield from _unused(site, trees)


@lru_cache(maxsize=64)
def _tree(text: str) -> nodes.Template:
    return JINJA.parse(text)


def _references(tree: nodes.Template) -> Iterator[tuple[int, str, bool]]:
    """Yield what a template includes, imports or extends: line, name, and whether the name is only the beginning of it."""
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
            yield node.lineno, node.template.value, False
        elif first := next(node.template.find_all(nodes.Const), None):
            yield node.lineno, str(first.value), True


def _names(name: str, trees: dict[str, nodes.Template], known: set[str]) -> Iterator[Issue]:
    """Yield templates, blocks, filters and tests that a template names and that are not there."""
    file, tree = f"overrides/{name}", trees[name]
    for line, part, computed in _references(tree):
        if not computed and part not in known:
            yield Issue(file, line, f"There is no template '{part}'.", "Correct the name, or bring the file back.")
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        if node.name not in (JINJA.filters if isinstance(node, nodes.Filter) else JINJA.tests):
            yield Issue(file, node.lineno, f"Jinja has no '{node.name}'.", "Correct the name after the | or the is.")
    parents: list[str] = []
    while (below := trees.get(parents[-1] if parents else name)) and (extends := next(below.find_all(nodes.Extends), None)):
        parents.append(str(getattr(extends.template, "value", "")))
        if len(parents) > len(trees):
            return  # they extend each other, which Jinja reports
    if parents and parents[-1] in trees:
        blocks = {block.name for parent in parents for block in trees[parent].find_all(nodes.Block)}
        nested = {inner.name for block in tree.find_all(nodes.Block) for inner in block.find_all(nodes.Block)}
        for block in tree.find_all(nodes.Block):
            if block.name not in blocks | nested:
                message = f"There is no block '{block.name}' in {parents[0]}: this is never shown."
                yield Issue(file, block.lineno, message, f"Use one of: {', '.join(sorted(blocks))}.")


def _unused(site: Site, trees: dict[str, nodes.Template]) -> Iterator[Issue]:
    """Yield the templates that nothing shows: a merge has lost the line that did, or they are dead."""
    theme = site.setting("theme")
    shown = {"main.html", *((theme if isinstance(theme, dict) else {}).get("static_templates") or [])}
    begun = ["partials/messages/"]  # one file for each language: its name is computed
    for tree in trees.values():
        for _, part, computed in _references(tree):
            begun.append(part) if computed else shown.add(part)
    for name in trees:
        if name not in shown and not name.startswith(tuple(begun)):
            yield Issue(f"overrides/{name}", 1, "Nothing shows this template.", "Include it where it belongs (has a merge lost the line?), or delete it.")


def _plain(match: re.Match) -> str:
    """Return what stands in the page for a tag of Jinja, on as many lines."""
    if not match[0].startswith("{{"):
        return "\n" * match[0].count("\n") or " "
    words = WORDS.fullmatch(match[0])
    return (words[2] if words else COMPUTED) + "\n" * match[0].count("\n")


class _Reader(HTMLParser):
    """Reads the HTML of one template and notes what has no place in it."""

    def __init__(self, file: str, root: Path) -> None:
        super().__init__()
        self.file, self.root = file, root
        self.issues: list[Issue] = []
        self.open: list[tuple[str, int]] = []
        self.ids: set[str] = set()
        self.named: list[tuple[int, str, str]] = []

    def read(self, text: str) -> list[Issue]:
        """Return all issues of a template, those that only the whole file shows too."""
        self.feed(TAG.sub(_plain, text))
        self.close()
        self._unclosed(self.open)
        for line, key, id_ in self.named:
            if id_ not in self.ids and not any(COMPUTED in one for one in self.ids):
                self._issue(f"'{key}' names '{id_}', which is no id here.", "Correct it, or give the element its id.", line)
        return self.issues

    def _issue(self, message: str, hint: str, line: int = 0) -> None:
        self.issues.append(Issue(self.file, line or self.getpos()[0], message, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element, and remember that it is open."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        place = next((place for place in reversed(range(len(self.open))) if self.open[place][0] == tag), None)
        if place is None:
            self._issue(f"</{tag}> closes nothing.", "Delete it, or bring back the tag that opens it.")
        else:
            self._unclosed(self.open[place + 1 :])
            del self.open[place:]

    def _unclosed(self, tags: list[tuple[str, int]]) -> None:
        for tag, line in tags:
            if tag not in OPTIONAL:
                self._issue(f"<{tag}> is not closed.", f"Close it with </{tag}> in this file.", line)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        attributes = {key: value or "" for key, value in attrs}
        source = attributes.get("src", attributes.get("href", "") if tag == "link" else "")
        if tag == "style" or "style" in attributes:
            self._issue("A style stands in a template.", f"Write it into a file of {SHEETS}: the policy forbids it.")
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
            self._issue("A script stands in a template.", f"Put it into {SCRIPTS} and load it with src: the policy forbids it here.")
        if tag in FETCHING:
            self._issue(f"<{tag}> has no place in a template.", "Do without: the frame of a page fetches nothing. Pictures belong in pages.")
        if re.match(r"(?:https?:)?//", source):
            self._issue(f"<{tag}> fetches from another host: {source}.", "Keep the file in overrides/assets: the policy forbids it.")
        local = re.match(r"assets/(?:scripts|icons)/.*", source)
        if local and not (self.root / "overrides" / local[0]).is_file():
            self._issue(f"There is no overrides/{local[0]}.", "Correct the name, or bring the file back.")
        if attributes.get("target") == "_blank":
            self._issue("This link opens a new window.", "Take target away: the reader decides, and must be able to go back.")
        for key, value in attributes.items():
            if key.startswith("on"):
                self._issue(f"'{key}' runs a script.", f"Listen for it in {SCRIPTS}: the policy forbids it here.")
            elif key == "id":
                if value in self.ids:
                    self._issue(f"The id '{value}' stands twice.", "Give the second its own id.")
                self.ids.add(value)
            elif key in REFERENCES and COMPUTED not in value:
                self.named += [(self.getpos()[0], key, id_) for id_ in value.split()]


ORIGINAL_ONLY = (templates,)
