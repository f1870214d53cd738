"""Tables that a phone can show as cards: a caption, row heads, roles, and each cell's column name."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

CARDS, BROAD = 3, 4  # from so many columns on a table becomes cards on a phone, and is broader than the text on a wide screen


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        caption = ""
        for parent, child in [(element, child) for element in root.iter() for child in element]:
            if child.tag in ("h2", "h3", "summary"):
                caption = "".join(child.itertext())
            elif child.tag == "table":
                _complete(child, caption)
                columns = len(child.findall("thead/tr/th"))
                names = ["table-wrapper", *["cards"] * (columns >= CARDS), *["broad"] * (columns >= BROAD)]
                wrapper = etree.Element("div", {"class": " ".join(names)})
                parent[list(parent).index(child)] = wrapper
                wrapper.append(child)


def _complete(table: etree.Element, caption: str) -> None:
    """Give a table its caption and its row heads; one that becomes cards also its roles and labels.

    A change of display takes the roles from some screen readers, so they are written out.
    """
    heads = table.findall("thead/tr/th")
    cards = len(heads) >= CARDS
    for head in heads:
        head.set("scope", "col")
    for row in table.findall("tbody/tr"):
        for number, cell in enumerate(row.findall("td")):
            if number == 0:
                cell.tag = "th"
                cell.set("scope", "row")
            elif cards and number < len(heads):
                cell.set("data-l", "".join(heads[number].itertext()))
    if cards:
        roles = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell", "table": "table"}
        for element in [element for element in table.iter() if element.tag in roles]:
            element.set("role", roles[element.tag])
        for head in table.iter("th"):
            head.set("role", "columnheader" if head.get("scope") == "col" else "rowheader")
    if caption:
        element = etree.Element("caption", {"class": "visually-hidden"})
        element.text = caption
        table.insert(0, element)


def register(md: Markdown) -> None:
    """Register the processor: before the sections move the headings away from their tables."""
    md.treeprocessors.register(_Tables(md), "table_cards", 6)
