"""What the offline copies hold, with a hash of each file, and how much they weigh. One worker serves those of all languages."""

import gzip
import hashlib
import json
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from overrides.hooks.content.site import Page
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite
from overrides.hooks.postprocess.page import is_redirect, redirect_target

WORKER = "assets/scripts/sw.js"
MISS = "offline.html"  # what the worker answers with where a page is not in the copy
SHARED = (MISS, "assets/icons/icon.svg", "assets/scripts/main.js", "assets/scripts/offline.js", "manifest.webmanifest")
HASH = 16  # digits of a SHA-256: against what is sent in place of a file by mistake, not against somebody who means harm


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write offline.json, put the worker at the root of the site, and put the sizes on the buttons: those pages are written again."""
    worker = site.folder / WORKER
    worker.replace(site.folder / "sw.js") if site.is_original else worker.unlink()
    root = site.folder if site.is_original else site.folder.parent
    own = [page for page in pages if page.source]
    urgent = [page.path for page in own if is_urgent(page.source)]
    files = {"emergency": [*_shared(site), *urgent, *_borrowed(site)]}
    found = [*sorted((site.folder / "search").glob("*")), *sorted((site.folder / "assets/scripts").glob("*.js"))]
    files["all"] = [*files["emergency"], *(path for path in [*found, *(page.path for page in own)] if path not in files["emergency"])]
    sizes = {path: len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files["all"]}  # which holds the other
    weights = {kind: sum(sizes[path] for path in paths) for kind, paths in files.items()}
    for page in pages:
        if block := page.document.css_first(".offline"):
            block.attrs["data-root"] = page.up + ("" if site.is_original else "../") or "./"
            for kind, weight in weights.items():
                page.one(f".size-{kind}").inner_html = f"{round(weight / 1000)} KB"
            page.write()
    redirects = {_address(page.path, root): urljoin(_address(page.path, root), redirect_target(page)) for page in pages if is_redirect(page)}
    # The hashes come last: they are those of the files as they are published.
    record = {kind: _copy(site, paths, root) | {"bytes": weights[kind], "redirects": redirects} for kind, paths in files.items()}
    (site.folder / "offline.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def is_urgent(page: Page) -> bool:
    """Tell whether a page is in the copy for emergencies: its front matter says so."""
    return page.meta.get("offline") == "emergency"


def _copy(site: BuiltSite, paths: list[Path], root: Path) -> dict:
    """Return what the worker has to know of a copy: hashes by path, titles by address with the steps first."""
    editions = {site.folder / page.address.strip("/") / "index.html": page for page in site.content.pages}
    editions |= {root / page.address.strip("/") / "index.html": page for page in site.original.pages}
    titles = {path: editions[path] for path in paths if path in editions}
    steps_first = sorted(titles, key=lambda path: titles[path].type != "emergency")
    return {
        "files": {_address(path, root): hashlib.sha256(path.read_bytes()).hexdigest()[:HASH] for path in paths},
        "pages": {_address(path, root): escape(titles[path].title) for path in steps_first},
    }


def _shared(site: BuiltSite) -> list[Path]:
    """Return what every copy holds: what a page asks for, the home page, the emergency page as plain text."""
    text = site.folder / str(site.original.extra("emergency_text"))
    return [site.folder / "index.html", *(site.folder / name for name in SHARED), *([text] if text.is_file() else [])]


def _borrowed(site: BuiltSite) -> list[Path]:
    """Return the pages for emergencies that a translation does not have: its links lead to the original, with its script."""
    if site.is_original:
        return []
    paths = [page.address.strip("/") for page in site.original.pages if is_urgent(page) and page.source not in site.content.by_source]
    return [site.folder.parent / name for name in [*(f"{path}/index.html" for path in paths), *(SHARED[1:] if paths else ())]]


def _address(path: Path, root: Path) -> str:
    """Return the address of a file below the root of the site; of a page without its index.html."""
    name = path.relative_to(root).as_posix()
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name
