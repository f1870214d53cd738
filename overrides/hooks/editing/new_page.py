"""Starts a page: from the template of its type, or as a translation, from its original under the same name; with the days in it."""

import datetime
import os
import re
from pathlib import Path

from overrides.hooks.content.page_types import DATES, FOLDER, SCHEMA, folders, page_types
from overrides.hooks.content.site import ORIGINAL, load, new_source_path, source_path, translations

HALF_A_YEAR = datetime.timedelta(days=182)
DATED = re.compile(r"^(review_by: .*\n)", re.M)


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


def translate(root: Path, page: str, language: str, today: datetime.date) -> str:
    """Copy docs/en/<page>.md to docs/<language>/<page>.md with the day of its translation; return its path below the root.

    Raises ValueError, with nothing written, where the language is not one of the site's, there is no such page, or it is
    translated already.
    """
    if language not in translations(root):
        raise ValueError(f"The site is not translated into '{language}': see 'Add a language' in CONTRIBUTING.md.")
    name = source_path(page)
    original = load(root).by_source.get(name)
    if not original:
        raise ValueError(f"There is no docs/{ORIGINAL}/{name}. Give the path below docs/{ORIGINAL}.")
    file = root / "docs" / language / name
    if file.exists():
        raise ValueError(f"{file.relative_to(root).as_posix()} exists already: compare it with the original and set 'translated'.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(DATED.sub(rf"\g<1>translated: {today}\n", original.text, count=1), encoding="utf-8")
    return file.relative_to(root).as_posix()
