"""Rehearses the publishing: python -m tests.rehearsal, with SITE_URL as the address (a project page by default).

Builds the site for that address with the settings of the workflow, runs every test on the finished folder, serves the
folder as GitHub Pages would, and asks for every page, redirect and file of it once.
"""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from overrides.hooks.content.site import ROOT
from tests.pages_server import PagesServer

ADDRESS = "https://someone.github.io/repository/"
AS_PUBLISHED = {"REPORT_URL": "https://github.com/someone/repository/issues/new/choose", "EVERY_VIEW": "1"}  # as site.yml sets them
FOLDER = ROOT / "build/rehearsal/site"


def main() -> int:
    """Build, test, serve and visit; return the exit code."""
    site_url = os.environ.get("SITE_URL") or ADDRESS
    environment = AS_PUBLISHED | os.environ | {"SITE_URL": site_url, "BUILT": str(FOLDER)}
    print(f"Building and testing for {site_url}", flush=True)
    if failed := subprocess.call(["bash", ".ci/run"], cwd=ROOT, env=environment):
        return failed
    server = PagesServer(FOLDER, site_url)
    try:
        problems, count = visit(FOLDER, server.url, site_url)
    finally:
        server.stop()
    print("\n".join(problems) or f"Every one of {count} addresses answers as it should. {FOLDER} is what would be published.")
    return 1 if problems else 0


def visit(folder: Path, url: str, site_url: str) -> tuple[list[str], int]:
    """Ask for every file of a finished site served at `url`; return what did not answer rightly, and how many were asked for."""
    problems, count = [], 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        count += 1
        address = f"/{name.removesuffix('index.html')}"
        status, final, body = get(url + quote(address))
        if status != 200:
            problems.append(f"{address}: {status}")
        if name.endswith("/index.html"):
            status, final, _ = get(url + quote(address.rstrip("/")))
            if status != 200 or not final.endswith("/"):
                problems.append(f"{address} without its slash: {status} at {final}")
        if name.endswith(".html"):
            problems += _redirect(address, body, url, site_url)
    for address in ("/nothing/here", "/INDEX.HTML"):
        status, _, body = get(url + address)
        if status != 404 or b"<main" not in body:
            problems.append(f"{address}: {status}, and the page for it is {'there' if b'<main' in body else 'not there'}")
    return problems, count


def _redirect(address: str, body: bytes, url: str, site_url: str) -> list[str]:
    """Return the problem of a page that redirects, if it does not lead to a page of the site."""
    refresh = LexborHTMLParser(body).css_first('meta[http-equiv="refresh"]')
    if not refresh:
        return []
    target = urljoin(site_url.rstrip("/") + address, refresh.attributes["content"].partition("url=")[2])
    path = urlsplit(target).path.removeprefix(urlsplit(site_url).path.rstrip("/"))
    status, _, _ = get(url + path)
    return [] if status == 200 else [f"{address} leads to {target}: {status}"]


def get(url: str) -> tuple[int, str, bytes]:
    """Return the status, the final address and the body of an address."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.url, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.url or url, error.read()


if __name__ == "__main__":
    sys.exit(main())
