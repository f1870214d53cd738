"""The project's verbs: python -m overrides.hooks.cli VERB. The Makefile has one line for each."""

import argparse
import gc
import os
import subprocess
import sys
from collections.abc import Callable

from overrides.hooks.checks import approvals, check, references
from overrides.hooks.content.dates import today
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.page_types import page_types
from overrides.hooks.content.site import ORIGINAL, ROOT, load, settings_file, translations
from overrides.hooks.editing.due import due
from overrides.hooks.editing.move_page import move
from overrides.hooks.editing.new_page import start, translate


def run_check(_: argparse.Namespace) -> int:
    """Run every check over the sources; no build."""
    gc.disable()  # it ends in a second: looking for garbage would be a tenth of it
    issues = check(load())
    print(format_report(issues))
    return 1 if errors(issues) else 0


def run_new(given: argparse.Namespace) -> int:
    """Start a page from a template."""
    if not given.page or not given.type:
        print(f"Say which page and which type: make new PAGE=strategies/outreach TYPE=strategy\nTypes: {', '.join(page_types())}")
        return 2
    file = start(ROOT, given.page, given.type, today())
    name = file.removeprefix(f"docs/{ORIGINAL}/")
    print(f"Made {file}.\n1. Replace every [Write: ...].\n2. Add '{name}' to nav in mkdocs.yml.\n3. make addresses\n4. make check")
    return 0


def run_move(given: argparse.Namespace) -> int:
    """Move a page with everything that names its address."""
    if not given.old or not given.new:
        print("Say which page and where to: make move FROM=strategies/naloxone TO=strategies/reversal")
        return 2
    changed = move(ROOT, given.old, given.new)
    print("\n".join([f"Changed {len(changed)} files:", *(f"  {file}" for file in changed), "Now: make check"]))
    return 0


def run_translate(given: argparse.Namespace) -> int:
    """Start the translation of a page."""
    languages = translations(ROOT)
    language = given.language or next(iter(languages), "")
    if not given.page:
        print(f"Say which page, and the language: make translate PAGE=safer/signs TO={language}\nLanguages: {', '.join(languages)}")
        return 2
    file = translate(ROOT, given.page, language, today())
    name = file.removeprefix(f"docs/{language}/")
    print(
        f"Made {file}, still in the language of the original.\n"
        "1. Write it over, line by line. Keep ids, citations, numbers, links and type; the title too is translated.\n"
        f"2. Add '{name}' to nav in {settings_file(language)}.\n3. make addresses\n4. make check\n"
        "5. When a second person has read it against the original: proofread: and the day, in its front matter."
    )
    return 0


def run_due(given: argparse.Namespace) -> int:
    """List what comes due."""
    if not given.days.isdecimal():
        print(f"Say how many days: make due DAYS=90, not '{given.days}'.")
        return 2
    found = due(load(), today(), int(given.days))
    print("\n".join(map(str, found)) or f"Nothing comes due in {given.days} days.")
    return 0


def run_approve(given: argparse.Namespace) -> int:
    """Write that someone has read what must not change by accident."""
    site = load()
    if not given.what or not given.by:
        print(f"Say what was read and by whom: make approve WHAT=overdose BY=name\nNames: all, {', '.join(approvals.sealed(site))}")
        return 2
    names = approvals.approve(site, given.what, given.by, today())
    print(f"Approved by {given.by.strip()} on {today()}: {', '.join(names)}.\nCommit {approvals.FILE} and {approvals.FOLDER}/ with the change.")
    return 0


def run_spell(_: argparse.Namespace) -> int:
    """List words that nobody knows."""
    from overrides.hooks.editing import spelling  # its dictionary takes a second to load: only here

    issues = spelling.check(load())
    print(format_report(issues))
    return 1 if issues else 0


def run_addresses(_: argparse.Namespace) -> int:
    """Add new addresses and section ids to the committed list; take none away."""
    listed = references.add_addresses(ROOT)
    print(f"{len(listed)} addresses, {sum(map(len, listed.values()))} section ids in {references.ADDRESSES}.")
    return 0


def run_serve(given: argparse.Namespace) -> int:
    """Show the site while somebody writes."""
    from overrides.hooks import preview
    from overrides.hooks.events import build_draft  # MkDocs takes half a second to load: only here

    return preview.serve(build_draft, given.port)


def run_build(_: argparse.Namespace) -> int:
    """Build the site into site/, strictly."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # no notices of the generator about its own future
    return subprocess.call([sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"], cwd=ROOT, env=quiet)


def run_book(given: argparse.Namespace) -> int:
    """Build the site, then bind it into build/book/ for every language: a PDF on one paper, or on `all`, and an EPUB."""
    from overrides.hooks.book import ALL, FOLDER, build, pdf  # they need libraries of their own: only here

    forms = ALL if given.paper.lower() == "all" else (given.paper.lower(), "epub")
    if forms[0] not in pdf.PAPERS:
        print(f"Say which paper: make book PAPER={' or PAPER='.join([*pdf.PAPERS, 'all'])}")
        return 2
    if lack := pdf.missing():
        print(lack)
        return 1
    if failed := run_build(given):
        return failed
    for entry in build(ROOT / "site", forms):
        counted = "chapters" if entry["form"] == "epub" else "pages"
        print(f"{FOLDER}/{entry['name']}: {entry['count']} {counted}, {entry['bytes']:,} bytes.")
    return 0


# A verb, its function, and its arguments: each with what it is where none is given.
VERBS: tuple[tuple[str, Callable, dict[str, str | int]], ...] = (
    ("check", run_check, {}),
    ("new", run_new, {"page": "", "type": ""}),
    ("move", run_move, {"old": "", "new": ""}),
    ("translate", run_translate, {"page": "", "language": ""}),
    ("due", run_due, {"days": "90"}),
    ("approve", run_approve, {"what": "", "by": ""}),
    ("spell", run_spell, {}),
    ("addresses", run_addresses, {}),
    ("serve", run_serve, {"--port": 8000}),
    ("build", run_build, {}),
    ("book", run_book, {"paper": "letter"}),
)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; return its exit code: 0 done, 1 not done, 2 asked wrongly."""
    parser = argparse.ArgumentParser(prog="make", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, function, named in VERBS:
        verb = verbs.add_parser(name, help=function.__doc__)
        verb.set_defaults(run=function)
        for argument, default in named.items():
            verb.add_argument(argument, nargs="?", default=default, type=type(default))
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except ValueError as error:  # the request cannot be met; the message says why
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main())
