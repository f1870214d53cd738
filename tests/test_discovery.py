"""A shared link, a robot and a program each find what a page is."""

import gzip
import json
import xml.etree.ElementTree as etree
from pathlib import Path
from urllib.parse import urljoin

from jsonschema import Draft202012Validator
from PIL import Image, ImageFont

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, Site, load, translations
from overrides.hooks.postprocess.images import FONT
from tests.conftest import SITE_URL
from tests.dom import elements, text

ATOM = "{http://www.w3.org/2005/Atom}"


def metas(page: object) -> dict[str, str]:
    """The named facts in the head of a page."""
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in elements(page, "meta")}


def graph(page: object) -> list[dict]:
    """What a page tells machines."""
    return json.loads(next(one.text for one in elements(page, "script") if one.get("type") == "application/ld+json"))["@graph"]


def test_every_page_has_its_own_card_address_and_description(html: dict, site: Site, built: Path) -> None:
    descriptions = set()
    for page in site.pages:
        facts = metas(html[page.address])
        canonical = next(link.get("href") for link in elements(html[page.address], "link") if link.get("rel") == "canonical")
        assert facts["og:url"] == canonical == SITE_URL + page.address[1:]
        card = built / facts["og:image"].removeprefix(SITE_URL)
        assert card.stat().st_size < 40_000, page.address
        assert Image.open(card).size == (1200, 630), page.address
        assert (facts["og:image:width"], facts["og:image:height"], facts["og:image:alt"]) == ("1200", "630", page.title)
        assert facts["twitter:card"] == "summary_large_image"
        descriptions.add(facts["description"])
    assert len(descriptions) == len(site.pages)


def test_machines_are_told_what_a_page_is(html: dict, site: Site) -> None:
    for page in site.pages:
        data = graph(html[page.address])
        if page.type == "questions":
            asked = [text(h2) for h2 in elements(html[page.address], "h2") if h2.get("id") not in ("in-short", "sources")]
            assert [one["name"] for one in data[0]["mainEntity"]] == asked, page.address
            assert all(len(one["acceptedAnswer"]["text"]) > 100 for one in data[0]["mainEntity"]), page.address
        else:
            assert (data[0]["@type"], data[0]["lastReviewed"]) == ("MedicalWebPage", str(page.meta["reviewed"])), page.address
        above = [urljoin(SITE_URL + page.address[1:], a.get("href")) for nav in elements(html[page.address], "nav") if nav.get("class") == "breadcrumb" for a in elements(nav, "a")]
        crumbs = [crumb["item"] for part in data[1:] for crumb in part["itemListElement"]]
        assert crumbs == ([*above, SITE_URL + page.address[1:]] if above else []), page.address


def test_the_manifest_and_the_robots_file_are_whole(built: Path) -> None:
    manifest = json.loads((built / "manifest.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        path = built / icon["src"]
        assert path.suffix == ".svg" or "{}x{}".format(*Image.open(path).size) == icon["sizes"], icon
    maps = [line.partition(" ")[2] for line in (built / "robots.txt").read_text(encoding="utf-8").splitlines() if line.startswith("Sitemap:")]
    assert maps == [f"{SITE_URL}{folder}sitemap.xml" for folder in ("", *(f"{code}/" for code in translations()))]


def test_the_site_map_names_every_page_and_the_day_its_text_is_of(built: Path) -> None:
    for code in (ORIGINAL, *translations()):
        folder = "" if code == ORIGINAL else f"{code}/"
        urls = etree.parse(built / folder / "sitemap.xml").getroot()
        days = {url[0].text: url[1].text for url in urls}
        pages = load(language=code).pages
        assert days == {f"{SITE_URL}{folder}{page.address[1:]}": str(page.meta.get("translated") or page.meta["reviewed"]) for page in pages}
        assert gzip.decompress((built / folder / "sitemap.xml.gz").read_bytes()) == (built / folder / "sitemap.xml").read_bytes()


def test_the_data_files_keep_their_schemas(built: Path, site: Site) -> None:
    documents = {}
    for name in ("pages", "principles", "glossary", "sources", "helplines", "claims"):
        documents[name] = json.loads((built / f"data/{name}.json").read_text(encoding="utf-8"))
        schema = json.loads((built / f"data/{name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator(schema).validate(documents[name])
        assert documents[name][name]
        assert documents[name]["license"].startswith("https://creativecommons.org/")
    assert {page["address"] for page in documents["pages"]["pages"]} == {SITE_URL + page.address[1:] for page in site.pages}
    principles = documents["principles"]["principles"]
    assert [one["number"] for one in principles] == [1, 2, 3, 4, 5, 6, 7]
    assert all(len(one["in_short"]) > 40 and one["address"].startswith(SITE_URL) for one in principles)


def test_the_feed_tells_every_change_and_the_head_announces_it(built: Path, html: dict, site: Site) -> None:
    entries = etree.parse(built / "changes.xml").getroot().findall(f"{ATOM}entry")
    assert sorted(entry.find(f"{ATOM}summary").text for entry in entries) == sorted(change["what"] for change in site.value("changes"))
    home = next(page.address for page in site.pages if page.type == "home")
    feeds = [link.get("href") for link in elements(html[home], "link") if link.get("type") == "application/atom+xml"]
    assert [urljoin(SITE_URL, href) for href in feeds] == [f"{SITE_URL}changes.xml"]


def test_the_emergency_copy_holds_what_helps_in_danger(built: Path, site: Site) -> None:
    lists = json.loads((built / "offline.json").read_text(encoding="utf-8"))
    urgent = {page.address[1:] for page in site.pages if page.type in ("emergency", "directory", "safety") or page.meta.get("offline") == "emergency"}
    assert len(urgent) > 5
    assert urgent <= set(lists["emergency"]["files"])
    assert {page.address[1:] for page in site.pages} <= set(lists["all"]["files"])
    assert [name for kind in lists.values() for name in kind["files"] if not (built / name).exists()] == []


def test_every_letter_of_a_card_has_a_shape() -> None:
    font = ImageFont.truetype(str(FONT), 40)
    missing = bytes(font.getmask("\uffff"))
    for code in (ORIGINAL, *translations()):
        letters = {letter for page in load(language=code).pages for letter in page.title + messages(code)["site_name"] if not letter.isspace()}
        assert [letter for letter in sorted(letters) if bytes(font.getmask(letter)) == missing] == [], code


def test_every_page_is_there_as_plain_text_with_all_its_words(built: Path, html: dict, site: Site) -> None:
    listed = (built / "llms.txt").read_text(encoding="utf-8")
    for code in (ORIGINAL, *translations()):
        folder = "" if code == ORIGINAL else f"{code}/"
        for page in load(language=code).pages:
            assert f"({SITE_URL}{folder}{page.address[1:]}index.md)" in listed
    for page in site.pages:
        plain = (built / page.address[1:] / "index.md").read_text(encoding="utf-8")
        assert "\n# " in f"\n{plain}", page.address
        assert SITE_URL + page.address[1:] in plain.splitlines(), page.address
        headings = [text(h2) for h2 in elements(html[page.address], "h2") if h2.get("id") and h2.get("id") != "offline-copy"]
        assert [words for words in headings if f"## {words}" not in plain] == [], page.address
        numbers = {a.get("href") for a in elements(html[page.address], "a") if (a.get("href") or "").startswith("tel:")}
        assert [number for number in numbers if f"]({number})" not in plain] == [], page.address


def test_every_page_with_sources_says_how_to_cite_it_and_hands_them_over(built: Path, html: dict, site: Site) -> None:
    cited = [page for page in site.pages if page.type not in ("emergency", "home") and (built / page.address[1:] / "sources.ris").exists()]
    assert len(cited) > 50
    for page in cited:
        links = {a.get("href") for a in elements(html[page.address], "a")}
        assert {"sources.ris", "sources.json"} <= links, page.address
        assert f'"{page.title}." {messages(ORIGINAL)["site_name"]}, {page.meta["reviewed"]}.' in text(html[page.address]), page.address
    for address, page in html.items():
        named = [a.get("href") for a in elements(page, "a") if (a.get("href") or "").startswith("sources.")]
        assert [name for name in named if not (built / address.strip("/") / name).exists()] == [], address
