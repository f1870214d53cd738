"""Every data file holds what its schema says: docs/data/schemas has one for each."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site
from overrides.hooks.content.yaml_files import against_schema, read


def check(site: Site) -> list[Issue]:
    """Return where data files break their schemas, and the files that are gone."""
    issues = [
        Issue(f"docs/data/{path.name}", 1, "This file is missing.", "Bring it back from the history.")
        for path in sorted((site.root / "docs/data/schemas").glob("*.yml"))
        if path.stem not in site.data
    ]
    for name, record in site.data.items():
        schema, missing = read(site.root, f"docs/data/schemas/{name}.yml")
        issues += missing or (against_schema(record, schema) if record.value is not None else [])
    return issues
