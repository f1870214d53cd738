"""Facts that the tests share: the site as its writers wrote it, and as it was built. It asserts nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from filelock import FileLock

from overrides.hooks.content.site import ROOT, Site, load


@pytest.fixture(scope="session")
def site() -> Site:
    """The pages and the data."""
    return load()


# The site is checked under a folder, as a project page of GitHub Pages is, unless the publisher says where it goes.
SITE_URL = os.environ.get("SITE_URL") or "https://published.example/repo/"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished folder of a strict build, with its log beside it: one build, however many cores the tests run on.

    BUILT keeps the folder, so that what was checked is what is published. READY names a folder that another engine
    built and finishing finished: it is read and never built.
    """
    if ready := os.environ.get("READY"):
        if not (Path(ready) / "index.html").is_file():
            pytest.exit(f"READY names {ready}, and no finished site is there.", returncode=1)
        return Path(ready)
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    folder = Path(os.environ.get("BUILT") or shared / "built/site").absolute()
    with FileLock(shared / "build.lock"):
        if not (shared / "build.done").exists():
            _build(folder)
            (shared / "build.done").touch()
    return folder


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.exit(f"The build failed:\n{done.stdout}\n{done.stderr}", returncode=1)
    (folder.parent / "build.log").write_text(done.stdout + done.stderr, encoding="utf-8")


@pytest.fixture(scope="session")
def html(built: Path) -> dict[str, object]:
    """Every built page by its address, parsed as a browser parses it."""
    pages = {}
    for path in sorted(built.rglob("*.html")):
        address = "/" + path.relative_to(built).as_posix().removesuffix("index.html")
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        pages[address] = parser.parse(path.read_text(encoding="utf-8"))
        pages[address].set("errors", "; ".join(f"{place}: {code}" for place, code, _ in parser.errors))
    return pages
