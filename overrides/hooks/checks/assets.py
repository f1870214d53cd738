"""The look: style sheets, drawings, templates and scripts parse, bring nothing that the policy forbids, and are all used."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat

import jinja2
import tinycss2
from jinja2 import nodes
from tinycss2.color4 import parse_color

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import FIGURE
from overrides.hooks.content.site import ORIGINAL, Site

ASSETS = "overrides/assets"
SHEETS, DRAWINGS, ICONS, SCRIPTS = (f"{ASSETS}/{name}" for name in ("stylesheets", "drawings", "icons", "scripts"))
# ---- style sheets
TOKENS = f"{SHEETS}/tokens.css"
TOKEN = re.compile(r"var\(\s*(--[\w-]+)")
NOT_RULES = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.S)
COLORS = ("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix")
COLORLESS = ("font", "font-family", "content", "grid-area", "page")  # properties whose words are no colors
IMPORTANT = ("[hidden]", ":focus-visible")  # what hides stays hidden, where the focus is stays seen; and print.css
GROUPS = ("media", "supports", "container", "layer")
# ---- drawings
FORBIDDEN = ("script", "foreignObject", "style", "image", "iframe", "a", "animate", "set", "metadata")
PAINT = ("fill", "stroke", "color", "stop-color")
OWN_PAINT = ("none", "currentColor", "inherit")
# ---- templates
JINJA = jinja2.Environment()
JINJA.filters |= dict.fromkeys(("url", "script_tag"), str)  # MkDocs adds them
TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
WORDS = re.compile(r"\{\{-?\s*(['\"])(.*?)\1\s*(?:\|\s*url\s*)?-?\}\}", re.S)
BROKEN = re.compile(r"\{ +[{%#]|[}%#] +\}|[}%]\}")
PAGE_LINK = re.compile(r"(['\"])([\w/.-]*/)(?:#[\w-]*)?\1\s*\|\s*url")
COMPUTED = "·"  # stands for what a template computes
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
OPTIONAL = {"p"}  # HTML closes it by itself
FETCHING = {"img", "iframe", "object", "embed", "video", "audio", "picture"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
# ---- scripts: what one must not do, why, and what to do instead
COMMENT = re.compile(r"(?:^|(?<=\s))//.*$")
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
DOES = (
    (re.compile(r"\beval\(|\bnew Function\("), "runs text as a script", "Write the code itself: the policy forbids it."),
    (
        re.compile(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write(?:ln)?)\b"),
        "writes HTML", "Make elements and set their textContent: what a reader typed must stay text.",
    ),
    (
        re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore)\b"),
        "stores something on the reader's device", "Do without: somebody else may look at it. Privacy and safety promises it.",
    ),
    (
        re.compile(r"""["'`](?:https?:)?//[\w.-]+|\bsendBeacon\b|\bnew (?:WebSocket|EventSource)\("""),
        "asks another host", "Use the site's own files: Privacy and safety promises that nobody else is told.",
    ),
    (re.compile(r"\bconsole\.\w+|\bdebugger\b|\balert\("), "is left from finding a fault", "Delete it."),
)  # fmt: skip


def _texts(root: Path, folder: str, pattern: str) -> dict[str, str]:
    """Return the texts of files below a folder by their paths below the root."""
    paths = sorted((root / folder).rglob(pattern))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in paths}


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


# ---- style sheets -------------------------------------------------------------------------------------------------------------


def style_sheets(site: Site) -> Iterator[Issue]:
    """Yield style sheets that do not parse, take a color from no token, fetch something, or hide the focus."""
    sheets = {file: _sheet(file, text) for file, text in _texts(site.root, SHEETS, "*.css").items()}
    if TOKENS not in sheets:
        yield Issue(TOKENS, 1, "This file is missing.", "Bring it back from the history.")
        return
    light, dark = (
        {node.name: node for rule, group, node in sheets[TOKENS][1] if rule == ":root" and scheme(group) and node.name.startswith("--")}
        for scheme in (lambda group: not group, lambda group: "dark" in group)
    )
    used: set[str] = set()
    for file, (issues, declarations) in sheets.items():
        yield from issues
        for selector, _, node in declarations:
            used |= set(TOKEN.findall(tinycss2.serialize(node.value)))
            yield from _declaration(file, selector, node, light)
    for text in (_texts(site.root, ASSETS, "*.svg") | _texts(site.root, "overrides", "*.html")).values():
        used |= set(TOKEN.findall(text))
    for name, node in light.items():
        if name not in dark and any(_is_color(token, "color") for token in _flat(node.value)):
            yield Issue(TOKENS, node.source_line, f"The color '{name}' has no dark twin.", "Give it a value in the dark scheme too, be it the same.")
        if name not in used:
            yield Issue(TOKENS, node.source_line, f"Nobody uses the token '{name}'.", "Use it, or delete it in both schemes.", severity="warning")


@lru_cache(maxsize=32)  # `make serve` checks at each save
def _sheet(file: str, text: str) -> tuple[list[Issue], list[tuple[str, str, tinycss2.ast.Declaration]]]:
    """Return the issues in the form of a style sheet, and its declarations, each with its selector and its group (@media ...)."""
    issues, declarations = list(_braces(file, text)), []

    def walk(found: list, group: str, rule: str = "") -> None:
        for node in found:
            if node.type == "error":
                hint = "Write `property: value;` and close every brace, bracket and quote."
                issues.append(Issue(file, node.source_line, f"This CSS does not parse: {node.message}.", hint))
            elif node.type == "declaration":
                declarations.append((rule, group, node))
            elif rule:
                issues.append(Issue(file, node.source_line, "A rule stands inside another.", f"Close '{rule}' with }} before it."))
            elif node.type == "qualified-rule":
                walk(tinycss2.parse_blocks_contents(node.content, True, True), group, tinycss2.serialize(node.prelude).strip())
            elif node.lower_at_keyword in GROUPS and node.content is not None:
                walk(tinycss2.parse_rule_list(node.content, True, True), f"{group} {tinycss2.serialize(node.prelude)}".strip())
            elif node.lower_at_keyword == "page":
                walk(tinycss2.parse_blocks_contents(node.content, True, True), group, "@page")
            else:
                hint = "Write the rules here: a page fetches no style sheet and no typeface."
                issues.append(Issue(file, node.source_line, f"@{node.at_keyword} has no place here.", hint))

    walk(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), "")
    return issues, declarations


def _braces(file: str, text: str) -> Iterator[Issue]:
    """Yield the braces and comments that do not close: a parser of CSS closes them in silence."""
    bare, opened = NOT_RULES.sub(lambda match: "\n" * match[0].count("\n"), text), []
    for match in re.finditer(r"[{}]|/\*", bare):
        line = _line(bare, match.start())
        if match[0] == "/*":
            yield Issue(file, line, "This comment is not closed.", "End it with */.")
        elif match[0] == "{":
            opened.append(line)
        elif opened:
            opened.pop()
        else:
            yield Issue(file, line, "This brace closes nothing.", "Delete the }, or write the rule it belongs to.")
    for number in opened:
        yield Issue(file, number, "The brace of this rule is not closed.", "End the rule with }.")


def _flat(tokens: list) -> Iterator[object]:
    """Yield all tokens of a value, those inside functions too."""
    for token in tokens:
        yield token
        yield from _flat(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def _declaration(file: str, selector: str, node: tinycss2.ast.Declaration, tokens: dict) -> Iterator[Issue]:
    own, line = node.name.startswith("--"), node.source_line
    if own and node.name not in tokens:
        yield Issue(file, line, f"'{node.name}' is no token.", f"Define it in {TOKENS}, in both schemes if it is a color.")
    if node.important and not (file.endswith("/print.css") or selector in IMPORTANT):
        yield Issue(file, line, "!important stands outside print.css.", "Write a selector that is strong enough, and delete it.")
    value = [token for token in node.value if token.type != "whitespace"]
    if node.lower_name in ("outline", "outline-style", "outline-width") and _is_gone(value):
        yield Issue(file, line, "The outline of the focus is taken away.", "Take it away: who goes by keyboard must see where they are.")
    for token in _flat(value):
        function = token.lower_name if token.type == "function" else ""
        if token.type == "url" or function == "url":
            yield Issue(file, token.source_line, "url() fetches a file.", "Do without: the policy lets no page fetch a picture or a typeface.")
        elif function == "var":
            name = next((one.value for one in token.arguments if one.type == "ident"), "")
            if name not in tokens:
                yield Issue(file, token.source_line, f"var({name}) is no token.", f"Use one of {TOKENS}, or define it there.")
        elif file != TOKENS and not own and _is_color(token, node.lower_name):
            hint = f"Use a token of {TOKENS}, so that it has its dark twin: var(--ink)."
            yield Issue(file, token.source_line, f"The color {tinycss2.serialize([token])} is not a token.", hint)


def _is_gone(value: list) -> bool:
    return len(value) == 1 and getattr(value[0], "lower_value", getattr(value[0], "value", "")) in ("none", 0)


def _is_color(token: object, name: str) -> bool:
    if token.type == "function":
        return token.lower_name in COLORS
    if token.type == "ident":
        return name not in COLORLESS and token.lower_value not in ("transparent", "currentcolor") and bool(parse_color(token))
    return token.type == "hash"


# ---- drawings -----------------------------------------------------------------------------------------------------------------

Element = tuple[int, str, dict[str, str]]  # line, name, attributes


def drawings(site: Site) -> Iterator[Issue]:
    """Yield drawings and icons that do not parse, say nothing, have their own colors or run something; and drawings nobody shows."""
    shown = {name.split()[0] for text in _texts(site.root, "docs", "*.md").values() for name in FIGURE.findall(text) if name}
    first: dict[str, str] = {}
    for file, text in (_texts(site.root, DRAWINGS, "*.svg") | _texts(site.root, ICONS, "*.svg")).items():
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
            if (id_ := attributes.get("id")) and first.setdefault(id_, f"{file}:{line}") != f"{file}:{line}":
                hint = "Begin it with the drawing's own name: two drawings can stand on one page."
                yield Issue(file, line, f"The id '{id_}' is also in {first[id_].partition(':')[0]}.", hint)
        if (name := Path(file).stem) not in shown:
            yield Issue(file, 1, f"No page shows '{name}'.", f"Show it with /// picture | {name}, or delete it.", severity="warning")


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


# ---- templates ----------------------------------------------------------------------------------------------------------------


def templates(site: Site) -> Iterator[Issue]:
    """Yield templates that do not parse, name what is not there, bring what the policy forbids, or that nothing shows."""
    texts = {file.removeprefix("overrides/"): text for file, text in _texts(site.root, "overrides", "*.html").items()}
    trees: dict[str, nodes.Template] = {}
    for name, text in texts.items():
        file = f"overrides/{name}"
        try:
            trees[name] = _tree(text)
        except jinja2.TemplateSyntaxError as error:
            hint = "Close every {% block %}, {% if %} and {% for %}, and every brace and quote."
            yield Issue(file, error.lineno, f"This template does not parse: {error.message}", hint)
        bare = TAG.sub(lambda match: "\n" * match[0].count("\n"), text)
        for match in BROKEN.finditer(bare):
            yield Issue(file, _line(bare, match.start()), f"'{match[0]}' is no tag of Jinja.", "Write {{ and }}, {% and %} in one.")
        for match in PAGE_LINK.finditer(text):
            stem = match[2].strip("/")
            pages = (f"docs/{ORIGINAL}/{stem}.md", f"docs/{ORIGINAL}/{stem}/index.md", f"overrides/{stem}/index.html")
            if not any((site.root / page).is_file() for page in pages):
                yield Issue(file, _line(text, match.start()), f"There is no page at /{stem}/.", "Give the address of a page.")
        yield from _Reader(file, site.root).read(text)
    for name in trees:
        yield from _names(name, trees, set(texts))
    if len(trees) == len(texts) and isinstance(site.config.value, dict):  # one that does not parse may include the others
        yield from _unused(site, trees)


@lru_cache(maxsize=64)
def _tree(text: str) -> nodes.Template:
    return JINJA.parse(text)


def _references(tree: nodes.Template) -> Iterator[tuple[int, str, bool]]:
    """Yield what a template includes, imports or extends: line, name, and whether the name is only the beginning of it."""
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
            yield node.lineno, node.template.value, False
        elif first := next(node.template.find_all(nodes.Const), None):
            yield node.lineno, str(first.value), True


def _names(name: str, trees: dict[str, nodes.Template], known: set[str]) -> Iterator[Issue]:
    """Yield templates, blocks, filters and tests that a template names and that are not there."""
    file, tree = f"overrides/{name}", trees[name]
    for line, part, computed in _references(tree):
        if not computed and part not in known:
            yield Issue(file, line, f"There is no template '{part}'.", "Correct the name, or bring the file back.")
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        if node.name not in (JINJA.filters if isinstance(node, nodes.Filter) else JINJA.tests):
            yield Issue(file, node.lineno, f"Jinja has no '{node.name}'.", "Correct the name after the | or the is.")
    parents: list[str] = []
    while (below := trees.get(parents[-1] if parents else name)) and (extends := next(below.find_all(nodes.Extends), None)):
        parents.append(str(getattr(extends.template, "value", "")))
        if len(parents) > len(trees):
            return  # they extend each other, which Jinja reports
    if parents and parents[-1] in trees:
        blocks = {block.name for parent in parents for block in trees[parent].find_all(nodes.Block)}
        nested = {inner.name for block in tree.find_all(nodes.Block) for inner in block.find_all(nodes.Block)}
        for block in tree.find_all(nodes.Block):
            if block.name not in blocks | nested:
                message = f"There is no block '{block.name}' in {parents[0]}: this is never shown."
                yield Issue(file, block.lineno, message, f"Use one of: {', '.join(sorted(blocks))}.")


def _unused(site: Site, trees: dict[str, nodes.Template]) -> Iterator[Issue]:
    """Yield the templates that nothing shows: a merge has lost the line that did, or they are dead."""
    theme = site.setting("theme")
    shown = {"main.html", *((theme if isinstance(theme, dict) else {}).get("static_templates") or [])}
    begun = ["partials/messages/"]  # one file for each language: its name is computed
    for tree in trees.values():
        for _, part, computed in _references(tree):
            begun.append(part) if computed else shown.add(part)
    for name in trees:
        if name not in shown and not name.startswith(tuple(begun)):
            yield Issue(f"overrides/{name}", 1, "Nothing shows this template.", "Include it where it belongs (has a merge lost the line?), or delete it.")


def _plain(match: re.Match) -> str:
    """Return what stands in the page for a tag of Jinja, on as many lines."""
    if not match[0].startswith("{{"):
        return "\n" * match[0].count("\n") or " "
    words = WORDS.fullmatch(match[0])
    return (words[2] if words else COMPUTED) + "\n" * match[0].count("\n")


class _Reader(HTMLParser):
    """Reads the HTML of one template and notes what has no place in it."""

    def __init__(self, file: str, root: Path) -> None:
        super().__init__()
        self.file, self.root = file, root
        self.issues: list[Issue] = []
        self.open: list[tuple[str, int]] = []
        self.ids: set[str] = set()
        self.named: list[tuple[int, str, str]] = []

    def read(self, text: str) -> list[Issue]:
        """Return all issues of a template, those that only the whole file shows too."""
        self.feed(TAG.sub(_plain, text))
        self.close()
        self._unclosed(self.open)
        for line, key, id_ in self.named:
            if id_ not in self.ids and not any(COMPUTED in one for one in self.ids):
                self._issue(f"'{key}' names '{id_}', which is no id here.", "Correct it, or give the element its id.", line)
        return self.issues

    def _issue(self, message: str, hint: str, line: int = 0) -> None:
        self.issues.append(Issue(self.file, line or self.getpos()[0], message, hint))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element, and remember that it is open."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        place = next((place for place in reversed(range(len(self.open))) if self.open[place][0] == tag), None)
        if place is None:
            self._issue(f"</{tag}> closes nothing.", "Delete it, or bring back the tag that opens it.")
        else:
            self._unclosed(self.open[place + 1 :])
            del self.open[place:]

    def _unclosed(self, tags: list[tuple[str, int]]) -> None:
        for tag, line in tags:
            if tag not in OPTIONAL:
                self._issue(f"<{tag}> is not closed.", f"Close it with </{tag}> in this file.", line)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        attributes = {key: value or "" for key, value in attrs}
        source = attributes.get("src", attributes.get("href", "") if tag == "link" else "")
        if tag == "style" or "style" in attributes:
            self._issue("A style stands in a template.", f"Write it into a file of {SHEETS}: the policy forbids it.")
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
            self._issue("A script stands in a template.", f"Put it into {SCRIPTS} and load it with src: the policy forbids it here.")
        if tag in FETCHING:
            self._issue(f"<{tag}> has no place in a template.", "Do without: the frame of a page fetches nothing. Pictures belong in pages.")
        if re.match(r"(?:https?:)?//", source):
            self._issue(f"<{tag}> fetches from another host: {source}.", "Keep the file in overrides/assets: the policy forbids it.")
        local = re.match(r"assets/(?:scripts|icons)/.*", source)
        if local and not (self.root / "overrides" / local[0]).is_file():
            self._issue(f"There is no overrides/{local[0]}.", "Correct the name, or bring the file back.")
        if attributes.get("target") == "_blank":
            self._issue("This link opens a new window.", "Take target away: the reader decides, and must be able to go back.")
        for key, value in attributes.items():
            if key.startswith("on"):
                self._issue(f"'{key}' runs a script.", f"Listen for it in {SCRIPTS}: the policy forbids it here.")
            elif key == "id":
                if value in self.ids:
                    self._issue(f"The id '{value}' stands twice.", "Give the second its own id.")
                self.ids.add(value)
            elif key in REFERENCES and COMPUTED not in value:
                self.named += [(self.getpos()[0], key, id_) for id_ in value.split()]


# ---- scripts ------------------------------------------------------------------------------------------------------------------


def scripts(site: Site) -> Iterator[Issue]:
    """Yield scripts that store, fetch, run or write what they must not, import what is not there, or are never loaded."""
    texts = {Path(file).name: text for file, text in _texts(site.root, SCRIPTS, "*.js").items()}
    loaders = (_texts(site.root, "overrides", "*.html") | _texts(site.root, "overrides/hooks/postprocess", "page.py")).values()  # it writes redirects
    for name, text in texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            line = COMMENT.sub("", line)
            for pattern, does, hint in DOES:
                if match := pattern.search(line):
                    yield Issue(f"{SCRIPTS}/{name}", number, f"'{match[0].strip()}' {does}.", hint)
            for target in IMPORT.findall(line):
                if target.removeprefix("./") not in texts:
                    yield Issue(f"{SCRIPTS}/{name}", number, f"There is no script '{target}'.", "Correct the name, or bring the file back.")
        if not any(name in other for other in (*loaders, *(other for key, other in texts.items() if key != name))):
            yield Issue(f"{SCRIPTS}/{name}", 1, "Nothing loads this script.", "Load it where it belongs (has a merge lost the line?), or delete it.")


ONCE = (style_sheets, drawings, templates, scripts)
