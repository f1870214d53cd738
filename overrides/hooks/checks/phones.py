"""Every number that can be tapped dials what it shows, and is one of docs/data/helplines.yml."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

LINK = re.compile(r"\[([^\]]*)\]\((tel|sms):([^)\s]*)\)")
SHOWN = re.compile(r"\+?\d(?:[\d\s().-]*\d)?")
DIALED = re.compile(r"\+?\d{3,15}")


def check(site: Site) -> list[Issue]:
    """Return the links of pages that would dial something else, or a number that nobody has confirmed."""
    known = {line.get("tel") for line in site.value("helplines") or []}
    issues = []
    for page in site.pages:
        for number, line in page.prose:
            for words, scheme, tel in LINK.findall(line):
                told = _link(words, scheme, tel, known)
                issues += [Issue(page.file, number, *told)] if told else []
    return issues


def _link(words: str, scheme: str, tel: str, known: set) -> tuple[str, str] | None:
    if not DIALED.fullmatch(tel):
        return f"'{tel}' cannot be dialed.", "Write digits only, with + and the country code: tel:+18009720590."
    if not dials(words, tel):
        return f"The link shows '{words}' and dials {tel}.", "Read the number at its source, and write it the same in both."
    if scheme == "tel" and tel not in known:
        return f"The number {tel} is not in docs/data/helplines.yml.", "Correct it, or add the line there with where it was confirmed."
    return None


def dials(shown: str, tel: str) -> bool:
    """Tell whether a number to dial is the first number in a text: with a country code, the zero before it falls away."""
    number = SHOWN.search(shown)
    if not number:
        return True
    digits, dialed = (re.sub(r"\D", "", text) for text in (number[0], tel))
    code = dialed.removesuffix(digits.lstrip("0")) if tel.startswith("+") else ""
    return digits == dialed or (0 < len(code) <= 3 and code != dialed)
