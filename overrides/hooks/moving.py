"""Moves a page: its file, the links of all pages, the navigation, the redirect and the list of addresses, in one go."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from overrides.hooks.checks.links import LINK
from overrides.hooks.pages import Page, load


def move(root: Path, old: str, new: str) -> list[str]:
    """Move docs/en/<old>.md to docs/en/<new>.md.

    Returns the files that were changed, below the root. Raises ValueError, with nothing written, where the page is not
    there or the new name is taken.
    """
    site = load(root)
    old, new = (f"{name.strip('/').removesuffix('.md')}.md" for name in (old, new))
    page = next((page for page in site.pages if page.source == old), None)
    if not page:
        raise ValueError(f"There is no docs/en/{old}. The pages are in docs/en; give the path below it.")
    if any(other.source == new for other in site.pages) or not re.fullmatch(r"[a-z0-9/-]+\.md", new):
        raise ValueError(f"docs/en/{new} is taken, or is no name: small letters, digits and - only.")
    changed = {other.file: text for other in site.pages if (text := _relinked(other, old, new)) != other.text}
    moved = changed.pop(page.file, page.text)
    changed[page.file.replace(old, new)] = moved
    changed["mkdocs.yml"] = _settings((root / "mkdocs.yml").read_text(encoding="utf-8"), old, new)
    changed["docs/data/addresses.yml"] = _addresses(root, page, new)
    for file, text in changed.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    (root / page.file).unlink()
    return sorted([*changed, page.file])


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
    """Return mkdocs.yml with the page's new place in the navigation and a redirect from the old one."""
    text = re.sub(rf"^(\s*- ){re.escape(old)}$", rf"\g<1>{new}", text, flags=re.M)
    text = re.sub(rf"^(\s+[\w/-]+\.md: ){re.escape(old)}$", rf"\g<1>{new}", text, flags=re.M)  # redirects to it
    return re.sub(r"^(\s+)redirect_maps:\n", rf"\g<0>\g<1>  {old}: {new}\n", text, count=1, flags=re.M)


def _addresses(root: Path, page: Page, new: str) -> str:
    """Return the list of addresses with the new one; the old one stays, for it is a promise."""
    text = (root / "docs/data/addresses.yml").read_text(encoding="utf-8")
    address = Page("", new, "", page.matter, 0).address
    ids = ", ".join(heading.id for heading in page.headings if heading.given)
    return f"{text.rstrip()}\n{address}: [{ids}]\n"
