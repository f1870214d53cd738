"""Every class of the stylesheet is on a page: one that is not is a mistake in one of the two."""

import re
from pathlib import Path

SHEETS = Path(__file__).resolve().parents[1] / "overrides/assets/stylesheets"


def test_every_class_of_the_stylesheet_is_on_a_page(html: dict) -> None:
    had = {name for page in html.values() for element in page.iter() for name in (element.get("class") or "").split()}
    script = "".join(path.read_text(encoding="utf-8") for path in (SHEETS.parent / "scripts").glob("*.js"))
    had.add("ci")  # the likely range of a bar: charts.py draws it where a study gives one
    had.add("sheets")  # the printed sheets: lists.py shows them where publishing, or make sheets, has printed any
    had |= {name for pair in re.findall(r'className(?:: | = )"([\w-]+)"|class="([\w-]+)"|classList\.add\("([\w-]+)"\)', script) for name in pair}
    lost = []
    for sheet in sorted(SHEETS.glob("*.css")):
        for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1):
            selector = line.split("{")[0] if "{" in line else ""
            lost += [(sheet.name, number, name) for name in re.findall(r"\.([a-z][\w-]*)", selector) if name not in had]
    assert lost == []
