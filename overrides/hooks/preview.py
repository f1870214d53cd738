"""The site while somebody writes: built anew at each save, shown in the browser with what is wrong, reloaded by itself."""

import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import Issue, errors, format_report
from overrides.hooks.content.messages import messages, word_pattern
from overrides.hooks.content.site import ORIGINAL, ROOT, load, translations

WATCHED = ("docs", "overrides", "mkdocs*.yml")
LIGHT = (".md", ".css")  # files whose change leaves the pages of others as they are
PAUSE = 0.3  # seconds between two looks at the files
HOLD = 20  # seconds after which a browser asks again whether there is something new
OWN = "/.preview/"  # below it stands what only the preview answers
SCRIPT = """const { version } = document.currentScript.dataset;
const wait = async () => {
  const answer = await fetch(`/.preview/version?${version}`).catch(() => new Promise((done) => setTimeout(done, 1000)));
  if (answer && (await answer.text()) !== version) location.reload();
  else wait();
};
wait();
"""
STYLE = """.preview { position: fixed; inset: auto 0 0; z-index: 99; max-height: 45vh; overflow: auto; padding: .8rem 1rem; font: 15px/1.45 system-ui;
  background: #fff8c5; color: #1c1a12; border-top: 4px solid #971a12; }
.preview p { margin: 0 0 .3rem; font-weight: 700; } .preview ol { margin: 0; padding-left: 1.4rem; } .preview code { user-select: all; }
@media print { .preview { display: none; } }
"""
BROKEN = "What is wrong below keeps the site from being built: you see it as it was before."
# Builds one language: its name, the folder, the address of the folder, and whether every page is to be built.
Build = Callable[[str, Path, str, bool], None]


@dataclass
class Preview:
    """What is shown: `folder` holds the last good site; a build works on a copy of it, which takes its place when it is done."""

    build: Build
    url: str
    work: Path
    folder: Path | None = None
    issues: list[Issue] = field(default_factory=list)
    broken: str = ""
    version: int = 0
    languages: set[str] = field(default_factory=lambda: {ORIGINAL})  # those that somebody looks at
    news: threading.Condition = field(default_factory=threading.Condition)

    def update(self, changed: set[Path] | None = None) -> None:
        """Check the sources and build what changed since the last update; everything where `changed` is None."""
        begun = time.perf_counter()
        if self.broken or self.folder is None or not all(path.suffix in LIGHT and path.is_file() for path in changed or ()):
            changed = None
        if changed is None:
            for cached in (messages, word_pattern):
                cached.cache_clear()
        self.broken = ""
        try:
            self.issues = sorted(set(check(load())))
            self._build(changed)
        except Exception as error:  # whatever a half-written file does, the preview goes on
            self.broken = BROKEN if errors(self.issues) else f"{BROKEN} {type(error).__name__}: {error}"
        with self.news:
            self.version += 1
            self.news.notify_all()
        report = [self.broken, format_report(self.issues), f"{time.perf_counter() - begun:.1f} s. {self.url}"]
        print("\n".join(filter(None, report)), flush=True)

    def _build(self, changed: set[Path] | None) -> None:
        unread = [issue for issue in errors(self.issues) if issue in load().issues]
        if unread:
            raise ValueError(unread[0].message)
        folder = self.work / str(self.version + 1)
        if self.folder and changed is not None:
            shutil.copytree(self.folder, folder)  # keeps the times by which unchanged pages are known
        try:
            for language in sorted(self.languages, key=lambda code: code != ORIGINAL):  # a translation stands below the original
                below = "" if language == ORIGINAL else f"{language}/"
                whole = changed is None or not (folder / below).is_dir()
                if whole or any(path.suffix == ".css" or ROOT / "docs" / language in path.parents for path in changed):
                    self.build(language, folder / below, self.url + below, whole)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        before, self.folder = self.folder, folder
        if before:
            shutil.rmtree(before, ignore_errors=True)

    def look_at(self, language: str) -> None:
        """Wait for a translation that nobody has looked at before to be built."""
        if language in translations() and language not in self.languages:
            with self.news:
                self.languages.add(language)
                self.news.wait(HOLD)

    def panel(self) -> str:
        """Return what a page is given at its end: the script that reloads it, and what is wrong."""
        script = f'<script src="{OWN}reload.js" data-version="{self.version}"></script>'
        if not self.issues and not self.broken:
            return script
        stopping = errors(self.issues)
        warnings = [issue for issue in self.issues if issue not in stopping]
        folded = f"<details><summary>Warnings</summary>{_items(warnings)}</details>" if warnings else ""
        head = self.broken or format_report(self.issues).splitlines()[-1]
        return f'<link rel="stylesheet" href="{OWN}panel.css"><aside class="preview" role="alert"><p>{escape(head)}</p>{_items(stopping)}{folded}</aside>{script}'


def _items(issues: list[Issue]) -> str:
    items = (f"<li><code>{escape(one.file)}:{one.line}</code> {escape(one.message)} <i>{escape(one.hint)}</i></li>" for one in issues)
    return f"<ol>{''.join(items)}</ol>"


def serve(build: Build, port: int) -> int:
    """Show the site on a port of this machine until Ctrl-C; return the exit status."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError:
        print(f"Port {port} is taken. Choose another: make serve PORT={port + 1}")
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="preview-") as work:
        server.preview = preview = Preview(build, f"http://127.0.0.1:{port}/", Path(work))
        try:
            seen = _times()
            preview.update()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            while True:
                seen = _look(preview, seen)
        except KeyboardInterrupt:
            return 0


def _look(preview: Preview, seen: dict[Path, float]) -> dict[Path, float]:
    """Update the preview where a file has changed; return the files as they are."""
    time.sleep(PAUSE)
    now = _times()
    changed = {path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path)}
    if any(path.suffix == ".py" for path in changed):
        print("The Python code has changed: end this with Ctrl-C and run `make serve` again to see what it does now.", flush=True)
    folder, languages = preview.folder, preview.languages
    new = folder and not preview.broken and not all((folder / code).is_dir() for code in languages - {ORIGINAL})
    if changed or new:
        preview.update(changed)
    return now


def _times() -> dict[Path, float]:
    """Return the watched files, each with the time of its last change."""
    found = [path for pattern in WATCHED for path in ROOT.glob(pattern)]
    files = [file for path in found for file in (path.rglob("*") if path.is_dir() else [path])]
    return {file: file.stat().st_mtime for file in files if file.is_file() and "__pycache__" not in file.parts}


class Handler(SimpleHTTPRequestHandler):
    """Answers with the files of the last good site."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong."""

    def do_GET(self) -> None:
        preview, path = self.server.preview, urlsplit(self.path).path
        if path.startswith(OWN):
            self._answer_own(preview, path.removeprefix(OWN))
            return
        preview.look_at(path.split("/")[1])
        if preview.folder is None:
            self._send(200, "text/html; charset=utf-8", f"<!doctype html><title>Not built</title>{preview.panel()}".encode())
            return
        file = preview.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{path}/")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else preview.folder / "404.html"
        body = file.read_bytes()
        if file.suffix == ".html":
            body += preview.panel().encode()  # behind </html>, where a parser still takes it into the page
        self._send(status, self.guess_type(str(file)), body)

    def _answer_own(self, preview: Preview, name: str) -> None:
        if name == "reload.js":
            self._send(200, "text/javascript", SCRIPT.encode())
        elif name == "panel.css":
            self._send(200, "text/css", STYLE.encode())
        else:
            known = urlsplit(self.path).query
            with preview.news:
                preview.news.wait_for(lambda: str(preview.version) != known, HOLD)
            self._send(200, "text/plain", str(preview.version).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with suppress(ConnectionError):  # the reader has gone on
            self.wfile.write(body)
