"""Links of a translation to pages that it does not have: they lead to the original, and say so."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, Site
from overrides.hooks.postprocess.folder import language, sources

LINK = re.compile(r'(<a [^>]*?)href="(?![a-z]+:|#)([^"#?]+)(#[^"]*)?"([^>]*)>(.*?)</a>', re.S)


def finish(site: Path) -> None:
    """Rewrite such links in every page of a translation."""
    here = language(site)
    if here == ORIGINAL:
        return
    content = sources(site)
    note = f' <span class="note">({messages(here)["borrowed"]})</span>'
    for path in site.rglob("index.html"):
        at = f"/{path.relative_to(site).as_posix().removesuffix('index.html')}"
        html = path.read_text(encoding="utf-8")
        path.write_text(LINK.sub(lambda link, at=at: _lent(link, at, content, note), html), encoding="utf-8")


def target(href: str, at: str, content: Site) -> str:
    """Return the address that a link of the page at `at` means, below the root of its language.

    Where the engine knows no such page it leaves the path of a file, as the writer wrote it.
    """
    if not href.endswith(".md"):
        return posixpath.normpath(posixpath.join(at, href)).rstrip("/") + "/"
    page = content.page(at)
    source = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.source), href))[1:]
    return next(other.address for other in content.original.pages if other.source == source)


def _lent(link: re.Match, at: str, content: Site, note: str) -> str:
    start, href, anchor, rest, words = link.groups()
    address = target(href, at, content)
    if content.page(address) or not content.original.page(address):
        return link[0]
    there = posixpath.relpath(address, f"/{content.language}{at}") + "/"
    said = "" if 'class="mark' in start + rest else note
    return f'{start}href="{there}{anchor or ""}" hreflang="{ORIGINAL}"{rest}>{words}</a>{said}'
