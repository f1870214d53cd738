"""Lists made from data or from the pages: `/// list | marks`, `///`.

They are written as Markdown before the page is read, so that their links are those of any page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from xml.etree.ElementTree import tostring

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from overrides.hooks.content.dates import in_words
from overrides.hooks.content.evidence import RATINGS, rated_claims
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import LIST, cited_ids
from overrides.hooks.content.site import Page, Site, load
from overrides.hooks.markdown.citations import entry, rating_html
from overrides.hooks.markdown.helplines import directory, finders

FATES = {
    "adapt": "Carried",
    "correct": "Carried, with a correction",
    "contrast": "Reported as a point where sources differ",
    "drop": "Left out: an advert, a notice, or a broken fragment",
}


WHY = {"evidence": "New evidence", "law": "New law or policy", "error": "Mended", "reader": "A reader told us", "new": "New"}


class ListExtension(Extension):
    """Writes the lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.preprocessors.register(_Lists(md), "lists", 28)  # before raw HTML is set aside


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if not LIST.search(text):
            return lines
        site = load()
        return LIST.sub(lambda match: LISTS[match[1]](site), text).split("\n")


def _link(page: Page) -> str:
    return f"[{page.title}](/{page.source})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def marks_table(site: Site) -> str:
    """Return every marked claim of the site with its mark and its page, strongest first."""
    found = [mark for page in site.pages for mark in rated_claims(page)]
    order = list(RATINGS)
    rows = [
        f"| {_cell(mark.claim)} | {rating_html(mark.rating)} | {_link(mark.page)} |"
        for mark in sorted(found, key=lambda mark: order.index(mark.rating))
    ]
    return "\n".join(["| The claim | How sure | Where it is explained |", "|---|---|---|", *rows])


def source_list(site: Site, kinds: tuple[str, ...]) -> str:
    """Return the sources of some kinds, each with the pages that cite it."""
    pages = defaultdict(list)
    for page in site.pages:
        for id_ in cited_ids(page.text):
            pages[id_].append(_link(page))
    known = {id_: source for id_, source in site.value("sources").items() if source["kind"] in kinds}
    items = []
    for id_ in sorted(known.keys() & pages.keys(), key=lambda id_: (known[id_]["title"].lower(), id_)):
        inner = tostring(entry(known[id_], messages("en")), encoding="unicode", method="html")
        inner = inner.removeprefix("<li>").removesuffix("</li>")
        items.append(f"- {inner} Cited on: {', '.join(pages[id_])}.")
    return "\n".join(items)


def statement_table(site: Site) -> str:
    """Return every statement of the five source documents, what became of it and where."""
    carriers = defaultdict(list)
    for page in site.pages:
        for id_ in page.meta.get("claims") or []:
            carriers[id_].append(_link(page))
    rows = [
        f"| {claim['id']} {_cell(claim['about'])} | {FATES[claim['carry']]} | {', '.join(carriers[claim['id']]) or '-'} |"
        for claim in (site.value("claims") or {}).get("claims", [])
    ]
    return "\n".join(["| Statement | What became of it | Where |", "|---|---|---|", *rows])


def document_list(site: Site) -> str:
    """Return the five source documents."""
    documents = (site.value("claims") or {}).get("documents", {})
    return "\n".join(f"- **{id_}**: {document['title']}. {document['publisher']}." for id_, document in documents.items())


def word_table(site: Site) -> str:
    """Return the words we avoid, what to say and why."""
    rows = [
        f"| {_cell(word['avoid'])} | {_cell(word['better'])} | {_cell(word['why'])} |" for word in site.value("words") or []
    ]
    return "\n".join(["| Instead of | Say | Why |", "|---|---|---|", *rows])


def glossary_list(site: Site) -> str:
    """Return the glossary as a definition list, each term with an id of its own."""
    items = []
    for term in site.value("glossary") or []:
        also = f" <small>Also: {escape(', '.join(term['also']))}.</small>" if term.get("also") else ""
        slug = re.sub(r"[^a-z0-9]+", "-", term["term"].lower()).strip("-")
        items.append(f'<dt id="term-{slug}">{escape(term["term"])}</dt><dd>{escape(term["line"], quote=False)}{also}</dd>')
    return '<dl class="terms">\n' + "\n".join(items) + "\n</dl>"


def change_list(site: Site) -> str:
    """Return what changed for readers, newest first, and the address of the feed."""
    titles = {page.source: _link(page) for page in site.pages}
    items = [
        f"- **{in_words(change['date'])}.** {WHY[change['why']]}: {', '.join(titles[page] for page in change['pages'] if page in titles)}. {change['what']}"
        for change in sorted(site.value("changes") or [], key=lambda change: change["date"], reverse=True)
    ]
    return "\n".join(['<p>Feed: <a href="../../changes.xml">changes.xml</a></p>', "", *items])


LISTS = {
    "marks": marks_table,
    "studies": lambda site: source_list(site, ("peer-reviewed", "systematic review")),
    "guidance": lambda site: source_list(site, ("guideline", "government page")),
    "organizations": lambda site: source_list(site, ("organization",)),
    "statements": statement_table,
    "documents": document_list,
    "changes": change_list,
    "words": word_table,
    "glossary": glossary_list,
    "helplines": lambda site: directory(site.value("helplines") or []),
    "finders": lambda site: finders(site.value("helplines") or []),
}


def makeExtension(**options: object) -> ListExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return ListExtension(**options)
