"""What people in trouble type finds the right page, among the first three; what may not wait, first."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from overrides.hooks.content.site import Site
from tests.browser.conftest import FOLDER
from tests.pages_server import PagesServer

# question: (page, how far down it may stand)
QUESTIONS = {
    "od": ("/overdose/", 1),
    "overdose": ("/overdose/", 1),
    "wont wake up": ("/overdose/", 1),
    "won't wake up": ("/overdose/", 1),
    "not breathing": ("/overdose/", 1),
    "blue lips": ("/overdose/", 1),
    "narcan": ("/strategies/naloxone/", 1),
    "naloxone": ("/strategies/naloxone/", 1),
    "how to use narcan": ("/overdose/", 3),
    "where to get narcan": ("/strategies/naloxone/", 1),
    "narcan training": ("/strategies/naloxone-training/", 1),
    "fentanyl strips": ("/strategies/drug-checking/", 1),
    "fentanyl test strips": ("/strategies/drug-checking/", 1),
    "test strip one line": ("/strategies/drug-checking/", 1),
    "tranq": ("/safer/supply/", 1),
    "xylazine": ("/safer/supply/", 3),
    "xylazine wound": ("/safer/infections/", 1),
    "medetomidine": ("/safer/supply/", 1),
    "nitazenes": ("/safer/supply/", 3),
    "needle exchange": ("/strategies/syringe-services/", 1),
    "needle exchange near me": ("/strategies/syringe-services/", 1),
    "clean needles": ("/strategies/syringe-services/", 3),
    "help my son": ("/family/", 1),
    "my daughter is using": ("/family/", 3),
    "is it illegal": ("/basics/law/", 1),
    "can i get arrested calling 911": ("/basics/law/", 3),
    "good samaritan law": ("/basics/law/", 1),
    "suboxone": ("/strategies/medications/", 1),
    "methadone": ("/strategies/medications/", 1),
    "buprenorphine": ("/strategies/medications/", 1),
    "methadone take home": ("/strategies/medications/", 3),
    "rehab near me": ("/get-help/", 3),
    "hotline": ("/get-help/", 1),
    "helpline": ("/get-help/", 1),
    "988": ("/get-help/", 1),
    "suicide": ("/get-help/", 3),
    "use alone": ("/safer/using-alone/", 1),
    "never use alone": ("/safer/using-alone/", 3),
    "just got out of jail": ("/safer/after-a-break/", 1),
    "tolerance": ("/safer/after-a-break/", 3),
    "relapse": ("/safer/after-a-break/", 3),
    "overamping": ("/safer/signs/", 1),
    "meth too much": ("/safer/signs/", 3),
    "abscess": ("/safer/infections/", 1),
    "hep c": ("/safer/infections/", 3),
    "hiv pep": ("/safer/infections/", 3),
    "raped while high": ("/survivors/", 3),
    "roofied": ("/survivors/drug-facilitated-assault/", 1),
    "rape kit": ("/survivors/drug-facilitated-assault/", 3),
    "shelter rules": ("/survivors/shelter-policy/", 3),
    "safe injection site": ("/strategies/supervised-consumption/", 1),
    "housing first": ("/strategies/housing-first/", 1),
    "dare program": ("/strategies/drug-education/", 1),
    "talk to kids about drugs": ("/family/talking-with-kids/", 1),
    "fake pills": ("/family/talking-with-kids/", 3),
    "does it work": ("/basics/myths/", 3),
    "evidence": ("/benefits/", 1),
    "cost": ("/benefits/cost/", 1),
    "crime": ("/benefits/public-safety/", 1),
    "stigma": ("/benefits/stigma/", 1),
    "what is harm reduction": ("/basics/", 3),
    "principles": ("/principles/", 1),
    "seven principles": ("/principles/", 3),
    "history": ("/basics/history/", 1),
    "glossary": ("/basics/glossary/", 1),
    "words to use": ("/basics/language/", 3),
    "quit cold turkey alcohol": ("/treatment/goals/", 3),
    "stop drinking": ("/treatment/goals/", 3),
    "xanax withdrawal": ("/treatment/goals/", 3),
    "questions to ask rehab": ("/treatment/questions-to-ask/", 1),
    "delete history": ("/about/privacy/", 1),
    "print": ("/about/print-and-share/", 1),
    "naloxon": ("/strategies/naloxone/", 3),
    "fentynal": ("/strategies/drug-checking/", 3),
    "methadon": ("/strategies/medications/", 3),
    "buprenorfine": ("/strategies/medications/", 3),
    "syrynge": ("/strategies/syringe-services/", 3),
    "overdoze": ("/overdose/", 3),
    "nalaxone": ("/strategies/naloxone/", 3),
    "xylazene": ("/safer/supply/", 3),
    "abstinance": ("/treatment/goals/", 3),
    "vaping": ("/basics/where-sources-differ/", 3),
    "samhsa funding": ("/basics/law/", 3),
    "touching fentanyl": ("/basics/myths/", 3),
}


ASK = """async ([base, questions]) => {
  const { ranked, corrected } = await import(`${base}/assets/scripts/question.js`);
  const pages = await (await fetch(`${base}/search/words.json`)).json();
  return questions.map((question) => ranked(corrected(question, pages), pages, 8).map((one) => one.page.path));
}"""


@pytest.fixture(scope="module")
def answers(browser: Browser, served: PagesServer) -> dict[str, list[str]]:
    """The pages that the search finds for every question, asked of its own modules on one page."""
    page = browser.new_page()
    page.goto(f"{served.url}/search/")
    found = page.evaluate(ASK, [served.url, list(QUESTIONS)])
    page.close()
    return dict(zip(QUESTIONS, found, strict=True))


def weigh(context: BrowserContext) -> list[int]:
    """A list that grows by the size of each answer from now on, as sent."""
    sizes: list[int] = []
    context.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    return sizes


def results(page: Page) -> list[str]:
    """The addresses of the results that stand on the page, in order."""
    page.wait_for_selector(".results li")
    return page.eval_on_selector_all(".results h2 a", "links => links.map(link => link.pathname)")


def test_questions_find_their_page(answers: dict) -> None:
    missed = {q: answers[q][:3] for q, (page, place) in QUESTIONS.items() if page not in answers[q][:place]}
    assert missed == {}


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 60


@pytest.mark.parametrize("question", ["narcan", "wont wake up", "help my son"])
def test_the_first_search_is_light(question: str, context: BrowserContext, served: PagesServer) -> None:
    sizes = weigh(context)
    page = context.new_page()
    page.goto(f"{served.url}/search/?q={quote(question)}")
    assert results(page)[0] == f"{FOLDER}{QUESTIONS[question][0]}"
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= 60_000


def test_every_word_of_the_text_can_be_searched_and_weighs_what_its_button_says(context: BrowserContext, served: PagesServer) -> None:
    page = context.new_page()
    page.goto(f"{served.url}/search/?q=Rotterdam")
    results(page)
    sizes = weigh(context)
    said = int(re.search(r"(\d+) KB", page.text_content(".deeper"))[1]) * 1000
    page.click(".deeper")
    page.wait_for_selector(".results mark")
    page.wait_for_load_state("networkidle")
    assert f"{FOLDER}/basics/history/" in results(page)[:3]
    assert page.get_attribute(".results .in a", "href").count("#") == 1
    assert sum(sizes) <= said


def test_a_question_that_no_page_names_searches_the_text_by_itself(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/search/?q=folding chair")
    assert f"{FOLDER}/basics/history/" in results(page)


def test_a_misspelt_word_is_put_right_and_said(page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/search/?q=nalaxone")
    assert results(page)[0] == f"{FOLDER}/strategies/naloxone/"
    assert 'We looked for "naloxone".' in page.text_content(".count")


@pytest.mark.parametrize("question", ["sobredosis", "no despierta", "narcan", "labios azules", "naloxna"])
def test_the_spanish_pages_are_searched_by_themselves_and_answered_in_spanish(question: str, page: Page, served: PagesServer) -> None:
    page.goto(f"{served.url}/es/search/?q={quote(question)}")
    assert results(page)[0] == f"{FOLDER}/es/overdose/"
    assert "para" in page.text_content(".count")


def test_without_a_script_every_page_is_listed(browser: Browser, served: PagesServer, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/search/?q=narcan")
    links = page.eval_on_selector_all(".all a", "links => links.map(link => link.pathname)")
    context.close()
    assert {link.removeprefix(FOLDER) for link in links} >= {page.address for page in site.pages}
