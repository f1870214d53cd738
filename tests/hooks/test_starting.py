"""A page is started with one command, and stopped where it would begin wrong."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from overrides.hooks.checks import leftovers
from overrides.hooks.content.site import ROOT, load
from overrides.hooks.editing.new_page import start

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["strategies/outreach", "/strategies/outreach.md", "strategies/outreach/"])
def test_it_begins_as_the_template_with_its_days(copy: Path, name: str) -> None:
    assert start(copy, name, "strategy", TODAY) == "docs/en/strategies/outreach.md"
    page = load(copy).page("/strategies/outreach/")
    assert page.meta["reviewed"] == TODAY
    assert page.meta["review_by"] > TODAY
    assert {issue.file for issue in leftovers.check(load(copy))} == {page.file}


@pytest.mark.parametrize(("name", "kind", "said"), [
    ("../../outreach", "strategy", "is no name for a page"),
    ("strategies/My Page", "strategy", "is no name for a page"),
    ("strategies//outreach", "strategy", "is no name for a page"),
    ("strategies/naloxone", "strategy", "exists already"),
    ("strategies/outreach", "essay", "There is no page type 'essay'"),
    ("strategies/outreach", "safety", "does not belong in 'strategies'"),
    ("outreach/index", "strategy", "There is no folder 'outreach'"),
])  # fmt: skip
def test_a_slip_is_said_and_nothing_is_written(copy: Path, name: str, kind: str, said: str) -> None:
    before = sorted(copy.rglob("*"))
    with pytest.raises(ValueError, match=said):
        start(copy, name, kind, TODAY)
    assert sorted(copy.rglob("*")) == before
