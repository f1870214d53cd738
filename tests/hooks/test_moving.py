"""Renaming a page is one command: nothing that pointed at it is left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import errors
from overrides.hooks.content.site import ROOT, load
from overrides.hooks.editing.move_page import move


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the guards read."""
    for part in ("docs", "overrides"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, tmp_path)
    return tmp_path


def test_a_moved_page_leaves_no_fault_and_a_redirect(copy: Path) -> None:
    move(copy, "strategies/naloxone", "safer/reversal")
    site = load(copy)
    assert site.page("/safer/reversal/").headings == load().page("/strategies/naloxone/").headings
    assert not (copy / "docs/en/strategies/naloxone.md").exists()
    kinds = ("type", "review")  # the folder takes other page types: that is for the writer to settle
    left = [issue for issue in errors(check(site)) if not any(kind in issue.message for kind in kinds)]
    assert [str(issue) for issue in left] == []
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    assert "strategies/naloxone.md: safer/reversal.md" in settings
    assert "narcan.md: safer/reversal.md" in settings  # a short address that led to it still does


def test_links_to_its_sections_follow(copy: Path) -> None:
    move(copy, "strategies/naloxone", "strategies/reversal")
    assert "](../strategies/reversal.md#find-it)" in (copy / "docs/en/basics/law.md").read_text(encoding="utf-8")
    assert "strategies/naloxone.md" not in (copy / "docs/en/overdose.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("strategies/nothing", "strategies/other", "There is no docs/en/strategies/nothing.md"),
    ("strategies/naloxone", "overdose", "docs/en/overdose.md exists already"),
    ("strategies/naloxone", "strategies/Näme", "is no name"),
])  # fmt: skip
def test_a_slip_is_told_and_nothing_is_written(old: str, new: str, said: str, copy: Path) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    with pytest.raises(ValueError, match=said):
        move(copy, old, new)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_its_translation_moves_along(copy: Path) -> None:
    move(copy, "short-version", "basics/short")
    assert [str(issue) for issue in errors(check(load(copy))) if "type" not in issue.message] == []
    assert (copy / "docs/es/basics/short.md").is_file()
    assert not (copy / "docs/es/short-version.md").exists()
    assert "short-version.md: basics/short.md" in (copy / "mkdocs.es.yml").read_text(encoding="utf-8")
    assert "](basics/short.md)" in (copy / "docs/es/index.md").read_text(encoding="utf-8")
