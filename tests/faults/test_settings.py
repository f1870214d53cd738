"""A slip in mkdocs.yml is stopped with the line and what to do."""

from __future__ import annotations

import pytest

FILE = "mkdocs.yml"

# What is replaced by what in mkdocs.yml, words of the message, and how many lines below the place it is told.
PLANTS = {
    "redirect to no page": (r"od\.md: overdose\.md", "od.md: overdoes.md", "leads to 'overdoes.md', which is no page", 0),
    "redirect to no heading": (r"od\.md: overdose\.md", "od.md: overdose.md#nowhere", "has no heading 'nowhere'", 0),
    "redirect from a page": (r"od\.md: overdose\.md", "overdose.md: index.md", "'overdose.md' is also a page", 0),
    "redirect to a redirect": (r"narcan\.md: .*", "narcan.md: naloxone.md", "leads to another redirect", 0),
    "redirect from no file": (r"od\.md: overdose\.md", "od: overdose.md", "'od' is no file", 0),
    "redirects that are none": (r"^( *)redirect_maps:\n(?: {8}.*\n)+", r"\1redirect_maps: none\n", "holds no redirects", 0),
    "redirect twice": (r"^( *)od\.md: overdose\.md", r"\g<0>\n\1od.md: index.md", "'od.md' stands twice", 1),
    "hook that is not there": (r"hooks/finish\.py", "hooks/finished.py", "There is no overrides/hooks/finished.py", 0),
    "hook that is not listed": (r"^  - overrides/hooks/guard\.py\n", "", "hooks/guard.py is not listed", -1),
    "extension that is not there": (r"overrides\.hooks\.tables", "overrides.hooks.table", "There is no extension 'overrides.hooks.table'", 0),
    "extension of nobody": (r"^  admonition: ", "  admonitions: ", "There is no extension 'admonitions'", 0),
    "extension of no package": (r"^  admonition: ", "  no_such.extension: ", "There is no extension 'no_such.extension'", 0),
    "setting without a value": (r"^site_name: .*", "site_name:", "The setting 'site_name' is missing", 0),
    "theme without a name": (r"^  name: material\n", "", "The setting 'theme.name' is missing", -1),
    "folder of the frame lost": (r"^  custom_dir: .*\n", "", "The setting 'theme.custom_dir' is missing", -2),
    "folder of the frame renamed": (r"^  custom_dir: .*", "  custom_dir: theme", "'theme.custom_dir' is not overrides", 0),
    "addresses without a slash": (r"^use_directory_urls: true", "use_directory_urls: false", "'use_directory_urls' is not true", 0),
    "typeface of another host": (r"^  font: false", "  font: {text: Roboto}", "'theme.font' is not false", 0),
    "nowhere to leave to": (r"^  exit_url: .*", "  exit_url:", "The setting 'extra.exit_url' is missing", 0),
    "folder that is not there": (r"docs/templates, overrides", "docs/template, overrides", "There is no docs/template", 0),
    "static page that is not there": (r"\[404\.html, ", "[401.html, ", "There is no overrides/401.html", 0),
    "merge mark": (r"^hooks:", r"<<<<<<< HEAD\nhooks:", "is left by a merge", 0),
    "setting twice": (r"^hooks:", r"docs_dir: docs\nhooks:", "'docs_dir' stands twice", 0),
    "tab": (r"^  name: material", "\tname: material", "does not parse", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTS)
def test_a_slip(garden: object, name: str) -> None:
    old, new, message, below = PLANTS[name]
    garden.plant(FILE, old, new, message, below)


def test_settings_lost(garden: object) -> None:
    garden.swap(FILE, r"^site_name: .*\n", "")
    garden.expect("The setting 'site_name' is missing", FILE, line=2)  # where the settings begin


def test_settings_that_are_none(garden: object) -> None:
    garden.write(FILE, "- nav\n")
    garden.expect("This file holds no settings", FILE, line=1)


def test_settings_that_cannot_be_read_are_the_only_thing_told(garden: object) -> None:
    """Every page would seem to be missing from a navigation that nobody can read."""
    before = set(garden.issues())
    line = garden.swap(FILE, r"^theme:", "theme")
    told = [issue for issue in garden.issues() if issue not in before]
    assert {issue.file for issue in told} == {FILE}
    assert line in {issue.line - 1 for issue in told}


def test_redirect_that_is_lost(garden: object) -> None:
    listed = (garden.root / "docs/data/addresses.yml").read_text().splitlines().index("/od/: []") + 1
    garden.swap(FILE, r"^ *od\.md: .*\n", "")
    garden.expect("The address /od/ no longer resolves", "docs/data/addresses.yml", line=listed)


def test_redirects_that_are_lost_with_their_plugin(garden: object) -> None:
    listed = (garden.root / "docs/data/addresses.yml").read_text().splitlines().index("/narcan/: []") + 1
    garden.swap(FILE, r"^  - redirects:\n(?: {6}.*\n)+", "")
    garden.expect("The address /narcan/ no longer resolves", "docs/data/addresses.yml", line=listed)


def test_redirect_that_is_not_listed(garden: object) -> None:
    line = garden.swap(FILE, r"^( *)od\.md: overdose\.md", r"\g<0>\n\1blue.md: overdose.md") + 1
    garden.expect("The redirect /blue/ is not in docs/data/addresses.yml", FILE, line=line)


def test_settings_that_inherit_need_not_say_all_again(garden: object) -> None:
    garden.write(FILE, "INHERIT: mkdocs.base.yml\ndocs_dir: docs/en\n")
    assert [issue for issue in garden.issues() if issue.message.startswith("The setting")] == []
