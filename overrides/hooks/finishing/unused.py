"""Takes the files that nobody asks for out of the site folder: above all the theme's."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.finishing.folder import language
from overrides.hooks.pages import ORIGINAL

KEPT = ("stylesheets/site.css", "javascripts/", "icons/", "cards/")
THEMES = ("javascripts/bundle", "javascripts/lunr", "javascripts/workers")


def finish(site: Path) -> None:
    """Delete every file under assets/ but our own, folders left empty, and the 404 page of a translation: a host has one."""
    if language(site) != ORIGINAL:
        (site / "404.html").unlink(missing_ok=True)
    assets = site / "assets"
    for path in sorted(assets.rglob("*"), reverse=True):
        name = path.relative_to(assets).as_posix()
        if path.is_file() and (not name.startswith(KEPT) or name.startswith(THEMES)):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
