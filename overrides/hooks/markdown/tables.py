"""Tables that a phone can show as cards: roles, row heads, and each cell's column name."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class TableExtension(Extension):
    """Dresses every table of a page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.treeprocessors.register(_Tables(md), "dressed_tables", 6)


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for table in [child for child in parent if child.tag == "table"]:
                _dress(table)
                room = etree.Element("div", {"class": _class(_columns(table))})
                place = list(parent).index(table)
                parent.remove(table)
                room.append(table)
                parent.insert(place, room)


def _class(columns: int) -> str:
    """Return the class of a table's room: cards on a phone from three columns on, broader on a wide screen from four."""
    return " ".join(["table-wrapper", *["cards"] * (columns > 2), *["broad"] * (columns > 3)])


def _columns(table: etree.Element) -> int:
    return len(table.findall("thead/tr/th"))


def _dress(table: etree.Element) -> None:
    """Write the roles that some screen readers lose when a table changes its display, and the cells' labels."""
    table.set("role", "table")
    heads = ["".join(th.itertext()) for th in table.findall("thead/tr/th")]
    for th in table.findall("thead/tr/th"):
        th.set("scope", "col")
        th.set("role", "columnheader")
    for group in ("thead", "tbody"):
        for part in table.findall(group):
            part.set("role", "rowgroup")
    for row in table.iter("tr"):
        row.set("role", "row")
    for row in table.findall("tbody/tr"):
        for number, cell in enumerate(row.findall("td")):
            cell.set("role", "cell")
            if number == 0:
                cell.tag = "th"
                cell.set("scope", "row")
                cell.set("role", "rowheader")
            elif number < len(heads):
                cell.set("data-l", heads[number])


def makeExtension(**options: object) -> TableExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it."""
    return TableExtension(**options)
