"""The names under which the book and the search index ask for what a finished folder tells of itself."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.content.site import Site
from overrides.hooks.postprocess.built_site import open_site


def base(folder: Path) -> str:
    """Return the site's address with a slash at its end."""
    return open_site(folder).url


def language(folder: Path) -> str:
    """Return the language of the folder, such as es."""
    return open_site(folder).language


def sources(folder: Path) -> Site:
    """Return the pages and the data that the folder was built from."""
    return open_site(folder).content
