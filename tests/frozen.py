"""The frozen site: the project's machinery (overrides, templates, schemas) with a few pages that never change.

A test of the machinery uses it, so that no sentence of a live page can break it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from overrides.hooks.content.site import ROOT

SITE = Path(__file__).parent / "site"
MACHINERY = ("overrides", "docs/templates", "docs/data/schemas")
DAY = "2026-11-26"  # the pages were reviewed shortly before it
OUTER = ("SITE_URL", "BUILT", "SOURCE_DATE_EPOCH")  # of the site that is tested; the frozen one has its own


def make(root: Path) -> Path:
    """Put the frozen site together below an empty folder; return the folder."""
    for name in MACHINERY:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for drawing in (root / "overrides/assets/drawings").iterdir():
        drawing.unlink()
    shutil.copytree(SITE, root, dirs_exist_ok=True)
    for schema in (root / "docs/data/schemas").glob("*.yml"):
        if not (root / "docs/data" / schema.name).is_file():
            schema.unlink()  # of data that no frozen page shows
    return root


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a verb of the project on a copy: its own code, on a fixed day."""
    command = [sys.executable, "-m", "overrides.hooks.cli", *arguments]
    return subprocess.run(command, cwd=root, env=settings(**environment), capture_output=True, text=True, check=False)


def settings(**more: str) -> dict[str, str]:
    """Return the environment in which a copy is built: without the settings of the outer site, on a fixed day."""
    return {name: value for name, value in os.environ.items() if name not in OUTER} | {"TODAY": DAY} | more


def build(root: Path, **environment: str) -> Path:
    """Build a copy strictly; return the finished folder. Raises AssertionError with the log where the build fails."""
    done = run(root, "build", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
