"""The project's verbs: python -m overrides.hooks check | new | move | translate | due | spell | addresses | serve | build | book."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys

import yaml

from overrides.hooks.checks import addresses, check
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.page_types import page_types
from overrides.hooks.content.site import ROOT, load
from overrides.hooks.editing.due import due
from overrides.hooks.editing.move_page import move
from overrides.hooks.editing.new_page import start
from overrides.hooks.editing.new_translation import translate


def run_check() -> int:
    """Run every guard over the sources; no build."""
    issues = check(load())
    print(format_report(issues))
    return 1 if errors(issues) else 0


def run_new(page: str = "", kind: str = "") -> int:
    """Copy a template to docs/en/PAGE.md."""
    if not page or not kind:
        print(f"Say which page and which type: make new PAGE=strategies/outreach TYPE=strategy\nTypes: {', '.join(page_types())}")
        return 2
    try:
        file = start(ROOT, page, kind, datetime.date.today())
    except ValueError as error:
        print(error)
        return 1
    name = file.removeprefix("docs/en/")
    print(f"Made {file}.\n1. Replace every [Write: ...].\n2. Add '{name}' to nav in mkdocs.yml.\n3. make addresses\n4. make check")
    return 0


def run_addresses() -> int:
    """Add new addresses and section ids to the committed list; take none away."""
    file = ROOT / addresses.FILE
    kept = "".join(line for line in file.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    listed = addresses.grown(load())
    file.write_text(kept + yaml.safe_dump(listed, default_flow_style=None, sort_keys=True, width=110), encoding="utf-8")
    print(f"{len(listed)} addresses, {sum(map(len, listed.values()))} section ids in {addresses.FILE}.")
    return 0


def run_move(old: str = "", new: str = "") -> int:
    """Move a page with everything that points at it."""
    if not old or not new:
        print("Say which page and where to: make move FROM=strategies/naloxone TO=strategies/reversal")
        return 2
    try:
        changed = move(ROOT, old, new)
    except ValueError as error:
        print(error)
        return 1
    print("\n".join([f"Changed {len(changed)} files:", *(f"  {file}" for file in changed), "Now: make check"]))
    return 0


def run_translate(page: str = "", language: str = "es") -> int:
    """Start the translation of a page."""
    if not page:
        print("Say which page: make translate PAGE=safer/signs, and TO=es for the language.")
        return 2
    try:
        file = translate(ROOT, page, language, datetime.date.today())
    except ValueError as error:
        print(error)
        return 1
    name = file.removeprefix(f"docs/{language}/")
    print(
        f"Made {file}, still in English.\n"
        "1. Write it over, line by line. Keep ids, citations, numbers, links and type; the title too is translated.\n"
        f"2. Add '{name}' to nav in mkdocs.{language}.yml.\n3. make addresses\n4. make check\n"
        "5. When a second person has read it against the original: proofread: and the day, in its front matter."
    )
    return 0


def run_due(days: str = "90") -> int:
    """List what comes due."""
    if not days.isdecimal():
        print(f"Say how many days: make due DAYS=90, not '{days}'.")
        return 2
    found = due(load(), datetime.date.today(), int(days))
    print("\n".join(map(str, found)) or f"Nothing comes due in {days} days.")
    return 0


def run_spell() -> int:
    """List words that nobody knows."""
    from overrides.hooks.editing import spelling  # its dictionary takes a second to load: only here

    issues = spelling.check(load())
    print(format_report(issues))
    return 1 if issues else 0


def run_mkdocs(*arguments: str) -> int:
    """Run the generator in this project, without its notices about its own future."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.call([sys.executable, "-m", "mkdocs", *arguments], cwd=ROOT, env=quiet)


def run_serve(port: str = "8000") -> int:
    """Show the site while somebody writes."""
    from overrides.hooks import preview
    from overrides.hooks.events import build_draft  # MkDocs takes half a second to load: only here

    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f"Say which port as a number: make serve PORT=8001, not '{port}'.")
        return 2
    return preview.serve(build_draft, int(port))


def run_build() -> int:
    """Build the site into site/, strictly."""
    return run_mkdocs("build", "--strict", "--clean")


def run_book(paper: str = "letter") -> int:
    """Build the site, then bind it as a PDF and an EPUB into build/book/."""
    from overrides.hooks.book import epub, front, pdf  # they need libraries of their own: only here

    if paper.lower() not in pdf.PAPERS:
        print(f"Say which paper: make book PAPER={' or PAPER='.join(pdf.PAPERS)}")
        return 2
    if lack := pdf.missing():
        print(lack)
        return 1
    if failed := run_build():
        return failed
    book = front.bind(ROOT / "site", load(), datetime.date.today())
    path = ROOT / "build/book/harm-reduction-principles"
    files = {path.with_suffix(".epub"): "chapters", path.with_suffix(".pdf"): "pages"}
    try:
        counts = epub.write(book, path.with_suffix(".epub")), pdf.write(book, path.with_suffix(".pdf"), paper.lower())
    except ValueError as error:
        print(error)
        return 1
    for (file, message), count in zip(files.items(), counts, strict=True):
        print(f"{file.relative_to(ROOT)}: {count} {message}, {file.stat().st_size:,} bytes.")
    return 0


VERBS = {
    "check": run_check,
    "new": run_new,
    "move": run_move,
    "translate": run_translate,
    "due": run_due,
    "spell": run_spell,
    "addresses": run_addresses,
    "serve": run_serve,
    "build": run_build,
    "book": run_book,
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        sys.exit(__doc__)
    sys.exit(VERBS[sys.argv[1]](*sys.argv[2:]))
