"""What readers take with them is whole: the sources of every page, the numbers of every chart."""

import csv
import json
from pathlib import Path

from overrides.hooks.content.site import Site
from tests.dom import elements


def test_every_source_list_can_be_taken_along(built: Path, html: dict) -> None:
    seen = 0
    for address, page in html.items():
        lists = [listing for listing in elements(page, "ol") if listing.get("class") == "source-list"]
        folder = built / address.strip("/")
        for listing in lists:
            links = [next(elements(item, "a")).get("href") for item in elements(listing, "li")]
            assert [item["URL"] for item in json.loads((folder / "sources.json").read_text(encoding="utf-8"))] == links, address
            assert (folder / "sources.ris").read_text(encoding="utf-8").count("ER  - ") == len(links), address
            seen += 1
    assert seen > 0


def test_every_chart_has_its_numbers(built: Path, site: Site) -> None:
    for name, chart in site.value("charts").items():
        with (built / f"data/charts/{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [float(row["value"]) for row in csv.DictReader(file)] == [bar["value"] for bar in chart["bars"]]
