"""Every phrase that a reader meets outside the pages: one file a language, read by templates and by Python.

A file of overrides/partials/messages/ holds nothing but `{% set name = "words" %}`.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Template

from overrides.hooks.content.site import ROOT

FOLDER = "overrides/partials/messages"


@cache
def messages(language: str) -> dict[str, str]:
    """Return the phrases of a language by their names. Raises FileNotFoundError where there is no such language."""
    module = Template((ROOT / FOLDER / f"{language}.html").read_text(encoding="utf-8")).module
    return {name: words for name, words in vars(module).items() if isinstance(words, str) and not name.startswith("_")}
