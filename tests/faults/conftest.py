"""A copy of the site in which a fault can be planted in one line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import ROOT, load

KEPT = ("index.md", "overdose.md", "safer/signs.md", "strategies/naloxone.md", "principles/agency.md", "basics/index.md")


@dataclass
class Garden:
    """A copy of the sources. Plant with `swap`, `add`, `write` or `remove`; then `expect`."""

    root: Path
    before: dict[Path, bytes | None] = field(default_factory=dict)  # each changed file as it was; None where there was none

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file whole."""
        path = self.root / file
        self._remember(path)
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
        self._remember(self.root / file)
        (self.root / file).unlink()

    def _remember(self, path: Path) -> None:
        self.before.setdefault(path, path.read_bytes() if path.exists() else None)

    def weed(self) -> None:
        """Put every file back as it was before it was changed, and take away what was new."""
        for path, data in self.before.items():
            if data is not None:
                path.write_bytes(data)
            elif path.exists():
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
        self.before.clear()

    def plant(self, file: str, old: str, new: str, message: str, below: int = 0) -> None:
        """Replace a match, and assert that the fault is told on its line, or on one so many lines below."""
        self.expect(message, file, line=self.swap(file, old, new) + below)

    def issues(self) -> list[Issue]:
        """Return the faults of the copy."""
        return check(load(self.root))

    def expect(self, message: str, file: str, line: int | None = None, warning: bool = False) -> None:
        """Assert that a fault with these words, this file and this line is told, and says what to do."""
        told = self.issues()
        found = [issue for issue in told if message in issue.message and issue.file == file and (issue.severity == "warning") is warning]
        assert found, f"nobody said {message!r} of {file}; told were: {[str(issue) for issue in told]}"
        assert all(issue.hint for issue in found)
        if line is not None:
            assert line in {issue.line for issue in found}, f"line {line} expected, told: {[f.line for f in found]}"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything the guards read, with a few pages only: a check of it takes no time."""
    root = tmp_path_factory.mktemp("seed") / "site"
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, root)
    for language in ("en", "es"):
        folder = root / "docs" / language
        for page in folder.rglob("*.md"):
            if page.relative_to(folder).as_posix() not in KEPT:
                page.unlink()
    return root


@pytest.fixture
def garden(seed: Path) -> Iterator[Garden]:
    """The seed to plant in: what a test plants is weeded after it."""
    garden = Garden(seed)
    yield garden
    garden.weed()
