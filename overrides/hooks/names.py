"""The name that a person gives to a page: its path below the folder of pages, such as strategies/outreach."""

from __future__ import annotations

import re

NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def source(name: str) -> str:
    """Return the path of the page's file below docs/<language>, whether the name came with slashes around it, .md, or neither."""
    return f"{name.strip('/').removesuffix('.md')}.md"


def new_source(name: str) -> str:
    """Return the path of a page that is yet to be made. Raises ValueError where the name cannot be an address."""
    path = source(name)
    if not NAME.fullmatch(path):
        raise ValueError(
            f"'{name}' is no name for a page: small letters, digits and single hyphens, folders with /, such as strategies/street-work."
        )
    return path
