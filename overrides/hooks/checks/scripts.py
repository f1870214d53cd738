"""Scripts parse, store nothing, ask no other host, write no HTML, import what is there, and are all loaded."""

import re
from collections.abc import Iterator
from pathlib import Path

import minify

from overrides.hooks.content.asset_files import SCRIPTS, read_texts
from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

COMMENT = re.compile(r"(?:^|(?<=\s))//.*$")
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
# What a script must not do: the sign of it, what it does, what to do instead.
DOES = (
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


def scripts(site: Site) -> Iterator[Issue]:
    """Yield scripts that do not parse, store, fetch, run or write what they must not, import what is not there, or are never loaded."""
    texts = {Path(file).name: text for file, text in read_texts(site.root, SCRIPTS, "*.js").items()}
    loaders = (read_texts(site.root, "overrides", "*.html") | read_texts(site.root, "overrides/hooks/postprocess", "page.py")).values()  # it writes redirects
    for name, text in texts.items():
        try:
            minify.string("application/javascript", text)
        except ValueError as error:
            message, line = str(error).partition(" on line ")[::2]
            hint = "Close every brace, bracket and quote, and end what stands before it."
            yield Issue(f"{SCRIPTS}/{name}", int(re.match(r"\d*", line)[0] or 1), f"This script does not parse: {message}.", hint)
        for number, line in enumerate(text.splitlines(), 1):
            line = COMMENT.sub("", line)
            for pattern, does, hint in DOES:
                if match := pattern.search(line):
                    yield Issue(f"{SCRIPTS}/{name}", number, f"'{match[0].strip()}' {does}.", hint)
            for target in IMPORT.findall(line):
                if target.removeprefix("./") not in texts:
                    yield Issue(f"{SCRIPTS}/{name}", number, f"There is no script '{target}'.", "Correct the name, or bring the file back.")
        if not any(name in other for other in (*loaders, *(other for key, other in texts.items() if key != name))):
            yield Issue(f"{SCRIPTS}/{name}", 1, "Nothing loads this script.", "Load it where it belongs (has a merge lost the line?), or delete it.")


ORIGINAL_ONLY = (scripts,)
