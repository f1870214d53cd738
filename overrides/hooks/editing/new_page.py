"""Starts a page from a template, with the days in it."""

import datetime
import os
from pathlib import Path

from overrides.hooks.content.page_types import DATES, FOLDER, SCHEMA, folders, page_types
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
    folder, takes = source.rpartition("/")[0] or ".", folders(root)
    if folder not in takes:
        raise ValueError(f"There is no folder '{folder}'. Folders: {', '.join(takes)}. A new one is added to {SCHEMA}.")
    if kind not in takes[folder]:
        raise ValueError(f"A page of type '{kind}' does not belong in '{folder}': it takes {', '.join(takes[folder])}.")
    file = root / "docs" / ORIGINAL / source
    if file.exists():
        raise ValueError(f"{file.relative_to(root).as_posix()} exists already.")
    text = (root / FOLDER / f"{kind}.md").read_text(encoding="utf-8")
    for name, day in (("reviewed", today), ("review_by", today + HALF_A_YEAR)):
        text = text.replace(f"{name}: {DATES[name]}", f"{name}: {day}")
    schema = Path(os.path.relpath(root / SCHEMA, file.parent)).as_posix()  # an editor looks for it from the page
    text = text.replace(f"$schema={Path(SCHEMA).name}", f"$schema={schema}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace(" .optional }", " }"), encoding="utf-8")
    return file.relative_to(root).as_posix()
