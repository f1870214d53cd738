"""The style: five files joined into one, and of it the part that a page uses, written into the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Node

from overrides.hooks.content.asset_files import SHEETS
from overrides.hooks.postprocess.built_site import BuiltPage, fragment
from overrides.hooks.postprocess.minify import minified_style

LAYERS = ("tokens", "text", "frame", "components", "print")
FILE = "assets/stylesheets/site.css"
# Elements and .classes that scripts add to a page, where the page has what the selector finds.
ADDED_BY_SCRIPTS = {
    ".results": (".in", ".note", "a", "h2", "li", "mark", "p", "span"),  # search.js
    ".doors": (".now",),  # search.js
    ".suggestions": ("a", "li"),  # not-found.js
}
ANYTHING = frozenset("*")
LINK = "href"  # the attribute that no script changes
SHORT = 12  # letters of a token's value that are fewer bytes than its name


class Selector(NamedTuple):
    """A selector of a rule.

    Attributes:
        text: the selector itself.
        names: elements and .classes that a page must have, all of them.
        choices: sets of such names, of each of which a page must have one.
        sought: what of it can be looked for in a page, without states and attributes; empty where names and choices say it all.
    """

    text: str
    names: frozenset[str]
    choices: tuple[frozenset[str], ...] = ()
    sought: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule of a stylesheet.

    Attributes:
        text: the head of a group such as @media, or the whole of another at-rule.
        selectors: what it applies to.
        declarations: each as its name, its text and the tokens it reads.
        inside: the rules of a group.
    """

    text: str = ""
    selectors: tuple[Selector, ...] = ()
    declarations: tuple[tuple[str, str, frozenset[str]], ...] = ()
    inside: tuple[Rule, ...] = ()


class Stylesheet:
    """A stylesheet, parsed once for all pages."""

    def __init__(self, text: str) -> None:
        self.text, self.rules = text, parse(text)

    def part(self, names: Set[str], is_found: Callable[[frozenset[str], str], bool] = lambda *_: True) -> str:
        """Return the rules whose selectors name only the given elements and .classes, and the tokens that these rules read.

        `is_found` is asked last: whether a page has what a selector looks for, given the names it needs and its text. States
        (:hover) and attributes are not judged; a group left empty goes.
        """
        rules = tuple(_matching(self.rules, names, is_found))
        declarations = list(_declarations(rules))
        read: set[str] = set()
        while more := {token for name, _, tokens in declarations if not name.startswith("--") or name in read for token in tokens} - read:
            read |= more
        return "".join(_texts(rules, read, {}))

    def write_into(self, page: BuiltPage) -> None:
        """Write the part that a page uses in the place of its link to the stylesheet."""
        added = added_names(page)

        @cache
        def is_found(needs: frozenset[str], selector: str) -> bool:
            return not added.isdisjoint(needs) or page.document.css_first(selector) is not None

        style = self.part(names_of(page) | added, is_found)
        page.one("link[rel=stylesheet]").replace_with(fragment(f"<style>{style}</style>")[0])

    def write(self, folder: Path) -> None:
        """Write the whole stylesheet as one file of the site."""
        path = folder / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text, encoding="utf-8")


@lru_cache(maxsize=1)  # all languages have the same
def parse(text: str) -> tuple[Rule, ...]:
    """Return the rules of a stylesheet; tokens that have one short value in every scheme are replaced by it."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    tokens = [text.split(":", 1) for name, text, _ in _declarations(_rules(nodes, {})) if name.startswith("--")]
    names = [name for name, _ in tokens]
    return _rules(nodes, {name: value for name, value in tokens if names.count(name) == 1 and len(value) <= SHORT})


def join_stylesheets(root: Path) -> str:
    """Return the files of the stylesheet as one, minified."""
    return minified_style("\n".join((root / SHEETS / f"{layer}.css").read_text(encoding="utf-8") for layer in LAYERS))


def added_names(page: BuiltPage) -> set[str]:
    """Return the elements and .classes that the scripts of a page may add."""
    return {name for selector, added in ADDED_BY_SCRIPTS.items() if page.document.css_first(selector) for name in added}


def names_of(page: BuiltPage) -> frozenset[str]:
    """Return the elements and .classes that a page has."""
    names = ANYTHING.union(node.tag for node in page.document.root.traverse())
    return names.union(f".{name}" for node in page.all("[class]") for name in (node.attributes["class"] or "").split())


def _rules(nodes: list[Node], constants: dict[str, str]) -> tuple[Rule, ...]:
    return tuple(_rule(node, constants) for node in nodes)


def _rule(node: Node, constants: dict[str, str]) -> Rule:
    if node.type == "qualified-rule":
        selectors = (_selector(one) for one in _split(node.prelude))
        found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        return Rule("", tuple(selectors), tuple(_declaration(one, constants) for one in found if one.type == "declaration"))
    if node.at_keyword == "media":
        inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return Rule(f"@media{tinycss2.serialize(node.prelude)}", inside=_rules(inside, constants))
    # A named @page has the name of the class that asks for it.
    return Rule(node.serialize(), (Selector("", frozenset(f".{token.value}" for token in node.prelude if token.type == "ident")),))


def _selector(tokens: list[Node]) -> Selector:
    needs, sought = tuple(_needs(tokens)), _without_states(tokens)
    names = frozenset().union(*(need for need in needs if len(need) == 1))
    text = tinycss2.serialize(tokens).strip().replace(" + ", "+")
    query = "" if sought in ("*", *names) else _alternatives(tinycss2.parse_component_value_list(sought))
    return Selector(text, names, tuple(need for need in needs if len(need) > 1), query)


def _alternatives(tokens: list[Node]) -> str:
    """Return a selector with its :is() written out as a list of selectors: lexbor matches a child behind :is(), but no deeper descendant.

    An :is() of elements that continues a compound selector, such as .picture:is(div, span), stays: a name of an element cannot follow a class.
    """
    for place, token in enumerate(tokens):
        if token.type == "function" and token.lower_name == "is":
            before, options, after = tokens[: place - 1], list(_split(token.arguments)), tokens[place + 1 :]
            begins = not before or before[-1].type == "whitespace" or before[-1] in (">", "+", "~")
            if begins or not any(option[0].type == "ident" for option in options):
                return ",".join(_alternatives([*before, *option, *after]) for option in options)
    return tinycss2.serialize(tokens)


def _split(tokens: list[Node]) -> Iterator[list[Node]]:
    """Return a list of selectors, split at its commas."""
    one: list[Node] = []
    for token in tokens:
        if token == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def _needs(tokens: list[Node]) -> Iterator[frozenset[str]]:
    """Return the elements and .classes that a selector needs, each alone; of :is() and :has() one of what their selectors name."""
    before = ""
    for token in tokens:
        if token.type == "ident" and before != ":":
            yield frozenset([f".{token.value}" if before == "." else token.value])
        elif token.type == "function" and token.lower_name in ("is", "has", "where"):
            yield frozenset(name for one in _split(token.arguments) for need in _needs(one) for name in need) or ANYTHING
        before = token.value if token.type == "literal" else ""


def _without_states(tokens: list[Node]) -> str:
    """Return a selector without pseudo-classes but :is(), :where() and :has(), without pseudo-elements, and of attributes with the target of links only."""
    text, compound, begun, colon = "", "", False, False
    for token in tokens:
        if token.type == "whitespace" or token in (">", "+", "~"):
            text += f"{compound or '*' * begun}{token.serialize()}"
            compound, begun = "", False
            continue
        begun = True
        if token == ":":
            colon = True
        elif colon:
            colon = False
            if token.type == "function" and token.lower_name in ("is", "where", "has"):
                inside = [_without_states(one).strip() for one in _split(token.arguments)]
                compound += "" if "*" in inside else f":{token.name}({','.join(inside)})"
        elif token.type != "[] block" or token.content[0].value == LINK:
            compound += token.serialize()
    return (text + (compound or "*" * begun)).strip()


def _declaration(node: Node, constants: dict[str, str]) -> tuple[str, str, frozenset[str]]:
    read = frozenset(_resolve(node.value, constants))
    return node.name, f"{node.name}:{tinycss2.serialize(node.value)}{'!important' if node.important else ''}", read


def _resolve(tokens: list[Node], constants: dict[str, str]) -> Iterator[str]:
    """Write the values of constants in the place of their names; return the other tokens that are read."""
    for place, token in enumerate(tokens):
        if token.type == "function":
            name = token.arguments[0].value if token.lower_name == "var" else ""
            if name in constants:
                tokens[place : place + 1] = tinycss2.parse_component_value_list(constants[name])
            else:
                yield from [name] if name else []
                yield from _resolve(token.arguments, constants)


def _matching(rules: tuple[Rule, ...], names: Set[str], is_found: Callable[[frozenset[str], str], bool]) -> Iterator[Rule]:
    for rule in rules:
        if rule.inside:
            if inside := tuple(_matching(rule.inside, names, is_found)):
                yield Rule(rule.text, inside=inside)
            continue
        named = (one for one in rule.selectors if one.names <= names and not any(choice.isdisjoint(names) for choice in one.choices))
        if selectors := tuple(one for one in named if not one.sought or is_found(one.names.union(*one.choices), one.sought)):
            yield Rule(rule.text, selectors, rule.declarations)


def _declarations(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str, frozenset[str]]]:
    for rule in rules:
        yield from rule.declarations
        yield from _declarations(rule.inside)


def _texts(rules: tuple[Rule, ...], read: set[str], values: dict[str, set[str]]) -> Iterator[str]:
    """Return the text of each rule, without the tokens that nobody reads, and without those that have the one value they had before.

    `values` takes the values of each token, in the order of the rules.
    """
    for rule in rules:
        if rule.inside:
            inside = "".join(_texts(rule.inside, read, values))
            yield f"{rule.text}{{{inside}}}" if inside else ""
        elif rule.declarations:
            kept = []
            for name, text, _ in rule.declarations:
                if not name.startswith("--") or (name in read and values.setdefault(name, set()) != {text}):
                    kept.append(text)
                    values.setdefault(name, set()).add(text)
            yield f"{','.join(selector.text for selector in rule.selectors)}{{{';'.join(kept)}}}" if kept else ""
        else:
            yield rule.text
