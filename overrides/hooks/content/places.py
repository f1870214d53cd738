"""Countries: the names the data files write in English, in each language."""

from functools import cache

from babel import Locale

from overrides.hooks.content.site import ORIGINAL


@cache
def country_name(name: str, language: str) -> str:
    """Return a country (or Europe) by the name that a language has for it; the name itself where it is not known."""
    code = next((code for code, known in Locale(ORIGINAL).territories.items() if known == name), "")
    return Locale.parse(language).territories.get(code, name)
