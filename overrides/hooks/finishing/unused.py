"""Takes the theme's files that no page asks for out of the site folder."""

from __future__ import annotations

from pathlib import Path

KEPT = ("stylesheets/site.css", "javascripts/", "icons/", "cards/")
THEMES = ("javascripts/bundle", "javascripts/lunr", "javascripts/workers")


def finish(site: Path) -> None:
    """Delete every file under assets/ but our own, and folders left empty."""
    assets = site / "assets"
    for path in sorted(assets.rglob("*"), reverse=True):
        name = path.relative_to(assets).as_posix()
        if path.is_file() and (not name.startswith(KEPT) or name.startswith(THEMES)):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
