"""Cuts a stylesheet down to the rules that a page can use: for the page that carries its style inside it."""

from __future__ import annotations

import re

import tinycss2

# Parts of a selector that say when, not what: a rule is judged by the rest.
STATES = re.compile(r"::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")


def prune(style: str, html: str) -> str:
    """Return the rules of a stylesheet whose selectors name only classes and elements that the page has.

    States (:hover), media queries and @page rules stay; a media query left empty goes, and a token that no rule reads or
    that is given the value it has.
    """
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    return _without_repeated_tokens(_without_unread_tokens(_pruned(rules, _names(html))))


def _without_unread_tokens(style: str) -> str:
    """Leave out each `--token` that no `var()` names, and then those that only it had named."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", style))
    shorter = re.sub(r"(?<=[{;])(--[\w-]+):[^;}]*;?", lambda found: found[0] if found[1] in read else "", style)
    return shorter if shorter == style else _without_unread_tokens(shorter)


def _without_repeated_tokens(style: str) -> str:
    """Leave out each `--token` that is given the one value it has had so far: white that is white in the dark as well."""
    values: dict[str, set[str]] = {}

    def keep(found: re.Match) -> str:
        had = values.setdefault(found[1], set())
        repeated = had == {found[2]}
        had.add(found[2])
        return "" if repeated else found[0]

    return re.sub(r"(?<=[{;])(--[\w-]+):([^;}]*);?", keep, style)


def _names(html: str) -> set[str]:
    classes = {f".{name}" for group in re.findall(r'\bclass="([^"]*)"', html) for name in group.split()}
    return classes | set(re.findall(r"<([a-z][a-z0-9]*)", html))


def _pruned(rules: list, names: set[str]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _split(tinycss2.serialize(rule.prelude)) if _used(one, names)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.at_keyword == "media":
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := _pruned(inside, names):
                kept.append(f"@media{tinycss2.serialize(rule.prelude)}{{{body}}}")
        elif rule.type == "at-rule":
            kept.append(rule.serialize())
    return "".join(kept)


def _split(prelude: str) -> list[str]:
    """Split a list of selectors at its commas, not at those inside brackets."""
    return [one.strip() for one in re.split(r",(?![^()\[\]]*[)\]])", prelude)]


def _used(selector: str, names: set[str]) -> bool:
    bare = STATES.sub("", re.sub(r"\[[^\]]*\]", "", selector))
    return all(name in names for name in re.findall(r"\.[\w-]+|(?<![\w.#-])[a-z][a-z0-9]*", bare))
