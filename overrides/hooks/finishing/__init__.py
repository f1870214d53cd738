"""One job a file: a finished folder in, the same folder out. No engine is imported here."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.finishing import (
    cards,
    codes,
    emergency,
    feed,
    frame,
    install,
    linked_data,
    offline,
    open_data,
    policy,
    relative,
    search,
    stylesheet,
    unused,
)  # fmt: skip

# In the order in which they need each other: the policy comes last, for it holds the hash of what stands in a page.
STEPS = (stylesheet, relative, frame, codes, linked_data, cards, install, feed, open_data, emergency, search, offline, unused, policy)


def finish(site: Path) -> None:
    """Do every step of finishing on a built site folder, in order."""
    for step in STEPS:
        step.finish(site)
