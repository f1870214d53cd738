"""The one diagnostic type of the project, and its report."""

import difflib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Place = TypeVar("Place")


@dataclass(frozen=True, order=True)
class Issue:
    """A problem in a source file.

    Attributes:
        file: path below the project root.
        line: line number, from 1.
        message: what is wrong, as a sentence.
        hint: what to do about it, as a sentence.
        severity: "error" fails a build; "warning" is only reported.
    """

    file: str
    line: int
    message: str
    hint: str
    severity: str = "error"

    def __str__(self) -> str:
        kind = "warning: " if self.severity == "warning" else ""
        return f"{self.file}:{self.line}: {kind}{self.message}\n    {self.hint}"


def repeated(named: Iterable[tuple[Place, Hashable]]) -> Iterator[tuple[Place, Hashable, Place]]:
    """Yield each name that stood before, as (its place, the name, the first place); `named` holds pairs of a place and a name."""
    first: dict[Hashable, Place] = {}
    for place, name in named:
        if name in first:
            yield place, name, first[name]
        first.setdefault(name, place)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a question that ends in a space, "Did you mean 'x'? ", with the known name most like an unknown one; "" where none is like it."""
    close = difflib.get_close_matches(name, list(map(str, known)), 1)
    return f"Did you mean '{close[0]}'? " if close else ""


def errors(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues that fail a build."""
    return [issue for issue in issues if issue.severity == "error"]


def format_report(issues: Iterable[Issue]) -> str:
    """Return all issues as text, by file and line, the errors last, and a count of errors and warnings."""
    unique = sorted(set(issues), key=lambda issue: (issue.severity == "error", issue))
    if not unique:
        return "No issues."
    count = len(errors(unique))
    summary = f"{count} error{'' if count == 1 else 's'}, {len(unique) - count} warnings."
    return "\n".join([*map(str, unique), summary])
