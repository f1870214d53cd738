"""A shared link, a robot and a program each find what a page is."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from pathlib import Path

from jsonschema import Draft202012Validator
from PIL import Image

from overrides.hooks.content.site import Site
from tests.conftest import SITE_URL
from tests.dom import elements, text


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
        assert facts["twitter:card"] == "summary_large_image"
        descriptions.add(facts["description"])
    assert len(descriptions) == len(site.pages)


def test_machines_are_told_what_a_page_is(html: dict, site: Site) -> None:
    for page in site.pages:
        kinds = [part["@type"] for part in graph(html[page.address])]
        assert kinds[0] == ("FAQPage" if page.type == "questions" else "MedicalWebPage"), page.address
    questions = graph(html["/basics/myths/"])[0]["mainEntity"]
    asked = [text(h2) for h2 in elements(html["/basics/myths/"], "h2")]
    assert [one["name"] for one in questions] == asked[1:-1]
    assert all(len(one["acceptedAnswer"]["text"]) > 100 for one in questions)
    assert graph(html["/safer/signs/"])[0]["lastReviewed"] == str(site.page("/safer/signs/").fields["reviewed"])
    crumbs = graph(html["/safer/signs/"])[1]["itemListElement"]
    assert [crumb["item"] for crumb in crumbs] == [SITE_URL, f"{SITE_URL}safer/", f"{SITE_URL}safer/signs/"]


def test_the_manifest_the_map_and_the_robots_file_are_whole(built: Path) -> None:
    manifest = json.loads((built / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert [icon["src"] for icon in manifest["icons"] if not (built / icon["src"]).is_file()] == []
    told = (built / "robots.txt").read_text(encoding="utf-8").split()
    assert told[-4:] == ["Sitemap:", f"{SITE_URL}sitemap.xml", "Sitemap:", f"{SITE_URL}es/sitemap.xml"]
    assert (built / "sitemap.xml").is_file()
    assert (built / "es/sitemap.xml").is_file()


def test_the_data_files_keep_their_schemas(built: Path) -> None:
    names = {"pages", "principles", "glossary", "sources", "helplines", "claims"}
    for name in names:
        document = json.loads((built / f"data/{name}.json").read_text(encoding="utf-8"))
        schema = json.loads((built / f"data/{name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator(schema).validate(document)
        assert document[name]
        assert document["license"].startswith("https://creativecommons.org/")
    assert len(json.loads((built / "data/principles.json").read_text(encoding="utf-8"))["principles"]) == 7


def test_the_feed_tells_every_change(built: Path, site: Site) -> None:
    entries = etree.parse(built / "changes.xml").getroot().findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == len(site.value("changes"))
