"""Page types, read from docs/templates: the files that writers copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from overrides.hooks.content.notation import HEADING
from overrides.hooks.content.site import ROOT
from overrides.hooks.content.yaml_files import read

OWN = "own"  # a heading with this id in a template: own sections may stand between the promised ones
GUIDANCE = "[Write:"  # every line of guidance in a template begins so; a page must hold none
DATES = {"reviewed": "2026-01-01", "review_by": "2026-07-01"}  # a new page gets its own in their place


@dataclass(frozen=True)
class Section:
    """A section that a page type promises."""

    id: str
    title: str
    optional: bool


@dataclass(frozen=True)
class PageType:
    """A page type: its sections in order, and whether own ones may stand between them."""

    name: str
    sections: tuple[Section, ...]
    own_sections: bool


@dataclass(frozen=True)
class Vocabulary:
    """docs/templates/fields.yml: the fields of front matter, and the types each folder takes."""

    fields: dict[str, dict]
    folders: dict[str, list[str]]


@cache
def page_types(root: Path = ROOT) -> dict[str, PageType]:
    """Return the page types by name, read from docs/templates/*.md."""
    return {path.stem: _page_type(path) for path in sorted((root / "docs/templates").glob("*.md"))}


@cache
def vocabulary(root: Path = ROOT) -> Vocabulary:
    """Return the vocabulary of front matter."""
    value = read(root, "docs/templates/fields.yml")[0].value
    return Vocabulary(value["fields"], value["folders"])


def _page_type(path: Path) -> PageType:
    sections, own = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        match = HEADING.match(line)
        if not match or len(match[1]) != 2:
            continue
        id_ = re.search(r"#([\w-]+)", match[3] or "")
        if not id_:
            continue  # checks/contract.py tells it
        if id_[1] == OWN:
            own = True
        else:
            sections.append(Section(id_[1], match[2], ".optional" in match[3]))
    return PageType(path.stem, tuple(sections), own)
