"""A fault: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One slip of a writer. `warning` is told but stops nothing."""

    file: str
    line: int
    what: str
    todo: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {kind}{self.what}\n    {self.todo}"


def stopping(faults: list[Fault]) -> list[Fault]:
    """Return the faults that stop a build."""
    return [fault for fault in faults if not fault.warning]


def tell(faults: list[Fault]) -> str:
    """Return all faults as text, by file and line, and their number."""
    if not faults:
        return "No faults."
    count = len(stopping(faults))
    lines = [str(fault) for fault in sorted(set(faults))]
    lines.append(f"{count} fault{'' if count == 1 else 's'}, {len(set(faults)) - count} warnings.")
    return "\n".join(lines)
