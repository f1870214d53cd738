"""Measures the site against the same pages in the stock theme and as bare HTML: python -m tests.bench. Prints tables.

Bytes and requests repeat exactly. Times are only good as ratios: a slow line (400 kbit/s, 400 ms) and a processor
four times slower, in Chromium. The sites take turns, in builds and in visits, so that other work on the machine falls on all
of them; medians of the visits, and for building the least, as there all that is measured is work. Every kind is built in every
language, with compiled Python, as after the first build anywhere. Nothing is written into the project. What is measured is held to LIMITS; a measure above its limit ends the run with status 1.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Request, sync_playwright

from overrides.hooks.content.site import ORIGINAL, ROOT, load, settings_file, translations
from tests.browser.find import FLAGS, installed
from tests.pages_server import PagesServer

TYPES = ("home", "principle", "strategy", "emergency")  # the first page of each is visited
SIZES = (50, 200, 800)  # pages
RUNS, BUILDS = 9, 6
LIMITS = {
    "largest paint, ours to bare (worst page)": 1.35,
    "largest paint, ours to stock (worst page)": 0.85,
    "processor to build, ours to stock": 1.2,
    f"processor a page, of {SIZES[-1]} to of {SIZES[1]}": 1.2,
}
KINDS = ("bare", "ours", "stock")
MOST_WAITS = 8  # of half a second, for what a page asks for after it has loaded
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAINTED = """new Promise((done) => {
  let largest = 0;
  new PerformanceObserver((list) => { largest = list.getEntries().at(-1).startTime; }).observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => done([performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, largest]), 400);
})"""
# The stock theme asks two hosts of another company for its letters: no answer, at once, for every kind alike.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ page.title }}</title><style>body{max-width:33rem;margin:auto;padding:1rem;font:1rem/1.6 sans-serif}</style>{{ page.content }}</html>"""


def read_settings(language: str = ORIGINAL) -> dict:
    """Return the project's settings in a language, with the defaults of what the environment may set."""
    loader = yaml.SafeLoader
    loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    return yaml.load((ROOT / settings_file(language)).read_text(encoding="utf-8"), loader)


def settings(folder: Path, kind: str, language: str = ORIGINAL) -> Path:
    """Write the settings of one kind of site (ours, stock, bare) in a language into a folder; return their file."""
    config = read_settings() | {"nav": read_settings(language)["nav"], "docs_dir": str(ROOT / "docs" / language)}
    config["markdown_extensions"]["overrides.hooks.markdown"] = {"language": language}
    config.pop("watch")
    config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
    if kind == "ours":
        config["theme"]["custom_dir"] = str(ROOT / "overrides")
    else:
        for key in ("hooks", "plugins", "extra", "validation"):
            config.pop(key)
        config["theme"] = {"name": "material", "language": language} if kind == "stock" else {"name": None, "custom_dir": str(folder / "theme")}
    if kind == "bare":
        config["plugins"] = []
        (folder / "theme").mkdir(exist_ok=True)
        (folder / "theme/main.html").write_text(BARE, encoding="utf-8")
    file = folder / f"{kind}.{language}.yml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    return file


def build(file: Path, site: Path, root: Path = ROOT) -> float:
    """Build a site with the code below a root folder; return the seconds of processor it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file), "--site-dir", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)}
    subprocess.run(command, cwd=root, env=environment, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def visit(browser: Browser, url: str) -> tuple[int, int, float, float]:
    """Visit a page as a first reader on a slow line; return bytes, requests, first and largest paint in ms."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    sizes: list[int] = []
    under_way: set[Request] = set()
    page.on("request", lambda request: under_way.add(request))
    page.on("requestfinished", lambda request: under_way.discard(request))
    page.on("requestfailed", lambda request: under_way.discard(request))
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load", timeout=120_000)
    for _ in range(MOST_WAITS):  # not "networkidle": a worker's request is not always told to have ended
        page.wait_for_timeout(500)
        if not under_way:
            break
    first, largest = page.evaluate(PAINTED)
    context.close()
    return sum(sizes), len(sizes), first, largest


def many(folder: Path, number: int) -> Path:
    """Write a copy of the project with `number` pages: real ones, then copies of them in sections of 20; return its folder."""
    root = folder / f"project{number}"
    for part in ("overrides", "docs/data", "docs/templates"):
        shutil.copytree(ROOT / part, root / part)
    docs = ROOT / "docs/en"
    pages = load().in_nav_order
    needed = {page.type: page.source for page in reversed(pages)}  # templates ask for the emergency page and others by their type
    real = list(dict.fromkeys([*needed.values(), *(page.source for page in pages)]))
    names = real[:number] + [f"s{place // 20}/p{place}.md" for place in range(number - len(real))]
    for place, name in enumerate(names):
        (root / "docs/en" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(docs / real[place % len(real)], root / "docs/en" / name)
    folders = sorted({name.rpartition("/")[0] for name in names if "/" in name})
    nav = [*(name for name in names if "/" not in name), *({one: [name for name in names if name.rpartition("/")[0] == one]} for one in folders)]
    config = read_settings()
    # Made-up pages would not pass the checks, nor be what redirects lead to: of the events only the last is kept.
    (root / "hook.py").write_text("from overrides.hooks.events import on_post_build\n", encoding="utf-8")
    config |= {"nav": nav, "plugins": [], "hooks": ["hook.py"], "watch": []}
    config["extra"]["translations"] = []
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return root


def table(head: list[str], rows: list[list[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def visits(browser: Browser, sites: dict[str, Path]) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Visit a page of each type on every site, in turns; return bytes, requests, first and largest paint in ms by site and page."""
    pages = load().in_nav_order
    addresses = [next(page.address for page in pages if page.type == type_) for type_ in TYPES]
    served = {kind: PagesServer(site, "https://bench.example/") for kind, site in sites.items()}
    seen: dict[tuple[str, str], list] = {(kind, address): [] for kind in sites for address in addresses}
    for _ in range(RUNS):
        for kind, address in seen:
            seen[kind, address].append(visit(browser, served[kind].url + address))
    for one in served.values():
        one.stop()
    return {place: tuple(round(statistics.median(column)) for column in zip(*measured, strict=True)) for place, measured in seen.items()}


def worst(seen: dict, column: int, other: str) -> float:
    """Return our figure as a share of another site's, on the page where it is highest."""
    return max(seen[kind, address][column] / seen[other, address][column] for kind, address in seen if kind == "ours")


def compare_builds(folder: Path, sites: dict[str, Path]) -> dict[str, float]:
    """Build every kind of site with its translations, in turns; return the least seconds of processor of each. Ours builds them itself."""
    files = {kind: {"": settings(folder, kind)} for kind in sites}
    for kind in sites.keys() - {"ours"}:
        files[kind] |= {code: settings(folder, kind, code) for code in translations()}
    seconds: dict[str, list[float]] = {kind: [] for kind in sites}
    for _ in range(BUILDS):
        for kind, site in sites.items():
            seconds[kind].append(sum(build(file, site / below) for below, file in files[kind].items()))
    return {kind: min(measured) for kind, measured in seconds.items()}


def growth(folder: Path) -> dict[int, float]:
    """Return how many seconds of processor a site of each number of pages takes to build."""
    return {number: build(many(folder, number) / "mkdocs.yml", folder / f"site{number}", folder / f"project{number}") for number in SIZES}


def main() -> int:
    """Measure, and print; return 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        os.environ |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
        sites = {kind: folder / f"built-{kind}" for kind in KINDS}
        processor, sizes = compare_builds(folder, sites), growth(folder)
        browser = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS, ALONE])
        seen = visits(browser, sites)
        browser.close()
    rows = [[*place, requests, f"{size:,}", *paints] for place, (size, requests, *paints) in sorted(seen.items())]
    print(table(["site", "page", "requests", "bytes, first visit", "first paint, ms", "largest paint, ms"], rows), "\n")
    print("Processor seconds to build:", ", ".join(f"{kind} {seconds:.1f}" for kind, seconds in processor.items()), "\n")
    rows = [[number, f"{seconds:.1f}", f"{1000 * seconds / number:.0f}"] for number, seconds in sizes.items()]
    print(table(["pages", "processor, s", "ms a page"], rows), "\n")
    middle, last = (sizes[number] / number for number in SIZES[1:])
    measured = (worst(seen, 3, "bare"), worst(seen, 3, "stock"), processor["ours"] / processor["stock"], last / middle)
    rows = [[name, f"{value:.2f}", f"{limit:.2f}"] for (name, limit), value in zip(LIMITS.items(), measured, strict=True)]
    print(table(["ratio", "measured", "at most"], rows))
    return int(any(value > limit for value, limit in zip(measured, LIMITS.values(), strict=True)))


if __name__ == "__main__":
    sys.exit(main())
