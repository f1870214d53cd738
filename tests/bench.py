"""Measures the site against the same pages in the stock theme and as bare HTML: python -m tests.bench. Prints tables.

Bytes and requests repeat exactly. Times are only good as ratios: a slow line (400 kbit/s, 400 ms) and a processor
four times slower, in Chromium; medians. Nothing is written into the project.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from overrides.hooks.pages import ROOT
from tests.browser.conftest import Served
from tests.browser.find import FLAGS
from tests.browser.find import browser as find_browser

PAGES = ("/", "/overdose/", "/strategies/medications/")
SIZES = (50, 200, 800)
RUNS = 5
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAINTED = """new Promise((done) => {
  let largest = 0;
  new PerformanceObserver((list) => { largest = list.getEntries().at(-1).startTime; }).observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => done([performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, largest]), 400);
})"""
BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ page.title }}</title><style>body{max-width:33rem;margin:auto;padding:1rem;font:1rem/1.6 sans-serif}</style>{{ page.content }}</html>"""


def settings(folder: Path, kind: str, docs: Path | None = None, nav: list | None = None) -> Path:
    """Write the settings of one kind of site (ours, stock, bare) into a folder; return their file."""
    loader = yaml.SafeLoader
    loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), loader)
    config["docs_dir"] = str(docs or ROOT / "docs/en")
    config["nav"] = nav or config["nav"]
    config.pop("watch")
    config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
    if kind == "ours":
        config["theme"]["custom_dir"] = str(ROOT / "overrides")
        if docs:  # made-up pages would not pass the guard
            config["hooks"] = config["hooks"][1:]
            config["plugins"] = []
    else:
        for key in ("hooks", "plugins", "extra", "validation"):
            config.pop(key)
        config["theme"] = {"name": "material"} if kind == "stock" else {"name": None, "custom_dir": str(folder / "theme")}
    if kind == "bare":
        config["plugins"] = []
        (folder / "theme").mkdir(exist_ok=True)
        (folder / "theme/main.html").write_text(BARE, encoding="utf-8")
    file = folder / f"{kind}.yml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    return file


def build(file: Path, site: Path) -> float:
    """Build a site; return the seconds of processor it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file), "--site-dir", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def visit(browser: Browser, url: str) -> tuple[int, int, float, float]:
    """Visit a page as a first reader on a slow line; return bytes, requests, first and largest paint in ms."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_load_state("networkidle")
    first, largest = page.evaluate(PAINTED)
    context.close()
    return sum(sizes), len(sizes), first, largest


def many(folder: Path, number: int) -> tuple[Path, list]:
    """Write `number` pages, copies of real ones, in sections of 20; return their folder and their navigation."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs/en").glob("*/*.md"))]
    docs, nav = folder / f"docs{number}", []
    for place in range(number):
        section, name = f"s{place // 20}", f"s{place // 20}/p{place}.md"
        (docs / section).mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(texts[place % len(texts)], encoding="utf-8")
        if place % 20 == 0:
            nav.append({f"Section {place // 20}": []})
        next(iter(nav[-1].values())).append(name)
    (docs / "index.md").write_text((ROOT / "docs/en/index.md").read_text(encoding="utf-8"), encoding="utf-8")
    return docs, ["index.md", *nav]


def table(head: list[str], rows: list[list[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder, rows, paints, cpu = Path(made), [], {}, {}
        browser = playwright.chromium.launch(executable_path=PATH, args=list(FLAGS))
        for kind in ("bare", "ours", "stock"):
            cpu[kind] = statistics.median(build(settings(folder, kind), folder / f"built-{kind}") for _ in range(3))
            served = Served(folder / f"built-{kind}")
            for address in PAGES:
                visits = [visit(browser, served.url + address) for _ in range(RUNS)]
                size, requests, first, largest = (round(statistics.median(column)) for column in zip(*visits, strict=True))
                paints[kind, address] = (first, largest)
                rows.append([kind, address, requests, f"{size:,}", first, largest])
            served.stop()
        browser.close()
        print(table(["site", "page", "requests", "bytes, first visit", "first paint, ms", "largest paint, ms"], rows), "\n")
        ratio = lambda other, place: max(paints["ours", a][place] / paints[other, a][place] for a in PAGES)  # noqa: E731
        ratios = [
            ["largest paint, ours to stock (worst page)", f"{ratio('stock', 1):.2f}", "0.85"],
            ["largest paint, ours to bare (worst page)", f"{ratio('bare', 1):.2f}", "1.40"],
            ["processor to build, ours to stock", f"{cpu['ours'] / cpu['stock']:.2f}", "1.50"],
        ]
        print(table(["ratio", "measured", "at most"], ratios), "\n")
        print("Processor seconds to build:", ", ".join(f"{kind} {seconds:.1f}" for kind, seconds in cpu.items()), "\n")
        grown = []
        for number in SIZES:
            docs, nav = many(folder, number)
            seconds = build(settings(folder, "ours", docs, nav), folder / f"site{number}")
            grown.append([number, f"{seconds:.1f}", f"{1000 * seconds / number:.0f}"])
        print(table(["pages", "processor, s", "ms a page"], grown))


if __name__ == "__main__":
    PATH = find_browser()
    main()
