"""The notation of the pages becomes the HTML that readers need. The data are the tests' own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from overrides.hooks.content import site as site_module
from overrides.hooks.content.anchors import page_ids
from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import LIST_NAMES
from overrides.hooks.content.overlays import overlay_issues
from overrides.hooks.content.site import Page, Site
from overrides.hooks.content.yaml_files import YamlFile, parse
from overrides.hooks.markdown import lists
from overrides.hooks.markdown.charts import chart_svg
from overrides.hooks.markdown.lists import LISTS
from overrides.hooks.postprocess.downloads import csl, ris
from tests import frozen

DATA = {
    "sources": """
one: {title: A trial, authors: Doe and others, publisher: a journal, year: 2020, kind: peer-reviewed, url: "https://x.example/1", address: unopened, read: "2026-11"}
two: {title: Is it so?, publisher: An agency, kind: government page, url: "https://y.example/2", address: page, read: "2026-11", note: may be gone}
""",
    "facts": """
deaths: {value: "68,600", words: nearly 69, period: year to April 2026, what: deaths, place: US, source: one, read: "2026-11", check_by: "2027-05-01"}
""",
    "glossary": """
- {term: MOUD, line: Medicines that hold off withdrawal., tooltip: true}
- {term: fold, line: A thing., also: [crease], tooltip: false}
""",
    "helplines": """
- {id: us-988, country: United States, kind: crisis, name: Line, phone: 1-800-555-0100, tel: "+18005550100", text: Text HOPE to 64673, hours: 24 hours, status: A, confirmed: "2026-11"}
- {id: us-old, country: United States, kind: crisis, name: Other, phone: "988", tel: "988", text: Or text the same number, hours: By day, status: A, confirmed: "2026-11"}
- {id: us-late, country: United States, kind: crisis, name: Late, phone: "111", tel: "111", hours: By night, status: U, confirmed: "2025-01", languages: Spanish too}
- {id: us-map, country: United States, kind: finder, name: Map, web: "https://map.example/", hours: A map, status: B, confirmed: "2026-11"}
""",
    "services": """
- {id: us, country: United States, services: [{kind: naloxone-by-mail, name: Mail, web: "https://m.example/", cost: Free, read: "2026-11"}, {kind: syringe-finder, found: false, note: Looked., read: "2026-11"}]}
- {id: us-ohio, country: United States, code: OH, name: Ohio, services: [{kind: syringe-finder, found: false, note: Looked., read: "2026-11"}]}
- {id: us-iowa, country: United States, code: IA, name: Iowa, services: [{kind: helpline, name: L, phone: "111", tel: "111", read: "2026-10"}]}
""",
    "charts": 'c: {title: T, says: S, unit: people, sources: [one], bars: [{label: a, value: 10, shown: "37.6%"}, {label: b, value: 5, low: 4, high: 6}]}',
}
PAGES = {
    "terms.md": "type: reference\ntitle: Terms|# T\n\n/// list | glossary\n///\n",
    "rules.md": "type: landing\ntitle: Rules|# R\n\n## Ratings { #marks }\n\n/// list | ratings\n///\n",
    "now.md": "type: emergency\ntitle: Now|# N\n\nAsk for MOUD.\n",
    "lines.md": "type: directory\ntitle: L|# L\n\n## Old { #new .was-old }\n\n/// list | helplines\n///\n\n/// list | services\n///\n\n/// list | finders\n///\n\n/// details | Baby: same\nText.\n///\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site of four pages, in English and (without pages) in Spanish."""
    data = {name: parse(text, f"docs/data/{name}.yml")[0] for name, text in DATA.items()}
    pages = []
    for source, text in PAGES.items():
        meta, _, body = text.partition("|")
        pages += [site_module.parse_page(f"docs/en/{source}", source, f"---\n{meta}\n---\n\n{body}")[0]]
    english = Site(tmp_path, pages, data, YamlFile("mkdocs.yml", {}), [])
    spanish = Site(tmp_path, [], data, YamlFile("mkdocs.es.yml", {}), [], "es", english)
    monkeypatch.setattr(site_module, "load", lambda language="en": english if language == "en" else spanish)
    site_module.load_once.cache_clear()
    yield english
    site_module.load_once.cache_clear()


@pytest.fixture
def render(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[..., LexborHTMLParser]:
    """Render a text as a page of a language, on the day of the frozen site."""
    monkeypatch.setenv("TODAY", frozen.DAY)

    def rendered(text: str, language: str = "en") -> LexborHTMLParser:
        own = {"overrides.hooks.markdown": {"language": language}}
        return LexborHTMLParser(markdown.markdown(text, extensions=["attr_list", "tables", "toc", *own], extension_configs=own))

    return rendered


def overlay(site: Site, name: str, text: str) -> None:
    """Write a Spanish overlay."""
    path = site.root / f"docs/data/es/{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_citations_are_numbers_in_brackets_in_their_order_glued_to_their_word(render) -> None:
    html = render("# T\n\nOne [@two]. Two\n[@one; @two].\n\n## Sources { #sources }\n")
    assert html.css_first("p").text() == "One\u2060[1]. Two\u2060[1][2]."
    assert [link.attributes["aria-label"] for link in html.css("a.cite")] == ["Source 1", "Source 1", "Source 2"]
    first, second = (item.text() for item in html.css(".source-list li"))
    assert first == "Is it so? An agency (y.example). Government page. May be gone."
    assert second == "A trial. Doe and others. A journal, 2020 (x.example). Study. We have not opened this link."
    assert html.css_first("#source-2 a").text() == "A trial"


def test_a_rating_is_a_shape_and_a_phrase_in_both_languages(render) -> None:
    for language, rating, phrase in (("en", "strong", "{} evidence"), ("en", "disputed", "{} evidence"), ("es", "strong", "evidencia {}")):
        seen = messages(language)[rating]
        mark = render(f"It works [@one]{{ .mark-{rating} }}.", language).css_first(f"a.mark.{rating}")
        assert mark.text() == phrase.format(seen)
        assert mark.css_first("i") is not None
        for hidden in mark.css(".visually-hidden"):
            hidden.decompose()
        assert mark.text().strip() == seen
        assert mark.attributes["href"] == "/rules.md#marks"


def test_a_rating_in_a_list_has_the_shape_of_its_word(render) -> None:
    shown = {mark.text(): mark.attributes["class"] for mark in render("/// list | ratings\n///\n").css("span.mark")}
    assert shown == {word.capitalize(): f"mark {word}" for word in ("strong", "moderate", "limited", "disputed")}


def test_a_source_in_another_language_says_so(render) -> None:
    html = render("A [@two].\n\n## Fuentes { #sources }\n", "es")
    assert html.css_first("cite").attributes["lang"] == "en"
    assert html.css_first(".source-list .note").attributes["lang"] == "en"


def test_what_is_code_is_not_notation(render) -> None:
    html = render("Write `[@one]` and `[=deaths]`.")
    assert [code.text() for code in html.css("code")] == ["[@one]", "[=deaths]"]


def test_facts_stand_in_prose_tables_and_lists(render, site: Site) -> None:
    html = render("- [=deaths words] in the [=deaths period]\n\n| A | B |\n|---|---|\n| [=deaths] | [=nope] |\n")
    assert html.css_first("li").text() == "nearly 69 in the year to April 2026"
    assert [cell.text() for cell in html.css("tbody th, tbody td")] == ["68,600", "[=nope]"]
    overlay(site, "facts", "deaths: {words: casi 69}")
    assert render("[=deaths words] [=deaths]", "es").css_first("p").text() == "casi 69 68,600"


def test_a_folded_block_is_closed_and_opens_by_its_id(render, site: Site) -> None:
    html = render("## A { #a }\n\n/// details | Baby: same\nOne [@one].\n///\n\n/// details | Two { #own }\n| x | y |\n|---|---|\n| 1 | 2 |\n///\n")
    folds = html.css("section > details")
    assert [fold.css_first("summary").text() for fold in folds] == ["Baby: same", "Two"]
    assert [fold.css_first("section").attributes["id"] for fold in folds] == ["baby", "own"]
    assert not any("open" in fold.attributes for fold in folds)
    assert folds[1].css_first("caption").text() == "Two"


def test_sections_parts_and_old_ids(render) -> None:
    html = render("## Steps { #steps .was-before }\n\n### 1. Wake { #wake }\n\nShout.\n\n## Later { #later }\n")
    assert [section.attributes["class"] for section in html.css("section")] == ["content--steps", "part", "content--later"]
    assert html.css_first("section").id == "before"
    assert html.css_first("section .part .numeral").text() == "1. "
    assert html.css_first("h2").attributes.get("class") is None


def test_a_table_has_a_caption_and_cells_know_their_column(render) -> None:
    html = render("## Who { #who }\n\n| Who | What | When |\n|---|---|---|\n| a | b | c |\n\n| A | B |\n|---|---|\n| c | d |\n")
    wide, narrow = html.css("table")
    assert wide.css_first("caption").text() == "Who"
    assert wide.parent.attributes["class"] == "table-wrapper cards"
    assert wide.css_first("td").attributes["data-l"] == "What"
    assert wide.css_first("tbody th").attributes["scope"] == "row"
    assert "role" in wide.attributes
    assert "role" not in narrow.attributes


def test_the_first_use_of_a_term_is_a_link(render) -> None:
    links = render("MOUD and [MOUD](x.md), MOUD, fold.").css("a.glossary-link")
    assert [link.attributes["href"] for link in links] == ["/terms.md#term-moud"]
    emergency = PAGES["now.md"].partition("|")[2]
    assert render(emergency).css("a.glossary-link") == []


def test_a_figure_is_said_once(render) -> None:
    html = render("/// picture | c\nTen and five.\n///\n")
    figure = html.css_first("figure.c")
    assert figure.css_first("figcaption").text() == "T"
    assert figure.css_first("svg").attributes["aria-hidden"] == "true"
    assert figure.css_first("svg title") is None
    assert figure.css_first(".in-words").text().strip() == "Ten and five."
    assert [row.text() for row in figure.css("details th[scope=row]")] == ["a", "b"]
    for drawing in (site_module.ROOT / "overrides/assets/drawings").glob("*.svg"):
        svg = render(f"/// picture | {drawing.stem}\nText.\n///\n").css_first("svg")
        assert svg.attributes["aria-hidden"] == "true"
        assert svg.css("title, desc") == []


def test_a_chart_is_to_scale_and_nothing_of_it_is_cut() -> None:
    bars = [{"label": "a", "value": 10, "shown": "37.6%"}, {"label": "b", "value": 5, "low": 4, "high": 6}]
    svg = LexborHTMLParser(chart_svg({"unit": "people", "bars": bars}))
    widths = [float(bar.attributes["width"]) for bar in svg.css("rect")]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.2)
    assert svg.css_first(".ci") is not None
    for label in svg.css("text.h"):
        assert float(label.attributes["x"]) + 9 * len(label.text()) < 340
    dots = LexborHTMLParser(chart_svg({"unit": "people", "form": "dots", "bars": [{"label": "a", "value": 11.3}]}))
    assert len(dots.css(".dots")) == 2  # ten, and one


def test_the_bars_of_years_begin_behind_their_labels_and_end_before_the_edge() -> None:
    chart = {"unit": "deaths", "form": "years", "bars": [{"label": "2022", "value": 107941}, {"label": "2023", "value": 50000, "shown": "about 50,000"}]}
    svg = LexborHTMLParser(chart_svg(chart))
    labels, bars = svg.css("text"), svg.css("rect")
    longest, shorter = (float(bar.attributes["width"]) for bar in bars)
    assert longest / shorter == pytest.approx(107941 / 50000, rel=0.01)
    assert [label.text() for label in labels] == ["2022", "107941", "2023", "about 50,000", "deaths"]
    assert float(labels[1].attributes["x"]) + 9 * len("about 50,000") < 340


def test_a_helpline_is_called_and_texted_in_one_tap(render) -> None:
    html = render("## L { #l }\n\n/// list | helplines\n///\n")
    line = html.css_first("#us-988")
    assert line.css_first("a.tel").attributes["aria-label"] == "Call 1 8 0 0 5 5 5 0 1 0 0, United States"
    assert line.css_first("a[href^='sms:']").attributes["href"] == "sms:64673?&body=HOPE"
    assert [word.text() for word in line.css("span[translate=no]")] == ["HOPE", "64673"]
    assert html.css_first("#us-old a[href^='sms:']").attributes["href"] == "sms:988"
    assert line.css_first(".note") is None
    assert "By night. Spanish too." in html.css_first("#us-late").text()
    assert "Not confirmed, January 2025. This is more than six months old" in html.css_first("#us-late .note").text()
    assert html.css_first(".part > .note").text() == "Unless a line says otherwise: read on the operator's own or a government page, November 2026."
    assert html.css_first("#us-map") is None


def test_a_translation_puts_its_own_lines_first_and_says_what_is_in_english(render, site: Site) -> None:
    overlay(site, "helplines", "us-988: {name: Línea, text: Manda HOPE al 64673, hours: 24 horas}\n")
    html = render("/// list | helplines\n///\n", "es")
    assert html.css_first("h3").text() == "Estados Unidos"
    assert [line.id for line in html.css(".helpline")] == ["us-late", "us-988", "us-old"]
    assert html.css_first("#us-988 a[href^='sms:']").html == (
        '<a href="sms:64673?&amp;body=HOPE">Manda <span translate="no">HOPE</span> al <span translate="no">64673</span></a>'
    )
    assert "lang" not in html.css_first("#us-988").attributes
    assert html.css_first("#us-old").attributes["lang"] == "en"
    assert [note.text() for note in html.css(".note")].count(messages("es")["some_in_english"]) == 1


def test_an_overlay_changes_words_and_no_number(site: Site) -> None:
    rules = site.root / "docs/data/schemas/helplines.yml"
    rules.parent.mkdir(parents=True)
    rules.write_text((site_module.ROOT / "docs/data/schemas/helplines.yml").read_text(encoding="utf-8"), encoding="utf-8")
    spanish = site_module.load("es")
    for text, messages_ in (
        ("us-988: {hours: 24 horas}", []),
        ("us-988: {hours: 12 horas}", ["The numbers here are 12, in English 24."]),
        ("us-989: {hours: 24 horas}", ["There is no entry 'us-989'."]),
        ("us-988: {tel: '111'}", ["us-988: Additional properties are not allowed ('tel' was unexpected)"]),
    ):
        overlay(site, "helplines", text)
        assert [issue.message for issue in overlay_issues(spanish, "helplines")] == messages_


def test_states_are_folded_and_have_ids(render) -> None:
    html = render("/// list | services\n///\n")
    assert [state.text() for state in html.css(".states summary")] == ["Iowa", "Ohio"]
    assert html.css_first("details #us-ohio li").text() == messages("en")["none_found"] + " syringe programs"
    country = next(list_ for list_ in html.css(".services") if not list_.id)
    assert country.css("li")[-1].text() == messages("en")["none_found_country"] + " syringe programs"
    assert "(October 2026)" in html.css_first("#us-iowa").text()
    assert html.css_first("h3").id == "us"


def test_every_id_of_a_page_is_known_to_links(site: Site, render) -> None:
    page = next(page for page in site.pages if page.source == "lines.md")
    on_page = {element.id for element in render(PAGES["lines.md"].partition("|")[2]).css("[id]")}
    assert on_page == page_ids(site, page)


def test_lists_are_named_once() -> None:
    assert tuple(LISTS) == LIST_NAMES


def test_a_rating_carries_its_whole_sentence() -> None:
    text = "Before it. Deaths fell by half in 2021, in\n[36 studies](x.md) [@santo-2021]{ .mark-strong }. After."
    page = Page("docs/en/x.md", "x.md", text, YamlFile("docs/en/x.md", {}), 1)
    assert [(one.rating, one.claim) for one in rated_claims(page)] == [("strong", "Deaths fell by half in 2021, in 36 studies.")]


def test_a_source_is_cited_by_other_programs() -> None:
    source = parse(DATA["sources"], "x")[0].value["one"]
    assert csl("one", source)["issued"] == {"date-parts": [[2020]]}
    assert ris("one", source).splitlines()[:3] == ["TY  - JOUR", "ID  - one", "TI  - A trial"]
    assert ris("one", source).endswith("ER  - \r\n")


def test_a_printed_sheet_is_shown_with_its_files(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PRINTED", str(tmp_path))
    assert LISTS["sheets"](site) == ""
    made = [{"name": "en-lines-new", "language": "en", "page": "lines.md", "section": "new", "height": 396}, {"name": "es-now", "language": "es", "page": "now.md", "section": ""}]
    made.append({"name": "en-moved", "language": "en", "page": "moved.md", "section": "", "height": 396})
    (tmp_path / "files.json").write_text(json.dumps(made), encoding="utf-8")
    shown = LexborHTMLParser(LISTS["sheets"](site))
    assert [item.css_first("b").text() for item in shown.css("li")] == ["L: Old"]
    assert [link.attributes["href"] for link in shown.css("li a")] == ["sheets/en-lines-new-letter.pdf", "sheets/en-lines-new-a4.pdf"]
    assert shown.css_first("img").attributes["src"] == "sheets/en-lines-new.png"
