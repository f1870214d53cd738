"""What changed, as an Atom feed at /changes.xml: from the same file as the page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from overrides.hooks.content.site import load
from overrides.hooks.postprocess.folder import base

PAGE = "about/changes/index.html"
ATOM = "http://www.w3.org/2005/Atom"


def finish(site: Path) -> None:
    """Write the feed, and mend the link to it: an engine that does not know the file may have moved the address."""
    content = load()
    (site / "changes.xml").write_bytes(feed(content.value("changes") or [], {page.source: page.title for page in content.pages}, base(site)))
    page = site / PAGE
    if page.is_file():
        html = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'href="[./]*changes\.xml"', 'href="../../changes.xml"', html), encoding="utf-8")


def feed(changes: list[dict], titles: dict[str, str], url: str) -> bytes:
    """Return the feed of a list of changes, newest first, given the titles of pages and the site's address."""
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed")
    newest = sorted(changes, key=lambda change: change["date"], reverse=True)
    _add(root, "title", "Harm Reduction Principles: what changed")
    _add(root, "id", f"{url}about/changes/")
    _add(root, "updated", f"{newest[0]['date']}T00:00:00Z")
    _add(root, "link", href=f"{url}about/changes/")
    _add(root, "link", href=f"{url}changes.xml", rel="self")
    _add(_add(root, "author"), "name", "Harm Reduction Principles")
    for number, change in enumerate(newest):
        entry = _add(root, "entry")
        _add(entry, "title", ", ".join(titles.get(page, page) for page in change["pages"]))
        _add(entry, "id", f"{url}about/changes/#{change['date']}-{len(newest) - number}")
        _add(entry, "updated", f"{change['date']}T00:00:00Z")
        _add(entry, "link", href=f"{url}about/changes/")
        _add(entry, "summary", change["what"])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: etree.Element, name: str, text: str | None = None, **attributes: str) -> etree.Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
