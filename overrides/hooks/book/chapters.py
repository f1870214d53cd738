"""The chapters of the book: the text of each built page, cut loose from what stands around it on a screen."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib  # reads a page as a browser does

from overrides.hooks.content.site import Site
from overrides.hooks.postprocess.folder import base

EMERGENCY = "/overdose/"
FIRST_PART = "Start here"  # the pages that stand in no part of the navigation
# The lists of all sources and of all statements: 8,400 words that say again what stands in each chapter or at its end.
# A reader without a network needs the text more than the paper can carry both; `contents` in front.py says where they are.
LEFT_OUT = ("/about/sources/studies/", "/about/sources/guidance/", "/about/sources/organizations/", "/about/sources/statements/")
# Sections left out for the same reason: the page, the section's id, and what stands there instead.
SHORTENED = {("/benefits/", "table"): "The table repeats each claim that has a mark, word for word, so the book leaves it out. It is at "}
# What only a screen can use. Buttons and boxes do nothing on paper; the menu of a page is in the contents of the book.
TAGS_GONE = ("nav", "button", "script", "form", "output")
CLASSES_GONE = ("share", "offline", "qr", "principle-marks")
FEED = ("/about/changes/", "feed")  # paragraphs of that page with that word: nobody subscribes to a feed on paper
NAMES = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")  # attributes that name ids
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"


@dataclass
class Chapter:
    """One page as a chapter. `key` is its id in the book, and every id inside it begins with it: `key--id`."""

    key: str
    address: str
    part: str
    title: str
    article: etree.Element

    @property
    def ids(self) -> set[str]:
        """The ids in the chapter, its own among them."""
        return {element.get("id") for element in self.article.iter() if element.get("id")}


def order(content: Site) -> list[tuple[str, str]]:
    """Return the part and the address of each chapter: the emergency page, then all others as the navigation has them."""
    addresses = {page.source: page.address for page in content.pages}
    found = [(FIRST_PART, addresses[item]) for item in content.config.value["nav"] if isinstance(item, str)]
    for item in content.config.value["nav"]:
        if isinstance(item, dict):
            found += [(part, addresses[file]) for part, files in item.items() for file in files]
    emergency = [("", address) for _, address in found if address == EMERGENCY]
    return emergency + [(part, address) for part, address in found if address != EMERGENCY and address not in LEFT_OUT]


def gather(site: Path, wanted: list[tuple[str, str]]) -> list[Chapter]:
    """Return the chapters of a finished site folder, for parts and addresses as `order` returns them.

    A link to another chapter becomes `#key--id`; a link to a page that is not in the book becomes that page's full
    address. Raises FileNotFoundError where a page was not built.
    """
    url = base(site)
    chapters = [_chapter(site, part, address) for part, address in wanted]
    known = {chapter.address: chapter for chapter in chapters}
    ids = {chapter.key: chapter.ids for chapter in chapters}
    for chapter in chapters:
        for link in chapter.article.iter("a"):
            _lead(link, chapter, url, known, ids)
        _shorten(chapter, url)
    return chapters


def _chapter(site: Path, part: str, address: str) -> Chapter:
    html = (site / address.strip("/") / "index.html").read_text(encoding="utf-8")
    page = html5lib.parse(html, namespaceHTMLElements=False)
    article = next(page.iter("article"))
    key = re.sub(r"[^a-z0-9]+", "-", address).strip("-") or "home"
    _cut(article, address)
    for element in article.iter():
        _own(element, key)
    article.set("id", key)
    article.set("class", f"chapter {article.get('class')}")
    title = next(article.iter("h1"))
    if "section--sources" not in "".join(section.get("class", "") for section in article.iter("section")):
        etree.SubElement(article, "p", {"class": "no-sources"}).text = "This chapter cites no source of its own."
    return Chapter(key, address, part, " ".join("".join(title.itertext()).split()), article)


def _cut(article: etree.Element, address: str) -> None:
    """Take out of an article what only a screen can use."""
    parents = {child: parent for parent in article.iter() for child in parent}
    for element in list(article.iter()):
        if element in parents and _useless(element, address):
            _remove(parents[element], element)


def _useless(element: etree.Element, address: str) -> bool:
    if not isinstance(element.tag, str) or element.tag in TAGS_GONE:
        return True  # a tag that is no text is a comment
    if set(element.get("class", "").split()) & set(CLASSES_GONE):
        return True
    return element.tag == "p" and address == FEED[0] and FEED[1] in "".join(element.itertext()).lower()


def _remove(parent: etree.Element, element: etree.Element) -> None:
    """Remove an element, and leave the text after it where it was."""
    place = list(parent).index(element)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _own(element: etree.Element, key: str) -> None:
    """Make the ids of an element the chapter's own, and those it names; write a drawing's elements as HTML has them."""
    if element.tag == f"{SVG}svg":
        element.set("xmlns", SVG[1:-1])
        element.attrib.pop("focusable", None)
    element.tag = element.tag.removeprefix(SVG)
    for name, value in list(element.attrib.items()):
        if name == "id":
            element.set(name, f"{key}--{value}")
        elif name in NAMES:
            element.set(name, " ".join(f"{key}--{id_}" for id_ in value.split()))
        elif name == f"{XLINK}href" or (name == "href" and element.tag != "a"):
            del element.attrib[name]
            element.set("href", value.replace("#", f"#{key}--", 1))
        elif "url(#" in value:
            element.set(name, value.replace("url(#", f"url(#{key}--"))


def _lead(link: etree.Element, chapter: Chapter, url: str, known: dict[str, Chapter], ids: dict[str, set[str]]) -> None:
    """Point a link of a chapter into the book, or out of it with its address for paper."""
    target = urljoin(url + chapter.address[1:], link.get("href", ""))
    parts = urlsplit(target)
    if parts.scheme not in ("http", "https"):
        return
    there = known.get("/" + parts._replace(fragment="").geturl().removeprefix(url)) if target.startswith(url) else None
    if there is None:
        _lead_out(link, target)
        return
    id_ = f"{there.key}--{unquote(parts.fragment)}"
    link.set("href", f"#{id_ if id_ in ids[there.key] else there.key}")
    if there is not chapter and "mark" not in link.get("class", "").split():
        link.set("class", f"{link.get('class', '')} to".strip())


def _lead_out(link: etree.Element, target: str) -> None:
    """Give an outside link its address to show, unless its own words are that address already.

    A source's link shows nothing but its address: its words are only the host, and would stand there twice.
    """
    address = shown(target)
    words = " ".join("".join(link.itertext()).split())
    link.set("href", target)
    if address in (words, f"www.{words}", shown(words)):
        return
    if address.startswith(f"{words}/") or address.startswith(f"www.{words}/"):
        link.text = address
    else:
        link.set("data-address", address)


def shown(target: str) -> str:
    """Return an address as one types it: without https:// and without a slash at its end."""
    return target.removeprefix("https://").removesuffix("/")


def _shorten(chapter: Chapter, url: str) -> None:
    """Put one line in the place of a section that only repeats."""
    for (address, id_), words in SHORTENED.items():
        for section in chapter.article.iter("section"):
            heading = section.find("h2")
            if address == chapter.address and heading is not None and heading.get("id") == f"{chapter.key}--{id_}":
                for element in list(section)[1:]:
                    section.remove(element)
                line = etree.SubElement(section, "p")
                line.text = words
                target = f"{url}{address[1:]}#{id_}"
                etree.SubElement(line, "a", {"href": target}).text = shown(target)
                line[0].tail = "."
