"""Lists made from data or from the pages, `/// list | claims`, `///`; and facts in their places, `[=id words]`.

Lists are written as Markdown before the page is read, so that their links are those of any page.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from html import escape
from xml.etree.ElementTree import tostring

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from overrides.hooks.book import FILES, PAPERS, PRINTED
from overrides.hooks.content.anchors import cited_sources, page_with_list, product_id, term_id
from overrides.hooks.content.dates import in_words
from overrides.hooks.content.evidence import RATINGS, rated_claims
from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import LETTERS, LIST, sentence
from overrides.hooks.content.overlays import LANG, translated
from overrides.hooks.content.places import country_name
from overrides.hooks.content.site import ROOT, Page, Site, load_once
from overrides.hooks.markdown.citations import entry, rating_html
from overrides.hooks.markdown.helplines import (
    finder_list,
    helpline_list,
    initial,
    letter_links,
    service_list,
    state_links,
)


class _ListsAndFacts(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        site, text = load_once(self.md.language), "\n".join(lines)
        text = LIST.sub(lambda match: LISTS[match[1]](site, *filter(None, [match[2]])), text)
        return fill_facts(text, site).split("\n")  # the texts of lists may name facts too


def register(md: Markdown) -> None:
    """Register the processor: before raw HTML is set aside."""
    md.preprocessors.register(_ListsAndFacts(md), "lists", 28)


def rating_list(site: Site) -> str:
    """Return the four evidence ratings: the shape and word of each, what it means, when it is given."""
    t = messages(site.language)
    rows = ([rating_html(rating, site.language), t[f"{rating}_means"], t[f"{rating}_when"]] for rating in RATINGS)
    return _table([t["rating_head"], t["rating_means"], t["rating_when"]], rows)


def claim_list(site: Site, part: str = "") -> str:
    """Return the rated claims of the site, folded by page, strongest first; those of some folders, such as `safer-family`.

    Pages that stand in no folder are in the folder `top`.
    """
    out = []
    for page in site.in_nav_order:
        if part and (page.source.partition("/")[0] if "/" in page.source else "top") not in part.split("-"):
            continue
        claims = sorted(rated_claims(page), key=lambda one: RATINGS.index(one.rating))
        if claims:
            items = [f"- {one.claim} {rating_html(one.rating, site.language)}" for one in claims]
            link = f"{messages(site.language)['explained_on']} {_link(page)}."
            out += [f"/// details | {page.title} ({len(claims)}) {{ #claims-{page.source.removesuffix('.md').replace('/', '-')} }}", *items, "", link, "///", ""]
    return "\n".join(out)


def source_list(site: Site, kinds: tuple[str, ...], part: str = "a-z") -> str:
    """Return the sources of some kinds whose titles begin with some letters, by title, each with the pages that cite it.

    What is no letter stands before a. The host stands in the link; the kind is the list's own where there is but one.
    """
    first, last = LETTERS.fullmatch(part).groups()
    pages = defaultdict(list)
    for page in site.pages:
        for id_ in cited_sources(site, page):
            pages[id_].append(_link(page))
    titles = {
        id_: (re.sub(r"^\W+", "", source["title"]).lower(), source)
        for id_, source in translated(site, "sources").items()
        if source["kind"] in kinds and id_ in pages
    }
    cited_on = messages(site.language)["cited_on"]
    items = []
    for id_, (title, source) in sorted(titles.items(), key=lambda item: (item[1][0], item[0])):
        if not first <= min(max(title[:1], "a"), "z") <= last:
            continue
        left_out = {"host"} | ({"kind"} if len(kinds) == 1 else set())
        item = entry(source, site.language, left_out=left_out)
        inner = tostring(item, encoding="unicode", method="html").removeprefix("<li>").removesuffix("</li>")
        items.append(f"- {inner} {cited_on} {', '.join(pages[id_])}.")
    return "\n".join(items)


def document_list(site: Site) -> str:
    """Return the source documents, numbered as the list of their statements numbers them."""
    documents = site.value("claims")["documents"].values()
    return "\n".join(f"{number}. **{sentence(one['title'])}** {sentence(one['publisher'])}" for number, one in enumerate(documents, 1))


def statement_list(site: Site) -> str:
    """Return every statement of the source documents, folded by document: what became of it, and where."""
    t, carriers = messages(site.language), defaultdict(list)
    for page in site.pages:
        for id_ in page.meta.get("claims") or []:
            carriers[id_].append(_link(page))
    out = []
    for number, (document, facts) in enumerate(site.value("claims")["documents"].items(), 1):
        rows = (
            [_cell(claim["about"]), t[f"fate_{claim['carry']}"], ", ".join(carriers[claim["id"]]) or "-"]
            for claim in site.value("claims")["claims"]
            if claim["id"].partition(".")[0] == document
        )
        table = _table([t["statement"], t["fate"], t["where_told"]], rows)
        out += [f"/// details | {number}. {facts['title']} {{ #document-{number} }}", sentence(facts["publisher"]), "", table, "///", ""]
    return "\n".join(out)


def word_list(site: Site) -> str:
    """Return the words we avoid, what to say and why."""
    t = messages(site.language)
    rows = ([_cell(word["avoid"]), _cell(word["better"]), _cell(word["why"])] for word in translated(site, "words") or [])
    return _table([t["instead_of"], t["say"], t["why"]], rows)


def glossary_list(site: Site) -> str:
    """Return the glossary as a definition list, each term with an id of its own, in the order of its language."""
    t, items = messages(site.language), []
    terms = sorted(zip(site.value("glossary") or [], translated(site, "glossary") or [], strict=True), key=lambda pair: pair[1]["term"].lower())
    begun = ""
    for english, term in terms:
        letter = initial(term["term"])
        head = f' data-l="{letter}"' if letter.isalpha() and letter != begun else ""
        begun = letter
        also = f" <small>{t['also'].format(escape(', '.join(term['also']), quote=False))}</small>" if term.get("also") else ""
        lang = f' lang="{term[LANG]}"' if LANG in term else ""
        items.append(
            f'<dt id="{term_id(english["term"])}"{head}{lang}>{escape(term["term"], quote=False)}</dt>'
            f"<dd{lang}>{escape(term['line'], quote=False)}{also}</dd>"
        )
    note = f'<p class="note">{t["some_in_english"]}</p>\n' if any(LANG in term for term in translated(site, "glossary") or []) else ""
    letters = letter_links(((term["term"], term_id(english["term"])) for english, term in terms), t["by_letter"])
    return f'{letters}{note}<dl class="terms">\n' + "\n".join(items) + "\n</dl>"


def product_list(site: Site) -> str:
    """Return the naloxone products: what each is and where it is sold, its dose with its source, what the hand does, and the next dose."""
    t, rows = messages(site.language), []
    for product in translated(site, "products") or []:
        name = f'<span id="{product_id(product["id"])}" translate="no">{escape(product["name"], quote=False)}</span>'
        countries = ", ".join(country_name(country, site.language) for country in product["countries"])
        what = " ".join([t[f"route_{product['route']}"], sentence(product.get("pack", "")), sentence(countries)])
        doses = f" {t['product_doses'].format(product['doses'])}" if product["doses"] > 1 else ""
        hand = "".join(f"<li>{escape(step, quote=False)}</li>" for step in product["steps"])
        cells = [what, f"{product['dose']} [@{product['source']}].{doses}", f"<ol>{hand}</ol>", product["again"], product.get("note", "")]
        rows.append([name, *(_cell(" ".join(cell.split())) for cell in cells)])
    heads = ("product", "product_is", "product_dose", "product_hand", "product_again", "product_note")
    return _table([t[head] for head in heads], rows)


def change_list(site: Site) -> str:
    """Return what changed for readers, newest first, and the address of the feed."""
    t, titles = messages(site.language), {page.source: _link(page) for page in site.pages}
    changes = sorted(translated(site, "changes") or [], key=lambda change: change["date"], reverse=True)
    root, items = _to_root(site, "changes"), []
    for change in changes:
        pages = ", ".join(titles[page] for page in change["pages"] if page in titles)
        why = t[f"changed_{change['why']}"]
        items.append(f"- **{in_words(change['date'], site.language)}.** {why}: {pages}. {change['what']}")
    return "\n".join([f'<p class="feed">{t["feed"]}: <a href="{root}changes.xml">changes.xml</a></p>', "", *items])


def download_list(site: Site) -> str:
    """Return the books that were made before this build, with their sizes and dates; nothing where none was."""
    t = messages(site.language)
    file = ROOT / FILES
    books = [book for book in json.loads(file.read_text(encoding="utf-8")) if book["language"] == site.language] if file.is_file() else []
    root = _to_root(site, "downloads")
    items = []
    for book in books:
        words = t[f"book_{book['form']}"]
        link = f'<a href="{root}book/{book["name"]}" download>{words}</a>'
        items.append(f"- {link}: {book['bytes'] / 1e6:.1f} MB, {in_words(book['made'], site.language)}")
    return "\n".join(items)


def sheet_list(site: Site) -> str:
    """Return the sheets that were printed before this build: the picture of each, its name, and a link for each paper; nothing where none was."""
    t, root, items = messages(site.language), _to_root(site, "sheets"), []
    file = ROOT / PRINTED / "files.json"
    for sheet in json.loads(file.read_text(encoding="utf-8")) if file.is_file() else ():
        if sheet["language"] == site.language and sheet["page"] in site.by_source:  # it may have moved since it was printed
            page, file_name = site.by_source[sheet["page"]], f"{root}sheets/{sheet['name']}"
            title = next((heading.text for heading in page.headings if heading.id == sheet["section"]), "")
            name = escape(": ".join(filter(None, [page.title, title])))
            links = " ".join(
                f'<a class="btn" href="{file_name}-{paper}.pdf" aria-label="{name}: {t[f"sheet_{paper}"]}">{t[f"sheet_{paper}"]}</a>' for paper in PAPERS
            )
            picture = f'<img src="{file_name}.png" alt="" width="306" height="{sheet["height"]}" loading="lazy">'
            items.append(f"<li>{picture}<b>{name}</b> {links}</li>")
    return f'<p>{t["sheets_made"]}</p><ul class="sheets">{"".join(items)}</ul>' if items else ""


def _to_root(site: Site, name: str) -> str:
    """Return the way from the page of a list to the root of its language's site."""
    page = page_with_list(site, name)
    return "../" * (page.address.count("/") - 1) if page else ""


def _link(page: Page) -> str:
    return f"[{page.title}](/{page.source})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [heads, ["---"] * len(heads), *rows])


LISTS: dict[str, Callable[..., str]] = {
    "ratings": rating_list,
    "marks": claim_list,
    "studies": lambda site, *part: source_list(site, ("peer-reviewed", "systematic review"), *part),
    "guidance": lambda site, *part: source_list(site, ("guideline", "government page"), *part),
    "organizations": lambda site, *part: source_list(site, ("organization",), *part),
    "documents": document_list,
    "statements": statement_list,
    "words": word_list,
    "glossary": glossary_list,
    "helplines": helpline_list,
    "finders": finder_list,
    "states": state_links,
    "services": service_list,
    "products": product_list,
    "changes": change_list,
    "downloads": download_list,
    "sheets": sheet_list,
}
