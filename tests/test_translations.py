"""The site in another language: the same addresses and ids, each tied to its original, all of the frame in its own words."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from overrides.hooks.content.dates import in_words
from overrides.hooks.content.evidence import RATINGS
from overrides.hooks.content.messages import FOLDER, messages
from overrides.hooks.content.site import ORIGINAL, ROOT, Page, load, translations
from overrides.hooks.content.yaml_files import YamlFile
from overrides.hooks.postprocess.page import is_outdated
from tests.conftest import SITE_URL
from tests.dom import elements, text


@pytest.fixture(scope="module", params=translations())
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the site."""
    return request.param


def test_every_language_has_every_phrase_with_its_holes_in_its_own_words(language: str) -> None:
    english, words = messages("en"), messages(language)
    assert words.keys() == english.keys()
    assert {name for name in words if words[name] == english[name]} == set(), "these are still in English"
    assert [name for name in words if words[name].count("{") != english[name].count("{")] == []


def test_every_phrase_is_used() -> None:
    """By its name, by a name put together in the code (f"status_{status}")."""
    code = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "overrides/hooks").rglob("*.py")]
    used = "".join(path.read_text(encoding="utf-8") for path in code if path.parent != ROOT / FOLDER)
    unused = [name for name in messages("en") if not re.search(rf'\b(?:t|other)\.{name}\b|["\']{name}["\']', used)]
    # Names that are put together with a value of the data: f"need_{kind}", f"{rating}_means".
    pieces = re.findall(r"""f["']([a-z_]+_)\{""", used), re.findall(r"""\}(_[a-z_]+)["']\]""", used)
    unused = [name for name in unused if not name.startswith(tuple(pieces[0])) and not name.endswith(tuple(pieces[1]))]
    assert [name for name in unused if name not in RATINGS] == []


def addresses(page: Page) -> dict[str, str]:
    """Return the addresses of a page by language: its own and those of its translations."""
    codes = [code for code in translations() if any(page.source == other.source for other in load(language=code).pages)]
    return {ORIGINAL: page.address} | {code: f"/{code}{page.address}" for code in codes}


def test_a_page_and_its_translations_name_each_other(html: dict, language: str) -> None:
    for page in load(language=language).pages:
        everywhere = {code: SITE_URL + address[1:] for code, address in addresses(page).items()}
        for address in addresses(page).values():
            links = [link for link in elements(html[address], "link") if link.get("hreflang")]
            assert {link.get("hreflang"): link.get("href") for link in links} == everywhere | {"x-default": everywhere[ORIGINAL]}


def test_one_press_leads_to_the_same_page_in_another_language(html: dict, language: str) -> None:
    for page in load(language=language).pages:
        for code, address in addresses(page).items():
            others = [other for other in addresses(page) if other != code]
            links = [a for a in elements(html[address], "a") if "language-switch" in a.get("class", "")]
            assert [(a.get("hreflang"), a.get("lang"), text(a)) for a in links] == [(other, other, messages(other)["language"]) for other in others]


def test_a_translation_says_its_language_and_that_nobody_else_has_read_it(html: dict, language: str) -> None:
    for page in load(language=language).pages:
        built = html[f"/{language}{page.address}"]
        assert built.get("lang") == language
        assert (messages(language)["unchecked"] in text(built)) == ("proofread" not in page.meta)


def test_what_is_not_translated_is_in_the_original_and_says_so(html: dict, language: str) -> None:
    content, note = load(language=language), f"({messages(language)['borrowed']})"
    count = 0
    for page in content.pages:
        address = f"/{language}{page.address}"
        assert [a.get("href") for a in elements(html[address], "a") if a.get("href", "").endswith(".md")] == []
        borrowed = [a for a in elements(html[address], "a") if a.get("hreflang") == ORIGINAL and "language-switch" not in a.get("class", "")]
        assert [a.get("href") for a in borrowed if urljoin(address, a.get("href")).partition("#")[0] not in html] == []
        said = text(html[address]).count(note) - sum(text(script).count(note) for script in elements(html[address], "script"))
        assert said == len([a for a in borrowed if "mark" not in a.get("class", "").split()]), address
        count += len(borrowed)
    assert count


def test_its_menu_names_its_own_pages_once(html: dict, language: str) -> None:
    home, content = f"/{language}/", load(language=language)
    entries = [next(iter(entry.values()))[0] if isinstance(entry, dict) else entry for entry in content.config.value["nav"]]
    menu = next(nav for nav in elements(html[home], "nav") if nav.get("aria-label") == messages(language)["sections"])
    address = {page.source: f"/{language}{page.address}" for page in content.pages}
    assert [urljoin(home, a.get("href")) for a in elements(menu, "a")] == [address[source] for source in entries]


def test_dates_are_said_in_its_words(html: dict, language: str) -> None:
    for page in load(language=language).pages:
        for time in elements(html[f"/{language}{page.address}"], "time"):
            assert text(time) == in_words(time.get("datetime"), language)


def test_it_has_no_second_page_for_lost_addresses(built: Path, language: str) -> None:
    assert not (built / language / "404.html").exists(), "a host has one such page: it speaks every language"


def test_the_page_for_a_lost_address_speaks_every_language(html: dict, language: str) -> None:
    part = next(part for part in elements(html["/404.html"], "section") if part.get("lang") == language)
    assert messages(language)["not_found"] in text(part)
    root = urlsplit(SITE_URL).path
    known = [a.get("href") for a in elements(part, "a")]
    emergency = next(page.address for page in load(language=language).pages if page.type == "emergency")
    assert f"{root}{language}{emergency}" in known
    assert [href for href in known if f"/{href.removeprefix(root)}" not in html] == []


def test_a_translation_older_than_its_original_is_known() -> None:
    page = Page("docs/es/a.md", "a.md", "", YamlFile("a", {"translated": "2026-11-01"}), 1)
    original = Page("docs/en/a.md", "a.md", "", YamlFile("a", {"reviewed": "2026-11-02"}), 1)
    assert is_outdated(page, original)
    assert not is_outdated(original, original)
