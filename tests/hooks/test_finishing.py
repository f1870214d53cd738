"""Finishing changes what it says and nothing else."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.postprocess import feed, relative, stylesheet, unused
from overrides.hooks.postprocess.frame import clean, in_words


def test_dates_are_said_in_words() -> None:
    assert in_words("2026-11-03") == "November 3, 2026"
    assert clean('<time datetime="2026-11-03">2026-11-03</time>') == '<time datetime="2026-11-03">November 3, 2026</time>'


def test_what_the_theme_left_is_taken_out() -> None:
    page = '<input class="md-toggle" id="__drawer"><label class="md-overlay" for="__drawer"></label><p>kept</p>'
    assert clean(page) == "<p>kept</p>"


def test_the_rooms_become_one_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    for room in stylesheet.ROOMS:
        (folder / f"{room}.css").write_text(f"/* {room} */ .{room} {{ color: red; }}\n")
    stylesheet.finish(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["site.css"]
    assert (folder / "site.css").read_text() == "".join(f".{room}{{color:red}}" for room in stylesheet.ROOMS)


def test_files_nobody_asks_for_go(tmp_path: Path) -> None:
    for name in ("javascripts/bundle.js", "icons/icon.svg", "stylesheets/site.css", "stylesheets/main.css", "javascripts/LICENSE"):
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).write_text("x")
    (tmp_path / "hooks").mkdir()
    for name in ("hooks/guard.py", "__init__.py", "search.json"):
        (tmp_path / name).write_text("x")
    unused.finish(tmp_path)
    kept = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert kept == ["assets/icons/icon.svg", "assets/stylesheets/site.css"]


def test_addresses_begin_where_the_page_stands(tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="https://site.example/repo/">'
    for name in ("index.html", "search/index.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f'{canonical}<a href="/repo/"><form action="/repo/search/"><a href="//repo/"><p>="/repo/"')
    relative.finish(tmp_path)
    text = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*.html")}
    assert text["index.html"] == f'{canonical}<a href="./"><form action="./search/"><a href="//repo/"><p>="/repo/"'
    assert text["search/index.html"] == f'{canonical}<a href="../"><form action="../search/"><a href="//repo/"><p>="/repo/"'
    assert 'href="/repo/"' in text["404.html"]


def test_the_link_to_the_feed_leads_to_it_whatever_the_engine_made_of_it(tmp_path: Path) -> None:
    (tmp_path / feed.PAGE).parent.mkdir(parents=True)
    (tmp_path / feed.PAGE).write_text('<a href="../../../changes.xml">changes.xml</a>')
    (tmp_path / "index.html").write_text('<link rel="canonical" href="https://site.example/repo/">')
    feed.finish(tmp_path)
    assert (tmp_path / feed.PAGE).read_text() == '<a href="../../changes.xml">changes.xml</a>'
    assert (tmp_path / "changes.xml").is_file()
