"""The style sheets parse, take every color from a token that both schemes have, and fetch nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import tinycss2
from tinycss2.color4 import parse_color

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

FOLDER = "overrides/assets/stylesheets"
TOKENS = f"{FOLDER}/tokens.css"
NOT_RULES = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.S)
COLORS = ("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix")
NAMES = ("font", "font-family", "content", "grid-area", "page")  # their words are no colors
IMPORTANT = ("[hidden]", ":focus-visible")  # what hides stays hidden, where the focus is stays seen; and print.css
GROUPS = ("media", "supports", "container", "layer")


@dataclass
class _Sheet:
    """One style sheet: what is wrong in its form, its declarations, and around each its rule and its group."""

    file: str
    issues: list[Issue] = field(default_factory=list)
    found: list[tuple[str, str, tinycss2.ast.Declaration]] = field(default_factory=list)

    def issue(self, node: object, message: str, hint: str, severity: str = "error") -> None:
        """Note a fault at a node or a line."""
        line = node if isinstance(node, int) else node.source_line
        self.issues.append(Issue(self.file, line, message, hint, severity))


def check(site: Site) -> list[Issue]:
    """Return the faults of all style sheets."""
    sheets = {}
    for path in sorted((site.root / FOLDER).glob("*.css")):
        file = path.relative_to(site.root).as_posix()
        sheets[file] = _read(file, path.read_text(encoding="utf-8", errors="replace"))
    if TOKENS not in sheets:
        return [Issue(TOKENS, 1, "This file is missing.", "Bring it back from the history.")]
    light, dark = _tokens(sheets[TOKENS])
    for sheet in sheets.values():
        for selector, _, declaration in sheet.found:
            _declaration(sheet, selector, declaration, light)
    _schemes(sheets[TOKENS], light, dark, _used(site.root, sheets))
    return [issue for sheet in sheets.values() for issue in sheet.issues]


def _read(file: str, text: str) -> _Sheet:
    sheet = _Sheet(file)
    _braces(sheet, text)
    _walk(sheet, _nodes(text), "")
    return sheet


@lru_cache(maxsize=16)
def _nodes(text: str) -> list:
    """Parse a text once: `make serve` checks at each save."""
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def _braces(sheet: _Sheet, text: str) -> None:
    """Note the braces and comments that do not close: a parser of CSS closes them in silence."""
    bare = NOT_RULES.sub(lambda match: "\n" * match[0].count("\n"), text)
    open_ = []
    for number, line in enumerate(bare.split("\n"), 1):
        if "/*" in line:
            sheet.issue(number, "This comment is not closed.", "End it with */.")
        for letter in re.findall(r"[{}]", line):
            if letter == "{":
                open_.append(number)
            elif open_:
                open_.pop()
            else:
                sheet.issue(number, "This brace closes nothing.", "Delete the }, or write the rule it belongs to.")
    for number in open_:
        sheet.issue(number, "The brace of this rule is not closed.", "End the rule with }.")


def _walk(sheet: _Sheet, nodes: list, group: str, rule: str = "") -> None:
    for node in nodes:
        if node.type == "error":
            hint = "Write `property: value;` and close every brace, bracket and quote."
            sheet.issue(node, f"This CSS does not parse: {node.message}.", hint)
        elif node.type == "declaration":
            sheet.found.append((rule, group, node))
        elif rule:
            sheet.issue(node, "A rule stands inside another.", f"Close '{rule}' with }} before it.")
        elif node.type == "qualified-rule":
            selector = tinycss2.serialize(node.prelude).strip()
            _walk(sheet, tinycss2.parse_blocks_contents(node.content, True, True), group, selector)
        elif node.lower_at_keyword in GROUPS and node.content is not None:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            _walk(sheet, inside, f"{group} {tinycss2.serialize(node.prelude)}".strip())
        elif node.lower_at_keyword == "page":
            _walk(sheet, tinycss2.parse_blocks_contents(node.content, True, True), group, "@page")
        else:
            hint = "Write the rules here: the site asks for one style sheet, and for no typeface."
            sheet.issue(node, f"@{node.at_keyword} has no place here.", hint)


def _flat(tokens: list) -> Iterator[object]:
    """Return all tokens of a value, those inside functions too."""
    for token in tokens:
        yield token
        yield from _flat(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def _declaration(sheet: _Sheet, selector: str, node: tinycss2.ast.Declaration, light: dict) -> None:
    own = node.name.startswith("--")
    if own and node.name not in light:
        sheet.issue(node, f"'{node.name}' is no token.", f"Define it in {TOKENS}, in both schemes if it is a color.")
    if node.important and not (sheet.file.endswith("/print.css") or selector in IMPORTANT):
        sheet.issue(node, "!important stands outside print.css.", "Write a selector that is strong enough, and delete it.")
    value = [token for token in node.value if token.type != "whitespace"]
    if node.lower_name in ("outline", "outline-style", "outline-width") and _gone(value):
        hint = "Take it away: who goes by keyboard must see where they are."
        sheet.issue(node, "The outline of the focus is taken away.", hint)
    for token in _flat(value):
        if token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            sheet.issue(token, "url() fetches a file.", "Do without: the policy lets no page fetch a picture or a typeface.")
        elif token.type == "function" and token.lower_name == "var":
            name = next((one.value for one in token.arguments if one.type == "ident"), "")
            if name not in light:
                sheet.issue(token, f"var({name}) is no token.", f"Use one of {TOKENS}, or define it there.")
        elif sheet.file != TOKENS and not own and _is_color(token, node.lower_name):
            hint = f"Use a token of {TOKENS}, so that it has its dark twin: var(--ink)."
            sheet.issue(token, f"The color {tinycss2.serialize([token])} is not a token.", hint)


def _gone(value: list) -> bool:
    return len(value) == 1 and getattr(value[0], "lower_value", getattr(value[0], "value", "")) in ("none", 0)


def _is_color(token: object, name: str) -> bool:
    if token.type == "function":
        return token.lower_name in COLORS
    if token.type == "ident":
        return name not in NAMES and token.lower_value not in ("transparent", "currentcolor") and bool(parse_color(token))
    return token.type == "hash"


def _tokens(sheet: _Sheet) -> tuple[dict, dict]:
    """Return the tokens of the light and of the dark scheme, each with its declaration."""
    light = {node.name: node for rule, group, node in sheet.found if rule == ":root" and not group}
    dark = {node.name: node for rule, group, node in sheet.found if rule == ":root" and "dark" in group}
    return ({name: node for name, node in scheme.items() if name.startswith("--")} for scheme in (light, dark))


def _schemes(sheet: _Sheet, light: dict, dark: dict, used: set[str]) -> None:
    for name, node in light.items():
        if name not in dark and any(_is_color(token, "color") for token in _flat(node.value)):
            hint = "Give it a value in the dark scheme too, be it the same."
            sheet.issue(node, f"The color '{name}' has no dark twin.", hint)
        if name not in used:
            sheet.issue(node, f"Nobody uses the token '{name}'.", "Use it, or delete it in both schemes.", severity="warning")


def _used(root: Path, sheets: dict[str, _Sheet]) -> set[str]:
    """Return the tokens that style sheets, drawings and templates use."""
    values = (node.value for sheet in sheets.values() for *_, node in sheet.found)
    used = set(re.findall(r"var\(\s*(--[\w-]+)", " ".join(map(tinycss2.serialize, values))))
    for path in [*(root / "overrides/assets").rglob("*.svg"), *(root / "overrides").rglob("*.html")]:
        used |= set(re.findall(r"var\(\s*(--[\w-]+)", path.read_text(encoding="utf-8", errors="replace")))
    return used
