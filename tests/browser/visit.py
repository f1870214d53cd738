"""One visit to every page, with everything that is measured on it: opening a page is what takes the time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, sync_playwright

from tests.browser.find import FLAGS, installed

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = """async (contrast) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const rules = contrast ? { runOnly: ["color-contrast-enhanced"] }
    : { runOnly: { type: "tag", values: tags }, rules: { "color-contrast": { enabled: false } } };
  const found = await axe.run(document, { ...rules, resultTypes: ["violations"], preload: false, iframes: false });
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
}"""
# Every pair of text color and ground on the page whose contrast is below 7 to 1, or 4.5 where the text is large.
FAINT = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (color) => color.slice(0, 3).map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (one) => { for (; one; one = one.parentElement) { const color = rgb(getComputedStyle(one).backgroundColor); if (color[3] !== 0) return color; } return [255, 255, 255]; };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !one.checkVisibility() || one.closest("script, svg, .visually-hidden, .skip")) continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgb(style.color)), light(ground(one))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if ((a + 0.05) / (b + 0.05) < (large ? 4.5 : 7)) found.add(`${one.tagName}.${one.className}: ${style.color} on ${ground(one)}`);
  }
  return [...found];
}"""
# Links inside a sentence, citations and marks are text, which the guideline exempts.
SMALL = """() => [...document.querySelectorAll("a, button, summary, input")]
  .filter((one) => one.offsetParent && !one.closest("p:not(.row):not(.footer-links), dd, td, th, cite, li p, .cites, .in-words") && !one.matches(".skip"))
  .filter((one) => !one.closest("article li") || one.closest("li").textContent.trim() === one.textContent.trim())
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
# A link that is stretched over its row, and lies over another link there.
COVERED = """() => [...document.querySelectorAll("a")]
  .filter((one) => getComputedStyle(one, "::after").position === "absolute")
  .flatMap((one) => [...one.offsetParent.querySelectorAll("a")].filter((other) => other !== one && getComputedStyle(other).position === "static"))
  .map((one) => one.outerHTML.slice(0, 90))"""
WIDE = "document.documentElement.scrollWidth - innerWidth"
SPACED = """() => { const style = new CSSStyleSheet();
  style.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]; }"""
PLAIN = "document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)"
# Everything by which a page could store, told by the page itself before any of its own scripts run.
WATCH = """
window.stored = []; window.broken = [];
for (const name of ["setItem", "removeItem", "clear"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (...all) { window.stored.push(name); return real.apply(this, all); };
}
for (const [owner, name] of [[IDBFactory.prototype, "open"], [CacheStorage.prototype, "open"], [ServiceWorkerContainer.prototype, "register"]]) {
  const real = owner[name];
  owner[name] = function (...all) { window.stored.push(name); return real.apply(this, all); };
}
Object.defineProperty(Document.prototype, "cookie", { set() { window.stored.push("cookie"); }, get() { return ""; } });
addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
USE = """async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const button of document.querySelectorAll(".share button, .heading-link")) if (!button.hidden) button.click();
  for (const field of document.querySelectorAll("input")) { field.focus(); field.value = "narcan"; }
  for (const type of ["keydown", "keyup"]) dispatchEvent(new KeyboardEvent(type, { key: "Shift" }));
  scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
  await new Promise((done) => setTimeout(done, 30));
  for (const details of document.querySelectorAll("details")) details.open = false;
  scrollTo({ top: 0, behavior: "instant" }); // a page still gliding would put its bar over what is measured
}"""




class Visitor:
    """A reader who opens pages one after another in one tab, and writes down what was seen."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        permissions = ["clipboard-read", "clipboard-write"]
        self.context = browser.new_context(viewport={"width": 320, "height": 740}, permissions=permissions)
        self.context.add_init_script(WATCH)
        self.tab = self.context.new_page()
        self.devtools = self.context.new_cdp_session(self.tab)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda told: self.errors.append(told.text) if told.type in ("error", "warning") else None)
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))

    def visit(self, address: str, wide_too: bool) -> dict[str, object]:
        """Open a page, use it, measure it; on a wide screen and by axe's contrast too where asked."""
        tab = self.tab
        self.requests.clear()
        self.errors.clear()
        tab.goto(self.url + address, wait_until="load")
        seen = {"sideways": self.sideways(), "small": tab.evaluate(SMALL), "covered": tab.evaluate(COVERED), "faint": {}, "axe": {}}
        tab.evaluate(USE)
        seen["stored"] = tab.evaluate("window.stored") + [cookie["name"] for cookie in self.context.cookies()]
        seen["broken"] = tab.evaluate("window.broken")
        seen["requests"], seen["errors"] = list(self.requests), list(self.errors)
        tab.evaluate(AXE)
        seen["axe"]["narrow"] = tab.evaluate(RULES, False)
        for scheme in ("dark", "light"):
            tab.emulate_media(color_scheme=scheme)
            seen["faint"][scheme] = tab.evaluate(FAINT)
            if wide_too:
                seen["axe"][f"contrast, {scheme}"] = tab.evaluate(RULES, True)
        if wide_too:
            tab.set_viewport_size({"width": 1280, "height": 800})
            seen["axe"]["wide"] = tab.evaluate(RULES, False)
            tab.set_viewport_size({"width": 320, "height": 740})
        return seen

    def sideways(self) -> dict[str, int]:
        """Return by how much the page is wider than the window: as it is, with spaced text, with text twice as large."""
        wide = {"as it is": self.tab.evaluate(WIDE)}
        self.tab.evaluate(SPACED)
        wide["spaced"] = self.tab.evaluate(WIDE)
        self.tab.evaluate(PLAIN)
        self.devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        wide["twice as large"] = self.tab.evaluate(WIDE)
        self.devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        return wide


def visit_all(url: str, addresses: list[str], each: set[str]) -> dict[str, dict]:
    """Visit pages with two readers at once, each with a browser of its own; return what was seen by address."""
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(lambda share: _visit_some(url, share, each), (addresses[::2], addresses[1::2]))
        return {address: seen for half in halves for address, seen in half.items()}


def _visit_some(url: str, addresses: list[str], each: set[str]) -> dict[str, dict]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        visitor = Visitor(browser, url)
        seen = {address: visitor.visit(address, address in each) for address in addresses}
        browser.close()
        return seen


def addresses_of_each_type(pages: list) -> set[str]:
    """Return one address of each page type, the search and the lost page."""
    return {*{page.type: page.address for page in pages}.values(), "/search/", "/nothing/here/"}
