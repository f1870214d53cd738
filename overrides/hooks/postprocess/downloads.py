"""What readers take with them: the books, the numbers as tables, and the sources of each page for reference managers."""

import json
import shutil

from overrides.hooks.content.anchors import cited_sources
from overrides.hooks.content.site import ROOT
from overrides.hooks.content.sources import csl, ris
from overrides.hooks.content.tables import chart_csv, facts_csv, ratings_csv
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite

BOOKS = "build/book"


def write_books(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Copy the books that were bound in this language before the build into book/: `/// list | downloads` links them."""
    made = ROOT / BOOKS / "files.json"
    for book in json.loads(made.read_text(encoding="utf-8")) if made.is_file() else ():
        if book["language"] == site.language:
            (site.folder / "book").mkdir(exist_ok=True)
            shutil.copyfile(made.with_name(book["name"]), site.folder / "book" / book["name"])


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
    for page in pages:
        if page.source and (ids := [id_ for id_ in cited_sources(site.content, page.source) if id_ in known]):
            page.path.with_name("sources.ris").write_text("".join(ris(id_, known[id_]) for id_ in ids), encoding="utf-8", newline="")
            items = json.dumps([csl(id_, known[id_]) for id_ in ids], ensure_ascii=False, indent=1)
            page.path.with_name("sources.json").write_text(items + "\n", encoding="utf-8")
