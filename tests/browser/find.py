"""Finds Chrome or Chromium for the tests; as a command, installs one where there is none: python -m tests.browser.find.

In this order: CHROME; an installed Chrome or Chromium; Playwright's own; Debian's package, as root. Pytest itself installs nothing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# What a container without a sandbox of its own and without a network needs.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
# The shell is the same engine without windows: it starts and draws in half the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
MISSING = "The browser tests need Chrome or Chromium, and none could be installed. Install one (Debian: `apt install chromium`) and run this again."


def installed() -> str | None:
    """Return the path of a browser on this machine; None where there is none."""
    named = [os.environ.get("CHROME"), *map(shutil.which, NAMES), *PLACES]
    return next((path for path in named if path and Path(path).is_file()), None) or _of_playwright()


def main() -> int:
    """Install a browser where there is none; return the exit code."""
    for install in (_by_playwright, _by_debian):
        if not installed():
            install()
    if not installed():
        print(MISSING, file=sys.stderr)
        return 1
    return 0


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _by_playwright() -> None:
    print("No Chrome or Chromium here: asking Playwright for one ...", flush=True)
    _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=240)


def _by_debian() -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    _run([*apt, "update"], seconds=240)
    for package in ("chromium-headless-shell", "chromium"):  # older Debians have only the second
        if not installed():
            print(f"Installing Debian's {package} ...", flush=True)
            _run([*apt, "install", "--yes", "--no-install-recommends", package, "fonts-dejavu-core", "fonts-liberation"], seconds=600)


def _run(command: list[str], seconds: int) -> None:
    """Run a command; whether it worked is seen by looking for the browser again."""
    try:
        subprocess.run(command, capture_output=True, timeout=seconds, check=False, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
    except (subprocess.TimeoutExpired, OSError) as error:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
