"""What an offline copy holds, and how much it weighs; the worker stands at the root, so that it may serve every page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from overrides.hooks.content.site import Page
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite

WORKER = "assets/scripts/sw.js"
URGENT_TYPES = ("emergency", "directory", "safety")
SHARED = ("assets/icons/icon.svg", "assets/scripts/main.js", "assets/scripts/offline.js", "manifest.webmanifest")


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write offline.json, move the worker to the root, and say the sizes on the buttons: those pages are written again."""
    (site.folder / WORKER).replace(site.folder / "sw.js")
    addresses = [page.address[1:] for page in pages if page.source]
    urgent = [page.address[1:] for page in pages if page.source and is_urgent(page.source)]
    lists = {"emergency": [*SHARED, *urgent], "all": [*SHARED, *_others(site), *addresses]}
    sizes = {kind: sum(_weight(site.folder / path) for path in files) for kind, files in lists.items()}
    record = {kind: {"files": files, "bytes": sizes[kind]} for kind, files in lists.items()}
    (site.folder / "offline.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    for page in pages:
        if page.document.css_first(".offline"):
            for kind, size in sizes.items():
                page.one(f".size-{kind}").inner_html = f"{round(size / 1000)} KB"
            page.write()


def is_urgent(page: Page) -> bool:
    """Tell whether a page is in the copy for emergencies: by its type, or because its front matter says so."""
    return page.type in URGENT_TYPES or page.meta.get("offline") == "emergency"


def _others(site: BuiltSite) -> list[str]:
    """Return the search page with the files beside it, every other script, and the emergency page as plain text."""
    found = [*sorted((site.folder / "search").glob("*")), *sorted((site.folder / "assets/scripts").glob("*.js"))]
    found += [site.folder / name] if (name := site.setting("emergency_text")) else []
    paths = [path.relative_to(site.folder).as_posix().removesuffix("index.html") for path in found if path.is_file()]
    return [path for path in paths if path not in SHARED]


def _weight(path: Path) -> int:
    """Return the bytes that a file, or the page of a folder, has on the wire."""
    return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 6, mtime=0))
