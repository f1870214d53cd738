"""Every phrase that a reader meets outside the pages: one file a language, read by templates and by Python.

A file of overrides/partials/messages/ holds nothing but `{% set name = "words" %}`.
"""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

from overrides.hooks.content.site import ROOT

FOLDER = "overrides/partials/messages"


@cache
def messages(language: str, root: Path = ROOT) -> dict[str, str]:
    """Return the phrases of a language by their names. Raises FileNotFoundError where there is no such language."""
    tree = Environment().parse((root / FOLDER / f"{language}.html").read_text(encoding="utf-8"))
    return {one.target.name: one.node.value for one in tree.find_all(nodes.Assign) if isinstance(one.node, nodes.Const)}


@cache
def word_pattern(language: str, name: str, root: Path = ROOT) -> re.Pattern:
    """Return a pattern that finds the words of a phrase such as `check_negations`, which holds them between commas.

    "-n't" finds the end of a word; NAME finds any word that begins with a capital letter.
    """
    words = [re.escape(word.strip()).replace("NAME", r"(?-i:[A-Z])\w+") for word in messages(language, root)[name].split(",")]
    ends, whole = ([word for word in words if word.startswith(r"\-") is end] for end in (True, False))
    suffixes = "".join(rf"|\w+{word.removeprefix(chr(92) + '-')}" for word in ends)
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole)}{suffixes})(?!\w)", re.I)
