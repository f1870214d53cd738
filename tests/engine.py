"""Builds the same site, in every language, with the next engine and says which promises hold: python -m tests.engine.

Exit status: 0 when every promise holds, 1 when one fails, 2 when the engine cannot be had. Everything it makes stays
in .cache/engine/ to be looked at; nothing else in the project changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from overrides.hooks.postprocess import ONCE, STEPS
from overrides.hooks.postprocess.folder import language as language_of
from overrides.hooks.content.site import ORIGINAL, ROOT, translations
from tests.conftest import SITE_URL

# Zensical, by the makers of the theme. 0.1 is the first that builds static_templates, and so the search page; the
# versions of a beta differ, so not beyond 0.1 unread. 0.0.73 is the last that brings its theme in one package: it is
# taken where the second, zensical-ui, cannot be had.
ENGINE = "zensical>=0.0.73,<0.2"
FOLDER = ROOT / ".cache/engine"
SOURCES = ("mkdocs.yml", "mkdocs.*.yml", "docs", "overrides")
LOG = "build.log"  # of all languages; a test reads it beside the site


class UnavailableError(Exception):
    """The engine cannot be installed; the message says why."""


@dataclass(eq=False)  # pytest keeps its plugins in a set
class Outcome:
    """What the tests said: module by module, its promise, how many hold, and which fail with their reason."""

    promises: dict[str, str] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    failed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    status: int = 0

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the tests that read the finished folder without a browser."""
        kept = [item for item in items if "built" in item.fixturenames and "served" not in item.fixturenames]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept
        for item in items:
            self.promises[item.path.stem] = (item.module.__doc__ or "").strip().splitlines()[0]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one test: it holds when its call passed, and fails when any part of it did."""
        module, name = Path(report.location[0]).stem, report.location[2]
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            reason = crash.message if crash else str(report.longrepr)
            self.failed.setdefault(module, []).append((name, " ".join(reason.split())[:300]))
        elif report.when == "call" and report.passed:
            self.held[module] = self.held.get(module, 0) + 1

    @property
    def holding(self) -> int:
        """How many promises hold."""
        return sum(self.held.values())

    @property
    def total(self) -> int:
        """How many promises were tested."""
        return self.holding + sum(map(len, self.failed.values()))

    def table(self) -> str:
        """Return the modules as lines, and below them each failing test with its reason."""
        lines = []
        for module, promise in self.promises.items():
            held, failed = self.held.get(module, 0), self.failed.get(module, [])
            lines.append(f"{held:3} of {held + len(failed):2}  {module.removeprefix('test_'):16} {promise}")
            lines += [f"           fails: {name}\n                  {reason}" for name, reason in failed]
        return "\n".join(lines)


def install(folder: Path) -> Path:
    """Return the engine's command from a virtual environment in the folder, made there if need be. Raises UnavailableError.

    It holds what the Markdown extensions need, from the lock, and the newest engine of the range that can be had.
    """
    lock = ROOT / "requirements.txt"
    stamp, wanted = folder / "ready", hashlib.sha256(lock.read_bytes() + ENGINE.encode()).hexdigest()
    python, command = folder / "venv/bin/python", folder / "venv/bin/zensical"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return command
    print("Setting up the next engine (once, a few minutes) ...", flush=True)
    venv.create(folder / "venv", clear=True, with_pip=True)
    for packages in (["--require-hashes", "--requirement", str(lock)], [ENGINE]):
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UnavailableError((done.stderr.strip() or "the installer said nothing").splitlines()[-1])
    stamp.write_text(wanted, encoding="utf-8")
    return command


def copied(folder: Path) -> Path:
    """Return an untouched copy of the sources, made anew below a folder; the log begins anew too.

    It is a copy because the engine takes no other place for its output than the one in the settings.
    """
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    (folder / LOG).unlink(missing_ok=True)
    copy.mkdir(parents=True)
    for path in (path for name in SOURCES for path in ROOT.glob(name)):
        if path.is_dir():
            shutil.copytree(path, copy / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, copy / path.name)
    return copy


def build(command: Path, copy: Path, language: str = ORIGINAL) -> tuple[Path | None, str]:
    """Build one language of a copy, alone in a folder beside it; return the site, or None if it failed, and the log."""
    original = language == ORIGINAL
    site = copy.with_name(f"site-{language}")
    shutil.rmtree(site, ignore_errors=True)
    address = SITE_URL if original else f"{SITE_URL}{language}/"
    environment = os.environ | {"SITE_URL": address, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    settings = "mkdocs.yml" if original else f"mkdocs.{language}.yml"
    order = [str(command), "build", "--clean", "--strict", "--config-file", settings]
    done = subprocess.run(order, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    log = f"{done.stdout}{done.stderr}" or "The engine said nothing.\n"
    with copy.with_name(LOG).open("a", encoding="utf-8") as file:
        file.write(log)
    if done.returncode or not (copy / "site").is_dir():
        return None, log
    return (copy / "site").rename(site), log


def finish(site: Path) -> list[str]:
    """Do every step of finishing on a site, each even where one before it failed; return what failed, a line each."""
    failed = []
    language = language_of(site)
    for step in STEPS:
        if language == ORIGINAL or step not in ONCE:
            try:
                step.finish(site)
            except Exception as error:  # whatever a foreign folder makes a step stumble on is what this wants to know
                failed.append(f"{language}, {step.__name__.rpartition('.')[2]}: {error}")
    return failed


def add(command: Path, copy: Path, language: str, site: Path) -> list[str]:
    """Build and finish a translation on its own, then put it below the finished original; return what failed, a line each."""
    translated, log = build(command, copy, language)
    if translated is None:
        return [f"{language}, the build: {log.strip().splitlines()[-1]}"]
    failed = finish(translated)
    translated.rename(site / language)
    return failed


def read(site: Path) -> Outcome:
    """Run the tests that read HTML over a finished site; return what they said."""
    outcome = Outcome()
    os.environ["READY"] = str(site)
    outcome.status = pytest.main(["--quiet", "--no-header", "--no-summary", "--capture=no", str(ROOT / "tests")], plugins=[outcome])
    return outcome


def main(folder: Path = FOLDER, install: Callable[[Path], Path] = install) -> int:
    """Install, build, finish, read; print what holds and what fails; return the exit status."""
    try:
        command = install(folder)
    except (UnavailableError, OSError, subprocess.SubprocessError) as error:
        print(f"Nothing was checked, because the next engine ({ENGINE}) cannot be installed here: {error}")
        return 2
    asked = subprocess.run([str(command), "--version"], capture_output=True, text=True, check=False)
    version = f"Zensical {asked.stdout.strip()}"
    copy = copied(folder)
    site, log = build(command, copy)
    if site is None:
        print(f"{version} does not build this site:\n{log.strip().splitlines()[-1]}\nThe whole log: {folder}/{LOG}")
        return 1
    issues = finish(site)
    for language in translations():
        issues += add(command, copy, language, site)
    outcome = read(site)
    print(f"\nThe next engine, {version}, with the settings as they are:\n{outcome.table()}")
    print("\n".join(f"  fails: {issue}" for issue in issues) or "  finishing: every step was done, in every language")
    print(f"{outcome.holding} of {outcome.total} promises hold. The site it built: {site}")
    return 1 if outcome.status or issues else 0


if __name__ == "__main__":
    sys.exit(main())
