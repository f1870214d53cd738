"""Every promise about the pages as they are written holds: one test for each check, all its issues listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from overrides.hooks.checks import EACH, FORM, ONCE
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.site import Site, load, translations


def test_every_file_can_be_read(site: Site) -> None:
    assert site.issues == [], format_report(site.issues)


@pytest.mark.parametrize("check", [*FORM, *ONCE, *EACH], ids=lambda check: f"{check.__module__.rpartition('.')[2]}.{check.__name__}")
def test_promise_holds(site: Site, check: Callable) -> None:
    languages = translations(site.root) if check in EACH else []
    issues = errors([issue for one in (site, *(load(site.root, code) for code in languages)) for issue in check(one)])
    assert issues == [], f"{check.__doc__}\n{format_report(issues)}"
