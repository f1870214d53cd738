"""A second engine: visits every page type in WebKit, the engine of half of the phones. `make browsers`; not part of the tests.

Needs Debian's webkit2gtk-driver and xvfb. Drives the browser by the WebDriver protocol, without a library.
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
from contextlib import ExitStack
from pathlib import Path

from overrides.hooks.content.site import load, translations
from tests.browser.visit import addresses_of_each_type
from tests.conftest import SITE_URL
from tests.pages_server import PagesServer

WIDTHS = (320, 390, 1280)  # pixels
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element
TAB, ENTER, ESCAPE, SHIFT = "\ue004", "\ue007", "\ue00c", "\ue008"
MISSING = "make browsers needs WebKit's driver: Debian: `apt install webkit2gtk-driver xvfb`."
SIDEWAYS = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The page alone in a frame as wide as a phone: the window of a desktop browser does not become that narrow.
FRAME = """const [url, width] = arguments; const done = arguments[2];
const frame = document.createElement("iframe"); frame.style.cssText = `width:${width}px;height:800px;border:0`; frame.src = url;
frame.onload = () => { const root = frame.contentDocument.documentElement; const wide = root.scrollWidth - root.clientWidth; frame.remove(); done(wide); };
document.body.append(frame);"""
NO_STYLE = """for (const one of document.querySelectorAll("style, link[rel=stylesheet]")) one.remove();
return [...document.querySelectorAll("article svg")].filter((one) => !one.closest("[hidden]") && one.getBoundingClientRect().width > innerWidth).length"""


class WebKit:
    """One browser under a screen of its own."""

    def __init__(self, stack: ExitStack) -> None:
        port, display = _free_port(), f":{os.getpid() % 5000 + 100}"
        browser = next(map(str, Path("/usr").glob("lib*/**/webkit2gtk*/MiniBrowser")), None)
        if not (browser and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
            sys.exit(MISSING)
        home = stack.enter_context(tempfile.TemporaryDirectory())
        env = os.environ | {"DISPLAY": display, "HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        for command in (["Xvfb", display, "-screen", "0", "1400x1000x24"], ["WebKitWebDriver", f"--port={port}"]):
            process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(process.wait, 10)
            stack.callback(process.terminate)
            time.sleep(1)
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"binary": browser, "args": ["--automation"]}
        self.base += "/" + self._ask("", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})["sessionId"]
        stack.callback(self._ask, "", None, "DELETE")

    def _ask(self, path: str, data: dict | None, method: str = "POST") -> object:
        request = urllib.request.Request(self.base + path, json.dumps(data).encode() if data is not None else None, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error

    def open(self, url: str) -> None:
        self._ask("/url", {"url": url})

    @property
    def url(self) -> str:
        return self._ask("/url", None, "GET")

    def run(self, script: str, *args: object) -> object:
        return self._ask("/execute/sync", {"script": script, "args": args})

    def wait(self, script: str, *args: object) -> object:
        """Run a script that calls its last argument when it is done."""
        return self._ask("/execute/async", {"script": script, "args": args})

    def click(self, selector: str) -> None:
        element = self._ask("/element", {"using": "css selector", "value": selector})[ELEMENT]
        self._ask(f"/element/{element}/click", {})

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def until(self, script: str, seconds: float = 8) -> bool:
        """Wait until a script returns what is true; tell whether it did."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return True
            time.sleep(0.1)
        return False


def main() -> int:
    """Build, serve, visit; print what fails; return the exit code."""
    faults: list[str] = []

    def expect(holds: object, what: str) -> None:
        if not holds:
            faults.append(what)

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "site"
        if len(sys.argv) > 1:
            folder = Path(sys.argv[1])
        else:
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder], env=os.environ | {"SITE_URL": SITE_URL}, check=True)
        server = PagesServer(folder, SITE_URL)
        stack.callback(lambda: server.stopped or server.stop())
        browser = WebKit(stack)
        site = load()
        address = {page.type: page.address for page in reversed(site.pages)}
        translated = [f"/{code}{one}" for code in translations() for one in addresses_of_each_type(load(language=code).pages)]
        for one in sorted({*addresses_of_each_type(site.pages), *translated}):
            browser.open(server.url + one)
            expect(browser.run("return document.querySelectorAll('h1').length") == 1, f"{one}: not one h1")
            for width in WIDTHS:
                expect(browser.wait(FRAME, server.url + one, width) <= 0, f"{one}: wider than {width} pixels")
            expect(browser.run(NO_STYLE) == 0, f"{one}: without our style a drawing is wider than the window")
        _use(browser, server, address, expect)
    print("\n".join(faults) or "WebKit: all holds.")
    return bool(faults)


def _use(browser: WebKit, server: PagesServer, address: dict[str, str], expect: object) -> None:
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
        expect(browser.run("return navigator.serviceWorker.controller && !!document.querySelector('.section--steps')"), "the copy does not open without a network")
    except RuntimeError as error:
        expect(False, f"the copy does not open without a network: {error}")
    server.start()

    for how in ("click", "Shift"):
        browser.open(server.url + address["emergency"])
        # The weather is outside: what counts is that the page is blank or gone.
        if how == "click":
            browser.click(".quick-exit")
        else:
            browser.press(SHIFT, SHIFT, SHIFT)
        time.sleep(0.5)
        expect(not browser.run("return !!document.querySelector('article')"), f"{how} does not leave")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
