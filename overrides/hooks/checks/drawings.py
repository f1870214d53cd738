"""Drawings and icons parse, say what they show, have no color of their own and run nothing; each drawing is shown."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from overrides.hooks.content.asset_files import DRAWINGS, ICONS, read_texts
from overrides.hooks.content.diagnostics import Issue, repeated
from overrides.hooks.content.notation import FIGURE
from overrides.hooks.content.site import Site

FORBIDDEN = ("script", "foreignObject", "style", "image", "iframe", "a", "animate", "set", "metadata")
PAINT = ("fill", "stroke", "color", "stop-color")
OWN_PAINT = ("none", "currentColor", "inherit")

Element = tuple[int, str, dict[str, str]]  # line, name, attributes


def drawings(site: Site) -> Iterator[Issue]:
    """Yield drawings and icons that do not parse, say nothing, have their own colors or run something; and drawings nobody shows."""
    shown = {name.split()[0] for text in read_texts(site.root, "docs", "*.md").values() for name in FIGURE.findall(text) if name}
    ids: list[tuple[tuple[str, int], str]] = []
    for file, text in (read_texts(site.root, DRAWINGS, "*.svg") | read_texts(site.root, ICONS, "*.svg")).items():
        issues, elements, words = _elements(file, text)
        yield from issues
        for element in elements:
            yield from _safe(file, *element)
        if file.startswith(ICONS):
            continue
        yield from _described(file, elements, words)
        for line, name, attributes in elements:
            for key in PAINT:
                if attributes.get(key, "none") not in OWN_PAINT and "class" not in attributes:
                    hint = "Use currentColor, or give it a class of components.css too: the dark scheme and paper change it by the class."
                    yield Issue(file, line, f"The <{name}> has a color of its own: {attributes[key]}.", hint)
            if "id" in attributes:
                ids.append(((file, line), attributes["id"]))
        if (name := Path(file).stem) not in shown:
            yield Issue(file, 1, f"No page shows '{name}'.", f"Show it with /// picture | {name}, or delete it.", severity="warning")
    for (file, line), id_, (other, _) in repeated(ids):
        hint = "Begin it with the drawing's own name: two drawings can stand on one page."
        yield Issue(file, line, f"The id '{id_}' is also in {other}.", hint)


@lru_cache(maxsize=128)
def _elements(file: str, text: str) -> tuple[list[Issue], list[Element], dict[str, str]]:
    """Return the issues of parsing a drawing, its elements, and the words directly in its elements, by their names."""
    issues, elements, words, inside = [], [], {}, []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        elements.append((parser.CurrentLineNumber, name, attributes))
        inside.append(name)

    def characters(data: str) -> None:
        words[inside[-1]] = words.get(inside[-1], "") + data

    def head(*_: object) -> None:
        hint = "Begin the file with <svg: it is written into the page as it is."
        issues.append(Issue(file, parser.CurrentLineNumber, "This drawing has the head of a file of its own.", hint))

    parser.StartElementHandler, parser.CharacterDataHandler = start, characters
    parser.EndElementHandler = lambda _: inside.pop()
    parser.XmlDeclHandler = parser.StartDoctypeDeclHandler = head
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        hint = "Close every element and quote, and write & as &amp;."
        issues.append(Issue(file, error.lineno, f"This drawing does not parse: {expat.ErrorString(error.code)}.", hint))
        return issues, [], {}  # half a drawing would only bring more of the same
    return issues, elements, words


def _described(file: str, elements: list[Element], words: dict[str, str]) -> Iterator[Issue]:
    """Yield what keeps a drawing from being one picture, with a name and a description, to who does not see it."""
    if not elements:
        return
    line, name, root = elements[0]
    if name != "svg":
        yield Issue(file, line, f"This drawing is a <{name}>.", "Begin it with <svg.")
        return
    if root.get("role") != "img":
        yield Issue(file, line, "This drawing has no role.", 'Write role="img" in its <svg>.')
    if "viewBox" not in root:
        yield Issue(file, line, "This drawing has no viewBox.", 'Write viewBox="0 0 340 200", with its own width and height.')
    for side in ("width", "height"):
        if side in root:
            yield Issue(file, line, f"This drawing has a fixed {side}.", "Take it away: the viewBox gives the shape, the page gives the room.")
    for tag, reference in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
        found = next(((at, attributes) for at, one, attributes in elements if one == tag), None)
        if not found or not words.get(tag, "").strip():
            hint = f'Write <{tag} id="..."> as the first child of <svg>, and name its id in {reference}.'
            yield Issue(file, found[0] if found else line, f"This drawing has no <{tag}>.", hint)
        elif root.get(reference) != found[1].get("id"):
            yield Issue(file, line, f"'{reference}' does not name the <{tag}>.", f"Give both the same id: readers of screens find the <{tag}> by it.")


def _safe(file: str, line: int, name: str, attributes: dict[str, str]) -> Iterator[Issue]:
    if name in FORBIDDEN:
        yield Issue(file, line, f"<{name}> has no place in a drawing.", "Draw with shapes and <text>: a drawing runs, links and fetches nothing.")
    elif ":" in name:
        yield Issue(file, line, f"<{name}> is left by a drawing program.", "Delete it; save as plain SVG.")
    for key, value in attributes.items():
        if key.lower().startswith("on"):
            yield Issue(file, line, f"'{key}' runs a script.", "Delete it: the policy forbids it.")
        elif key == "style":
            yield Issue(file, line, "'style' has no place in a drawing.", "Use a class of components.css: the policy forbids it.")
        elif "data:" in value:
            yield Issue(file, line, f"'{key}' holds data of another kind.", "Draw it: a photograph or a scan is too heavy.")
        elif key.endswith("href") and not value.startswith("#"):
            yield Issue(file, line, f"'{key}' leaves the drawing: {value[:60]}.", "Name only ids of this drawing: #id.")
        elif key.startswith(("inkscape:", "sodipodi:", "xmlns:")):
            yield Issue(file, line, f"'{key}' is left by a drawing program.", "Delete it; save as plain SVG.")


ORIGINAL_ONLY = (drawings,)
