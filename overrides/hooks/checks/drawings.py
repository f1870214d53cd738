"""Every drawing stands in a page as the page's own: it parses, says what it shows, takes the page's colors, runs nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

FOLDER = "overrides/assets/drawings"
SHOWN = re.compile(r"^///\s*picture\s*\|\s*(\S+)", re.M)
FORBIDDEN = ("script", "foreignObject", "style", "image", "iframe", "a", "animate", "set", "metadata")
PAINT = ("fill", "stroke", "color", "stop-color")
OWN_PAINT = ("none", "currentColor", "inherit")


@dataclass
class _Drawing:
    """One drawing as it was read: its elements, each with its line, and the words of its title and its description."""

    file: str
    issues: list[Issue] = field(default_factory=list)
    elements: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def issue(self, line: int, message: str, hint: str, severity: str = "error") -> None:
        """Note a fault."""
        self.issues.append(Issue(self.file, line, message, hint, severity))


def check(site: Site) -> list[Issue]:
    """Return the faults of all drawings and icons, and (as warnings) the drawings that no page shows."""
    drawings = [_read(site.root, path) for path in sorted((site.root / FOLDER).glob("*.svg"))]
    icons = [_read(site.root, path) for path in sorted((site.root / "overrides/assets/icons").glob("*.svg"))]
    for drawing in drawings:
        _says(drawing)
        _paint(drawing)
    for drawing in drawings + icons:
        _safe(drawing)
    _ids(drawings)
    _unshown(site, drawings)
    return [issue for drawing in drawings + icons for issue in drawing.issues]


def _read(root: Path, path: Path) -> _Drawing:
    drawing = _Drawing(path.relative_to(root).as_posix())
    parser, inside = expat.ParserCreate(), []

    def start(name: str, attributes: dict[str, str]) -> None:
        drawing.elements.append((parser.CurrentLineNumber, name, attributes))
        inside.append(name)

    def text(words: str) -> None:
        drawing.words[inside[-1]] = drawing.words.get(inside[-1], "") + words

    def head(*_: object) -> None:
        hint = "Begin the file with <svg: it is written into the page as it is."
        drawing.issue(parser.CurrentLineNumber, "This drawing has the head of a file of its own.", hint)

    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    parser.EndElementHandler = lambda _: inside.pop()
    parser.XmlDeclHandler = parser.StartDoctypeDeclHandler = head
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        hint = "Close every element and quote, and write & as &amp;."
        drawing.issue(error.lineno, f"This drawing does not parse: {expat.ErrorString(error.code)}.", hint)
        drawing.elements.clear()  # half a drawing would only bring more of the same
    return drawing


def _says(drawing: _Drawing) -> None:
    """Check that the drawing is one picture to who does not see it, with a name and a description."""
    if not drawing.elements:
        return
    line, name, root = drawing.elements[0]
    if name != "svg":
        drawing.issue(line, f"This drawing is a <{name}>.", "Begin it with <svg.")
        return
    if root.get("role") != "img":
        drawing.issue(line, "This drawing has no role.", 'Write role="img" in its <svg>.')
    if "viewBox" not in root:
        drawing.issue(line, "This drawing has no viewBox.", 'Write viewBox="0 0 340 200", with its own width and height.')
    for side in ("width", "height"):
        if side in root:
            hint = "Take it away: the viewBox gives the shape, the page gives the room."
            drawing.issue(line, f"This drawing has a fixed {side}.", hint)
    for element, reference in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
        found = next(((at, one) for at, one_name, one in drawing.elements if one_name == element), None)
        if not found or not drawing.words.get(element, "").strip():
            hint = f'Write <{element} id="..."> as the first child of <svg>, and name its id in {reference}.'
            drawing.issue(found[0] if found else line, f"This drawing has no <{element}>.", hint)
        elif root.get(reference) != found[1].get("id"):
            hint = f"Give both the same id: readers of screens find the <{element}> by it."
            drawing.issue(line, f"'{reference}' does not name the <{element}>.", hint)


def _paint(drawing: _Drawing) -> None:
    for line, name, attributes in drawing.elements:
        for key in PAINT:
            if attributes.get(key, "none") not in OWN_PAINT:
                hint = "Use a class of components.css (hot, thin, full, halo) or currentColor: the dark scheme and paper change it."
                drawing.issue(line, f"The <{name}> has a color of its own: {attributes[key]}.", hint)


def _safe(drawing: _Drawing) -> None:
    for line, name, attributes in drawing.elements:
        if name in FORBIDDEN:
            hint = "Draw with shapes and <text>: a drawing runs, links and fetches nothing."
            drawing.issue(line, f"<{name}> has no place in a drawing.", hint)
        elif ":" in name:
            drawing.issue(line, f"<{name}> is left by a drawing program.", "Delete it; save as plain SVG.")
        for key, value in attributes.items():
            if key.lower().startswith("on"):
                drawing.issue(line, f"'{key}' runs a script.", "Delete it: the policy forbids it.")
            elif key == "style":
                drawing.issue(line, "'style' has no place in a drawing.", "Use a class of components.css: the policy forbids it.")
            elif "data:" in value:
                drawing.issue(line, f"'{key}' holds data of another kind.", "Draw it: a photograph or a scan is too heavy.")
            elif key.endswith("href") and not value.startswith("#"):
                drawing.issue(line, f"'{key}' leaves the drawing: {value[:60]}.", "Name only ids of this drawing: #id.")
            elif key.startswith(("inkscape:", "sodipodi:", "xmlns:")):
                drawing.issue(line, f"'{key}' is left by a drawing program.", "Delete it; save as plain SVG.")


def _ids(drawings: list[_Drawing]) -> None:
    first: dict[str, str] = {}
    for drawing in drawings:
        for line, _, attributes in drawing.elements:
            if not (id_ := attributes.get("id")):
                continue
            if id_ in first:
                hint = "Begin it with the drawing's own name: two drawings can stand on one page."
                drawing.issue(line, f"The id '{id_}' is also in {first[id_]}.", hint)
            first.setdefault(id_, drawing.file)


def _unshown(site: Site, drawings: list[_Drawing]) -> None:
    shown = {name for page in site.pages for name in SHOWN.findall(page.text)}
    lost = [drawing for drawing in drawings if Path(drawing.file).stem not in shown]
    if lost:  # a page of another language may show it
        others = (site.root / "docs").glob("*/**/*.md")
        shown |= {name for path in others for name in SHOWN.findall(path.read_text(encoding="utf-8", errors="replace"))}
    for drawing in lost:
        if (name := Path(drawing.file).stem) not in shown:
            drawing.issue(1, f"No page shows '{name}'.", f"Show it with /// picture | {name}, or delete it.", severity="warning")
