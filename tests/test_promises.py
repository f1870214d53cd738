"""Every promise about the pages as they are written holds: one test each, all faults listed."""

from __future__ import annotations

import pytest

from overrides.hooks.checks import ALL
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.site import Site


def test_every_file_can_be_read(site: Site) -> None:
    assert site.issues == [], format_report(site.issues)


@pytest.mark.parametrize("promise", ALL, ids=lambda promise: promise.__name__.rpartition(".")[2])
def test_promise_holds(site: Site, promise: object) -> None:
    issues = errors(promise.check(site))
    assert issues == [], f"{promise.__doc__}\n{format_report(issues)}"
