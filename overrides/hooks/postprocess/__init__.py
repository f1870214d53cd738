"""One job a file: a finished folder in, the same folder out. No engine is imported here."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.content.site import ORIGINAL
from overrides.hooks.postprocess import (
    borrowed,
    cards,
    codes,
    emergency,
    feed,
    frame,
    install,
    languages,
    linked_data,
    offline,
    open_data,
    policy,
    relative,
    search,
    stylesheet,
    unused,
)  # fmt: skip
from overrides.hooks.postprocess.folder import language

# In the order in which they need each other: the policy comes last, for it holds the hash of what stands in a page.
STEPS = (
    stylesheet, relative, frame, borrowed, languages, codes, linked_data, cards, install, feed, open_data, emergency, search,
    offline, unused, policy,
)  # fmt: skip
# What tells of the whole site, once, in the language it is written in.
ONCE = (feed, open_data)


def finish(site: Path) -> None:
    """Do every step of finishing on a built site folder, in order."""
    original = language(site) == ORIGINAL
    for step in STEPS:
        if original or step not in ONCE:
            step.finish(site)
