"""Makes the search index of the finished pages, in pagefind/: nothing of it is fetched before someone searches."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from json import dumps
from pathlib import Path

from overrides.hooks.content.site import Page
from overrides.hooks.postprocess.folder import sources

# What of the bundle the search page asks for; the rest is ready-made interfaces.
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
# Sections that every page of a kind has: their headings tell pages apart for nobody.
PLAIN = ("in-short", "sources")
QUIET = re.compile(r'<(nav|section) class="(?:breadcrumb|toc|pagination|share|section--sources)".*?</\1>|<p class="dates">.*?</p>', re.S)


def finish(site: Path) -> None:
    """Write the index of every page of the site into its folder pagefind/. Raises where the indexer fails."""
    bundle = site / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for page in sources(site).pages:
            path = Path(page.address.strip("/")) / "index.html"
            if (site / path).is_file():
                target = Path(folder) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_weighted((site / path).read_text(encoding="utf-8"), page), encoding="utf-8")
        # The indexer's Python interface takes ten times as long as its command.
        command = [sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(bundle)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"The search index was not made: {done.stdout}{done.stderr}")
    (site / "search/words.json").write_text(dumps(words(site), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    for path in bundle.iterdir():
        if path.is_file() and path.name not in KEPT and not path.name.startswith(("pagefind.", "wasm.")):
            path.unlink()


def words(site: Path) -> list[dict]:
    """Return, for each page of the site, its own words: path, title, description, tags, and sections as [id, heading]."""
    return [
        {
            "path": page.address,
            "title": page.title,
            "description": page.meta.get("description", ""),
            "tags": list(map(str, page.meta.get("tags") or [])),
            "sections": [[part.id, part.text] for part in page.headings if part.level > 1 and part.id not in PLAIN],
        }
        for page in sources(site).pages
        if (site / page.address.strip("/") / "index.html").is_file()
    ]


def _weighted(html: str, page: Page) -> str:
    """Return a page as the index should see it: its text, and high in weight the words that people search with."""
    tags = ", ".join(map(str, page.meta.get("tags") or []))
    html = QUIET.sub("", html).replace("<article ", "<article data-pagefind-body ", 1)
    words = f'<p data-pagefind-weight="8">{escape(tags)}</p>'
    return html.replace("</h1>", f"</h1>{words}", 1).replace("<h1 ", '<h1 data-pagefind-weight="10" ', 1)
