"""Moves a page: its file in every language, and everything that names its address, in one go."""

import posixpath
import re
from pathlib import Path

from overrides.hooks.checks.approvals import carry_over, sealed
from overrides.hooks.checks.references import ADDRESSES, add_addresses
from overrides.hooks.content.notation import LINK
from overrides.hooks.content.site import ORIGINAL, Page, load, new_source_path, settings_file, source_path

NOT_CARRIED = (ADDRESSES, "docs/data/approvals.yml")  # the one only grows, the other is carried over by what it seals


def move(root: Path, old: str, new: str) -> list[str]:
    """Move docs/en/<old>.md to docs/en/<new>.md.

    Returns the files that were changed, below the root. Raises ValueError, with nothing written, where the page is not
    there, or the new name is taken or is no address.
    """
    before = load(root)
    approved = sealed(before)
    old, new = source_path(old), new_source_path(new)
    if old not in before.by_source:
        raise ValueError(f"There is no docs/{ORIGINAL}/{old}. The pages are in docs/{ORIGINAL}; give the path below it.")
    if new in before.by_source:
        raise ValueError(f"docs/{ORIGINAL}/{new} exists already.")
    changed, gone = {}, []
    for page in (page for edition in before.editions.values() for page in edition.pages):
        text = _relinked(page, old, new)
        if page.source == old:
            gone.append(page.file)
            changed[page.file.removesuffix(old) + new] = text
        elif text != page.text:
            changed[page.file] = text
    for path in [*root.glob("docs/data/*.yml"), *root.glob("overrides/**/*.html"), *root.glob("mkdocs*.yml")]:
        file, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        moved = text if file in NOT_CARRIED else _renamed(text, old, new)
        if file.startswith("mkdocs"):
            language = next((code for code in before.editions if settings_file(code) == file), ORIGINAL)
            if (root / "docs" / language / old).is_file():
                moved = re.sub(rf"^ +{re.escape(new)}: .*\n", "", moved, flags=re.M)  # the page is there again
                moved = re.sub(r"^(\s+)redirect_maps:\n", rf"\g<0>\g<1>  {old}: {new}\n", moved, count=1, flags=re.M)
        if moved != text:
            changed[file] = moved
    for file, text in changed.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    for file in gone:
        (root / file).unlink()
    add_addresses(root)
    if before.value("approvals"):
        carry_over(approved, load(root))
    return sorted({*changed, *gone, ADDRESSES})


def _relinked(page: Page, old: str, new: str) -> str:
    """Return the text of a page with its links as they must be after the move."""
    here = posixpath.dirname(page.source)
    there = posixpath.dirname(new) if page.source == old else here

    def relink(match: re.Match) -> str:
        file, sign, anchor = match[2].partition("#")
        if not file or re.match(r"[a-z]+:|/", file):
            return match[0]
        target = posixpath.normpath(posixpath.join(here, file))
        if target != old and here == there:
            return match[0]
        relative = posixpath.relpath(new if target == old else target, there or ".")
        return match[0].replace(f"({match[2]}", f"({relative}{sign}{anchor}")

    return LINK.sub(relink, page.text)


def _renamed(text: str, old: str, new: str) -> str:
    """Return a data file, a template or settings with a page's new name in place of the old one: its path and its address."""
    text = re.sub(rf"(?<![\w/.-]){re.escape(old)}(?![\w/-])", new, text)
    address, moved = Page.address_of(old), Page.address_of(new)
    if address == "/":
        return text
    text = re.sub(rf"(?<![\w/.:-]){re.escape(address)}(?![\w-])", moved, text)
    return re.sub(rf"(['\"]){re.escape(address[1:])}((?:#[\w-]*)?\1)", rf"\g<1>{moved[1:]}\g<2>", text)  # 'about/privacy/' | url
