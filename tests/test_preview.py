"""A writer sees each save in the browser within seconds, with what is wrong; a slip keeps the last good site; nothing is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import frozen


@dataclass
class Running:
    """A preview of a copy of the frozen site, its address, and the folder it may use for what it makes."""

    root: Path
    url: str
    process: subprocess.Popen
    work: Path

    def get(self, path: str) -> str:
        """Return what the preview answers."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return answer.read().decode()

    def save(self, file: str, edit: Callable[[str], str]) -> float:
        """Save an edited file and wait for the preview to show it; return the seconds of processor time it took."""
        version, before = self.get("/.preview/version"), self._seconds()
        path = self.root / file
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        while self.get(f"/.preview/version?{version}") == version:
            pass
        return self._seconds() - before

    def _seconds(self) -> float:
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except FileNotFoundError:  # a system that does not tell
            return 0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = frozen.make(tmp_path_factory.mktemp("writer"))
    work = tmp_path_factory.mktemp("work")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "overrides.hooks.cli", "serve", "--port", str(port)]
    environment = frozen.settings(TMPDIR=str(work))
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    running = Running(root, f"http://127.0.0.1:{port}", process, work)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if "<main" in running.get("/"):
                break
        except OSError:
            time.sleep(0.1)
    yield running
    process.kill()


PAGE = "docs/en/safer/signs.md"


def test_a_save_is_shown_in_two_seconds_of_processor_time(running: Running) -> None:
    seconds = running.save(PAGE, lambda text: text.replace("# In short", "# In short", 1) + "\nA line that was just written.\n")
    assert "A line that was just written." in running.get("/safer/signs/")
    assert seconds <= 2


def test_what_is_wrong_stands_on_the_page_with_file_line_and_remedy(running: Running) -> None:
    running.save(PAGE, lambda text: text + "\nA line with a source [@nobody-1999] in it.\n")
    page = running.get("/overdose/")
    assert 'class="preview" role="alert"' in page
    assert f"<code>{PAGE}:" in page
    assert "is not in docs/data/sources.yml" in page
    assert "Correct the id, or add the source there." in page
    assert "A line with a source" in running.get("/safer/signs/")
    running.save(PAGE, lambda text: text.replace(" [@nobody-1999]", ""))
    assert "nobody-1999" not in running.get("/overdose/")


@pytest.mark.parametrize(("file", "good", "bad"), [
    (PAGE, "title: ", "title: a: b: "),
    ("overrides/partials/footer.html", "</footer>", "{% if %}</footer>"),
    ("mkdocs.yml", "site_name: ", "site_name: : "),
])  # fmt: skip
def test_a_slip_that_stops_the_build_keeps_the_last_good_site(running: Running, file: str, good: str, bad: str) -> None:
    before = running.get("/safer/signs/").partition("<aside")[0].partition("<script src=")[0]
    running.save(file, lambda text: text.replace(good, bad, 1))
    page = running.get("/safer/signs/")
    assert page.startswith(before)
    assert "you see it as it was before" in page
    assert f"<code>{file}:" in page
    running.save(file, lambda text: text.replace(bad, good, 1))
    assert "you see it as it was before" not in running.get("/safer/signs/")


def test_a_translation_is_built_when_somebody_looks_at_it(running: Running) -> None:
    assert 'lang="es"' in running.get("/es/overdose/")


def test_a_page_may_reload_itself(running: Running) -> None:
    """The policy of a page that is written lets the script of the preview run and ask."""
    page = running.get("/")
    policy = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert '<script src="/.preview/reload.js"' in page
    assert "location.reload" in running.get("/.preview/reload.js")


def test_a_taken_port_is_one_sentence(running: Running) -> None:
    port = running.url.rpartition(":")[2]
    done = frozen.run(running.root, "serve", "--port", port)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"Port {port} is taken. Choose another: make serve PORT={int(port) + 1}\n"


def test_it_ends_silently_and_leaves_nothing_behind(running: Running) -> None:
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(10) == 0
    assert "Traceback" not in running.process.stdout.read()
    assert list(running.work.iterdir()) == []
