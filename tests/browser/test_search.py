"""What people type finds the page that answers; what may not wait stands first; and a first search weighs little.

All questions are put to the search's own modules on one page of a browser; some are typed, and must get the same answers.
"""

import gzip
from collections import Counter
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, ROOT, Site, load, translations
from overrides.hooks.content.words import split
from overrides.hooks.postprocess.search import engine, packed
from tests.browser.conftest import FOLDER
from tests.dom import text
from tests.pages_server import PagesServer as Served

CASES = ROOT / "tests/cases/search"
QUERIES = yaml.safe_load((CASES / "queries.yml").read_text(encoding="utf-8"))
URGENT = {
    kind: {name: [str(one) for one in phrases] for name, phrases in lists.items()}
    for kind, lists in yaml.safe_load((CASES / "urgent.yml").read_text(encoding="utf-8")).items()
}
BUDGET = 60_000  # bytes as sent: the page, the engine and the data of a first search
TYPED = 12  # questions that are typed

# As search.js does it, for many questions: the kinds that fire, and the pages in order.
ASK = """async ([root, others, here, questions]) => {
  const scripts = new URL(document.querySelector("script[src$='search.js']").src);
  const [{ Index }, { recognizer }, { default: [lunr] }] = await Promise.all(
    ["./ranking.js", "./urgent.js", `${root}search/lunr.js`].map((name) => import(new URL(name, scripts))));
  const data = async (path) => (await fetch(path)).json();
  const [own, table, ...more] = await Promise.all([`${root}search/pages.json`, `${root}search/urgent.json`, ...others].map(data));
  const start = () => new Index(lunr, { en: lunr.stemmer }).add(own);
  const alone = start().build();
  const all = more.reduce((index, file) => index.add(file), start()).build();
  const urgent = recognizer(table);
  return questions.map((question) => ({
    kinds: urgent(question),
    pages: (alone.answers(question) ? alone : all).search(question)
      .map(({ page }) => (page.language === here ? "" : `/${page.language}`) + page.path),
  }));
}"""


@pytest.fixture(scope="module")
def ask(browser: Browser, served: Served) -> object:
    """Returns the function that answers questions of the original's search page."""
    page = browser.new_page()
    page.goto(f"{served.url}/search/")
    others = [f"{served.url}/{code}/search/titles.json" for code in translations()]
    yield lambda questions: page.evaluate(ASK, [f"{served.url}/", others, ORIGINAL, list(map(str, questions))])
    page.close()


@pytest.fixture(scope="module")
def doors(html: dict) -> dict[str, str]:
    """The page that each door of the search leads to."""
    items = [item for item in html["/search/"].iter("li") if item.get("data-kind")]
    return {item.get("data-kind"): item.find("a").get("href").removeprefix("..") for item in items}


def places(cases: list[dict], ask: object, doors: dict, site: Site) -> dict[str, int]:
    """For each question that a page of the site answers: how far down the first such page stands, a door that opened first; 99: nowhere."""
    there = {page.address for page in site.pages} | {f"/{code}{page.address}" for code in translations() for page in load(language=code).pages}
    cases = [case for case in cases if there & set(case["to"])]
    found = {}
    for case, answer in zip(cases, ask([case["q"] for case in cases]), strict=True):
        order = [doors[kind] for kind in answer["kinds"]] + answer["pages"]
        found[case["q"]] = next((place for place, page in enumerate(order) if page in case["to"]), 99)
    return found


@pytest.mark.parametrize(("part", "first", "among_three"), [("tuned", 0.80, 0.97), ("apart", 0.75, 0.95)])
def test_questions_find_their_page(part: str, first: float, among_three: float, ask: object, doors: dict, site: Site) -> None:
    found = places(QUERIES[part], ask, doors, site)
    missed = {question: place for question, place in found.items() if place > 2}
    assert sum(place == 0 for place in found.values()) >= first * len(found), [question for question, place in found.items() if place]
    assert len(found) - len(missed) >= among_three * len(found), missed


def test_most_questions_are_answered_by_some_page(site: Site) -> None:
    there = {page.address for page in site.pages} | {f"/{code}{page.address}" for code in translations() for page in load(language=code).pages}
    cases = [case for part in QUERIES.values() for case in part]
    assert sum(bool(there & set(case["to"])) for case in cases) >= 0.9 * len(cases)


def mistaken(kind: str, fires: list[str], quiet: list[str], ask: object) -> tuple[list[str], list[str]]:
    """The phrases of a kind that did not fire, and those that fired though nothing is wrong."""
    missed = [phrase for phrase, answer in zip(fires, ask(fires), strict=True) if kind not in answer["kinds"]]
    return missed, [phrase for phrase, answer in zip(quiet, ask(quiet), strict=True) if answer["kinds"]]


@pytest.mark.parametrize("kind", URGENT)
def test_what_may_not_wait_is_recognized(kind: str, ask: object) -> None:
    fires, quiet = URGENT[kind]["fires"], URGENT[kind]["quiet"]
    assert len(fires) >= 60 and len(quiet) >= 40
    missed, wrong = mistaken(kind, fires, quiet, ask)
    assert len(missed) <= 0.05 * len(fires) and len(wrong) <= 0.05 * len(quiet), (missed, wrong)


def test_phrases_that_the_table_was_not_tuned_with_are_recognized(ask: object) -> None:
    found = {kind: mistaken(kind, lists["fires_unseen"], lists["quiet_unseen"], ask) for kind, lists in URGENT.items()}
    fires, quiet = (sum(len(lists[name]) for lists in URGENT.values()) for name in ("fires_unseen", "quiet_unseen"))
    assert fires >= 100 and quiet >= 60
    assert sum(len(missed) for missed, _ in found.values()) <= 0.25 * fires
    assert sum(len(wrong) for _, wrong in found.values()) <= 0.1 * quiet


def test_grief_and_joy_are_no_emergencies(ask: object) -> None:
    phrases = ["My son died of an overdose", "beat me to 90 days sober", "overdose statistics", "does naloxone expire"]
    assert [answer["kinds"] for answer in ask(phrases)] == [[]] * len(phrases)


def results(page: Page) -> list[str]:
    """The addresses of the rows, below the folder of the site."""
    page.wait_for_selector(".results li, .none:not([hidden])")
    links = page.eval_on_selector_all(".results h2 a", "links => links.map(link => link.pathname)")
    return [link.removeprefix(FOLDER) for link in links]


def test_typed_questions_get_the_same_answers(page: Page, served: Served, ask: object) -> None:
    questions = [str(case["q"]) for case in QUERIES["tuned"] + QUERIES["apart"]]
    questions = questions[:: len(questions) // TYPED][:TYPED]
    for question, answer in zip(questions, ask(questions), strict=True):
        page.goto(f"{served.url}/search/")
        page.fill("#q", question)
        page.press("#q", "Enter")
        page.wait_for_url("**?q=*")
        assert results(page) == answer["pages"], question
        expect(page.locator(".doors .now")).to_have_count(len(answer["kinds"]))


@pytest.mark.parametrize("code", [ORIGINAL, *translations()])
def test_the_doors_stand_there_without_a_script_with_the_numbers_of_the_data(code: str, html: dict, site: Site) -> None:
    lines = {line["tel"]: line["phone"] for line in site.value("helplines") if "tel" in line}
    page = html["/search/" if code == ORIGINAL else f"/{code}/search/"]
    items = [item for item in page.iter("li") if item.get("data-kind")]
    assert {item.get("data-kind") for item in items} == set(site.value("urgent")["kinds"]) == set(URGENT)
    for item in items:
        there, call = item.iter("a")
        assert there.text == messages(code)[f"door_{item.get('data-kind')}"]
        assert "".join(call.itertext()) == f"{messages(code)['call']} {lines[call.get('href').removeprefix('tel:')]}"


def test_the_door_of_an_emergency_opens_and_the_others_stay(page: Page, served: Served) -> None:
    for kind, lists in URGENT.items():
        page.goto(f"{served.url}/search/?q={quote(lists['fires'][0])}")
        expect(page.locator(".doors li").first).to_have_attribute("data-kind", kind)
        assert page.locator(".doors li").count() == len(URGENT)
        large, small = (page.locator(f".doors li{which} [data-helpline]").first.bounding_box() for which in (".now", ":not(.now)"))
        assert large["height"] > small["height"] and large["y"] < small["y"]
        assert page.locator(".doors .now [data-helpline]").get_attribute("href").startswith("tel:")


@pytest.mark.parametrize(("question", "told"), [
    ("mixing xanax and oxy", True), ("can i drink vodka on methadone", True), ("ghb with beer", True), ("benzos y alcohol juntos", True), ("fentanilo con clonazepan", True),
    ("xanax bars", False), ("percocet or oxycodone", False), ("narcan near me", False), ("cocaine and mdma", False), ("he put something in my drink", False),
])  # fmt: skip
def test_who_asks_of_two_drugs_that_stop_breathing_together_is_told(question: str, told: bool, page: Page, served: Served) -> None:
    page.goto(f"{served.url}/search/?q={quote(question)}")
    results(page)
    page.wait_for_load_state("networkidle")
    assert page.locator(".mix").is_visible() == told
    if told:
        page.click(".mix a")
        page.wait_for_url("**/safer/mixing/#stops-breathing")


def test_a_row_leads_to_the_section_that_has_the_words(page: Page, served: Served, html: dict) -> None:
    page.goto(f"{served.url}/search/?q=xylazine wounds")
    results(page)
    links = page.eval_on_selector_all(".results .in a", "links => links.map(link => [link.pathname, link.hash.slice(1)])")
    assert links
    for path, id_ in links:
        assert id_ in {element.get("id") for element in html[path.removeprefix(FOLDER)].iter()}, (path, id_)
    assert page.locator(".results mark").count()


@pytest.mark.parametrize("list_", ["terms", "helplines"])
def test_a_term_and_a_helpline_are_found_at_their_own_line(list_: str, page: Page, served: Served, html: dict, site: Site) -> None:
    tree = html[site.list_pages["glossary" if list_ == "terms" else list_].address]
    own = [one for one in tree.iter() if str(one.get("id")).startswith("term-") or one.get("class") == "helpline"]
    named = [(one.get("id"), text(next(one.iter("b"), one))) for one in own]
    words = Counter(word for _, name in named for word in set(split(name))) + Counter(word for one in site.pages for tag in one.tags for word in split(tag))
    alone = [(id_, name) for id_, name in named if all(words[word] == 1 for word in split(name))]  # what no other page or line is called
    assert alone
    for id_, name in alone[:: max(1, len(alone) // 4)]:
        page.goto(f"{served.url}/search/?q={quote(name)}")
        results(page)
        assert page.locator(f'.results .in a[href$="#{id_}"]').count(), name


@pytest.mark.parametrize("code", translations())
def test_each_language_finds_the_other_and_says_so(code: str, page: Page, served: Served) -> None:
    for here, there, asked in ((f"/{code}", ORIGINAL, load()), ("", code, load(language=code))):
        word = next(tag for one in asked.pages if one.type == "emergency" for tag in one.tags if tag not in {tag for other in load(language=code if there == ORIGINAL else ORIGINAL).pages for tag in other.tags})
        page.goto(f"{served.url}{here}/search/?q={quote(word)}")
        results(page)
        row = page.locator(f'.results li:has(a[lang="{there}"])').first
        expect(row.locator(".note")).to_contain_text(messages(there)["language"])
        other = page.locator(f'.other[hreflang="{there}"]').get_attribute("href")
        assert parse_qs(urlsplit(other).query)["q"] == [word]


def test_nothing_found_leads_on(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/search/?q=qwrtzpx")
    assert results(page) == []
    links = page.eval_on_selector_all(".none a", "links => links.map(link => link.pathname)")
    assert len(links) >= 8
    assert page.locator(".all").is_visible()


def test_only_an_empty_search_takes_the_focus(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/search/")
    expect(page.locator("#q")).to_be_focused()
    page.goto(f"{served.url}/search/?q=narcan")
    results(page)
    expect(page.locator("#q")).not_to_be_focused()


def test_the_count_is_told_once_and_a_long_question_shortly(page: Page, served: Served) -> None:
    page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      window.told = [];
      const count = document.querySelector(".count");
      new MutationObserver(() => told.push(count.textContent)).observe(count, { childList: true });
    });""")
    page.goto(f"{served.url}/search/?q={'narcan ' * 40}")
    results(page)
    told = page.evaluate("told")
    assert len(told) == 1
    assert told[0].count("narcan") < 8
    assert len(page.input_value("#q")) <= 200


def test_back_keeps_the_question_and_one_letter_waits(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/search/?q=narcan")
    results(page)
    page.click(".results h2 a >> nth=0")
    page.go_back()
    expect(page.locator("#q")).to_have_value("narcan")
    assert results(page)
    page.goto(f"{served.url}/search/?q=n")
    expect(page.locator(".count")).to_have_text(messages(ORIGINAL)["one_letter"])


def weigh(context: BrowserContext) -> dict[str, int]:
    """What is fetched from now on, by address, in bytes as sent."""
    sizes: dict[str, int] = {}
    context.on("response", lambda response: sizes.__setitem__(response.url, int(response.headers.get("content-length", 0))))
    return sizes


@pytest.mark.parametrize("address", ["/search/?q=narcan", "/search/?q=i want to die", "/search/?q=qwrtzpx", "/es/search/?q=no respira", "/es/search/?q=qwrtzpx"])
def test_a_first_search_is_light(address: str, context: BrowserContext, served: Served) -> None:
    sizes = weigh(context)
    page = context.new_page()
    page.goto(served.url + address)
    results(page)
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= BUDGET, sizes


@pytest.mark.parametrize("address", ["/", "/search/", "/search/?q=n"])
def test_nothing_of_the_search_is_fetched_before_a_question(address: str, context: BrowserContext, served: Served) -> None:
    sizes = weigh(context)
    page = context.new_page()
    page.goto(served.url + address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in sizes if url.endswith(".json") or "lunr" in url]


def test_words_are_folded_alike_in_python_and_in_the_browser(page: Page, served: Served, site: Site) -> None:
    texts = [page.text for code in (ORIGINAL, *translations()) for page in load(language=code).pages] + ["D.A.R.E. does it", "won’t  ÑANDÚ ９ ½ ß İ"]
    page.goto(f"{served.url}/search/")
    script = page.eval_on_selector("script[src$='search.js']", "script => new URL('./ranking.js', script.src).href")
    folded = page.evaluate("async ([script, texts]) => { const { split } = await import(script); return texts.map(split); }", [script, texts])
    for one, words in zip(texts, folded, strict=True):
        assert split(one) == words


def test_the_browser_reads_the_sections_that_were_written(page: Page, served: Served) -> None:
    sections = [("own-id", "A heading"), ("a-name", "A name"), ("helpline-name", "Name")]
    entries = [{"path": "/one/", "title": "One", "description": "", "tags": ["t"], "sections": sections}]
    page.goto(f"{served.url}/search/")
    script = page.eval_on_selector("script[src$='search.js']", "script => new URL('./ranking.js', script.src).href")
    pages = page.evaluate("async ([script, file]) => (await import(script)).unpacked(file)", [script, {"language": ORIGINAL} | packed(entries)])
    assert [part["id"] for part in pages[0]["sections"]] == ["own-id", "a-name", "helpline-name"]
    assert [part["heading"] for part in pages[0]["sections"]] == ["A heading", "A name", "Name"]


def test_the_engine_keeps_its_licenses() -> None:
    script = engine(("templates/search/lunr.js", "lunr-language/lunr.stemmer.support.js", "lunr-language/lunr.es.js"))
    assert "@license MIT" in script and script.count("http://www.mozilla.org/MPL/") >= 3
    assert len(gzip.compress(script.encode(), 6)) <= 16_000


def test_without_a_script_every_page_is_listed(browser: Browser, served: Served, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/search/?q=narcan")
    links = page.eval_on_selector_all(".all a", "links => links.map(link => link.pathname)")
    context.close()
    assert {link.removeprefix(FOLDER) for link in links} >= {page.address for page in site.pages}
