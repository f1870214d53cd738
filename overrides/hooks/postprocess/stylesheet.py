"""Joins the rooms of the stylesheet into one small file."""

from __future__ import annotations

from pathlib import Path

import rcssmin  # a careful minifier; hand-written rules would break on the first new property

ROOMS = ("tokens", "text", "frame", "components", "print")
FILE = "assets/stylesheets/site.css"


def finish(site: Path) -> None:
    """Replace the rooms in the site folder by one minified stylesheet."""
    folder = (site / FILE).parent
    rooms = [folder / f"{room}.css" for room in ROOMS]
    text = "\n".join(room.read_text(encoding="utf-8") for room in rooms)
    (site / FILE).write_text(rcssmin.cssmin(text), encoding="utf-8")
    for room in rooms:
        room.unlink()
