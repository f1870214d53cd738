"""What has to be looked at again is listed in time; what is too old says so to the reader."""

from __future__ import annotations

import datetime

from overrides.hooks.content.site import Site
from overrides.hooks.editing.due import due, expired
from overrides.hooks.markdown.helplines import OLD, directory

DAY = datetime.date(2026, 11, 23)


def test_what_comes_due_is_listed_soonest_first(site: Site) -> None:
    found = due(site, DAY, days=10_000)
    assert [one.day for one in found] == sorted(one.day for one in found)
    told = " ".join(one.message for one in found)
    for message in ("check the page /overdose/", "confirm the helpline", "open the source santo-2021"):
        assert message in told
    assert all(one.line > 1 for one in found)


def test_nothing_far_away_is_listed(site: Site) -> None:
    assert all(one.day <= DAY + datetime.timedelta(days=90) for one in due(site, DAY))


def test_an_old_helpline_says_so(site: Site) -> None:
    assert not expired("2026-11", DAY)
    assert expired("2026-01", DAY)
    line = next(line for line in site.value("helplines") if line["id"] == "us-safespot")
    assert OLD.strip() in directory([line | {"confirmed": "2020-01"}])
    assert OLD.strip() not in directory([line | {"confirmed": f"{datetime.date.today():%Y-%m}"}])
