"""Starts a page from a template, with the days in it."""

from __future__ import annotations

import datetime
from pathlib import Path

from overrides.hooks.content.page_types import DATES, page_types, vocabulary
from overrides.hooks.content.site import ORIGINAL, new_source_path

HALF_A_YEAR = datetime.timedelta(days=182)


def start(root: Path, page: str, kind: str, today: datetime.date) -> str:
    """Copy the template of a page type to docs/en/<page>.md; return its path below the root.

    Raises ValueError, with nothing written, where the name is no address or is taken, there is no such type, or its folder
    does not take it.
    """
    source = new_source_path(page)
    if kind not in page_types(root):
        raise ValueError(f"There is no page type '{kind}'. Types: {', '.join(page_types(root))}.")
    folder, takes = source.rpartition("/")[0] or ".", vocabulary(root).folders
    if folder not in takes:
        raise ValueError(f"There is no folder '{folder}'. Folders: {', '.join(takes)}. A new one is added to docs/templates/fields.yml.")
    if kind not in takes[folder]:
        raise ValueError(f"A page of type '{kind}' does not belong in '{folder}': it takes {', '.join(takes[folder])}.")
    file = root / "docs" / ORIGINAL / source
    if file.exists():
        raise ValueError(f"{file.relative_to(root).as_posix()} exists already.")
    text = (root / f"docs/templates/{kind}.md").read_text(encoding="utf-8")
    text = text.replace(DATES["reviewed"], str(today)).replace(DATES["review_by"], str(today + HALF_A_YEAR))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace(" .optional }", " }"), encoding="utf-8")
    return file.relative_to(root).as_posix()
