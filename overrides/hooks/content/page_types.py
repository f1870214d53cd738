"""Page types and the vocabulary of front matter, read from docs/templates: the files that writers copy."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from overrides.hooks.content.notation import HEADING, HEADING_ID
from overrides.hooks.content.site import ROOT
from overrides.hooks.content.yaml_files import read

FOLDER = "docs/templates"
SCHEMA = f"{FOLDER}/front-matter.schema.yml"
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
    """A page type: its sections in order, whether own ones may stand between them, and the ids of its steps (h3) in order."""

    name: str
    sections: tuple[Section, ...]
    own_sections: bool
    steps: tuple[str, ...]


def page_types(root: Path = ROOT) -> dict[str, PageType]:
    """Return the page types by name, read from docs/templates/*.md."""
    paths = sorted((root / FOLDER).glob("*.md"))
    return {path.stem: _page_type(path.stem, path.read_text(encoding="utf-8-sig", errors="replace")) for path in paths}


def schema(root: Path = ROOT) -> dict:
    """Return the JSON Schema of front matter; empty where it cannot be read."""
    return read(root, SCHEMA)[0].value or {}


def folders(root: Path = ROOT) -> dict[str, list[str]]:
    """Return the page types that each folder of docs/<language> takes; "." is that folder itself."""
    return schema(root).get("x-folders") or {}


@lru_cache(maxsize=64)
def _page_type(name: str, text: str) -> PageType:
    sections, steps, own = [], [], False
    for match in filter(None, map(HEADING.match, text.splitlines())):
        id_ = HEADING_ID.search(match[3] or "")
        if not id_:
            continue  # checks/front_matter.py reports it
        if len(match[1]) == 3:
            steps.append(id_[1])
        elif len(match[1]) == 2 and id_[1] == OWN:
            own = True
        elif len(match[1]) == 2:
            sections.append(Section(id_[1], match[2], ".optional" in match[3]))
    return PageType(name, tuple(sections), own, tuple(steps))
