"""A local server that answers as GitHub Pages does.

A folder without its slash is redirected (301), names are case-sensitive, a missing file gets the root 404.html with status 404,
text is gzipped, and everything may be cached for ten minutes.
"""

import functools
import gzip
import socket
import sys
import threading
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = ("text/", "application/json", "application/javascript", "application/xml", "application/atom+xml", "image/svg+xml",
              "application/manifest+json")  # fmt: skip


class Handler(SimpleHTTPRequestHandler):
    """Serves a finished site below the path of its address."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".webmanifest": "application/manifest+json", ".xml": "application/xml", ".js": "application/javascript", ".md": "text/markdown",
    }  # fmt: skip

    def __init__(self, *arguments: object, prefix: str, **options: object) -> None:
        self.prefix = prefix
        super().__init__(*arguments, **options)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(self.prefix).lstrip("/") if path.startswith(f"{self.prefix}/") else None
        file = Path(self.directory, inside) if inside is not None else None
        if file and file.is_dir() and not path.endswith("/"):
            self._answer(301, b"", location=f"{path}/")
            return
        file = file / "index.html" if file and file.is_dir() else file
        if file and file.is_file():
            self._answer(200, file.read_bytes(), self.guess_type(str(file)))
        else:
            lost = Path(self.directory, "404.html")
            self._answer(404, lost.read_bytes() if lost.is_file() else b"", "text/html")

    do_HEAD = do_GET  # noqa: N815, the library's name

    def _answer(self, status: int, body: bytes, kind: str = "text/html", location: str = "") -> None:
        kind = kind.split(";")[0]
        compressed = body and kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        data = gzip.compress(body, 6, mtime=0) if compressed else body
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    """Knows its open connections, so that they end when the network is taken away."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *arguments: object) -> None:
        self.connections: set[socket.socket] = set()
        super().__init__(*arguments)

    def process_request(self, request: socket.socket, client_address: object) -> None:
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: socket.socket, client_address: object) -> None:
        """Report what went wrong, but not that a browser went away before its answer came."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class PagesServer:
    """A finished site on a port of this machine. `stop` and `start` let a test take the network away.

    `site_url` is the address that the site was built for: the site is served below the same path.
    """

    def __init__(self, folder: Path, site_url: str, handler: type[Handler] = Handler) -> None:
        self.folder, self.handler = folder, handler
        self.prefix = urlsplit(site_url).path.rstrip("/")
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        """The address of the site on this machine, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    def start(self) -> None:
        """Serve, on the same port as before if there was one."""
        handler = functools.partial(self.handler, directory=str(self.folder), prefix=self.prefix)
        self.server = _Server(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.stopped = False

    def stop(self) -> None:
        """Stop serving, so that a visitor meets a closed port."""
        self.server.shutdown()
        self.server.server_close()
        self.stopped = True
