"""Every data file holds what its schema says: docs/data/schemas has one for each."""

from __future__ import annotations

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Site
from overrides.hooks.records import against_schema, read


def check(site: Site) -> list[Fault]:
    """Return where data files break their schemas."""
    faults = []
    for name, record in site.data.items():
        schema, missing = read(site.root, f"docs/data/schemas/{name}.yml")
        faults += missing or (against_schema(record, schema) if record.value is not None else [])
    return faults
