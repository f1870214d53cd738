"""What /search/ fetches: titles, tags and headings of the pages, the signs of an emergency, and the engine. Nothing before a question."""

import json
import textwrap
from collections import Counter
from importlib.resources import files

from overrides.hooks.content.words import split
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite
from overrides.hooks.postprocess.minify import minified_script

# lunr, and what it needs for one more language: both lie in the locked MkDocs. Each names its license, which is kept.
LUNR = ("templates/search/lunr.js",)
STEMMERS = {"es": ("lunr-language/lunr.stemmer.support.js", "lunr-language/lunr.es.js")}
# Not the page's own words.
APART = "nav, svg, style, script, .dates, .share, .cites, a.cite, section:has(> #sources)"
# Where a section begins: a heading, a term of the glossary, a helpline.
STARTS = "h2[id], h3[id], [id^=term-], .helpline[id]"
DESCRIPTION = 72  # letters of it that a row shows
FEW_TAGS = 2  # of each page in titles.json, the first ones
USUAL = 3  # times from which on a heading tells no place apart


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write all that the search page of a language fetches into search/.

    names.json holds what pages are called, which is what the 404 page asks for; titles.json less of it, for the search in
    another language; pages.json their sections too. search/lunr.<language>.js is the stemmer of a language.
    """
    sources = {page.source.file: page for page in pages if page.source}
    shown = [source for source in site.content.pages if source.meta.get("searchable", True)]
    entries = without_usual_sections([entry(sources[source.file]) for source in shown if source.file in sources])
    head = {"language": site.language, "idle": "", "alike": [], **site.content.value("synonyms").get(site.language, {})}
    names = [one | {"sections": []} for one in entries]
    titles = [one | {"description": "", "tags": one["tags"][:FEW_TAGS]} for one in names]
    outputs = {f"{name}.json": _json(head | {"alike": []} | packed(some)) for name, some in (("names", names), ("titles", titles))}
    outputs |= {"pages.json": _json(head | packed(entries)), "urgent.json": _json(site.content.value("urgent"))}
    outputs["lunr.js"] = engine(LUNR)
    outputs |= {f"lunr.{site.language}.js": engine(STEMMERS[site.language])} if site.language in STEMMERS else {}
    for name, content in outputs.items():
        (site.folder / "search" / name).write_text(content, encoding="utf-8")


def entry(page: BuiltPage) -> dict:
    """Return what a finished page is called: path, title, description, tags, and its sections as (id, heading)."""
    article = page.document.clone().css_first("article#main")
    for node in article.css(APART):
        node.decompose()
    named = [(node.attributes["id"], node.css_first("b") or node if node.tag in ("section", "dd") else node) for node in article.css(STARTS)]
    parts = [(id_, " ".join(node.text().split())) for id_, node in named]
    source = page.source
    description = shortened(str(source.meta.get("description", "")))
    tags = list({tuple(split(tag)): tag for tag in reversed(source.tags)}.values())[::-1]  # "won't wake" and "wont wake" are one
    return {"path": source.address, "title": source.title, "description": description, "tags": tags, "sections": parts}


def shortened(text: str) -> str:
    """Return a sentence that is at most DESCRIPTION letters long as it is, a longer one up to its last full clause, or else its last word."""
    if len(text) <= DESCRIPTION:
        return text
    clause = max(text.rfind(mark, 0, DESCRIPTION) for mark in ",.;:")
    return text[:clause] if clause > DESCRIPTION // 2 else textwrap.shorten(text, DESCRIPTION, placeholder="…")


def without_usual_sections(entries: list[dict]) -> list[dict]:
    """Return the entries without the sections that stand often ("What to do")."""
    names = Counter(name for one in entries for _, name in one["sections"])
    return [one | {"sections": [(id_, name) for id_, name in one["sections"] if names[name] < USUAL]} for one in entries]


def packed(entries: list[dict]) -> dict:
    """Return the entries as ranking.js unpacks them."""
    return {"pages": [[*(one[key] for key in ("path", "title", "description", "tags")), [_section(*part) for part in one["sections"]]] for one in entries]}


def _section(id_: str, name: str) -> list[str]:
    """Return a section's name, and of its id what its name does not tell: nothing, what stands before it ("term-"), or all."""
    words = "-".join(split(name))
    rest = id_.removesuffix(words) if words and id_.endswith(f"-{words}") else id_
    return [name] if id_ == words else [name, rest]


def engine(names: tuple[str, ...]) -> str:
    """Return files of MkDocs' own search as one module, minified, with their licenses. `default` is the last one's export."""
    folder = files("mkdocs.contrib.search")
    bodies = [(folder / name).read_text(encoding="utf-8") for name in names]
    wrapped = [f"(() => {{ const module = {{}}, exports = module;\n{body}\nreturn module.exports;\n}})()" for body in bodies]
    return minified_script("export default [\n" + ",\n".join(wrapped) + "\n];\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
