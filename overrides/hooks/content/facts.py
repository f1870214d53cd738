"""Facts: figures that age. docs/data/facts.yml holds each once; a page prints it as [=id], [=id words] or [=id period]."""

import re

from overrides.hooks.content.notation import CODE, FACT
from overrides.hooks.content.overlays import translated
from overrides.hooks.content.site import Site

_FACT_OR_CODE = re.compile(f"{CODE.pattern}|{FACT.pattern}")


def fill_facts(text: str, site: Site) -> str:
    """Return a text with each fact in its place, in the site's language: the value, the words (the value where a fact has none), the period.

    An id that facts.yml does not have stays as it is written: the checks report it. So does what stands in a code span.
    """
    if "[=" not in text:
        return text
    facts = translated(site, "facts")

    def fact(match: re.Match) -> str:
        entry = facts.get(match[1]) if match[1] else None
        return str(entry.get(match[2] or "value", entry["value"])) if entry else match[0]

    return _FACT_OR_CODE.sub(fact, text)
