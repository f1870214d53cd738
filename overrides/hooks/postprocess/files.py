"""Files of a language that robots, phones and very old devices ask for."""

import gzip
import json
from xml.sax.saxutils import escape

from overrides.hooks.content.dates import in_words
from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.notation import page_text
from overrides.hooks.content.site import Page, translations
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite
from overrides.hooks.postprocess.images import ICON_SIZES, PAPER
from overrides.hooks.postprocess.minify import minified_script

FEED = "changes.xml"


def minify_scripts(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Minify the scripts: two fifths of their bytes."""
    for path in (site.folder / "assets/scripts").glob("*.js"):
        path.write_text(minified_script(path.read_text(encoding="utf-8")), encoding="utf-8")


def write_manifest(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Write the manifest, with which a phone keeps the site on its first screen."""
    pngs = [{"src": f"assets/icons/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"} for size in ICON_SIZES]
    manifest = {
        "name": site.t["site_name"],
        "short_name": site.t["icon_name"],  # what stands under the icon, where others may see it
        "lang": site.language,
        "start_url": ".",
        "scope": ".",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": "assets/icons/icon.svg", "sizes": "any", "type": "image/svg+xml"}, *pngs],
    }
    (site.folder / "manifest.webmanifest").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_sitemap(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write sitemap.xml: each page with the day on which its text last changed or was reviewed, and the same packed."""
    entries = [
        f"<url><loc>{escape(site.url + page.address[1:])}</loc><lastmod>{page.source.meta.get('translated') or page.source.meta['reviewed']}</lastmod></url>"
        for page in pages
        if page.source
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    text = "\n".join([head, *entries, "</urlset>", ""]).encode()
    (site.folder / "sitemap.xml").write_bytes(text)
    (site.folder / "sitemap.xml.gz").write_bytes(gzip.compress(text, mtime=0))


def write_robots(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Write robots.txt: a host reads one, at its root."""
    maps = [f"Sitemap: {site.url}{folder}sitemap.xml" for folder in ("", *(f"{code}/" for code in translations()))]
    (site.folder / "robots.txt").write_text("\n".join(["User-agent: *", "Allow: /", *maps, ""]), encoding="utf-8")


def write_feed(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write what changed as an Atom feed, newest first. Its page is the one whose text links it; without one there is no feed."""
    page = next((page for page in pages if page.source and page.document.css_first(f"article a[href$='{FEED}']")), None)
    changes = sorted(site.content.value("changes"), key=lambda change: change["date"], reverse=True)
    if page is None or not changes:
        return
    sources = site.content.by_source
    name, url = site.t["site_name"], site.url + page.address[1:]
    entries = [
        f"<entry><title>{escape(', '.join(sources[one].title for one in change['pages'] if one in sources))}</title>"
        f"<id>{url}#{change['date']}-{number}</id><updated>{change['date']}T00:00:00Z</updated>"
        f'<link href="{_first(change, sources, site.url) or url}"/><summary>{escape(change["what"])}</summary></entry>'
        for number, change in zip(range(len(changes), 0, -1), changes, strict=True)
    ]
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">'
        f"<title>{escape(f'{name}: {page.source.title}')}</title><id>{url}</id><updated>{changes[0]['date']}T00:00:00Z</updated>"
        f'<link href="{url}"/><link rel="self" href="{site.url}{FEED}"/><author><name>{escape(name)}</name></author>'
    )
    (site.folder / FEED).write_text("\n".join([head, *entries, "</feed>", ""]), encoding="utf-8")


def _first(change: dict, sources: dict[str, Page], url: str) -> str:
    """Return the address of the first page that a change names; empty where it names none that is there."""
    return next((url + sources[one].address[1:] for one in change["pages"] if one in sources), "")


def write_plain_text(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the emergency page as plain text, with its address and its dates, for devices that show nothing else."""
    for page in pages:
        if page.source and page.source.type == "emergency" and (name := site.original.extra("emergency_text")):
            checked, again = (in_words(str(page.source.meta[date]), site.language) for date in ("reviewed", "review_by"))
            end = f"\n{site.url}{page.address[1:]}\n{site.t['checked']} {checked}. {site.t['again']} {again}.\n"
            (site.folder / name).write_text(page_text(fill_facts(page.source.text, site.content)) + end, encoding="utf-8")
