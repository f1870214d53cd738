"""What changed, as an Atom feed: from the same file as the page that lists it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite

FILE = "changes.xml"
ATOM = "http://www.w3.org/2005/Atom"


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the feed. The page it belongs to is the one whose text links it; without one there is no feed."""
    page = next((page for page in pages if page.source and page.document.css_first(f"article a[href$='{FILE}']")), None)
    if page is None:
        return
    titles = {one.source: one.title for one in site.content.pages}
    name = f"{site.t['site_name']}: {page.source.title}"
    (site.folder / FILE).write_bytes(feed(site.content.value("changes") or [], titles, site.url, site.url + page.address[1:], name))


def feed(changes: list[dict], titles: dict[str, str], url: str, page_url: str, name: str) -> bytes:
    """Return the feed of a list of changes, newest first.

    Args:
        changes: entries of docs/data/changes.yml.
        titles: titles of pages by their source path.
        url: the site's address; `page_url`: that of the page of changes.
        name: the title of the feed.
    """
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed")
    newest = sorted(changes, key=lambda change: change["date"], reverse=True)
    _add(root, "title", name)
    _add(root, "id", page_url)
    _add(root, "updated", f"{newest[0]['date']}T00:00:00Z")
    _add(root, "link", href=page_url)
    _add(root, "link", href=f"{url}{FILE}", rel="self")
    _add(_add(root, "author"), "name", name.partition(":")[0])
    for number, change in enumerate(newest):
        entry = _add(root, "entry")
        _add(entry, "title", ", ".join(titles.get(page, page) for page in change["pages"]))
        _add(entry, "id", f"{page_url}#{change['date']}-{len(newest) - number}")
        _add(entry, "updated", f"{change['date']}T00:00:00Z")
        _add(entry, "link", href=page_url)
        _add(entry, "summary", change["what"])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: etree.Element, name: str, text: str | None = None, **attributes: str) -> etree.Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
