"""The style: five files joined into one, and of it the part that a page uses, written into the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import rcssmin  # a careful minifier; hand-written rules would break on the first new property
import tinycss2
from tinycss2.ast import Declaration, Node

from overrides.hooks.postprocess.built_site import BuiltPage, fragment

SOURCES = "overrides/assets/stylesheets"
LAYERS = ("tokens", "text", "frame", "components", "print")
FILE = "assets/stylesheets/site.css"
# Elements and classes that scripts add to a page, where the page has what the selector finds.
ADDED_BY_SCRIPTS = {
    "main": (".saved",),  # sw.js
    "article > section": ("button", ".heading-link"),  # main.js
    ".results": (".in", "a", "h2", "li", "mark", "p", "span"),  # search.js
    ".suggestions": ("a", "li"),  # not-found.js
}


ANYTHING = frozenset("*")


SHORT = 12  # letters


@dataclass(frozen=True)
class Rule:
    """A rule of a stylesheet.

    Attributes:
        prelude: the head of a group such as @media, or the whole text of another at-rule.
        selectors: each with the sets of elements and .classes that it needs one of.
        declarations: each with its name, its text and the tokens it reads.
        inside: the rules of a group.
    """

    prelude: str
    selectors: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = ()
    declarations: tuple[tuple[str, str, frozenset[str]], ...] = ()
    inside: tuple[Rule, ...] | None = None


class Stylesheet:
    """A stylesheet, parsed once for all pages."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, with the short values of tokens in the place of their names: they are fewer bytes."""
        tokens = [text.split(":", 1) for name, text, _ in _declarations(_parsed(self.text, {})) if name.startswith("--")]
        names = [name for name, _ in tokens]
        constants = {name: value for name, value in tokens if names.count(name) == 1 and len(value) <= SHORT}
        return _parsed(self.text, constants)

    def part(self, names: set[str]) -> str:
        """Return the rules whose selectors name only the given elements and .classes, and the tokens that these rules read.

        States (:hover), attributes and @page rules stay; a group left empty goes, and a token that is given the value it has.
        """
        rules = list(_matching(self.rules, names))
        sheets = {text for name, text, _ in _declarations(rules) if name == "page"}
        rules = [_without_unused_sheets(rule, sheets) for rule in rules]
        read = _read_tokens(rules)
        return "".join(_text(rules, read, {}))

    def write_into(self, page: BuiltPage) -> None:
        """Write the part that a page uses in the place of its link to the stylesheet."""
        link = page.one("link[rel=stylesheet]")
        link.replace_with(fragment(f"<style>{self.part(names_of(page))}</style>")[0])

    def write(self, folder: Path) -> None:
        """Write the whole stylesheet as one file of the site."""
        (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(self.text, encoding="utf-8")


def join_stylesheets(root: Path) -> str:
    """Return the files of the stylesheet as one, minified."""
    return rcssmin.cssmin("\n".join((root / SOURCES / f"{layer}.css").read_text(encoding="utf-8") for layer in LAYERS))


def names_of(page: BuiltPage) -> set[str]:
    """Return the elements and .classes that a page has, and those that its scripts may add."""
    names = {name for selector, added in ADDED_BY_SCRIPTS.items() if page.document.css_first(selector) for name in added}
    names |= ANYTHING
    for node in page.document.root.traverse():
        names.add(node.tag)
        names.update(f".{name}" for name in (node.attributes.get("class") or "").split())
    return names


def _parsed(text: str, constants: dict[str, str]) -> tuple[Rule, ...]:
    """Return the rules of a stylesheet with the values of `constants` written where they are read."""
    return tuple(_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), constants))


def _rules(nodes: list[Node], constants: dict[str, str]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            declarations = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule("", tuple(_selectors(node.prelude)), tuple(_declaration(one, constants) for one in declarations if one.type == "declaration"))
        elif node.type == "at-rule" and node.at_keyword == "media":
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(f"@media{tinycss2.serialize(node.prelude)}", inside=tuple(_rules(inside, constants)))
        elif node.type == "at-rule":
            yield Rule(node.serialize())


def _selectors(prelude: list[Node]) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """Return the selectors of a list, split at its commas."""
    for one in _split(prelude):
        yield tinycss2.serialize(one).strip().replace(" + ", "+"), tuple(_needs(one))


def _split(tokens: list[Node]) -> Iterator[list[Node]]:
    one: list[Node] = []
    for token in [*tokens, None]:
        if token is None or token == ",":
            yield one
            one = []
        else:
            one.append(token)


def _needs(tokens: list[Node]) -> Iterator[frozenset[str]]:
    """Return the elements and .classes that a selector needs, each alone; of :is() and :has() one of what their selectors name.

    Attributes, states and :not() say when a rule holds, not for what.
    """
    before = ""
    for token in tokens:
        if token.type == "ident" and before != ":":
            yield frozenset([f"{'.' if before == '.' else ''}{token.value}"])
        elif token.type == "function" and token.lower_name in ("is", "has", "where"):
            yield frozenset(name for one in _split(token.arguments) for need in _needs(one) for name in need) or ANYTHING
        before = token.value if token.type == "literal" else ""


def _declaration(node: Declaration, constants: dict[str, str]) -> tuple[str, str, frozenset[str]]:
    """Return a declaration as its name, its text and the tokens it reads."""
    important = "!important" if node.important else ""
    _fill_in(node.value, constants)
    return node.name, f"{node.name}:{tinycss2.serialize(node.value)}{important}", frozenset(_variables(node.value))


def _fill_in(tokens: list[Node], constants: dict[str, str]) -> None:
    for place, token in enumerate(tokens):
        if token.type == "function":
            name = next((one.value for one in token.arguments if one.type == "ident"), "")
            if token.lower_name == "var" and name in constants:
                tokens[place : place + 1] = tinycss2.parse_component_value_list(constants[name])
            else:
                _fill_in(token.arguments, constants)


def _variables(tokens: list[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type == "function":
            if token.lower_name == "var":
                yield next(one.value for one in token.arguments if one.type == "ident")
            yield from _variables(token.arguments)
        elif token.type.endswith("block"):
            yield from _variables(token.content)


def _matching(rules: tuple[Rule, ...], names: set[str]) -> Iterator[Rule]:
    for rule in rules:
        if rule.inside is not None:
            if inside := tuple(_matching(rule.inside, names)):
                yield Rule(rule.prelude, inside=inside)
        elif rule.prelude:
            yield rule
        elif selectors := tuple(one for one in rule.selectors if all(need & names for need in one[1])):
            yield Rule("", selectors, rule.declarations)


def _without_unused_sheets(rule: Rule, sheets: set[str]) -> Rule:
    """Return a group without each named @page that no element asks for; `sheets`: what they ask for, such as page:sheet."""
    if rule.inside is None:
        return rule
    heads = (one.prelude.partition("{")[0].split() for one in rule.inside)
    return replace(rule, inside=tuple(one for one, head in zip(rule.inside, heads, strict=True) if head[:1] != ["@page"] or len(head) < 2 or f"page:{head[1]}" in sheets))


def _declarations(rules: list[Rule]) -> Iterator[tuple[str, str, frozenset[str]]]:
    for rule in rules:
        yield from rule.declarations
        yield from _declarations(rule.inside or ())


def _read_tokens(rules: list[Rule]) -> set[str]:
    """Return the tokens that rules read, those by way of another token among them."""
    found = list(_declarations(rules))
    read: set[str] = set()
    while more := {name for own, _, names in found if not own.startswith("--") or own in read for name in names} - read:
        read |= more
    return read


def _text(rules: list[Rule] | tuple[Rule, ...], read: set[str], values: dict[str, set[str]]) -> Iterator[str]:
    """Return the text of rules without the tokens that nobody reads, or that get the one value they have had so far."""
    for rule in rules:
        if rule.inside is not None:
            if inside := "".join(_text(rule.inside, read, values)):
                yield f"{rule.prelude}{{{inside}}}"
        elif rule.prelude:
            yield rule.prelude
        else:
            kept = [text for name, text, _ in rule.declarations if not name.startswith("--") or _is_news(name, text, read, values)]
            if kept:
                yield f"{','.join(selector for selector, _ in rule.selectors)}{{{';'.join(kept)}}}"


def _is_news(name: str, text: str, read: set[str], values: dict[str, set[str]]) -> bool:
    had = values.setdefault(name, set())
    repeated = had == {text}
    had.add(text)
    return name in read and not repeated
