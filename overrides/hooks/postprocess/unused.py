"""Takes the files that nobody asks for out of the site folder: above all the theme's."""

from __future__ import annotations

import shutil
from pathlib import Path

from overrides.hooks.content.site import ORIGINAL
from overrides.hooks.postprocess.folder import language

KEPT = ("stylesheets/site.css", "javascripts/", "icons/", "cards/")
THEMES = ("javascripts/bundle", "javascripts/lunr", "javascripts/workers", "javascripts/LICENSE")
# What the next engine leaves at the root: our own Python, copied as if it were files of the look, and its own indexes.
LEFT = ("hooks", "__init__.py", "search.json", "redirect.json")


def finish(site: Path) -> None:
    """Delete all under assets/ but our own, folders left empty, what an engine left, and a translation's 404: a host has one."""
    if language(site) != ORIGINAL:
        (site / "404.html").unlink(missing_ok=True)
    assets = site / "assets"
    for path in sorted(assets.rglob("*"), reverse=True):
        name = path.relative_to(assets).as_posix()
        if path.is_file() and (not name.startswith(KEPT) or name.startswith(THEMES)):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name in LEFT:
        if (site / name).is_dir():
            shutil.rmtree(site / name)
        else:
            (site / name).unlink(missing_ok=True)
