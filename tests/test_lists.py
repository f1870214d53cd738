"""Lists made from data: those in parts hold everything once, and letters lead into the long ones."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from overrides.hooks.content.anchors import cited_sources, find_lists
from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.notation import PARTS
from overrides.hooks.content.site import Page, Site
from overrides.hooks.markdown.helplines import letter_links


def pages_with(site: Site, names: set[str]) -> list[Page]:
    """Return the pages on which one of these lists, or a part of it, stands."""
    return [page for page in site.pages if names & {name for _, name in find_lists(page)}]


def parsed(built: Path, page: Page) -> LexborHTMLParser:
    return LexborHTMLParser((built / page.address.strip("/") / "index.html").read_text(encoding="utf-8"))


def test_every_cited_source_is_listed_once(site: Site, built: Path) -> None:
    sources = site.value("sources")
    cited = {id_ for page in site.pages for id_ in cited_sources(site, page)}
    urls = sorted(sources[id_]["url"] for id_ in cited if sources[id_].get("url"))
    found = [item.css_first("a:has(cite)") for page in pages_with(site, set(PARTS) - {"marks"}) for item in parsed(built, page).css("main li:has(cite)")]
    assert sorted(link.attributes["href"] for link in found if link) == urls


def test_every_marked_claim_is_listed_once(site: Site, built: Path) -> None:
    given = sum(len(rated_claims(page)) for page in site.pages)
    assert sum(len(parsed(built, page).css("[id^=claims-] .mark")) for page in pages_with(site, {"marks"})) == given


def test_letters_lead_to_the_first_entry_of_each() -> None:
    html = letter_links([("7-OH", "d"), ("Ábaco", "a"), ("absceso", "b"), ("benzos", "c")], "A to Z:")
    assert [(link.text(), link.attributes["href"]) for link in LexborHTMLParser(html).css("a")] == [("A", "#a"), ("B", "#c")]
