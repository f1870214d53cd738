"""The settings a page depends on are there: above all the address of the site itself."""

from __future__ import annotations

import os

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site


def check(site: Site) -> list[Issue]:
    """Return what is wrong with the address of the site: SITE_URL, or the default in mkdocs.yml."""
    default = (site.config.value or {}).get("site_url")
    default = default[-1] if isinstance(default, list) else default
    url = os.environ.get("SITE_URL", default) or ""
    if url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        return []
    where = "SITE_URL in the environment" if "SITE_URL" in os.environ else "site_url"
    hint = "Set the address the site is published at, such as https://name.github.io/repository/."
    return [Issue("mkdocs.yml", site.config.line("site_url"), f"{where} is {url!r}.", hint)]
