"""Every link of the built site lands, on the right heading too; no page is an island."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from overrides.hooks.content.site import Site
from tests.conftest import SITE_URL
from tests.dom import elements

# Below a folder, so that a link which climbs past the site's root is seen.
HERE = "https://site.example/folder"
SERVED_ANYWHERE = ("/404.html", "/offline.html")  # at any depth: their addresses begin at the root of the host


def _links(html: dict) -> Iterator[tuple[str, str]]:
    for address, page in html.items():
        if not address.endswith(SERVED_ANYWHERE):
            for element in elements(page, "a", "link"):
                yield address, urljoin(HERE + address, element.get("href", ""))


def _inside(url: str) -> str | None:
    """Return the address below the site's root that a link of the host leads to; None where it leads past it."""
    path = unquote(urlsplit(url).path)
    return path.removeprefix("/folder") if path.startswith("/folder/") else None


def test_no_link_is_broken(html: dict, built: Path) -> None:
    broken = []
    for address, url in _links(html):
        if urlsplit(url).netloc != "site.example":
            continue
        target = _inside(url)
        if target is None or (target not in html and not (built / target.strip("/")).is_file()):
            broken.append((address, url))
    assert broken == []


def test_no_heading_is_missed(html: dict) -> None:
    ids = {address: {element.get("id") for element in page.iter()} for address, page in html.items()}
    missed = []
    for address, url in _links(html):
        parts = urlsplit(url)
        known = ids.get(_inside(url)) if parts.netloc == "site.example" else None
        if parts.fragment and known and unquote(parts.fragment) not in known:
            missed.append((address, url))
    assert missed == []


def test_no_page_is_an_island(html: dict, site: object) -> None:
    """Each page is linked from the text of another, and leads on to at least two."""
    led, leads = {"/"}, {}
    for address, page in html.items():
        article = next((element for element in page.iter("article")), None)
        if article is None or address.endswith(SERVED_ANYWHERE):
            continue
        aside = {a for nav in article.iter("nav") for a in nav.iter("a")}  # previous, next, contents: not the text
        urls = {urljoin(HERE + address, a.get("href", "")) for a in article.iter("a") if a not in aside}
        paths = {_inside(url) for url in urls if urlsplit(url).netloc == "site.example"} - {address, None}
        leads[address] = paths
        led |= paths
    addresses = {page.address for page in site.pages}
    assert sorted(addresses - led) == []
    assert {address: paths for address, paths in leads.items() if address in addresses and len(paths) < 2} == {}


def test_redirects_lead_to_a_page_without_a_script(html: dict, site: Site) -> None:
    plugins = [plugin["redirects"] for plugin in site.config.value["plugins"] if isinstance(plugin, dict) and "redirects" in plugin]
    for old, new in plugins[0]["redirect_maps"].items():
        address = f"/{old.removesuffix('.md').removesuffix('index').strip('/')}/"
        refresh = next(meta.get("content") for meta in html[address].iter("meta") if meta.get("http-equiv") == "refresh")
        target = next(page.address for page in site.pages if page.source == new.partition("#")[0])
        assert urljoin(address, refresh.removeprefix("0; url=").partition("#")[0]) == target
        canonical = next(link.get("href") for link in html[address].iter("link") if link.get("rel") == "canonical")
        assert canonical == SITE_URL + target[1:]
