"""The scripts store nothing, ask no other host, write no HTML, and all of them are loaded."""

from __future__ import annotations

import re

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

FOLDER = "overrides/assets/scripts"
COMMENT = re.compile(r"(?:^|(?<=\s))//.*$")
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
# What a script must not do, why, and what to do instead.
FORBIDDEN = (
    (re.compile(r"\beval\(|\bnew Function\("), "runs text as a script", "Write the code itself: the policy forbids it."),
    (
        re.compile(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write(?:ln)?)\b"),
        "writes HTML", "Make elements and set their textContent: what a reader typed must stay text.",
    ),
    (
        re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore)\b"),
        "stores something on the reader's device", "Do without: somebody else may look at it. Privacy and safety promises it.",
    ),
    (
        re.compile(r"""["'`](?:https?:)?//[\w.-]+|\bsendBeacon\b|\bnew (?:WebSocket|EventSource)\("""),
        "asks another host", "Use the site's own files: Privacy and safety promises that nobody else is told.",
    ),
    (re.compile(r"\bconsole\.\w+|\bdebugger\b|\balert\("), "is left from finding a fault", "Delete it."),
)  # fmt: skip


def check(site: Site) -> list[Issue]:
    """Return the faults of all scripts."""
    scripts = {
        path.name: path.read_text(encoding="utf-8", errors="replace") for path in sorted((site.root / FOLDER).glob("*.js"))
    }
    loaders = [*(site.root / "overrides").rglob("*.html"), site.root / "overrides/hooks/postprocess/page.py"]  # it writes redirects
    templates = [path.read_text(encoding="utf-8", errors="replace") for path in loaders if path.is_file()]
    issues = []
    for name, text in scripts.items():
        for number, line in enumerate(text.splitlines(), 1):
            line = COMMENT.sub("", line)
            for pattern, does, hint in FORBIDDEN:
                if match := pattern.search(line):
                    issues.append(Issue(f"{FOLDER}/{name}", number, f"'{match[0].strip()}' {does}.", hint))
            for target in IMPORT.findall(line):
                if target.removeprefix("./") not in scripts:
                    message = f"There is no script '{target}'."
                    issues.append(Issue(f"{FOLDER}/{name}", number, message, "Correct the name, or bring the file back."))
        rest = [*templates, *(other for other_name, other in scripts.items() if other_name != name)]
        if not any(name in other for other in rest):
            hint = "Load it where it belongs (has a merge lost the line?), or delete it."
            issues.append(Issue(f"{FOLDER}/{name}", 1, "Nothing loads this script.", hint))
    return issues
