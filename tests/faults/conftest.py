"""A copy of the site in which a fault can be planted in one line."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from overrides.hooks.checks import check
from overrides.hooks.faults import Fault
from overrides.hooks.pages import ROOT, load

KEPT = ("index.md", "overdose.md", "safer/signs.md", "strategies/naloxone.md", "principles/agency.md", "basics/index.md")


@dataclass
class Garden:
    """A copy of the sources. Plant with `swap`, `add`, `write` or `remove`; then `expect`."""

    root: Path

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file whole."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def swap(self, file: str, old: str, new: str) -> int:
        """Replace the first match of a regular expression; return its line."""
        text = (self.root / file).read_text(encoding="utf-8")
        match = re.search(old, text, flags=re.M)
        assert match, f"{file} has no {old!r} to plant a fault in"
        self.write(file, text[: match.start()] + match.expand(new) + text[match.end() :])
        return text[: match.start()].count("\n") + 1

    def add(self, file: str, line: str, after: str = r"^## In short.*\n") -> int:
        """Put a line after the first match of a regular expression; return its line."""
        at = self.swap(file, f"({after})", "\\1\n" + line.replace("\\", "\\\\") + "\n\n")
        return at + 2

    def remove(self, file: str) -> None:
        """Delete a file."""
        (self.root / file).unlink()

    def faults(self) -> list[Fault]:
        """Return the faults of the copy."""
        return check(load(self.root))

    def expect(self, what: str, file: str, line: int | None = None, warning: bool = False) -> None:
        """Assert that a fault with these words, this file and this line is told, and says what to do."""
        told = self.faults()
        found = [fault for fault in told if what in fault.what and fault.file == file and fault.warning is warning]
        assert found, f"nobody said {what!r} of {file}; told were: {[str(fault) for fault in told]}"
        assert all(fault.todo for fault in found)
        if line is not None:
            assert line in {fault.line for fault in found}, f"line {line} expected, told: {[f.line for f in found]}"


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    """A fresh copy of everything the guards read, with a few pages only: a check of it takes no time."""
    for name in ("docs", "mkdocs.yml", "mkdocs.es.yml", "overrides/assets"):
        source, target = ROOT / name, tmp_path / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for language in ("en", "es"):
        folder = tmp_path / "docs" / language
        for page in folder.rglob("*.md"):
            if page.relative_to(folder).as_posix() not in KEPT:
                page.unlink()
    return Garden(tmp_path)
