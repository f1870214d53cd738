"""The other engines: visits every page type in WebKit, the engine of half of the phones, and in Firefox. `make browsers`; not part of the tests.

Needs Debian's webkit2gtk-driver, xvfb and firefox-esr. WebKit is driven by WebDriver, Firefox by Marionette, the protocol that it speaks
without a driver of its own: no library.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from overrides.hooks.content.site import load, translations
from tests.browser.visit import addresses_of_each_type
from tests.conftest import SITE_URL
from tests.pages_server import PagesServer

WIDTHS = (320, 390, 1280)  # pixels
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element
TAB, ENTER, ESCAPE, SHIFT = "\ue004", "\ue007", "\ue00c", "\ue008"
MISSING = "make browsers needs WebKit's driver and Firefox. Debian: `apt install webkit2gtk-driver xvfb firefox-esr`."
SIDEWAYS = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The page alone in a frame as wide as a phone: the window of a desktop browser does not become that narrow. The frame stands in a page
# without a policy, since the site's own forbids frames; the test fails where the frame stays empty.
FRAME_PAGE = "frame.html"
FRAME = """const [url, width, done] = arguments;
const frame = document.createElement("iframe"); frame.style.cssText = `width:${width}px;height:800px;border:0`; frame.src = url;
frame.onload = () => { const page = frame.contentDocument; const root = page.documentElement;
  const wide = page.querySelector("h1") ? root.scrollWidth - root.clientWidth : 9999; done(wide); };
document.body.append(frame);"""
PATIENCE = 240  # seconds for one answer: the first start of a browser on a new machine takes more than a minute
READER_VIEW = """const [url, done] = arguments;
const { ReaderMode } = ChromeUtils.importESModule("moz-src:///toolkit/components/reader/ReaderMode.sys.mjs");
ReaderMode.downloadAndParseDocument(url).then((read) => {
  const count = (body) => ["a[href^='tel:']", "h2, h3"].map((kept) => body.querySelectorAll(kept).length);
  done(count(new DOMParser().parseFromString(read.content, "text/html").body));
}).catch((error) => done(String(error)));"""
KEPT = """return ["article a[href^='tel:']", "article > :not(.share, .offline, .source-list, nav) :is(h2, h3)"].map((kept) => document.querySelectorAll(kept).length)"""
NO_STYLE = """for (const one of document.querySelectorAll("style, link[rel=stylesheet]")) one.remove();
return [...document.querySelectorAll("article svg")].filter((one) => !one.closest("[hidden]") && one.getBoundingClientRect().width > innerWidth).length"""


class Browser:
    """What both engines do. `_ask` sends one command: its name in Marionette, its path and method in WebDriver, its data."""

    def open(self, url: str) -> None:
        self._ask("Navigate", "/url", {"url": url})

    def run(self, script: str, *args: object) -> object:
        return self._ask("ExecuteScript", "/execute/sync", {"script": script, "args": args})

    def wait(self, script: str, *args: object) -> object:
        """Run a script that calls its last argument when it is done."""
        return self._ask("ExecuteAsyncScript", "/execute/async", {"script": script, "args": args})

    def click(self, selector: str) -> None:
        element = self._ask("FindElement", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self._ask("ElementClick", f"/element/{element}/click", {"id": element})

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("PerformActions", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def until(self, script: str, seconds: float = 8) -> bool:
        """Wait until a script returns what is true; tell whether it did."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return True
            time.sleep(0.1)
        return False


class WebKit(Browser):
    """Under a screen of its own."""

    def __init__(self, stack: ExitStack) -> None:
        port, display = _free_port(), f":{os.getpid() % 5000 + 100}"
        browser = next(map(str, Path("/usr").glob("lib*/**/webkit2gtk*/MiniBrowser")), None)
        if not (browser and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
            sys.exit(MISSING)
        home = stack.enter_context(tempfile.TemporaryDirectory())
        env = os.environ | {"DISPLAY": display, "HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        for command in (["Xvfb", display, "-screen", "0", "1400x1000x24"], ["WebKitWebDriver", f"--port={port}"]):
            _start(stack, command, env)
            time.sleep(1)
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"binary": browser, "args": ["--automation"]}
        session = self._ask("NewSession", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self.base += f"/{session['sessionId']}"
        stack.callback(self._ask, "DeleteSession", "", None, "DELETE")

    def _ask(self, _name: str, path: str, data: dict | None, method: str = "POST") -> object:
        request = urllib.request.Request(self.base + path, json.dumps(data).encode() if data is not None else None, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error


class Firefox(Browser):
    """Without a screen. A message is the length of its JSON, a colon, and the JSON."""

    def __init__(self, stack: ExitStack) -> None:
        browser = shutil.which("firefox-esr") or shutil.which("firefox") or sys.exit(MISSING)
        home, port = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)), _free_port()
        Path(home, "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
        _start(stack, [browser, "--headless", "--marionette", "--remote-allow-system-access", "--profile", home], os.environ | {"HOME": home})
        for _ in range(60):
            with suppress(OSError):
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
                break
            time.sleep(0.5)
        stack.callback(self.socket.close)
        self.stream, self.count = self.socket.makefile("rb"), 0
        self._read()
        self._ask("NewSession", "", {})

    def reader_view(self, url: str) -> object:
        """Return how many numbers to call and how many headings Firefox's reader view keeps, or its error."""
        self._ask("SetContext", "", {"value": "chrome"}, "Marionette")
        kept = self.wait(READER_VIEW, url)
        self._ask("SetContext", "", {"value": "content"}, "Marionette")
        return kept

    def _read(self) -> list:
        length = b"".join(iter(lambda: self.stream.read(1), b":"))
        return json.loads(self.stream.read(int(length)))

    def _ask(self, name: str, _path: str, data: dict, protocol: str = "WebDriver") -> object:
        self.count += 1
        message = json.dumps([0, self.count, f"{protocol}:{name}", data]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self._read()
        if error:
            raise RuntimeError(error["message"])
        return value["value"] if isinstance(value, dict) and "value" in value else value


def main() -> int:
    """Build, serve, visit; print what fails; return the exit code."""
    faults: list[str] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder], env=os.environ | {"SITE_URL": SITE_URL}, check=True)
        (folder / FRAME_PAGE).write_text("<!doctype html><title>Frame</title><body>", encoding="utf-8")
        server = PagesServer(folder, SITE_URL)
        stack.callback(lambda: server.stopped or server.stop())
        for engine in (WebKit, Firefox):
            found: list[str] = []
            with ExitStack() as one:
                _visit(engine(one), server, lambda holds, what, found=found: holds or found.append(what))
            faults += [f"{engine.__name__}: {what}" for what in found] or [f"{engine.__name__}: all holds."]
    print("\n".join(faults))
    return sum(not line.endswith("all holds.") for line in faults)


def _visit(browser: Browser, server: PagesServer, expect: Callable[[object, str], object]) -> None:
    """Look at one page of each type, in each language and width; then use the site."""
    pages = {"": load().pages, **{f"/{code}": load(language=code).pages for code in translations()}}
    articles = {folder + page.address for folder, some in pages.items() for page in some if page.type != "home"}
    for one in sorted(folder + address for folder, some in pages.items() for address in addresses_of_each_type(some)):
        browser.open(server.url + one)
        expect(browser.run("return document.querySelectorAll('h1').length") == 1, f"{one}: not one h1")
        expect(browser.run(NO_STYLE) == 0, f"{one}: without our style a drawing is wider than the window")
        if isinstance(browser, Firefox) and one in articles:
            browser.open(server.url + one)
            there, kept = browser.run(KEPT), browser.reader_view(server.url + one)
            expect(there == kept, f"{one}: of {there} numbers and headings the reader view keeps {kept}")
        for width in WIDTHS:
            browser.open(f"{server.url}/{FRAME_PAGE}")
            expect(browser.wait(FRAME, server.url + one, width) <= 0, f"{one}: wider than {width} pixels, or empty")
    _use(browser, server, {page.type: page.address for page in reversed(pages[""])}, expect)


def _use(browser: Browser, server: PagesServer, address: dict[str, str], expect: Callable[[object, str], object]) -> None:
    """Open menus, search, leave, save and open the offline copy."""
    browser.open(server.url + address["safety"])
    menu = ".menu:not(.header-search)"
    browser.click(f"{menu} summary")
    expect(browser.run(f"return document.querySelector('{menu}').open"), "the menu does not open")
    browser.press(ESCAPE)
    expect(not browser.run(f"return document.querySelector('{menu}').open"), "Escape does not close the menu")
    browser.open(f"{server.url}/search/?q=narcan")
    expect(browser.until("return document.querySelectorAll('.results a').length > 2"), "the search finds nothing")

    place = next(path for path in sorted(server.folder.glob("*/*/index.html")) if 'class="offline"' in path.read_text(encoding="utf-8"))
    browser.open(f"{server.url}/{place.parent.relative_to(server.folder)}/")
    browser.click(".offline .row button")
    saved = browser.until("return !document.querySelector('.offline [name=forget]').hidden", 20)
    expect(saved, "the offline copy is not saved")
    server.stop()
    try:
        browser.open(server.url + address["emergency"])
        expect(browser.run("return navigator.serviceWorker.controller && !!document.querySelector('.content--steps')"), "the copy does not open without a network")
    except RuntimeError as error:
        expect(False, f"the copy does not open without a network: {error}")
    server.start()

    for how, leave in (("click", lambda: browser.click(".quick-exit")), ("Shift", lambda: browser.press(SHIFT, SHIFT, SHIFT))):
        browser.open(server.url + address["emergency"])
        # The weather is outside, and Firefox says so: what counts is that the page is gone.
        with suppress(RuntimeError):
            leave()
        time.sleep(0.5)
        expect(not browser.run("return !!document.querySelector('article')"), f"{how} does not leave")


def _start(stack: ExitStack, command: list[str], env: dict[str, str]) -> None:
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait, 10)
    stack.callback(process.terminate)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
