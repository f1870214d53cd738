"""What /search/ fetches: the words of the finished pages, the signs of an emergency, and the engine. Nothing of it before a question."""

import gzip
import json
import math
import textwrap
from bisect import bisect_left
from collections import Counter
from html import escape
from importlib.resources import files
from itertools import islice, takewhile
from string import ascii_uppercase

from overrides.hooks.content.words import split
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite
from overrides.hooks.postprocess.minify import minified_script
from overrides.hooks.postprocess.page import spelled

# lunr, and what it needs for one more language: both lie in the locked MkDocs. Each names its license, which is kept.
LUNR = ("templates/search/lunr.js",)
STEMMERS = {"es": ("lunr-language/lunr.stemmer.support.js", "lunr-language/lunr.es.js")}
# Not the page's own words.
APART = "nav, svg, style, script, .dates, .share, .cites, a.cite, section:has(> #sources)"
# Where a section begins: a heading, a term of the glossary, a helpline.
STARTS = "h2[id], h3[id], [id^=term-], .helpline[id]"
# What pages.json may weigh, in bytes as sent: a first search may weigh 60,000 with the page, the engine, a stemmer, and the titles
# of the other languages. The words of the text give way first: with 50 of each page instead of 150 the same questions are answered,
# with none 4 in 100 fewer.
LIMIT = 22_400
STEMMED_LIMIT = 15_800  # of a language that sends its stemmer, and asks for the many titles of the original
DESCRIPTION = 72  # letters of it that a row shows
FEW_TAGS = 2  # of each page in titles.json, the first ones
MOST = (150, 120, 90, 70, 60, 50, 40, 30, 25, 20, 15, 10, 5, 3, 2, 1, 0)  # words of a page besides those of its title, tags, description and headings
COMMON = 0.5  # share of the pages from which on a word tells none apart
USUAL = 3  # times from which on a heading tells no place apart


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write all that the search page of a language fetches into search/, and the numbers into the page itself.

    names.json holds what pages are called, which is what the 404 page asks for; titles.json less of it, for the search in
    another language; pages.json their sections and the words of their text too. search/lunr.<language>.js is the stemmer of a language.
    """
    sources = {page.source.file: page for page in pages if page.source}
    shown = [source for source in site.content.pages if source.meta.get("searchable", True)]
    entries = without_usual_sections([entry(sources[source.file]) for source in shown if source.file in sources])
    head = {"language": site.language, "idle": "", "alike": [], **site.content.value("synonyms").get(site.language, {})}
    words = distinctive_words(entries, set(split(head["idle"])))

    def text(most: int) -> str:
        return _json(head | packed(entries, words, most))

    limit = STEMMED_LIMIT if site.language in STEMMERS else LIMIT
    place = bisect_left(MOST, True, key=lambda most: len(gzip.compress(text(most).encode(), 6)) <= limit)
    names = [one | {"sections": one["sections"][:1]} for one in entries]
    titles = [one | {"description": "", "tags": one["tags"][:FEW_TAGS]} for one in names]
    outputs = {f"{name}.json": _json(head | {"alike": []} | packed(some, [], 0)) for name, some in (("names", names), ("titles", titles))}
    outputs |= {"pages.json": text([*MOST, MOST[-1]][place]), "urgent.json": _json(site.content.value("urgent"))}
    outputs["lunr.js"] = engine(LUNR)
    outputs |= {f"lunr.{site.language}.js": engine(STEMMERS[site.language])} if site.language in STEMMERS else {}
    for name, content in outputs.items():
        (site.folder / "search" / name).write_text(content, encoding="utf-8")
    for page in pages:
        fill_doors(page)


def entry(page: BuiltPage) -> dict:
    """Return what a finished page says: path, title, description, tags, and its sections as [id, heading, words in order]."""
    article = page.document.clone().css_first("article#main")
    for node in article.css(APART):
        node.decompose()
    starts = {node.mem_id for node in article.css(STARTS)}
    parts = [("", "", [])]
    for node in article.traverse(include_text=True):
        if node.mem_id in starts:
            name = node if node.tag in ("h2", "h3", "dt") else node.css_first("b") or node
            parts.append((node.attributes["id"], " ".join(name.text().split()), []))
        elif node.tag == "-text":
            parts[-1][2].extend(split(node.text(deep=False)))
    source = page.source
    description = textwrap.shorten(str(source.meta.get("description", "")), DESCRIPTION, placeholder="…")
    tags = list({tuple(split(tag)): tag for tag in reversed(source.tags)}.values())[::-1]  # "won't wake" and "wont wake" are one
    return {"path": source.address, "title": source.title, "description": description, "tags": tags, "sections": parts}


def without_usual_sections(entries: list[dict]) -> list[dict]:
    """Return the entries without the sections that stand often ("What to do"): their words go to the section before."""
    names = Counter(name for one in entries for _, name, _ in one["sections"])
    for one in entries:
        kept = one["sections"][:1]
        for id_, name, words in one["sections"][1:]:
            if names[name] < USUAL:
                kept.append((id_, name, words))
            else:
                kept[-1][2].extend(words)
        one["sections"] = kept
    return entries


def packed(entries: list[dict], words: list[dict[str, int]], most: int) -> dict:
    """Return the entries as ranking.js unpacks them: each word once, with the pages and sections that have it, `most` of a page.

    vocabulary: the words in order of the alphabet, each as how many letters it shares with the one before (A none, B one),
    and the rest. counts, gaps, places: for each word on how many pages it stands; on which, as the distance from the page
    before; in which section of each. These numbers are letters too, 0 being "]". `words`: see distinctive_words.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for number, places in enumerate(words):
        for word, place in islice(places.items(), most):
            found.setdefault(word, []).append((number, place))
    vocabulary, before = [], ""
    for word in sorted(found):
        shared = min(25, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, before, strict=False))))
        vocabulary.append(ascii_uppercase[shared] + word[shared:])
        before = word
    ordered = [found[word] for word in sorted(found)]
    return {
        "pages": [
            [one["path"], one["title"], one["description"], one["tags"], [_section(id_, name) for id_, name, _ in one["sections"][1:]]]
            for one in entries
        ],
        "vocabulary": "".join(vocabulary),
        "counts": "".join(_letter(len(pages)) for pages in ordered),
        "gaps": "".join(_letter(page - before) for pages in ordered for (page, _), (before, _) in zip(pages, [(0, 0), *pages], strict=False)),
        "places": "".join(_letter(place) for pages in ordered for _, place in pages),
    }


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


def distinctive_words(entries: list[dict], idle: set[str]) -> list[dict[str, int]]:
    """Return for each page the words that tell it apart, the best first, each with the number of the section that has it most.

    Words of its names, `idle` ones, and those on more than COMMON of the pages are left out.
    """
    pages = Counter(word for one in entries for word in {word for _, _, words in one["sections"] for word in words})
    spread = {word: count / len(entries) for word, count in pages.items()}
    return [_distinctive(one, spread, idle) for one in entries]


def _distinctive(one: dict, spread: dict[str, float], idle: set[str]) -> dict[str, int]:
    left_out = idle.union(split(" ".join([one["title"], one["description"], *one["tags"], *(name for _, name, _ in one["sections"])])))
    counts, places = Counter(), {}
    for number, (_, _, words) in enumerate(one["sections"]):
        for word, count in Counter(words).items():
            counts[word] += count
            if count > places.get(word, (0, 0))[0]:
                places[word] = count, number
    likely = [word for word in counts if len(word) > 1 and not word.isdigit() and word not in left_out and spread[word] <= COMMON]
    weight = {word: counts[word] / (counts[word] + 1.6) * math.log(1 + 1 / spread[word]) for word in likely}
    return {word: places[word][1] for word in sorted(likely, key=lambda word: (-weight[word], word))}


def fill_doors(page: BuiltPage) -> None:
    """Fill in the helplines that a page names by their ids: what is dialed, and what is read.

    Raises KeyError where it names a helpline that the data do not have.
    """
    links = page.all("[data-helpline]")
    lines = {line["id"]: line for line in page.site.content.value("helplines")} if links else {}
    for link in links:
        line = lines[link.attributes["data-helpline"]]
        link.attrs["href"], link.inner_html = f"tel:{line['tel']}", f"{link.inner_html} {escape(line['phone'])}"
        link.attrs["aria-label"] = spelled(link.text())
    if links:
        page.write()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _letter(number: int) -> str:
    return chr(93 + number)
