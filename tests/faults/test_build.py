"""A build with a fault ends before anything is written, and says where the fault is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from overrides.hooks.content.site import ROOT


def test_a_fault_stops_the_build_and_keeps_the_last_site(tmp_path: object) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".pytest_cache", ".cache"))
    page = copy / "docs/en/strategies/naloxone.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nIt works [@nobody-1999].\n", encoding="utf-8")
    (copy / "site").mkdir()
    (copy / "site/last.html").write_text("the last good build")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=copy, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "docs/en/strategies/naloxone.md:" in done.stderr
    assert "'nobody-1999'" in done.stderr
    assert [path.name for path in (copy / "site").iterdir()] == ["last.html"]
