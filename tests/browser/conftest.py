"""One browser and one server for all browser tests. The site is served under a folder, as a project page is."""

from __future__ import annotations

import functools
import gzip
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from overrides.hooks.content.site import Site, load, translations
from tests.browser.find import FLAGS
from tests.browser.find import browser as find_browser
from tests.browser.visit import addresses_of_each_type, visit_all
from tests.conftest import SITE_URL

FOLDER = urlsplit(SITE_URL).path.rstrip("/")


class Handler(SimpleHTTPRequestHandler):
    """Serves the built site below FOLDER as GitHub Pages does: gzip, ten minutes of cache, 404.html at any depth."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0].split("#")[0]
        file = Path(self.directory, path.removeprefix(FOLDER).lstrip("/"))
        if path.startswith(FOLDER) and file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        found = path.startswith(f"{FOLDER}/") and file.is_file()
        self._send(200 if found else 404, file if found else Path(self.directory, "404.html"))

    def _send(self, status: int, file: Path) -> None:
        body = gzip.compress(file.read_bytes(), 6) if file.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip" if body else "identity")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


class Served:
    """The site on a port of this machine. `stop` and `start` let a test take the network away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{FOLDER}"

    def start(self) -> None:
        """Serve, on the port used before if there was one."""
        ThreadingHTTPServer.allow_reuse_address = True
        handler = functools.partial(Handler, directory=str(self.folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.stopped = False

    def stop(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()
        self.stopped = True


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    """The finished site, served."""
    served = Served(built)
    yield served
    served.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    find_browser()
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser."""
    browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def seen(served: Served, site: Site) -> dict[str, dict]:
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
