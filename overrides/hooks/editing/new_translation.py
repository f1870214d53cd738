"""Starts a translation of a page: the original under the same name, for the translator to write over."""

import datetime
import re
from pathlib import Path

from overrides.hooks.content.site import ORIGINAL, load, source_path, translations

DATED = re.compile(r"^(review_by: .*\n)", re.M)


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
