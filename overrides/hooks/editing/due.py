"""What comes due: pages to check again, helplines to confirm, facts to look for anew, sources to open; soonest first."""

import datetime
from dataclasses import dataclass

from overrides.hooks.content.dates import HELPLINE, parse_date
from overrides.hooks.content.site import Site

SOURCE = datetime.timedelta(days=730)  # how long a source may stand without being opened; pages and facts say their own day


@dataclass(frozen=True, order=True)
class Due:
    """One thing that someone has to look at again."""

    day: datetime.date
    message: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.day}  {self.message}  ({self.file}:{self.line})"


def due(site: Site, today: datetime.date, days: int = 90) -> list[Due]:
    """Return everything that comes due within so many days of a day, and what is overdue, soonest first."""
    found = [
        Due(page.meta["review_by"], f"check the page {page.address}", page.file, page.front_matter.line("review_by"))
        for page in site.pages
        if isinstance(page.meta.get("review_by"), datetime.date)
    ]
    helplines, facts, sources = (site.data.get(name) for name in ("helplines", "facts", "sources"))
    for place, line in enumerate(site.value("helplines")):
        found.append(Due(parse_date(str(line["confirmed"])) + HELPLINE, f"confirm the helpline {line['name']}", helplines.file, helplines.line(place)))
    for id_, fact in dict(site.value("facts")).items():
        found.append(Due(parse_date(str(fact["check_by"])), f"look for a newer figure of {id_}", facts.file, facts.line(id_)))
    for id_, source in dict(site.value("sources")).items():
        found.append(Due(parse_date(str(source["read"])) + SOURCE, f"open the source {id_}", sources.file, sources.line(id_)))
    return sorted(one for one in found if one.day <= today + datetime.timedelta(days=days))
