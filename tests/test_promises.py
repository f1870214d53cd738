"""Every promise about the pages as they are written holds: one test each, all faults listed."""

from __future__ import annotations

import pytest

from overrides.hooks.checks import ALL
from overrides.hooks.faults import stopping, tell
from overrides.hooks.pages import Site


def test_every_file_can_be_read(site: Site) -> None:
    assert site.faults == [], tell(site.faults)


@pytest.mark.parametrize("promise", ALL, ids=lambda promise: promise.__name__.rpartition(".")[2])
def test_promise_holds(site: Site, promise: object) -> None:
    faults = stopping(promise.check(site))
    assert faults == [], f"{promise.__doc__}\n{tell(faults)}"
