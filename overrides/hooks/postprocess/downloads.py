"""What readers take with them: the books, the numbers as tables, and the sources of each page for reference managers."""

import csv
import io
import json
import shutil
from collections.abc import Iterable
from functools import cache
from textwrap import indent

from overrides.hooks.book import FILES, PRINTED
from overrides.hooks.content.anchors import cited_sources
from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.site import ROOT, Site
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite

CSL_TYPES = {"peer-reviewed": "article-journal", "systematic review": "article-journal", "guideline": "report"}
RIS_TYPES = {"article-journal": "JOUR", "report": "RPRT", "webpage": "ELEC"}
FACT_FIELDS = ("id", "value", "words", "what", "place", "period", "source", "read", "check_by")


def write_books(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Copy the books that were bound in this language before the build into book/: `/// list | downloads` links them."""
    made = ROOT / FILES
    for book in json.loads(made.read_text(encoding="utf-8")) if made.is_file() else ():
        if book["language"] == site.language:
            (site.folder / "book").mkdir(exist_ok=True)
            shutil.copyfile(made.with_name(book["name"]), site.folder / "book" / book["name"])


def write_sheets(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Copy the sheets that were printed in this language before the build into sheets/: `/// list | sheets` shows them."""
    for path in sorted((ROOT / PRINTED).glob(f"{site.language}-*")):
        (site.folder / "sheets").mkdir(exist_ok=True)
        shutil.copyfile(path, site.folder / "sheets" / path.name)


def write_tables(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Write the facts, the rated claims and the numbers of each chart as CSV below data/."""
    tables = {"facts": facts_csv(site.content), "ratings": ratings_csv(site.content)}
    tables |= {f"charts/{name}": chart_csv(chart) for name, chart in site.content.value("charts").items()}
    for name, text in tables.items():
        path = site.folder / f"data/{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def write_sources(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the sources of each page that cites any beside it: sources.ris and, as CSL-JSON, sources.json."""
    known = site.content.value("sources")

    @cache  # many pages cite the same; an item is written as in a list of them
    def record(id_: str) -> tuple[str, str]:
        return ris(id_, known[id_]), indent(json.dumps(csl(id_, known[id_]), ensure_ascii=False, indent=1), " ")

    for page in pages:
        if page.source and (ids := [id_ for id_ in cited_sources(site.content, page.source) if id_ in known]):
            records, items = zip(*map(record, ids), strict=True)
            page.path.with_name("sources.ris").write_text("".join(records), encoding="utf-8", newline="")
            page.path.with_name("sources.json").write_text("[\n" + ",\n".join(items) + "\n]\n", encoding="utf-8")


def facts_csv(site: Site) -> str:
    """Return docs/data/facts.yml, one fact a row."""
    return _csv(FACT_FIELDS, ([id_, *(fact.get(field, "") for field in FACT_FIELDS[1:])] for id_, fact in site.value("facts").items()))


def ratings_csv(site: Site) -> str:
    """Return every claim with an evidence rating: the claim, its rating, the address of its page below the site's root."""
    return _csv(("claim", "evidence", "page"), ((fill_facts(one.claim, site), one.rating, page.address) for page in site.pages for one in rated_claims(page)))


def chart_csv(chart: dict) -> str:
    """Return the numbers of a chart, one bar a row, with the ends of its likely range where it has one."""
    rows = ([bar["label"], bar["value"], bar.get("low", ""), bar.get("high", ""), chart["unit"]] for bar in chart["bars"])
    return _csv(("label", "value", "low", "high", "unit"), rows)


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return file.getvalue()


def csl(id_: str, source: dict) -> dict:
    """Return a source of docs/data/sources.yml as a CSL-JSON item."""
    kind = CSL_TYPES.get(source["kind"], "webpage")
    item = {"id": id_, "type": kind, "title": source["title"].rstrip("."), "URL": source["url"]}
    item["container-title" if kind == "article-journal" else "publisher"] = source["publisher"]
    if source.get("authors"):
        item["author"] = [{"literal": source["authors"]}]  # as the data has them: "Santo and others" is no list of names
    if source.get("year"):
        item["issued"] = {"date-parts": [[source["year"]]]}
    item["accessed"] = {"date-parts": [[int(part) for part in str(source["read"]).split("-")]]}
    return item


def ris(id_: str, source: dict) -> str:
    """Return a source of docs/data/sources.yml as a RIS record."""
    item = csl(id_, source)
    fields = [
        ("TY", RIS_TYPES[item["type"]]),
        ("ID", id_),
        ("TI", item["title"]),
        ("AU", source.get("authors")),
        ("JO" if item["type"] == "article-journal" else "PB", source["publisher"]),
        ("PY", source.get("year")),
        ("UR", source["url"]),
        ("Y2", "/".join(f"{part:02d}" for part in item["accessed"]["date-parts"][0])),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value is not None)
