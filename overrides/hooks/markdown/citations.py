"""Citations, evidence ratings and the list of sources: [@id], [@id; @id]{ .mark-strong }.

Sources are numbered in the order of their first use on the page; their list is written under the heading with the id `sources`.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Container
from html import escape
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from overrides.hooks.content.anchors import page_with_list
from overrides.hooks.content.evidence import RATINGS
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import CITATION, SOURCE_ID, cited_ids, sentence
from overrides.hooks.content.overlays import LANG, translated
from overrides.hooks.content.site import ORIGINAL, Site, load_once

# The name of each kind of source, and of each way of reading it, among the messages.
KINDS = {
    "peer-reviewed": "study",
    "systematic review": "review",
    "guideline": "guideline",
    "government page": "government",
    "organization": "organization",
}
ADDRESSES = {"report": "read_report", "unopened": "read_unopened"}
WORD_JOINER = "\u2060"  # no line breaks here: a number never begins a line without its word


class _Order(Preprocessor):
    """Notes the sources in reading order; inline patterns may run in another."""

    def run(self, lines: list[str]) -> list[str]:
        self.md.cited = cited_ids("\n".join(lines))
        return lines


class _Citation(InlineProcessor):
    """Makes a citation numbers in brackets, as text that is copied and read aloud too, without a space before it."""

    def handleMatch(self, m: re.Match, data: str) -> tuple[etree.Element, int, int]:  # noqa: N802
        cites = etree.Element("span", {"class": "cites"})
        cites.text = WORD_JOINER if m.start(0) else None
        for number in sorted(self.md.cited.index(id_) + 1 if id_ in self.md.cited else 0 for id_ in SOURCE_ID.findall(m[1])):
            label = f"{messages(self.md.language)['source']} {number}"
            link = etree.SubElement(cites, "a", {"class": "cite", "href": f"#source-{number}", "aria-label": label})
            link.text = AtomicString(f"[{number}]")
        if m[2] in RATINGS:
            link.tail = " "
            cites.append(_rating(m[2], load_once(self.md.language)))
        return cites, m.start(0), m.end(0)


class _List(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        heading = next((h2 for h2 in root.iter("h2") if "#sources" in "".join(h2.itertext())), None)
        if heading is None or not self.md.cited:
            return
        known = translated(load_once(self.md.language), "sources")
        listing = etree.Element("ol", {"class": "source-list"})
        for number, id_ in enumerate(self.md.cited, 1):
            listing.append(entry(known.get(id_, {"title": id_}), self.md.language, f"source-{number}"))
        root.insert(list(root).index(heading) + 1, listing)


def _rating(rating: str, site: Site) -> etree.Element:
    """Return a rating as a link to the page that says how ratings are given: a shape, a word, and what else makes it a phrase."""
    rules = page_with_list(site, "ratings", "marks")
    link = etree.Element("a", {"class": f"mark {rating}", "href": f"/{rules.source}#marks" if rules else "#"})
    t = messages(site.language)
    before, after = t["rating"].split("{}")
    last = etree.SubElement(link, "i")
    for text, hidden in ((before, True), (t[rating], False), (after, True)):
        if hidden and text:
            last = etree.SubElement(link, "span", {"class": "visually-hidden"})
            last.text = text
        elif text:
            last.tail = text
    return link


def rating_html(rating: str, language: str = ORIGINAL) -> str:
    """Return an evidence rating that stands alone as HTML: a shape and a word, never color alone."""
    return f'<span class="mark {rating}"><i></i>{escape(messages(language)[rating].capitalize())}</span>'


def entry(source: dict, language: str, id_: str | None = None, left_out: Container[str] = ()) -> etree.Element:
    """Return one source as a list item of whole sentences: its title as the link, who wrote and published it, its kind, how it was read.

    `left_out` may name the "host" of its address and its "kind".
    """
    t = messages(language)
    item = etree.Element("li", {"id": id_} if id_ else {})
    url = source.get("url")
    host = "" if not url or "host" in left_out else urlsplit(url).hostname.removeprefix("www.")
    link = etree.SubElement(item, "a", {"href": url}) if url else item
    cite = etree.SubElement(link, "cite", _lang(source.get("language", ORIGINAL), language))
    cite.text = source["title"].rstrip(".")
    last = link if url else cite
    last.tail = ("" if cite.text.endswith(("?", "!")) else ".") + " " + " ".join(filter(None, [sentence(source.get("authors", "")), _publisher(source, host)]))
    if host:
        last = etree.SubElement(item, "span", {"class": "host"})
        last.text, last.tail = host, ")."
    if "kind" not in left_out:
        last.tail += " " + sentence(t.get(KINDS.get(source.get("kind"), ""), ""))
    for text, lang in ((t.get(ADDRESSES.get(source.get("address"), "")), language), (source.get("note"), source.get(LANG, language))):
        if text:
            last.tail += " "
            last = etree.SubElement(item, "span", {"class": "note"} | _lang(lang, language))
            last.text, last.tail = sentence(text), ""
    return item


def _publisher(source: dict, host: str) -> str:
    """Return the publisher, the year, and what opens the name of the host: all but its closing bracket."""
    by = ", ".join(filter(None, [source.get("publisher"), str(source.get("year") or "")]))
    return f"{by[:1].upper()}{by[1:]} (" if host else sentence(by)


def _lang(lang: str, language: str) -> dict[str, str]:
    return {"lang": lang} if lang != language else {}


def register(md: Markdown) -> None:
    """Register the processors: the order of the sources is known before the numbers are written."""
    md.preprocessors.register(_Order(md), "citation_order", 15)
    md.inlinePatterns.register(_Citation(rf"\s*{CITATION.pattern}", md), "citation", 185)
    md.treeprocessors.register(_List(md), "citation_list", 18)
