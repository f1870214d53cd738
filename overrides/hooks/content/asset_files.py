"""The files of the look: where they lie, and their texts."""

from pathlib import Path

ASSETS = "overrides/assets"
SHEETS, DRAWINGS, ICONS, SCRIPTS = (f"{ASSETS}/{name}" for name in ("stylesheets", "drawings", "icons", "scripts"))


def read_texts(root: Path, folder: str, pattern: str) -> dict[str, str]:
    """Return the texts of files below a folder by their paths below the root."""
    paths = sorted((root / folder).rglob(pattern))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in paths}


def line_of(text: str, position: int) -> int:
    """Return the number of the line in which a position of a text stands, from 1."""
    return text.count("\n", 0, position) + 1
