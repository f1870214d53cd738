"""The numbers of the site as CSV, for other people's programs: facts, evidence ratings, charts."""

import csv
import io
from collections.abc import Iterable

from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.site import Site

FACT_FIELDS = ("id", "value", "words", "what", "place", "period", "source", "read", "check_by")


def facts_csv(site: Site) -> str:
    """Return docs/data/facts.yml, one fact a row."""
    return _csv(FACT_FIELDS, ([id_, *(fact.get(field, "") for field in FACT_FIELDS[1:])] for id_, fact in site.value("facts").items()))


def ratings_csv(site: Site) -> str:
    """Return every claim with an evidence rating: the claim, its rating, the address of its page below the site's root."""
    return _csv(("claim", "evidence", "page"), ((fill_facts(one.claim, site), one.rating, page.address) for page in site.pages for one in rated_claims(page)))


def chart_csv(chart: dict) -> str:
    """Return the numbers of a chart, one bar a row, with the ends of its likely range where it has one."""
    rows = ([bar["label"], bar["value"], bar.get("low", ""), bar.get("high", ""), chart["unit"]] for bar in chart["bars"])
    return _csv(("label", "value", "low", "high", "unit"), rows)


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return file.getvalue()
