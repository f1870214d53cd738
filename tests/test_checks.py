"""Every slip that a check is there for is reported: file, line, words, severity, and what to do. The slips are data: tests/cases/*.yml.

A file of cases has, at its head, what its cases share; a case has the rest:
  file        what is changed; or `to`: a new file of its own ({n} is a number), which begins as `copy` (a file) or `given` (a text)
  find, replace | insert (after the match of `after`) | append | write | bytes | from (a file) | remove | exists (it should not)
              the slip; patterns are those of Python's `re`, `crlf` and `heavy` are bytes
  also        more such changes, each with its file
  message     words of the issue; `hint` words of its remedy; `severity` error or warning; `at` the file it names, where that is another
  without     words that no issue may have: the slip is reported once (such a case is planted `alone`)
  below       how many lines below the slip it is reported; `line` the line itself, null for any; `line_of` a pattern on it
  alone       true where it hides what others are to find; `environment` of the check
Cases that change different files are planted and checked together.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import Issue, format_report
from overrides.hooks.content.site import load
from tests import frozen

AFTER = r"^## .*\{ #in-short \}\n"


def _cases() -> Iterator[dict]:
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml")):
        shared = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(shared.pop("cases")):
            case = case if "file" in case else shared | case
            if "file" not in case:
                case["file"] = case["to"].format(n=number)
            yield case | {"id": f"{path.stem}: {case['name']}"}


CASES = list(_cases())


class Planted:
    """A copy of the frozen site, with what it was before each change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before: dict[Path, bytes | None] = {}

    def plant(self, case: dict, slip: bool = True) -> int:
        """Change what a case says; return the line of the slip in its file. Without `slip`, only lay its files out."""
        if "to" in case and (slip or not case.get("exists")):
            text = case.get("given") or (self.root / case["copy"]).read_text(encoding="utf-8")
            stem = Path(case.get("copy", "given")).stem
            self._write(case["file"], text.replace(f'"{stem}-', f'"{Path(case["file"]).stem}-'))
        line = self._change(case) if slip else 0
        for other in case.get("also", []) if slip else ():
            self._change(other)
        return line

    def _change(self, edit: dict) -> int:
        path = self.root / edit["file"]
        if "write" in edit:
            self._write(edit["file"], edit["write"])
        elif edit.get("remove"):
            self._remember(path)
            path.unlink()
        elif "from" in edit:
            self._write(edit["file"], (self.root / edit["from"]).read_bytes())
        elif "bytes" in edit:
            special = {"crlf": lambda: path.read_bytes().replace(b"\n", b"\r\n"), "heavy": lambda: bytes(50_000)}
            self._write(edit["file"], special.get(edit["bytes"], lambda: bytes.fromhex(str(edit["bytes"])))())
        elif "find" in edit or "insert" in edit or "append" in edit:
            text = path.read_text(encoding="utf-8")
            if "append" in edit:
                text, start = text + edit["append"], len(text)
            else:
                match = re.search(edit.get("find", edit.get("after", AFTER)), text, flags=re.M)
                assert match, f"{edit['file']} has no {edit.get('find', edit.get('after', AFTER))!r} to plant a slip in"
                new = match.expand(edit["replace"]) if "find" in edit else f"{match[0]}\n{edit['insert']}\n\n"
                start = match.start() if "find" in edit else match.end() + 1
                text = text[: match.start()] + new + text[match.end() :]
            self._write(edit["file"], text)
            return text.count("\n", 0, start) + 1
        return 1

    def _write(self, file: str, text: str | bytes) -> None:
        path = self.root / file
        self._remember(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def _remember(self, path: Path) -> None:
        self.before.setdefault(path, path.read_bytes() if path.exists() else None)

    def restore(self) -> None:
        """Put every file back as it was, and take away what was new."""
        for path, data in self.before.items():
            if data is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            elif path.exists():
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
        self.before.clear()


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TODAY", frozen.DAY)
        yield Planted(frozen.make(tmp_path_factory.mktemp("frozen") / "site"))


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        for name, value in values.items():
            patch.setenv(name, value)
        yield


def _batches() -> list[list[dict]]:
    """Return the cases in batches: no two of a batch change one file."""
    batches: list[list[dict]] = []
    rounds: dict[str, int] = defaultdict(int)
    for case in CASES:
        if case.get("alone") or case.get("also") or case.get("environment"):
            continue
        number = rounds[case["file"]]
        rounds[case["file"]] += 1
        batches += [[]] if number == len(batches) else []
        batches[number].append(case)
    return [*batches, *([case] for case in CASES if case.get("alone") or case.get("also") or case.get("environment"))]


@pytest.fixture(scope="module")
def reported(planted: Planted) -> dict[str, tuple[list[Issue], int, str]]:
    """For each case: the issues of its batch, the line of its slip, and the text of the file that is to be named."""
    return _report(planted, _batches())


def _report(planted: Planted, batches: list[list[dict]]) -> dict[str, tuple[list[Issue], int, str]]:
    """Return what `reported` says of batches of cases. A case that cannot be planted has one issue, which says why; the others have theirs."""
    found = {}
    while batches:
        batch = batches.pop(0)
        lines = {}
        for case in batch:
            try:
                lines[case["id"]] = planted.plant(case)
            except (AssertionError, OSError) as error:
                found[case["id"]] = [Issue(case.get("at", case["file"]), 0, str(error), "Correct the case.")], 0, ""
        with _environment(batch[0].get("environment", {})):
            issues = check(load(planted.root))
        for case in (case for case in batch if case["id"] in lines):
            path = planted.root / case.get("at", case["file"])
            found[case["id"]] = issues, lines[case["id"]], path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
            if len(batch) > 1 and not _matching(case, issues):
                batches.append([case])  # another slip of the batch hides it: once more, alone
        planted.restore()
    return found


def _matching(case: dict, issues: list[Issue]) -> list[Issue]:
    file, severity = case.get("at", case["file"]), case.get("severity", "error")
    matching = [one for one in issues if one.file == file and one.severity == severity]
    return [one for one in matching if case["message"] in one.message and case.get("hint", "") in one.hint]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_slip_is_reported(case: dict, reported: dict) -> None:
    issues, planted_at, text = reported[case["id"]]
    found = _matching(case, issues)
    words = " ... ".join(filter(None, (case["message"], case.get("hint"))))
    assert found, f"no issue has {words!r}; reported:\n" + "\n".join(str(one) for one in issues if one.file == case.get("at", case["file"]))
    assert all(one.hint for one in found)
    assert [str(one) for one in issues if "without" in case and case["without"] in one.message] == []
    line = case.get("line", planted_at + case.get("below", 0))
    if "line_of" in case:
        line = text.count("\n", 0, re.search(case["line_of"], text, flags=re.M).start()) + 1
    if line is not None:
        assert line in {one.line for one in found}, f"line {line} expected; reported: {[one.line for one in found]}"


def test_no_case_holds_without_its_slip(planted: Planted) -> None:
    """What the cases ask for is not there before: each of them can fail."""
    for case in CASES:
        planted.plant(case, slip=False)
    with _environment({}):
        issues = check(load(planted.root))
    planted.restore()
    assert [case["id"] for case in CASES if _matching(case, issues)] == []


def test_the_frozen_site_has_no_issue(planted: Planted) -> None:
    with _environment({}):
        assert [str(one) for one in check(load(planted.root)) if one.severity == "error"] == []


def test_a_case_that_cannot_be_planted_fails_alone(planted: Planted) -> None:
    bad = {"id": "bad", "file": "mkdocs.yml", "find": "no such line", "replace": "", "message": "is missing"}
    good = {"id": "good", "file": "docs/en/safer/signs.md", "append": "\nTODO\n", "message": "'TODO' is left"}
    found = _report(planted, [[bad, good]])
    assert [_matching(case, found[case["id"]][0]) != [] for case in (bad, good)] == [False, True]
    assert "to plant a slip in" in found["bad"][0][0].message


def test_each_case_has_a_name_of_its_own() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.fixture
def issues_of(planted: Planted) -> Iterator[Callable[..., list[Issue]]]:
    """Plant changes together; return the issues."""

    def report(*changes: dict) -> list[Issue]:
        for change in changes:
            planted.plant(change)
        with _environment({}):
            return check(load(planted.root))

    yield report
    planted.restore()


def test_settings_that_cannot_be_read_are_the_only_error(issues_of: Callable) -> None:
    """Every page would seem to be missing from a navigation that nobody can read."""
    found = issues_of({"file": "mkdocs.yml", "find": "^theme:", "replace": "theme"})
    assert {one.file for one in found if one.severity == "error"} == {"mkdocs.yml"}


def test_a_missing_template_is_reported_once(issues_of: Callable) -> None:
    found = issues_of({"file": "docs/templates/strategy.md", "remove": True})
    assert [one for one in found if "Unknown page type" in one.message] == []


def test_settings_that_inherit_need_not_repeat_what_is_required(issues_of: Callable) -> None:
    found = issues_of({"file": "mkdocs.yml", "find": r"\A", "replace": "INHERIT: base.yml\\n"}, {"file": "mkdocs.yml", "find": "^site_name: .*", "replace": ""})
    assert [one for one in found if one.message.startswith("The setting")] == []


def test_broken_data_hide_no_other_issue_and_the_report_has_all(issues_of: Callable) -> None:
    """Nobody fixes one problem to be shown the next: data, pages, settings, templates, drawings and styles in one go."""
    changes = [
        ("docs/data/claims.yml", r"id: s1\.1, ", "", "'id' is a required property"),
        ("docs/en/safer/signs.md", r"\(\.\./overdose\.md\), and", "(../nowhere.md), and", "is broken"),
        ("mkdocs.yml", r"^  - overdose\.md", "  - overdoes.md", "'overdoes.md', which is no page"),
        ("docs/templates/guide.md", r" \{ #what-helps \}", "", "has no id"),
        ("overrides/assets/stylesheets/tokens.css", r"\Z", ".x { color: var(--no); }", "var(--no) is no token"),
        ("overrides/assets/drawings/sample.svg", r' viewBox="[^"]*"', "", "has no viewBox"),
    ]
    found = issues_of(*({"file": file, "find": find, "replace": new} for file, find, new, _ in changes))
    report = format_report(found)
    for file, _, _, message in changes:
        assert any(one.file == file and message in one.message for one in found), (file, message)
        assert f"{file}:" in report


def test_a_crash_of_a_check_is_never_hidden(planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is broken that a check reads, an exception is raised."""
    monkeypatch.setattr("overrides.hooks.checks.EACH_LANGUAGE", [lambda site: [][0]])
    with _environment({}), pytest.raises(IndexError):
        check(load(planted.root))


def test_an_error_stops_the_build_and_keeps_the_last_site(tmp_path: Path) -> None:
    root = frozen.make(tmp_path / "project")
    page = root / "docs/en/strategies/naloxone.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nIt works [@nobody-1999].\n", encoding="utf-8")
    (root / "site").mkdir()
    (root / "site/last.html").write_text("the last good build", encoding="utf-8")
    done = frozen.run(root, "build")
    assert done.returncode != 0
    assert "docs/en/strategies/naloxone.md:" in done.stdout + done.stderr
    assert "'nobody-1999'" in done.stdout + done.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["last.html"]
