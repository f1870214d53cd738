"""The verbs of an editor: each does its work on the frozen site in one go, or says in a sentence why not and writes nothing."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from overrides.hooks.checks import approvals, check
from overrides.hooks.content.dates import expired
from overrides.hooks.content.diagnostics import errors
from overrides.hooks.content.site import load
from overrides.hooks.editing.due import due
from overrides.hooks.editing.move_page import move
from overrides.hooks.editing.new_page import start, translate
from tests import frozen

TODAY = datetime.date.fromisoformat(frozen.DAY)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the frozen site, on its day."""
    monkeypatch.setenv("TODAY", frozen.DAY)
    monkeypatch.delenv("SITE_URL", raising=False)
    return frozen.make(tmp_path / "site")


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


# ---- new


@pytest.mark.parametrize("name", ["strategies/outreach", "/strategies/outreach.md", "strategies/outreach/"])
def test_a_page_begins_as_its_template_with_its_days(root: Path, name: str) -> None:
    assert start(root, name, "strategy", TODAY) == "docs/en/strategies/outreach.md"
    page = load(root).page("/strategies/outreach/")
    assert (page.meta["reviewed"], page.meta["review_by"]) == (TODAY, TODAY + datetime.timedelta(days=182))
    found = [issue for issue in check(load(root)) if issue.file == page.file]
    assert any("guidance is left" in issue.message for issue in found)
    assert not any("field" in issue.message for issue in found)


def test_an_editor_finds_the_schema_from_a_new_page(root: Path) -> None:
    page = root / start(root, "strategies/outreach", "strategy", TODAY)
    named = next(line for line in page.read_text(encoding="utf-8").splitlines() if "$schema=" in line)
    assert (page.parent / named.partition("$schema=")[2]).resolve().is_file()


# ---- move


def test_a_moved_page_leaves_no_error_and_a_redirect(root: Path) -> None:
    before = load(root).page("/strategies/naloxone/").headings
    move(root, "strategies/naloxone", "strategies/reversal")
    site = load(root)
    assert [str(issue) for issue in errors(check(site))] == []
    assert site.page("/strategies/reversal/").headings == before
    assert not (root / "docs/en/strategies/naloxone.md").exists()
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "strategies/naloxone.md: strategies/reversal.md" in settings
    assert "narcan.md: strategies/reversal.md" in settings  # a short address still redirects to it


def test_nothing_names_the_old_address_but_what_must(root: Path) -> None:
    data, template = root / "docs/data/changes.yml", root / "overrides/partials/case.html"
    data.write_text(data.read_text(encoding="utf-8").replace("[overdose.md]", "[strategies/naloxone.md]"), encoding="utf-8")
    template.write_text("<a href=\"{{ 'strategies/naloxone/#evidence' | url }}\">x</a>\n", encoding="utf-8")
    move(root, "strategies/naloxone", "safer/reversal")
    left = {path.relative_to(root).as_posix() for path, text in _files(root).items() if b"strategies/naloxone" in text and "hooks" not in path.parts}
    assert left == {"mkdocs.yml", "docs/data/addresses.yml", "docs/data/approvals/redirects.txt"}  # where it leads on from
    assert "'safer/reversal/#evidence' | url" in template.read_text(encoding="utf-8")


def test_its_links_and_those_to_it_follow(root: Path) -> None:
    move(root, "safer/signs", "basics/in-depth/signs")
    assert "](../../overdose.md)" in (root / "docs/en/basics/in-depth/signs.md").read_text(encoding="utf-8")
    assert "](../basics/in-depth/signs.md#how)" in (root / "docs/en/strategies/naloxone.md").read_text(encoding="utf-8")
    assert "](basics/in-depth/signs.md)" in (root / "docs/es/overdose.md").read_text(encoding="utf-8")


def test_its_translation_moves_along(root: Path) -> None:
    move(root, "overdose", "basics/overdose")
    assert (root / "docs/es/basics/overdose.md").is_file()
    assert not (root / "docs/es/overdose.md").exists()
    assert "overdose.md: basics/overdose.md" in (root / "mkdocs.es.yml").read_text(encoding="utf-8")
    left = [str(issue) for issue in errors(check(load(root))) if "does not belong in the folder" not in issue.message]
    assert left == []  # the folder takes other types: that is for the writer to settle


def test_there_and_back_again_leaves_no_error(root: Path) -> None:
    move(root, "strategies/naloxone", "strategies/reversal")
    move(root, "strategies/reversal", "strategies/naloxone")
    assert [str(issue) for issue in errors(check(load(root)))] == []


def test_a_move_approves_nothing_else(root: Path) -> None:
    page = root / "docs/en/overdose.md"
    page.write_text(page.read_text(encoding="utf-8").replace("One spray", "Ten sprays"), encoding="utf-8")
    move(root, "strategies/naloxone", "strategies/reversal")
    assert {issue.file for issue in errors(check(load(root)))} == {"docs/en/overdose.md"}


# ---- translate


def test_a_translation_begins_as_the_original_and_each_line_is_asked_for(root: Path) -> None:
    assert translate(root, "safer/signs", "es", TODAY) == "docs/es/safer/signs.md"
    assert load(root, "es").page("/safer/signs/").meta["translated"] == TODAY
    found = [issue for issue in check(load(root)) if issue.file == "docs/es/safer/signs.md"]
    assert sum(issue.message == "This line is still in English." for issue in found) >= 5


@pytest.mark.parametrize(
    ("verb", "arguments", "message"),
    [
        (start, ("../../outreach", "strategy", TODAY), "is no name for a page"),
        (start, ("strategies/My Page", "strategy", TODAY), "is no name for a page"),
        (start, ("strategies//outreach", "strategy", TODAY), "is no name for a page"),
        (start, ("strategies/naloxone", "strategy", TODAY), "exists already"),
        (start, ("strategies/outreach", "essay", TODAY), "There is no page type 'essay'"),
        (start, ("strategies/outreach", "safety", TODAY), "does not belong in 'strategies'"),
        (start, ("outreach/index", "strategy", TODAY), "There is no folder 'outreach'"),
        (move, ("strategies/nothing", "strategies/other"), "There is no docs/en/strategies/nothing.md"),
        (move, ("strategies/naloxone", "overdose"), "docs/en/overdose.md exists already"),
        (move, ("strategies/naloxone", "strategies/Näme"), "is no name"),
        (translate, ("safer/signs", "fr", TODAY), "not translated into 'fr'"),
        (translate, ("safer/nowhere", "es", TODAY), "There is no docs/en/safer/nowhere.md"),
        (translate, ("overdose", "es", TODAY), "exists already"),
    ],
)
def test_a_request_that_cannot_be_met_raises_and_writes_nothing(root: Path, verb: Callable, arguments: tuple, message: str) -> None:
    before = _files(root)
    with pytest.raises(ValueError, match=message):
        verb(root, *arguments)
    assert _files(root) == before


# ---- due


def test_what_comes_due_is_listed_soonest_first(root: Path) -> None:
    found = due(load(root), TODAY, days=10_000)
    assert [one.day for one in found] == sorted(one.day for one in found)
    messages = " ".join(one.message for one in found)
    for message in ("check the page /overdose/", "confirm the helpline A line", "open the source paper-2017", "look for a newer figure of kits-given"):
        assert message in messages


def test_nothing_far_away_is_listed(root: Path) -> None:
    assert {one.message for one in due(load(root), TODAY, days=70)} == {"check the page /overdose/"}


def test_a_helpline_expires_after_half_a_year() -> None:
    assert not expired("2026-11", TODAY)
    assert expired("2026-01", TODAY)


# ---- approve


def test_an_approval_ends_the_errors_and_says_who_and_when(root: Path) -> None:
    page = root / "docs/en/overdose.md"
    page.write_text(page.read_text(encoding="utf-8").replace("One spray", "Two sprays"), encoding="utf-8")
    assert errors(check(load(root)))
    assert approvals.approve(load(root), "overdose", "A Reader", TODAY) == ["overdose"]
    assert errors(check(load(root))) == []
    entries = {entry["what"]: entry for entry in load(root).value("approvals")}
    assert (entries["overdose"]["by"], entries["overdose"]["date"]) == ("A Reader", frozen.DAY)
    assert entries["redirects"]["by"] != "A Reader"


def test_a_line_broken_elsewhere_needs_no_approval(root: Path) -> None:
    page = root / "docs/en/overdose.md"
    page.write_text(page.read_text(encoding="utf-8").replace("between breaths is", "between\nbreaths is"), encoding="utf-8")
    assert errors(check(load(root))) == []


def test_what_is_gone_is_approved_as_gone(root: Path) -> None:
    (root / "docs/data/facts.yml").write_text("# none\n", encoding="utf-8")
    page = root / "docs/en/strategies/naloxone.md"
    page.write_text(page.read_text(encoding="utf-8").replace("[=kits-given]", "some").replace("[=kits-given period]", "a year"), encoding="utf-8")
    approvals.approve(load(root), "facts", "A Reader", TODAY)
    assert errors(check(load(root))) == []
    assert not (root / "docs/data/approvals/facts.txt").exists()


@pytest.mark.parametrize(("what", "by", "message"), [("nothing", "A Reader", "Names: all, redirects"), ("overdose", " ", "Say who read it")])
def test_an_approval_needs_a_name_and_a_person(root: Path, what: str, by: str, message: str) -> None:
    before = _files(root)
    with pytest.raises(ValueError, match=message):
        approvals.approve(load(root), what, by, TODAY)
    assert _files(root) == before


# ---- the verbs as they are typed


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("new",), 2, "Say which page and which type"),
        (("move", "strategies/nothing", "strategies/other"), 1, "There is no docs/en/strategies/nothing.md"),
        (("due", "soon"), 2, "Say how many days"),
        (("approve", "overdose", ""), 2, "Say what was read and by whom"),
        (("approve", "nothing", "A Reader"), 1, "There is nothing to approve by the name 'nothing'"),
    ],
)
def test_a_verb_names_the_argument_it_lacks(root: Path, arguments: tuple, code: int, message: str) -> None:
    done = frozen.run(root, *arguments)
    assert (done.returncode, done.stderr) == (code, "")
    assert message in done.stdout
