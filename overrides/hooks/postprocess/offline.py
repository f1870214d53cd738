"""What an offline copy holds, and how much it weighs; the worker stands at the root, so that it may serve every page."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from overrides.hooks.postprocess.folder import sources

WORKER = "assets/javascripts/sw.js"
# The pages of someone in danger; the rest of the site is the other choice.
EMERGENCY = ("/overdose/", "/get-help/", "/short-version/", "/strategies/naloxone/")
FOLDER = "/safer/"
SHARED = (
    "assets/stylesheets/site.css", "assets/icons/icon.svg", "assets/javascripts/page.js", "assets/javascripts/offline.js",
    "manifest.webmanifest",
)  # fmt: skip
SEARCH = (
    "search/", "search/pages.json", "search/names.json", "search/urgent.json", "search/lunr.js", "search/lunr.es.js",
    "assets/javascripts/search.js", "assets/javascripts/ranking.js", "assets/javascripts/urgent.js", "od.txt",
)  # fmt: skip


def finish(site: Path) -> None:
    """Write offline.json, move the worker to the root, and say the sizes on the buttons."""
    (site / WORKER).replace(site / "sw.js")
    pages = [page.address for page in sources(site).pages if (site / page.address.strip("/") / "index.html").is_file()]
    urgent = [address for address in pages if address in EMERGENCY or address.startswith(FOLDER)]
    lists = {
        "emergency": [*SHARED, *(address.strip("/") + "/" for address in urgent)],
        "all": [*SHARED, *(file for file in SEARCH if (site / file).exists()), *((address.strip("/") + "/").lstrip("/") for address in pages)],
    }
    sizes = {kind: sum(weight(site, path) for path in files) for kind, files in lists.items()}
    record = {kind: {"files": files, "bytes": sizes[kind]} for kind, files in lists.items()}
    (site / "offline.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if 'class="size-' in html:
            told = re.sub(r'(<span class="size-(\w+)">)', lambda match: f"{match[1]}{round(sizes[match[2]] / 1000)} KB", html)
            path.write_text(told, encoding="utf-8")


def weight(site: Path, path: str) -> int:
    """Return the bytes that a file of the site, or the page of a folder, has on the wire."""
    file = site / path
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))
