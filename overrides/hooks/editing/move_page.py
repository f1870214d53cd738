"""Moves a page: its file, the links of all pages, the navigation, the redirect and the list of addresses, in one go."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from overrides.hooks.content.notation import LINK
from overrides.hooks.content.site import ORIGINAL, Page, load, new_source_path, settings_file, source_path, translations


def move(root: Path, old: str, new: str) -> list[str]:
    """Move docs/en/<old>.md to docs/en/<new>.md.

    Returns the files that were changed, below the root. Raises ValueError, with nothing written, where the page is not
    there, or the new name is taken or is no address.
    """
    site = load(root)
    old, new = source_path(old), new_source_path(new)
    page = next((page for page in site.pages if page.source == old), None)
    if not page:
        raise ValueError(f"There is no docs/en/{old}. The pages are in docs/en; give the path below it.")
    if any(other.source == new for other in site.pages):
        raise ValueError(f"docs/en/{new} exists already.")
    changed, gone = {}, []
    for language in (ORIGINAL, *translations(root)):
        for other in load(root, language).pages:
            text = _relinked(other, old, new)
            if other.source == old:
                gone.append(other.file)
                changed[other.file.replace(old, new)] = text
            elif text != other.text:
                changed[other.file] = text
        settings = settings_file(language)
        changed[settings] = _settings((root / settings).read_text(encoding="utf-8"), old, new)
    changed["docs/data/addresses.yml"] = _addresses(root, page, new)
    told = (root / "docs/data/changes.yml").read_text(encoding="utf-8")
    changed["docs/data/changes.yml"] = re.sub(rf"(?<![\w/-]){re.escape(old)}(?!\w)", new, told)
    for file, text in changed.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    for file in gone:
        (root / file).unlink()
    return sorted([*changed, *gone])


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


def _settings(text: str, old: str, new: str) -> str:
    """Return settings with the page's new place in the navigation and a redirect from the old one, if they had the page."""
    if not re.search(rf"\b{re.escape(old)}$", text, flags=re.M):
        return text
    text = re.sub(rf"^(\s*- ){re.escape(old)}$", rf"\g<1>{new}", text, flags=re.M)
    text = re.sub(rf"^(\s+[\w/-]+\.md: ){re.escape(old)}$", rf"\g<1>{new}", text, flags=re.M)  # redirects to it
    return re.sub(r"^(\s+)redirect_maps:\n", rf"\g<0>\g<1>  {old}: {new}\n", text, count=1, flags=re.M)


def _addresses(root: Path, page: Page, new: str) -> str:
    """Return the list of addresses with the new one; the old one stays, for it is a promise."""
    text = (root / "docs/data/addresses.yml").read_text(encoding="utf-8")
    address, before = Page("", new, "", page.front_matter, 0).address, page.address
    ids = ", ".join(heading.id for heading in page.headings if heading.explicit)
    prefixes = ["", *(f"/{code}" for code in translations(root) if f"\n/{code}{before}:" in text)]
    return "\n".join([text.rstrip(), *(f"{prefix}{address}: [{ids}]" for prefix in prefixes), ""])
