"""One job a file: a finished folder in, the same folder out. No engine is imported here."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.finishing import emergency, frame, search, stylesheet, unused

STEPS = (stylesheet, frame, emergency, search, unused)


def finish(site: Path) -> None:
    """Do every step of finishing on a built site folder, in order."""
    for step in STEPS:
        step.finish(site)
