"""One browser and one server for all browser tests."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from overrides.hooks.content.site import Site, load, translations
from tests.browser.find import FLAGS, MISSING, installed
from tests.browser.visit import addresses_of_each_type, visit_all
from tests.conftest import SITE_URL
from tests.pages_server import PagesServer

FOLDER = urlsplit(SITE_URL).path.rstrip("/")


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[PagesServer]:
    """The finished site, served."""
    served = PagesServer(built, SITE_URL)
    yield served
    served.stop()


CHROME = installed()


@pytest.fixture(scope="session", autouse=True)
def chrome() -> None:
    """Stop with one sentence where there is no browser: `make test` installs one before it runs pytest."""
    if not CHROME:
        pytest.exit(MISSING, returncode=1)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser."""
    browser = playwright.chromium.launch(executable_path=CHROME, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def seen(served: PagesServer, site: Site) -> dict[str, dict]:
    """What was seen on every page that a reader can open, each opened once.

    axe looks at every page on a narrow screen, and in both widths and both schemes at a page of each type; at every page
    where EVERY_VIEW is set, as the workflows do: that takes some minutes more.
    """
    translated = [f"/{code}{page.address}" for code in translations() for page in load(language=code).pages]
    addresses = [*(page.address for page in site.pages), *translated, "/search/", "/search/?q=narcan", "/es/search/", "/nothing/here/"]
    whole = set(addresses) if os.environ.get("EVERY_VIEW") else addresses_of_each_type(site.pages)
    return visit_all(served.url, addresses, whole)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh reader: nothing cached, nothing stored."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh reader's tab."""
    return context.new_page()
