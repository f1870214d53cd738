"""Every file that is edited by hand is whole, plainly named and finished: encoding, merge artifacts, notes left behind."""

import re
from collections.abc import Iterator
from pathlib import Path

from overrides.hooks.content.asset_files import line_of
from overrides.hooks.content.diagnostics import Issue, repeated
from overrides.hooks.content.messages import word_pattern
from overrides.hooks.content.notation import blocks
from overrides.hooks.content.page_types import GUIDANCE
from overrides.hooks.content.site import Site

RASTER = (".png", ".jpg", ".jpeg", ".webp")
FOLDERS = {  # what may lie in each folder
    "docs/data": (".yml", ".txt"),
    "docs/decisions": (".md",),
    "docs/templates": (".md", ".yml"),
    "overrides/assets/book": (".css",),
    "overrides/assets/drawings": (".svg",),
    "overrides/assets/icons": (".svg",),
    "overrides/assets/scripts": (".js",),
    "overrides/assets/stylesheets": (".css",),
    "overrides/partials": (".html",),
    "overrides/search": (".html",),
}
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.schema)?")
UNSEEN = {
    "\u200b": "a space of no width", "\u200c": "a joiner", "\u200d": "a joiner", "\u2060": "a word joiner", "\u00ad": "a soft hyphen",
} | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e", "a change of direction")  # fmt: skip
# What to find in any file, and in pages alone; what is wrong with it, and what to do. {0} is what was found, {1} its name.
SLIPS = (
    (re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?= |$)", re.M), "'{0}' is left by a merge.", "Keep one of the two sides, and delete the marks."),
    (re.compile("\u00a0"), "Here is a letter that cannot be seen: a space that does not break.", "Type an ordinary space."),
    (re.compile(f"[{''.join(UNSEEN)}]"), "Here is a letter that cannot be seen: {1}.", "Delete the word and type it again."),
)
PAGE_SLIPS = (
    (re.compile("\t"), "Here is a tab.", "Use spaces."),
    (re.compile("[\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb]"), "Here are typographic quotes.", "Type straight quotes: ' and \"."),
)
UNFINISHED = re.compile(  # notation.py says why it looks behind itself so late
    r"T(?<!\wT)(?:ODO|BD)\b|F(?<!\wF)IXME\b|X(?<!\wX)XX\b|L(?<!\wL)orem ipsum\b|l(?<!\wl)orem ipsum\b|\?(?<!\?\?)\?(?!\? )|!(?<!!!)!(?!!)"
)
SHORT = 40  # characters: a shorter paragraph, such as a label, may well come again


def texts(site: Site) -> Iterator[Issue]:
    """Yield files with a name or of a kind that does not belong, and what a merge or another system left in the others."""
    languages = {f"docs/{path.name}" for path in (site.root / "docs").iterdir() if path.is_dir()} - FOLDERS.keys()
    for folder, kinds in (FOLDERS | dict.fromkeys(sorted(languages), (".md", *RASTER, ".svg"))).items():
        for path in sorted((site.root / folder).rglob("*")):
            file = path.relative_to(site.root).as_posix()
            if path.is_file() and "/." not in file:
                yield from _name(file, folder, kinds)
                if path.suffix not in RASTER:
                    yield from _text(file, path, page=folder in languages)
    for path in [*sorted(site.root.glob("mkdocs*.yml")), *sorted((site.root / "overrides").glob("*.html"))]:
        yield from _text(path.relative_to(site.root).as_posix(), path)


def _name(file: str, folder: str, kinds: tuple[str, ...]) -> Iterator[Issue]:
    path = Path(file).relative_to(folder)
    if path.suffix not in kinds:
        yield Issue(file, 1, f"'{path.name}' is no file of the site.", f"Take it away: {folder} holds {', '.join(kinds)}.")
    elif not all(NAME.fullmatch(part) for part in path.with_suffix("").parts):
        hint = "Name it with small letters, digits and single hyphens: names are addresses, and some systems tell case apart."
        yield Issue(file, 1, f"'{path}' is no plain name.", hint)


def _text(file: str, path: Path, page: bool = False) -> Iterator[Issue]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not page:  # reading the pages has reported it
            yield Issue(file, data[: error.start].count(b"\n") + 1, "This file is not UTF-8.", "Save it again as UTF-8.")
        return
    if not text.strip() and path.suffix != ".txt":  # a list of words may hold none
        yield Issue(file, 1, "This file is empty.", "Bring it back from the history, or delete it.")
    if text.startswith("\ufeff"):
        yield Issue(file, 1, "This file begins with a byte order mark.", "Save it as UTF-8 without one.")
    if "\r" in text:
        yield Issue(file, line_of(text, text.index("\r")), "This file has the line ends of another system.", "Save it with Unix line ends (LF).")
    for pattern, message, hint in (*SLIPS, *(PAGE_SLIPS if page else ())):
        for match in pattern.finditer(text):
            yield Issue(file, line_of(text, match.start()), message.format(match[0], UNSEEN.get(match[0])), hint)


def leftovers(site: Site) -> Iterator[Issue]:
    """Yield the guidance of a template and the notes of an editor that stand in pages; `notes` in data, too, once."""
    notes = word_pattern(site.language, "check_notes", site.root)
    for page in site.pages:
        lines = page.text.splitlines()
        for match in [*UNFINISHED.finditer(page.text), *notes.finditer(page.text)]:
            line = line_of(page.text, match.start())
            if GUIDANCE not in lines[line - 1]:
                yield Issue(page.file, line, f"'{match[0]}' is left in the page.", "Finish it: readers would see this note.")
        if left := [line for line, text in enumerate(lines, 1) if GUIDANCE in text]:
            places = f"{'line' if len(left) == 1 else 'lines'} {', '.join(map(str, left))}"
            message = f"The template's guidance is left in the page, on {places}."
            yield Issue(page.file, left[0], message, "Write what it asks for, or delete the line.")


def merged(site: Site) -> Iterator[Issue]:
    """Yield what a merge has doubled or lost in pages: a second front matter, a paragraph twice, a section without its text."""
    for page in site.pages:
        for (number, line), (_, after) in zip(page.prose, page.prose[1:], strict=False):
            if line.rstrip() == "---" and re.match(r"[a-z_]+:(?: |$)", after):
                yield Issue(page.file, number, "Here begins a second front matter.", "Keep one: readers would see this as text.")
        paragraphs = [(block[0][0], " ".join(line.strip() for _, line in block)) for block in blocks(page.prose)]
        for line, _, first in repeated((line, text) for line, text in paragraphs if len(text) >= SHORT):
            yield Issue(page.file, line, f"This paragraph stands twice, first on line {first}.", "Delete one of the two.")
        lines = dict(page.prose)
        for heading, after in zip(page.headings, [*page.headings[1:], None], strict=False):
            end = after.line if after else page.body_line + len(page.body)
            deeper = after and after.level > heading.level
            if heading.id != "sources" and not deeper and not any(lines.get(at, "```").strip() for at in range(heading.line + 1, end)):
                hint = "Write what belongs there (has a merge lost it?), or delete the heading."
                yield Issue(page.file, heading.line, f"The section '{heading.text}' is empty.", hint)


EACH_LANGUAGE = (leftovers, merged)
FIRST = (texts,)
