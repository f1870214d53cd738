"""Time stops no repair: what is overdue warns its writer and tells its reader, and never fails a build."""

import datetime
from pathlib import Path

import pytest

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.site import load
from tests import frozen


@pytest.mark.parametrize("days", [40, 100, 400])
def test_no_error_comes_with_the_days(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    later = datetime.date.today() + datetime.timedelta(days=days)
    monkeypatch.setenv("TODAY", later.isoformat())
    found = errors(check(load()))
    assert found == [], format_report(found)


def test_an_overdue_site_is_built_and_says_so(tmp_path: Path) -> None:
    root = frozen.make(tmp_path / "project")
    done = frozen.run(root, "build", TODAY="2027-12-31")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning: " in done.stdout + done.stderr
    page = (root / "site/safer/signs/index.html").read_text(encoding="utf-8")
    fresh = (frozen.build(frozen.make(tmp_path / "fresh")) / "safer/signs/index.html").read_text(encoding="utf-8")
    assert 'class="overdue"' in page
    assert page.index('class="overdue"') < page.index("<section")  # at its head
    assert 'class="overdue"' not in fresh
