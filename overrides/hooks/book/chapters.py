"""The chapters of the book: the text of each built page, cut loose from what stands around it on a screen."""

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib  # reads a page as a browser does
from selectolax.lexbor import LexborHTMLParser

from overrides.hooks.content.anchors import find_lists
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import slug
from overrides.hooks.content.site import Page, Site
from overrides.hooks.content.yaml_files import parts

# Lists that say again what stands in each chapter or at its end. A reader without a network needs the text more than the paper can
# carry both: a page that holds nothing else is left out, a section that does says where the list is.
REPEATING = ("marks", "studies", "guidance", "organizations", "statements", "downloads", "sheets")
FRAME_SECTIONS = ("in-short", "sources")
# What only a screen can use. Buttons and boxes do nothing on paper; the menu of a page is in the contents of the book.
ON_SCREEN = "nav, button, script, style, form, output, .share, .offline, .qr, .principle-marks, .feed, .chart-data"
ID_ATTRIBUTES = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")
FOLD = "fold"  # the class of what is folded on the site: on paper it is open
SHOWN = "source-title"  # the class of a link whose address stands beside it
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


def chapter_order(content: Site) -> list[tuple[str, Page]]:
    """Return the part and the page of each chapter: the emergency page, in no part, then all others as the navigation has them."""
    start = messages(content.language)["book_start"]
    found = []
    for item in content.config.value["nav"]:
        part, files = next(iter(item.items())) if isinstance(item, dict) else (start, [item])
        found += [(part, content.by_source[file]) for _, file in parts(files) if isinstance(file, str)]
    emergency = [("", page) for _, page in found if page.type == "emergency"]
    return emergency + [(part, page) for part, page in found if page.type != "emergency" and not _only_repeats(page)]


def _repeating_sections(page: Page) -> set[str]:
    """Return the ids of the sections of a page that hold a repeating list."""
    lines = [line for line, name in find_lists(page) if name in REPEATING]
    above = ([section.id for section in page.sections if section.line < line] for line in lines)
    return {ids[-1] for ids in above if ids}


def _only_repeats(page: Page) -> bool:
    own = {section.id for section in page.sections} - set(FRAME_SECTIONS)
    return bool(own) and own == _repeating_sections(page)


def read_chapters(folder: Path, content: Site, wanted: list[tuple[str, Page]], url: str) -> list[Chapter]:
    """Return the chapters of a finished folder at an address, for parts and pages as `chapter_order` returns them.

    A link to another chapter becomes `#key--id`; a link to a page that is not in the book becomes that page's full
    address. Raises FileNotFoundError where a page was not built.
    """
    t = messages(content.language)
    chapters = [_chapter(folder, part, page, url, t) for part, page in wanted]
    known = {chapter.address: chapter for chapter in chapters}
    ids = {chapter.key: chapter.ids for chapter in chapters}
    for chapter in chapters:
        for link in chapter.article.iter("a"):
            _point_link(link, chapter, url, known, ids)
    return chapters


def parse_page(folder: Path, address: str) -> etree.Element:
    """Return a built page as a tree, without what only a screen can use, its HTML elements without a namespace."""
    document = LexborHTMLParser((folder / address.strip("/") / "index.html").read_text(encoding="utf-8"))
    for node in document.css(ON_SCREEN):
        node.decompose()
    return html5lib.parse(document.html, namespaceHTMLElements=False)


def text_of(element: etree.Element) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _chapter(folder: Path, part: str, page: Page, url: str, t: dict[str, str]) -> Chapter:
    article = next(parse_page(folder, page.address).iter("article"))
    key = slug(page.address) or "home"
    for section in article.iter("section"):
        heading = section.find("h2")
        if heading is not None and heading.get("id") in _repeating_sections(page):
            _replace_by_address(section, f"{url}{page.address[1:]}#{heading.get('id')}", t)
    for source in article.iterfind(".//ol[@class='source-list']/li"):
        _show_address(source)
    for element in article.iter():
        _open(element)
        _rename_ids(element, key)
    article.set("id", key)
    article.set("class", f"chapter {article.get('class')}")
    if article.find(".//ol[@class='source-list']") is None:
        etree.SubElement(article, "p", {"class": "no-sources"}).text = t["book_no_sources"]
    return Chapter(key, page.address, part, text_of(next(article.iter("h1"))), article)


def _replace_by_address(section: etree.Element, target: str, t: dict[str, str]) -> None:
    """Put one line, which says where it is on the site, in the place of a section's text."""
    for element in list(section)[1:]:
        section.remove(element)
    line = etree.SubElement(section, "p")
    line.text, after = t["book_list_left_out"].split("{}")
    link = etree.SubElement(line, "a", {"href": target})
    link.text, link.tail = typed(target), after


def _show_address(source: etree.Element) -> None:
    """Write the whole address of a source in the place of its host."""
    link, host = source.find("a"), source.find("span[@class='host']")
    if link is not None and host is not None:
        link.set("class", SHOWN)
        host.text = typed(link.get("href"))


def _open(element: etree.Element) -> None:
    """Make a folded block a plain one: many reading devices cannot open it, and paper cannot."""
    if element.tag == "details":
        element.tag = "div"
        element.set("class", FOLD)
    elif element.tag == "summary":
        element.tag = "p"
        element.set("class", "fold-title")


def _rename_ids(element: etree.Element, key: str) -> None:
    """Make the ids of an element the chapter's own, and those it names; write a drawing's elements as HTML has them."""
    if element.tag == f"{SVG}svg":
        element.set("xmlns", SVG[1:-1])
        element.attrib.pop("focusable", None)
    element.tag = element.tag.removeprefix(SVG)
    for name, value in list(element.attrib.items()):
        if name == "id":
            element.set(name, f"{key}--{value}")
        elif name in ID_ATTRIBUTES:
            element.set(name, " ".join(f"{key}--{id_}" for id_ in value.split()))
        elif name == f"{XLINK}href" or (name == "href" and element.tag != "a"):
            del element.attrib[name]
            element.set("href", value.replace("#", f"#{key}--", 1))
        elif "url(#" in value:
            element.set(name, value.replace("url(#", f"url(#{key}--"))


def _point_link(link: etree.Element, chapter: Chapter, url: str, known: dict[str, Chapter], ids: dict[str, set[str]]) -> None:
    """Point a link of a chapter into the book, or out of it with its address for paper."""
    target = urljoin(url + chapter.address[1:], link.get("href", ""))
    parts = urlsplit(target)
    if parts.scheme not in ("http", "https"):
        return
    there = known.get("/" + parts._replace(fragment="").geturl().removeprefix(url)) if target.startswith(url) else None
    if there is None:
        link.set("href", target)
        if typed(target) != text_of(link) and link.get("class") != SHOWN:
            link.set("data-address", typed(target))
        return
    id_ = f"{there.key}--{unquote(parts.fragment)}"
    link.set("href", f"#{id_ if id_ in ids[there.key] else there.key}")
    if there is not chapter and not {"mark", "glossary-link"} & set(link.get("class", "").split()):
        link.set("class", f"{link.get('class', '')} to".strip())


def typed(target: str) -> str:
    """Return an address as one types it: without https:// and without a slash at its end."""
    return target.removeprefix("https://").removesuffix("/")
