"""The site that is built is whole: every page, no stray file, pages that parse."""

from collections import Counter
from pathlib import Path

from overrides.hooks.content.site import ROOT, Site


def test_every_page_is_built(site: Site, built: Path) -> None:
    missing = [page.address for page in site.pages if not (built / page.address.strip("/") / "index.html").is_file()]
    assert missing == []


def test_every_page_parses_without_an_error(html: dict) -> None:
    assert {address: page.get("errors") for address, page in html.items() if page.get("errors")} == {}


def test_no_id_stands_twice(html: dict) -> None:
    twice = {}
    for address, page in html.items():
        ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
        if doubles := [id_ for id_, count in ids.items() if count > 1]:
            twice[address] = doubles
    assert twice == {}


def test_the_folder_holds_plain_files(built: Path) -> None:
    """What GitHub Pages is given may hold no symbolic and no hard links."""
    assert [path for path in built.rglob("*") if path.is_symlink() or (path.is_file() and path.stat().st_nlink > 1)] == []


def test_nothing_of_the_theme_is_sent_that_no_page_asks_for(built: Path, html: dict) -> None:
    files = {path.relative_to(built).as_posix() for path in (built / "assets").rglob("*") if path.is_file()}
    own = {f"assets/scripts/{path.name}" for path in (ROOT / "overrides/assets/scripts").glob("*.js")} - {"assets/scripts/sw.js"}
    icons = {f"assets/icons/{name}" for name in ("icon.svg", "icon-192.png", "icon-512.png")}
    codes = {image.get("src").split("./")[-1] for page in html.values() for image in page.iter("img") if image.get("class") == "qr"}
    assert {file for file in files if not file.startswith("assets/cards/")} == own | icons | codes
    assert (built / "sw.js").is_file(), "the worker serves every page: it stands at the root"


def test_a_writer_sees_no_notice_of_the_generators_future(build_log: str) -> None:
    assert "MkDocs 2" not in build_log
    assert "Zensical" not in build_log
