"""Every picture exists and says in text what it shows."""

from __future__ import annotations

import posixpath
import re

from overrides.hooks.faults import Fault
from overrides.hooks.pages import Page, Site

IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*([^)\s]*)")
BLOCK = re.compile(r"^///\s*picture\s*\|\s*(.*?)\s*$")


def check(site: Site) -> list[Fault]:
    """Return the faults in the pictures of all pages."""
    drawings = {path.stem for path in (site.root / "overrides/assets/drawings").glob("*.svg")}
    names = drawings | set(site.value("charts") or {})
    return [fault for page in site.pages for fault in _images(page, site) + _blocks(page, names)]


def _images(page: Page, site: Site) -> list[Fault]:
    faults = []
    for number, line in page.prose:
        for text, target in IMAGE.findall(line):
            if not text.strip():
                todo = "Say between the brackets what the picture shows."
                faults.append(Fault(page.file, number, f"The image {target} has no text.", todo))
            path = site.root / "docs" / site.language / posixpath.dirname(page.source) / target
            if not target.startswith("https:") and not path.is_file():
                faults.append(Fault(page.file, number, f"There is no image {target}.", "Correct the path."))
    return faults


def _blocks(page: Page, names: set[str]) -> list[Fault]:
    faults, lines = [], page.prose
    for place, (number, line) in enumerate(lines):
        match = BLOCK.match(line)
        if not match:
            continue
        if match[1] not in names:
            todo = f"Use one of: {', '.join(sorted(names))}; or draw overrides/assets/drawings/{match[1]}.svg."
            faults.append(Fault(page.file, number, f"There is no picture '{match[1]}'.", todo))
        inside = []
        for _, text in lines[place + 1 :]:
            if text.strip() == "///":
                break
            inside.append(text)
        if not "".join(inside).strip():
            todo = "Write between its two lines what it says: many readers will not see it."
            faults.append(Fault(page.file, number, f"The picture '{match[1]}' has no text.", todo))
    return faults
