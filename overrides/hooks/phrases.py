"""The words of the frame in each language: one file a language, read by the templates and by Python.

A file of overrides/partials/phrases/ holds nothing but `{% set name = "words" %}`.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Template

from overrides.hooks.pages import ROOT

FOLDER = "overrides/partials/phrases"


@cache
def phrases(language: str) -> dict[str, str]:
    """Return the words of a language by their names. Raises FileNotFoundError where there is no such language."""
    module = Template((ROOT / FOLDER / f"{language}.html").read_text(encoding="utf-8")).module
    return {name: words for name, words in vars(module).items() if isinstance(words, str) and not name.startswith("_")}
