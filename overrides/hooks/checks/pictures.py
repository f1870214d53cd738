"""Every picture exists and says in text what it shows."""

from __future__ import annotations

import posixpath
import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site

IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*([^)\s]*)")
BLOCK = re.compile(r"^///\s*picture\s*\|\s*(.*?)\s*$")


def check(site: Site) -> list[Issue]:
    """Return the faults in the pictures of all pages."""
    drawings = {path.stem for path in (site.root / "overrides/assets/drawings").glob("*.svg")}
    names = drawings | set(site.value("charts") or {})
    return [issue for page in site.pages for issue in _images(page, site) + _blocks(page, names)]


def _images(page: Page, site: Site) -> list[Issue]:
    issues = []
    for number, line in page.prose:
        for text, target in IMAGE.findall(line):
            if not text.strip():
                hint = "Say between the brackets what the picture shows."
                issues.append(Issue(page.file, number, f"The image {target} has no text.", hint))
            path = site.root / "docs" / site.language / posixpath.dirname(page.source) / target
            if not target.startswith("https:") and not path.is_file():
                issues.append(Issue(page.file, number, f"There is no image {target}.", "Correct the path."))
    return issues


def _blocks(page: Page, names: set[str]) -> list[Issue]:
    issues, lines = [], page.prose
    for place, (number, line) in enumerate(lines):
        match = BLOCK.match(line)
        if not match:
            continue
        if match[1] not in names:
            hint = f"Use one of: {', '.join(sorted(names))}; or draw overrides/assets/drawings/{match[1]}.svg."
            issues.append(Issue(page.file, number, f"There is no picture '{match[1]}'.", hint))
        inside = []
        for _, text in lines[place + 1 :]:
            if text.strip() == "///":
                break
            inside.append(text)
        if not "".join(inside).strip():
            hint = "Write between its two lines what it says: many readers will not see it."
            issues.append(Issue(page.file, number, f"The picture '{match[1]}' has no text.", hint))
    return issues
