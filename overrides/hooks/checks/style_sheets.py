"""Style sheets parse, take each color from a token with a dark twin, fetch nothing, and leave the focus seen."""

import re
from collections.abc import Iterator
from functools import lru_cache

import tinycss2
from tinycss2.color4 import parse_color

from overrides.hooks.content.asset_files import ASSETS, SHEETS, line_of, read_texts
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

TOKENS = f"{SHEETS}/tokens.css"
TOKEN = re.compile(r"var\(\s*(--[\w-]+)")
NOT_RULES = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.S)
COLORS = ("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix")
COLORLESS = ("font", "font-family", "content", "grid-area", "page")  # properties whose words are no colors
IMPORTANT = ("[hidden]", ":focus-visible")  # what hides stays hidden, where the focus is stays seen; and print.css
GROUPS = ("media", "supports", "container", "layer")


def style_sheets(site: Site) -> Iterator[Issue]:
    """Yield style sheets that do not parse, take a color from no token, fetch something, or hide the focus."""
    sheets = {file: _sheet(file, text) for file, text in read_texts(site.root, SHEETS, "*.css").items()}
    if TOKENS not in sheets:
        yield Issue(TOKENS, 1, "This file is missing.", "Bring it back from the history.")
        return
    light, dark = (
        {node.name: node for rule, group, node in sheets[TOKENS][1] if rule == ":root" and scheme(group) and node.name.startswith("--")}
        for scheme in (lambda group: not group, lambda group: "dark" in group)
    )
    used: set[str] = set()
    for file, (issues, declarations) in sheets.items():
        yield from issues
        for selector, _, node in declarations:
            used |= set(TOKEN.findall(tinycss2.serialize(node.value)))
            yield from _declaration(file, selector, node, light)
    for text in (read_texts(site.root, ASSETS, "*.svg") | read_texts(site.root, "overrides", "*.html")).values():
        used |= set(TOKEN.findall(text))
    for name, node in light.items():
        if name not in dark and any(_is_color(token, "color") for token in _flat(node.value)):
            yield Issue(TOKENS, node.source_line, f"The color '{name}' has no dark twin.", "Give it a value in the dark scheme too, be it the same.")
        if name not in used:
            yield Issue(TOKENS, node.source_line, f"Nobody uses the token '{name}'.", "Use it, or delete it in both schemes.", severity="warning")


@lru_cache(maxsize=32)  # `make serve` checks at each save
def _sheet(file: str, text: str) -> tuple[list[Issue], list[tuple[str, str, tinycss2.ast.Declaration]]]:
    """Return the issues in the form of a style sheet, and its declarations, each with its selector and its group (@media ...)."""
    issues, declarations = list(_braces(file, text)), []

    def walk(found: list, group: str, rule: str = "") -> None:
        for node in found:
            if node.type == "error":
                hint = "Write `property: value;` and close every brace, bracket and quote."
                issues.append(Issue(file, node.source_line, f"This CSS does not parse: {node.message}.", hint))
            elif node.type == "declaration":
                declarations.append((rule, group, node))
            elif rule and not (rule == "@page" and node.type == "at-rule"):
                issues.append(Issue(file, node.source_line, "A rule stands inside another.", f"Close '{rule}' with }} before it."))
            elif node.type == "qualified-rule":
                walk(tinycss2.parse_blocks_contents(node.content, True, True), group, tinycss2.serialize(node.prelude).strip())
            elif node.lower_at_keyword in GROUPS and node.content is not None:
                walk(tinycss2.parse_rule_list(node.content, True, True), f"{group} {tinycss2.serialize(node.prelude)}".strip())
            elif node.lower_at_keyword == "page" or rule == "@page":  # or a margin of the sheet
                walk(tinycss2.parse_blocks_contents(node.content, True, True), group, "@page")
            else:
                hint = "Write the rules here: a page fetches no style sheet and no typeface."
                issues.append(Issue(file, node.source_line, f"@{node.at_keyword} has no place here.", hint))

    walk(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), "")
    return issues, declarations


def _braces(file: str, text: str) -> Iterator[Issue]:
    """Yield the braces and comments that do not close: a parser of CSS closes them in silence."""
    bare, opened = NOT_RULES.sub(lambda match: "\n" * match[0].count("\n"), text), []
    for match in re.finditer(r"[{}]|/\*", bare):
        line = line_of(bare, match.start())
        if match[0] == "/*":
            yield Issue(file, line, "This comment is not closed.", "End it with */.")
        elif match[0] == "{":
            opened.append(line)
        elif opened:
            opened.pop()
        else:
            yield Issue(file, line, "This brace closes nothing.", "Delete the }, or write the rule it belongs to.")
    for number in opened:
        yield Issue(file, number, "The brace of this rule is not closed.", "End the rule with }.")


def _flat(tokens: list) -> Iterator[object]:
    """Yield all tokens of a value, those inside functions too."""
    for token in tokens:
        yield token
        yield from _flat(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def _declaration(file: str, selector: str, node: tinycss2.ast.Declaration, tokens: dict) -> Iterator[Issue]:
    own, line = node.name.startswith("--"), node.source_line
    if own and node.name not in tokens:
        yield Issue(file, line, f"'{node.name}' is no token.", f"Define it in {TOKENS}, in both schemes if it is a color.")
    if node.important and not (file.endswith("/print.css") or selector in IMPORTANT):
        yield Issue(file, line, "!important stands outside print.css.", "Write a selector that is strong enough, and delete it.")
    value = [token for token in node.value if token.type != "whitespace"]
    if node.lower_name in ("outline", "outline-style", "outline-width") and _is_gone(value):
        yield Issue(file, line, "The outline of the focus is taken away.", "Take it away: who goes by keyboard must see where they are.")
    for token in _flat(value):
        function = token.lower_name if token.type == "function" else ""
        if token.type == "url" or function == "url":
            yield Issue(file, token.source_line, "url() fetches a file.", "Do without: the policy lets no page fetch a picture or a typeface.")
        elif function == "var":
            name = next((one.value for one in token.arguments if one.type == "ident"), "")
            if name not in tokens:
                yield Issue(file, token.source_line, f"var({name}) is no token.", f"Use one of {TOKENS}, or define it there.")
        elif file != TOKENS and not own and _is_color(token, node.lower_name):
            hint = f"Use a token of {TOKENS}, so that it has its dark twin: var(--ink)."
            yield Issue(file, token.source_line, f"The color {tinycss2.serialize([token])} is not a token.", hint)


def _is_gone(value: list) -> bool:
    return len(value) == 1 and getattr(value[0], "lower_value", getattr(value[0], "value", "")) in ("none", 0)


def _is_color(token: object, name: str) -> bool:
    if token.type == "function":
        return token.lower_name in COLORS
    if token.type == "ident":
        return name not in COLORLESS and token.lower_value not in ("transparent", "currentcolor") and bool(parse_color(token))
    return token.type == "hash"


ORIGINAL_ONLY = (style_sheets,)
