"""The check of the next engine says plainly what it found, also when it found nothing; READY is read, never built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from overrides.hooks.content.site import ROOT
from tests import engine


def test_one_sentence_says_that_the_engine_cannot_be_had(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    def install(_: Path) -> Path:
        raise engine.UnavailableError("No matching distribution found.")

    assert engine.main(tmp_path, install) == 2
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "Nothing was checked" in said
    assert "No matching distribution found." in said


def test_an_engine_that_does_not_build_is_told_with_its_last_words(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    command = tmp_path / "failing"
    command.write_text("#!/bin/sh\necho 'too many arguments in article.html' >&2\nexit 1\n", encoding="utf-8")
    command.chmod(0o755)
    assert engine.main(tmp_path, lambda _: command) == 1
    assert "too many arguments in article.html" in capsys.readouterr().out


BUILDING = """#!/bin/sh
for settings in "$@"; do :; done
echo $SITE_URL
case $settings in $REFUSED) echo "$settings is not for me"; exit 1;; esac
mkdir site
cp $settings site/
case $settings in mkdocs.yml) tongue=en;; *) tongue=es;; esac
echo "<html lang=\\"$tongue\\">" > site/index.html
"""


@pytest.fixture
def building(tmp_path: Path) -> Path:
    """A command that builds a site of two files: the settings it was given, and a home page that says its language."""
    command = tmp_path / "building"
    command.write_text(BUILDING, encoding="utf-8")
    command.chmod(0o755)
    return command


@pytest.mark.parametrize(("language", "settings", "address"), [("en", "mkdocs.yml", ""), ("es", "mkdocs.es.yml", "es/")])
def test_the_engine_gets_the_sources_as_they_are(building: Path, language: str, settings: str, address: str) -> None:
    site, log = engine.build(building, engine.copied(building.parent), language)
    assert (site / settings).read_bytes() == (ROOT / settings).read_bytes()
    assert log.strip() == engine.SITE_URL + address


def test_each_language_is_finished_alone_and_then_put_together(building: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def look(site: Path) -> None:
        seen.append(sorted(path.name for path in site.rglob("*")))

    steps = [SimpleNamespace(__name__=name, finish=look) for name in ("each", "once")]
    monkeypatch.setattr(engine, "STEPS", steps)
    monkeypatch.setattr(engine, "ONCE", steps[1:])
    monkeypatch.setattr(engine, "translations", lambda: ["es"])
    read = []
    monkeypatch.setattr(engine, "read", lambda site: read.append((site, (site / "es/index.html").is_file())) or engine.Outcome())
    assert engine.main(building.parent, lambda _: building) == 0
    assert seen == [["index.html", "mkdocs.yml"]] * 2 + [["index.html", "mkdocs.es.yml"]]
    assert read == [(building.parent / "site-en", True)]
    assert (building.parent / "build.log").read_text(encoding="utf-8") == f"{engine.SITE_URL}\n{engine.SITE_URL}es/\n"


def test_a_translation_that_does_not_build_is_told_and_the_rest_is_read(
    building: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("REFUSED", "mkdocs.es.yml")
    monkeypatch.setattr(engine, "STEPS", ())
    monkeypatch.setattr(engine, "read", lambda _: engine.Outcome(held={"test_a": 3}))
    assert engine.main(building.parent, lambda _: building) == 1
    said = capsys.readouterr().out
    assert "es, the build: mkdocs.es.yml is not for me" in said
    assert "3 of 3 promises hold" in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_step_that_fails_is_told_with_its_language_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    (tmp_path / "index.html").write_text(f'<html lang="{language}">', encoding="utf-8")
    done = []
    bad = SimpleNamespace(__name__="finishing.bad", finish=lambda _: 1 / 0)
    good = SimpleNamespace(__name__="finishing.good", finish=done.append)
    monkeypatch.setattr(engine, "STEPS", (bad, good))
    assert engine.finish(tmp_path) == [f"{language}, bad: division by zero"]
    assert done == [tmp_path]


def test_every_test_is_counted_once() -> None:
    outcome = engine.Outcome(promises={"test_a": "A holds."})
    report = SimpleNamespace(location=("tests/test_a.py", 1, "test_one"), failed=False, passed=True, longrepr=None)
    for when in ("setup", "call", "teardown"):
        outcome.pytest_runtest_logreport(SimpleNamespace(**vars(report) | {"when": when}))
    broken = {"location": ("tests/test_a.py", 2, "test_two"), "failed": True, "when": "call", "longrepr": "assert 1 == 2"}
    outcome.pytest_runtest_logreport(SimpleNamespace(**vars(report) | broken))
    assert (outcome.holding, outcome.total) == (1, 2)
    assert "1 of  2" in outcome.table()
    assert "test_two" in outcome.table()


def reading(folder: Path) -> subprocess.CompletedProcess:
    """Run one test that reads a file of the built site, with READY naming a folder."""
    test = "tests/test_weight.py::test_the_script_before_the_reader_acts"
    environment = os.environ | {"READY": str(folder)}
    return subprocess.run([sys.executable, "-m", "pytest", test], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_ready_is_read_and_not_built(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>finished elsewhere", encoding="utf-8")
    script = tmp_path / "assets/javascripts/page.js"
    script.parent.mkdir(parents=True)
    script.write_text("", encoding="utf-8")
    assert reading(tmp_path).returncode == 0
    script.write_bytes(os.urandom(4000))
    assert reading(tmp_path).returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["assets", "index.html"]


def test_ready_that_names_no_site_is_said(tmp_path: Path) -> None:
    done = reading(tmp_path)
    assert done.returncode != 0
    assert "no finished site is there" in done.stdout + done.stderr
