"""A translation is started with one command, and stopped where it would begin wrong."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from overrides.hooks.checks import parity
from overrides.hooks.content.site import ROOT, load
from overrides.hooks.editing.new_translation import translate

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, tmp_path)
    return tmp_path


def test_it_begins_as_the_original_and_the_guard_asks_for_each_line(copy: Path) -> None:
    assert translate(copy, "safer/signs", "es", TODAY) == "docs/es/safer/signs.md"
    site = load(copy, "es")
    page = site.page("/safer/signs/")
    assert page.meta["translated"] == TODAY
    told = [issue for issue in parity.check(site) if issue.file == page.file]
    assert len(told) > 10
    assert {issue.message for issue in told} == {"This line is still in English."}


@pytest.mark.parametrize(
    ("page", "language", "said"),
    [
        ("safer/signs", "fr", "not translated into 'fr'"),
        ("safer/nowhere", "es", "There is no docs/en/safer/nowhere.md"),
        ("overdose", "es", "exists already"),
    ],
)
def test_a_wrong_beginning_is_stopped_with_a_sentence(copy: Path, page: str, language: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        translate(copy, page, language, TODAY)
