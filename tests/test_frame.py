"""What every page has, and what none has."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from overrides.hooks.content.site import Site
from tests.dom import elements, text


@pytest.fixture(scope="module")
def pages(site: Site, html: dict) -> dict[str, object]:
    """The built pages that readers come for."""
    return {page.address: html[page.address] for page in site.pages}


def test_the_exit_is_the_second_stop_and_help_the_third(pages: dict) -> None:
    for address, page in pages.items():
        stops = [a.get("class") for a in page.iter("a")][:3]
        assert stops == ["skip", "quick-exit", "emergency-link"], address


def test_one_h1_and_it_is_in_the_title(site: Site, pages: dict) -> None:
    for page in site.pages:
        headings = [text(h1) for h1 in pages[page.address].iter("h1")]
        title = text(next(pages[page.address].iter("title")))
        assert len(headings) == 1, page.address
        assert page.type in ("home", "emergency") or title.startswith(f"{headings[0]} - "), page.address


def test_every_page_says_behind_its_text_when_it_was_checked_and_at_its_head_when_overdue(site: Site, pages: dict) -> None:
    for page in site.pages:
        parts = [child.get("class") or child.tag for child in next(pages[page.address].iter("article"))]
        assert len(list(pages[page.address].iter("time"))) >= 2, page.address
        behind = parts.index("dates") > max((place for place, name in enumerate(parts) if name.startswith("content--")), default=0)
        overdue = any("overdue" in (element.get("class") or "").split() for element in pages[page.address].iter())
        at_its_head = overdue and page.type not in ("emergency", "home")
        assert parts[parts.index("h1") + 1] == "dates" if at_its_head else behind, page.address


def test_the_contents_list_stands_behind_the_short_answer_or_before_the_first_section(pages: dict) -> None:
    found = 0
    for address, page in pages.items():
        parts = [child.get("class") or child.tag for child in next(page.iter("article"))]
        if "toc" in parts:
            found += 1
            first = next(place for place, name in enumerate(parts) if name.startswith("content--"))
            assert parts.index("toc") - first == (1 if parts[first] == "content--in-short" else -1), address
    assert found


def test_every_page_has_the_whole_policy_and_the_hash_of_its_style(html: dict) -> None:
    """What is not named here, no page can do: every page of the folder, redirects and the 404 page too."""
    for address, page in html.items():
        metas = list(page.iter("meta"))
        assert metas[0].get("charset"), address
        assert metas[1].get("http-equiv") == "Content-Security-Policy", address
        own, hashes = "'self'", [f"'sha256-{base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()}'" for style in page.iter("style")]
        assert metas[1].get("content").split("; ") == [
            "default-src 'none'", "script-src 'self'", f"style-src {' '.join(hashes) or own}",
            "style-src-attr 'unsafe-inline'", "img-src 'self' data:", "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'",
            "form-action 'self'",
        ], address  # fmt: skip


def test_what_no_search_engine_should_list_says_so(html: dict, pages: dict) -> None:
    for address, page in html.items():
        robots = [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "robots"]
        is_page = address in pages or any(link.get("hreflang") for link in page.iter("link"))
        assert robots == ([] if is_page else ["noindex"]), address


def test_no_page_asks_anyone_else_for_anything(pages: dict) -> None:
    asked = []
    for address, page in pages.items():
        for element in elements(page, "script", "img", "link", "iframe", "source", "form"):
            url = element.get("src") or element.get("href") or element.get("action") or ""
            if re.match(r"(?:https?:)?//", url) and element.get("rel") not in ("canonical", "alternate"):
                asked.append((address, url))
    assert asked == []


def test_no_page_has_an_inline_handler_or_script(pages: dict) -> None:
    found = []
    for address, page in pages.items():
        found += [address for one in page.iter("script") if not one.get("src") and one.get("type") != "application/ld+json"]
        found += [address for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert found == []


def test_no_page_tells_where_its_reader_came_from(pages: dict) -> None:
    for address, page in pages.items():
        metas = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
        assert metas.get("referrer") == "no-referrer", address


def test_every_source_of_a_page_is_listed_and_every_citation_lands(pages: dict) -> None:
    for address, page in pages.items():
        cited = {a.get("href") for a in page.iter("a") if a.get("class") == "cite"}
        listed = {f"#{li.get('id')}" for li in page.iter("li") if (li.get("id") or "").startswith("source-")}
        assert cited == listed, address


def test_every_mark_is_a_word_and_leads_to_the_rules(pages: dict) -> None:
    for address, page in pages.items():
        for a in page.iter("a"):
            if (a.get("class") or "").startswith("mark "):
                assert "".join(a.itertext()).strip(), address
                assert a.get("href").endswith("#marks"), address


def test_no_notation_is_left_in_the_text(pages: dict) -> None:
    left = []
    for address, page in pages.items():
        text = "".join(next(page.iter("article")).itertext())
        left += [(address, match) for match in re.findall(r"\[@|\{\s*[.#]|\]\(|///|\*\*|^#+ ", text, flags=re.M)]
    assert left == []


def test_the_site_works_under_a_folder(built: Path) -> None:
    """No address of the site begins at the root of the host, but on the 404 page, which is served at any depth."""
    rooted = []
    for path in built.rglob("*.html"):
        if path.name not in ("404.html", "offline.html"):
            rooted += re.findall(r'(?:href|src)="/[^"]*"', path.read_text(encoding="utf-8"))
    assert rooted == []


def test_numbers_to_call_are_read_digit_by_digit(html: dict) -> None:
    """A screen reader says "nine hundred eleven" for 911."""
    names = [(address, a.get("aria-label") or "") for address, page in html.items() for a in page.iter("a") if a.get("href", "").startswith("tel:")]
    assert len(names) > 100
    assert [(address, name) for address, name in names if not re.search(r"\d", name) or re.search(r"\d\d", name)] == []


def test_no_number_stands_where_a_reader_view_drops_it(html: dict) -> None:
    """Reader views take a div for a menu when more than a fifth of its text is links, unless it holds a table with a caption.

    The bound is the one of Mozilla's Readability, `_cleanConditionally`. `make browsers` asks Firefox's own.
    """
    for address, page in html.items():
        for div in (div for article in page.iter("article") for div in article.iter("div")):
            if next(elements(div, "caption"), None) is not None:
                continue
            links = list(div.iter("a"))
            numbers = [link.get("href") for link in links if (link.get("href") or "").startswith(("tel:", "sms:"))]
            if numbers:
                density = sum(len(text(link)) for link in links) / len(text(div))
                assert density <= 0.2, f"{address}: {density:.2f} of a div is links, so a reader view may drop {numbers}"
