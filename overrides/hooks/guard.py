"""The guard: reads, checks, tells. `mkdocs serve` tells and goes on; `mkdocs build` stops before it writes."""

from __future__ import annotations

import sys

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from overrides.hooks.checks import check
from overrides.hooks.faults import stopping, tell
from overrides.hooks.pages import load

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Note whether a writer is watching: then a fault must not end the session."""
    global _serving
    _serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Tell every fault at once; end a build that would publish one."""
    faults = check(load())
    if faults:
        print(tell(faults), file=sys.stderr)
    if stopping(faults) and not _serving:
        raise Abort("Nothing was built: mend the faults above.")
