"""Shared fixtures: the sources of the site, and the finished folder of one strict build. It asserts nothing of the site.

BUILT names the folder that the site is built into and stays in (the one that is published); SITE_URL its address.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from filelock import FileLock

from overrides.hooks.content.site import ROOT, Site, load

# A project page of GitHub Pages lies under a folder: the harder case is the default.
SITE_URL = os.environ.get("SITE_URL") or "https://someone.example/repository/"


@pytest.fixture(scope="session")
def site() -> Site:
    """The sources of the original language: pages, data and settings."""
    return load()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished folder: built once, however many processes the tests run in, and fingerprinted."""
    shared = _shared_folder(tmp_path_factory)
    folder = Path(os.environ.get("BUILT") or shared / "built/site").absolute()
    with FileLock(shared / "build.lock"):
        if (shared / "failed").exists():
            pytest.fail("The site does not build: the first failure says why.", pytrace=False)
        if not (shared / "fingerprint.json").exists():
            _build(folder, shared / "build.log")
            (shared / "fingerprint.json").write_text(json.dumps({"folder": str(folder), "files": fingerprint(folder)}), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def build_log(built: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the build printed."""
    return (_shared_folder(tmp_path_factory) / "build.log").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html(built: Path) -> dict[str, object]:
    """Every built page by its address below the site's root, parsed strictly; `errors` of a page lists what HTML5 forbids."""
    pages = {}
    for path in sorted(built.rglob("*.html")):
        address = "/" + path.relative_to(built).as_posix().removesuffix("index.html")
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        pages[address] = parser.parse(path.read_text(encoding="utf-8"))
        pages[address].set("errors", "; ".join(f"{place}: {code}" for place, code, _ in parser.errors))
    return pages


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a folder by its path below it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where the finished folder is not what it was before the tests: what is published is what was checked."""
    if os.environ.get("PYTEST_XDIST_WORKER"):
        return
    file = session.config._tmp_path_factory.getbasetemp() / "fingerprint.json"
    if not file.is_file():
        return
    before = json.loads(file.read_text(encoding="utf-8"))
    after = fingerprint(Path(before["folder"]))
    if changed := sorted(name for name in before["files"].keys() | after.keys() if before["files"].get(name) != after.get(name)):
        print(f"\nThe tests changed the finished folder {before['folder']}: {', '.join(changed[:10])}", file=sys.stderr)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _shared_folder(factory: pytest.TempPathFactory) -> Path:
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def _build(folder: Path, log: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(folder)]
    environment = os.environ | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        (log.parent / "failed").touch()
        pytest.fail(f"The site does not build:\n{done.stdout}\n{done.stderr}", pytrace=False)
