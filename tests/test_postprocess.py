"""Postprocessing does what its list says, on a frozen site: the same with and without the theme, the same twice, or an error."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import segno
from selectolax.lexbor import LexborHTMLParser

from overrides.hooks.content.site import load
from overrides.hooks.postprocess import page as transforms
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite, MissingPlaceError
from overrides.hooks.postprocess.pipeline import transform
from overrides.hooks.postprocess.styles import Stylesheet
from tests import frozen
from tests.conftest import fingerprint

# The check of the settings insists on the theme; what is asked here is what the pages would be without it.
UNCHECKED = "import overrides.hooks.checks as checks; checks.check = lambda site: []; from mkdocs.__main__ import cli; cli(['build', '--strict', '-q'])"
SKELETON = """<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="s.css"></head><body>
<!-- a comment --><a class="site-name" href=".">Name</a><main>
  <article><h1>Title</h1>
    {body}
  </article>
</main></body></html>"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen site, built."""
    root = frozen.make(tmp_path_factory.mktemp("frozen"))
    frozen.build(root, SOURCE_DATE_EPOCH="1790000000")
    return root


def page_of(folder: Path, html: str, address: str = "/", language: str = "en") -> BuiltPage:
    """Return a page of a site without sources, as the pipeline gets it."""
    path = folder / address.strip("/") / "index.html" if address.endswith("/") else folder / address.strip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")
    url = "https://site.example/folder/" + ("" if language == "en" else f"{language}/")
    return BuiltPage(BuiltSite(folder, language, url, load(folder, language)), path)


def test_pages_are_the_same_without_the_theme(root: Path, tmp_path: Path) -> None:
    copy = frozen.make(tmp_path / "without a theme")
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    assert "name: material" in settings
    (copy / "mkdocs.yml").write_text(settings.replace("name: material", "name: null").replace("  font: false\n", ""), encoding="utf-8")
    environment = frozen.settings(PYTHONPATH=str(copy), NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH="1790000000")
    subprocess.run([sys.executable, "-c", UNCHECKED], cwd=copy, env=environment, check=True)
    assert fingerprint(copy / "site") == fingerprint(root / "site")


def test_a_build_is_the_same_twice_in_two_folders(root: Path, tmp_path: Path) -> None:
    again = frozen.build(frozen.make(tmp_path / "another folder"), SOURCE_DATE_EPOCH="1790000000")
    assert fingerprint(again) == fingerprint(root / "site")


def test_a_missing_place_stops_the_build_with_the_name_of_the_page(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    partial = tmp_path / "overrides/partials/share.html"
    partial.write_text(partial.read_text(encoding="utf-8").replace('class="page-url"', 'class="page-address"'), encoding="utf-8")
    done = frozen.run(tmp_path, "build")
    assert done.returncode
    assert "/about/accessibility/: the page has no '.page-url'" in done.stdout + done.stderr


@pytest.mark.parametrize("charset", ['<meta charset="UTF-8">', "<meta charset=utf-8 />", ""])
def test_a_policy_is_put_in_however_the_character_set_is_spelt_or_the_build_stops(tmp_path: Path, charset: str) -> None:
    page = page_of(tmp_path, SKELETON.format(body="").replace('<meta charset="utf-8">', charset))
    if not charset:
        with pytest.raises(MissingPlaceError, match="meta"):
            transforms.add_policy(page)
    else:
        transforms.add_policy(page)
        assert page.head.css("meta")[1].attributes["http-equiv"] == "Content-Security-Policy"


def test_space_between_blocks_goes_and_space_between_words_stays(tmp_path: Path) -> None:
    body = "<p>One\n    <b>two</b>\n    <i>three</i> four </p>\n\n  <pre>a\n    b\n\nc</pre>\n<ul>\n  <li>x</li>\n</ul>"
    page = page_of(tmp_path, SKELETON.format(body=body))
    transforms.minify(page)
    expected = "<article><h1>Title</h1><p>One\n<b>two</b>\n<i>three</i> four</p><pre>a\n    b\n\nc</pre><ul><li>x</li></ul></article>"
    assert page.one("article").html == expected
    assert "a comment" not in page.html


def test_a_page_is_written_without_optional_end_tags_but_with_its_quotes(tmp_path: Path) -> None:
    """Messengers look for a page's title and picture in its text, by the quotes."""
    page = page_of(tmp_path, SKELETON.format(body='<meta property="og:title" content="Naloxone"><ul><li>One</li><li>Two</li></ul>'))
    assert '<meta property="og:title" content="Naloxone"><ul><li>One<li>Two</ul>' in page.html


def test_pages_served_at_any_depth_begin_their_addresses_at_the_root(tmp_path: Path) -> None:
    body = '<a href="x/">x</a><form action="search/"></form><a href="//folder/">other host</a><a href="#main">here</a>'
    for address, root in (("/a/b/", ""), ("/404.html", "/folder/")):
        page = page_of(tmp_path, SKELETON.format(body=body), address)
        transforms.root_addresses(page)
        assert [page.one("article a").attributes["href"], page.one("form").attributes["action"]] == [f"{root}x/", f"{root}search/"]
        assert [link.attributes["href"] for link in page.all("article a")[1:]] == ["//folder/", "#main"]


def test_a_question_whose_heading_was_renamed_is_still_a_question(root: Path, tmp_path: Path) -> None:
    html = SKELETON.format(
        body='<section class="content--in-short"><h2>In short</h2></section><section class="content--a" id="was"><h2 id="a">Why<span class="cites">[1]</span>?</h2>'
        "<p>Because <b>of</b> it<span class=cites>1</span>.</p></section>"
    )
    page = page_of(tmp_path, html)
    question = transforms._question(*transforms._own_sections(page))
    assert (question["name"], question["acceptedAnswer"]["text"]) == ("Why?", "Because of it.")


def test_redirects_speak_the_language_of_their_target_and_hand_on_what_was_a_page(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    listed = tmp_path / "docs/data/addresses.yml"
    listed.write_text(listed.read_text(encoding="utf-8") + "/moved/: [in-short]\n/short/: []\n", encoding="utf-8")
    for address, language, robots in (("/short/", "en", 1), ("/moved/", "en", 0), ("/short/", "es", 1)):
        html = '<meta http-equiv="refresh" content="0; url=../overdose/#call">'
        page = page_of(tmp_path, html, address, language)
        transform(page, Stylesheet(""))
        assert page.one("html").attributes["lang"] == language
        assert page.one("link[rel=canonical]").attributes["href"] == f"{page.site.url}overdose/"
        assert page.one("meta[http-equiv=refresh]").attributes["content"] == "0; url=../overdose/#call"
        assert len(page.all("meta[name=robots]")) == robots
        assert page.one("h1").text() == page.site.t["moved"] == page.one("title").text()


def test_every_principle_has_its_number_from_the_navigation(root: Path) -> None:
    page = LexborHTMLParser((root / "site/principles/agency/index.html").read_text(encoding="utf-8"))
    assert "1" in page.css_first(".eyebrow").text().split()
    assert page.css("article .eyebrow path")[1].attributes["d"] == "M0 3h9"


def test_the_code_for_paper_is_that_of_the_page(root: Path) -> None:
    for path in (root / "site/safer/signs/index.html", root / "site/overdose/index.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        address = page.css_first("link[rel=canonical]").attributes["href"]
        expected = segno.make(address, error="l", boost_error=False).svg_inline(border=2, omitsize=True)
        code = LexborHTMLParser((path.parent / page.css_first("img.qr").attributes["src"]).read_text(encoding="utf-8"))
        assert code.css_first("path").attributes["d"] == LexborHTMLParser(expected).css_first("path").attributes["d"]


RULES = (
    (".call{color:red}", ".call{color:red}"),
    (".other{color:red}", ""),
    ("a:hover{color:red}", "a:hover{color:red}"),
    (".call,.other{color:red}", ".call{color:red}"),
    ("@media print{.other{color:red}}", ""),
    ("@media print{.call a::after{content:attr(href)}}", "@media print{.call a::after{content:attr(href)}}"),
    (":is(h1, p) a{color:red}", ":is(h1, p) a{color:red}"),
    (":is(h1, h2) a{color:red}", ""),
    ("body:has(.other) a{color:red}", ""),
    ("p:not(.other){color:red}", "p:not(.other){color:red}"),
    ("@page{margin:1cm}", "@page{margin:1cm}"),
    (".call h2{color:red}", ""),
    (":root{--ink:#000;--bar:#ccc}a{color:var(--ink)}", "a{color:#000}"),
    (":root{--ink:a-value-too-long;--bar:#ccc}a{color:var(--ink)}", ":root{--ink:a-value-too-long}a{color:var(--ink)}"),
    (":root{--ink:#000}@media print{:root{--ink:#fff}}a{color:var(--ink)}", ":root{--ink:#000}@media print{:root{--ink:#fff}}a{color:var(--ink)}"),
    (":root{--ink:var(--dark);--dark:#000}", ""),
    ("a{--x:#000}p{--x:#fff}a p{--x:#000;color:var(--x)}", "a{--x:#000}p{--x:#fff}a p{--x:#000;color:var(--x)}"),
)


@pytest.mark.parametrize(("style", "kept"), RULES)
def test_a_page_carries_the_rules_that_it_uses(style: str, kept: str) -> None:
    names = {"*", "html", "body", "main", "p", "a", ".call"}
    assert Stylesheet(style).part(names) == kept


FOUND = (
    ("main > p{top:0}", "main > p{top:0}"),
    ("p main{top:0}", ""),
    ("p a:hover::after{top:0}", "p a:hover::after{top:0}"),
    ("main:has(> p) a{top:0}", "main:has(> p) a{top:0}"),
    ("main:has(> a) p{top:0}", ""),
    ("main:has(:target){top:0}", "main:has(:target){top:0}"),
    ("main [hidden]{top:0}", "main [hidden]{top:0}"),
    ('a[href^="tel:"]{top:0}', ""),
    ("p:not(main p){top:0}", "p:not(main p){top:0}"),
    ("a .call{top:0}", "a .call{top:0}"),  # a script may add it
)


@pytest.mark.parametrize(("style", "kept"), FOUND)
def test_a_rule_that_finds_nothing_is_not_carried(style: str, kept: str) -> None:
    page = LexborHTMLParser('<main><p><a href="/x/">x</a></p></main>')
    names = {"*", "html", "body", "main", "p", "a", ".call"}
    part = Stylesheet(style).part(names, lambda needs, selector: ".call" in needs or page.css_first(selector) is not None)
    assert part == kept


def test_what_scripts_add_later_has_its_style(root: Path) -> None:
    style, elsewhere = (
        LexborHTMLParser((root / f"site/{path}/index.html").read_text(encoding="utf-8")).css_first("style").text() for path in ("search", "safer/signs")
    )
    assert ".results li{" in style
    assert ".results" not in elsewhere


def test_a_rule_behind_an_is_reaches_what_lies_deeper() -> None:
    """Not only children: rows of numbers once lost that they can be pressed as a whole."""
    page = LexborHTMLParser('<section class="now"><div class="part"><figure class="picture"></figure></div></section>')
    sheet = Stylesheet(":is(.now, .other) .picture{display:none}.picture:is(div, span){margin:0}")
    names = {"*", "section", "div", "figure", ".now", ".part", ".picture"}
    assert sheet.part(names, lambda _, selector: page.css_first(selector) is not None) == ":is(.now, .other) .picture{display:none}"
