"""Every link inside the site lands, on the right heading too; every link out is https."""

from __future__ import annotations

import posixpath
import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import ORIGINAL, Page, Site

LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
FOOTNOTE = re.compile(r"\[\^([^\]]+)\](?!:)")
CODE = re.compile(r"`[^`]*`")
OPENED = re.compile(r"\[[^\[\]]*$")
CLOSING = re.compile(r"[^\[\]]*\]\([^)]*\)")


def check(site: Site) -> list[Issue]:
    """Return the faults in the links and footnotes of all pages."""
    host = re.sub(r"^https?://", "", str(_site_url(site))).strip("/").split("/")[0]
    return [issue for page in site.pages for issue in _page(page, site, host)]


def _site_url(site: Site) -> str:
    value = (site.config.value or {}).get("site_url") or ""
    return value[-1] if isinstance(value, list) else value


def _page(page: Page, site: Site, host: str) -> list[Issue]:
    issues = []
    notes = set(re.findall(r"^\[\^([^\]]+)\]:", page.text, flags=re.M))
    for number, line in _whole(page.prose):
        line = CODE.sub("", line)
        for words, target in LINK.findall(line):
            issue = _target(words, target, page, site, host)
            if issue:
                issues.append(Issue(page.file, number, *issue))
        for note in FOOTNOTE.findall(line):
            if note not in notes:
                hint = f"Add a line '[^{note}]: ...', or cite a source with [@id]."
                issues.append(Issue(page.file, number, f"The footnote '{note}' is not defined.", hint))
    return issues


def _reached(site: Site) -> list[Page]:
    """Return the pages that a link may lead to: a translation borrows those it does not have from its original."""
    return site.pages + (site.original.pages if site.original else [])


def _whole(prose: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines; a link whose words run over the end of its line is whole on that line."""
    lines = []
    for place, (number, line) in enumerate(prose):
        rest = CLOSING.match(prose[place + 1][1]) if OPENED.search(line) and place + 1 < len(prose) else None
        lines.append((number, f"{line} {rest[0]}" if rest else line))
    return lines


def _target(words: str, target: str, page: Page, site: Site, host: str) -> tuple[str, str] | None:
    if not target:
        return f"The link '{words}' leads nowhere.", "Put an address between the parentheses."
    if not words.strip():
        return f"The link to {target} has no words.", "Write where it goes between the brackets."
    if target.startswith(("tel:", "sms:", "mailto:")):
        return None
    if target.startswith("http:"):
        return f"The link {target} is not https.", "Use https, or the address of the publisher that has it."
    if host and re.match(rf"https://{re.escape(host)}(?:/|$)", target):
        return f"The link {target} names this site's own host.", "Link the file, such as ../overdose.md."
    if target.startswith("https:"):
        return None
    if re.match(r"[a-z][a-z0-9+.-]*:", target, flags=re.I):
        return f"The link {target} has an unknown scheme.", "Use a file of the site, https:, tel:, sms: or mailto:."
    if target.startswith("/"):
        return f"The link {target} begins at the root.", "Link the file from this page, such as ../overdose.md."
    file, _, anchor = target.partition("#")
    found = page
    if file:
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), file))
        found = next((other for other in _reached(site) if other.source == source), None)
        if not found:
            return f"The link {target} is broken: there is no docs/{ORIGINAL}/{source}.", "Correct the path."
    if anchor and anchor not in {heading.id for heading in found.headings}:
        known = ", ".join(heading.id for heading in found.sections)
        return f"The link {target} misses: {found.file} has no heading '{anchor}'.", f"It has: {known}."
    return None
