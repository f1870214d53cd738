"""The Markdown of a page means what it looks like: outline, promised sections, blocks, tables, and the slips of editors and tools."""

import itertools
import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import ADMONITION, BLOCK, CITATION, CODE, FENCE, LIST_NAMES, PARTS, blocks
from overrides.hooks.content.page_types import GUIDANCE, PageType, page_types
from overrides.hooks.content.site import Page, Site

KINDS = ("picture", "list", "details")
BOXES = ("danger",)  # the style sheets know no other
TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*$")
LISTED = re.compile(r"^(?:[-*+]|\d+\.) |^!!! |^ {4}\S|^ {2,3}\S")
NOT_PROSE = re.compile(r"#|\||[-*+] |\d+\. |>|!!!|\[\^|\s")
END = re.compile(r"[.!?:\u2026][\"')\]*_]*$|\]\([^)]*\)$|^\*\*[^*]+\*\*$")  # a link or a label in bold may stand alone
# What to find (notation.py says why it looks behind itself so late), what is wrong with it, and what to do. {0} is what was found.
SLIPS = [
    (re.compile(pattern, re.M), message, hint)
    for pattern, message, hint in (
        (r"#(?<=^#)#{0,5}(?=[^#\s])", "This heading has no space after its #.", "Write ## and a space: no check sees the heading so."),
        (r"#(?<=\S\n#)#{0,5} ", "This heading has no blank line before it.", "Put a blank line there."),
        (r"#(?<=^#)#{0,5} .*(?=\n\S)", "This heading has no blank line after it.", "Put a blank line there."),
        (
            r"^(?![-*+] |\d+\. |[\s#|/!]).*\n(?=[-*+] \S|1\. )",
            "The list below this line has no blank line before it.", "Put one there: otherwise it becomes part of the paragraph.",
        ),
        (
            r"^[-*+] .*\n(?:[ \t]+.*\n|\n(?=[ \t]))*\n(?=\d+\. )|^\d+\. .*\n(?:[ \t]+.*\n|\n(?=[ \t]))*\n(?=[-*+] )",
            "The list below this one is of another kind, and becomes part of it.", "Put a sentence between them.",
        ),
        (r"[•·●◦▪‣–—](?<=^.) ?(?=\S)", "'{0}' begins no list.", "Write - and a space: this mark is a word processor's."),
        (r"([-=])(?<=\S\n.)\1{2,} *$", "'{0}' makes a heading of the line above.", "Write ## before the heading instead."),
        (r"([-*_=])(?<=\n\n.)\1{2,} *$", "'{0}' is no part of a page.", "Delete it; a new subject gets a heading."),
        (r"</?([A-Za-z][\w-]*)(?=[\s/>])", "'{0}' is HTML.", "Write Markdown: scripts, frames and styles are forbidden, the rest is not checked."),
        (r"<!--", "'{0}' begins a comment, which every reader can see in the source.", "Delete it."),
        (r"\\[\[\]*_`(){}#]", "'{0}' is a mark that was escaped.", "Take the backslash away: a formatter has put it there."),
        (r"\]\s+\((?=[^)\s]*(?:\.md|://|tel:|sms:|#))", "This link is torn between its words and its address.", "Join ] and (."),
        (r"\]\([^)\n]*$", "The address of this link runs over the end of its line.", "Put all of it, from ( to ), on one line."),
        (r"\[(?:[^\]\n]+\]\[[^\]\n]*\]|(?<=^\[)[^\]\n^@]+\]: )", "'{0}' keeps its address elsewhere.", "Write [words](address): no check follows it so."),
        (r"h(?<![(<\[\"/\w]h)ttps?://[^\s)]+", "The address {0} is not a link.", "Write [words](address)."),
        (r"\b([a-z]++)[ \n]\1\b(?!['-])(?<!\bthat)(?<!\bhad)", "'{0}' stands twice.", "Delete one."),
    )
]  # fmt: skip


# Words in an id by which the reader view of browsers takes a heading for an advertisement and drops it.
# https://github.com/mozilla/readability, its lists of unlikely and negative words.
NOT_IN_READER_VIEW = re.compile(
    r"banner|comment|com-|community|contact|extra|footer|header|hidden|legend|masthead|media|menu|meta|outbrain|pager|pagination|popup|promo|"
    r"related|remark|replies|rss|scroll|share|sharing|shopping|sidebar|social|sponsor|supplemental|tags|widget"
)


def headings(site: Site) -> Iterator[Issue]:
    """Yield pages without one h1 that is their title, headings that skip a level, and those that reader views drop."""
    for page in site.pages:
        tops = [heading for heading in page.headings if heading.level == 1]
        if not tops:
            yield Issue(page.file, page.body_line, "This page has no h1.", f"Add '# {page.title}'.")
        for heading in tops[1:]:
            yield Issue(page.file, heading.line, "This page has two h1 headings.", "Use ## for a section.")
        if tops and page.title and tops[0].text != page.title and page.type != "home" and GUIDANCE not in page.title:
            yield Issue(page.file, tops[0].line, f"The h1 '{tops[0].text}' is not the title '{page.title}'.", "Give both the same words.")
        for before, heading in itertools.pairwise(page.headings):
            if heading.level > before.level + 1:
                message = f"The heading '{heading.text}' skips a level: h{before.level} to h{heading.level}."
                yield Issue(page.file, heading.line, message, f"Use {'#' * (before.level + 1)}.")
        for heading in page.headings:
            if heading.explicit and (word := NOT_IN_READER_VIEW.search(heading.id)):
                message = f"The reader view of browsers drops this heading, because its id has '{word[0]}' in it."
                yield Issue(page.file, heading.line, message, f"Give it another id, and keep its old links: {{ #another .was-{heading.id} }}.")


def sections(site: Site) -> Iterator[Issue]:
    """Yield the sections that a page lacks, has twice, has in another order, or has though its type knows them not."""
    types = page_types(site.root)
    for page in site.pages:
        if kind := types.get(page.type):
            yield from _sections(page, kind)
            yield from _order(page, kind)


def _sections(page: Page, kind: PageType) -> Iterator[Issue]:
    promised = {section.id: section for section in kind.sections}
    titles = {section.title.lower(): section for section in kind.sections}
    seen: dict[str, int] = {}
    for heading in page.sections:
        meant = titles.get(heading.text.lower())
        if not heading.explicit:
            hint = f"Give it one: ## {heading.text} {{ #{meant.id if meant else 'a-short-name'} }}. Ids are addresses and never change."
            yield Issue(page.file, heading.line, f"The section '{heading.text}' has no id.", hint)
            continue
        if heading.id in seen:
            message = f"The section '{heading.id}' stands twice, first on line {seen[heading.id]}."
            yield Issue(page.file, heading.line, message, "Keep one, or give the second its own id.")
        elif heading.id not in promised and meant:
            yield Issue(page.file, heading.line, f"The section '{heading.text}' has the id '{heading.id}'.", f"Its id is {{ #{meant.id} }} on every page.")
        elif heading.id not in (*promised, "sources") and not kind.own_sections:
            yield Issue(page.file, heading.line, f"Unknown section '{heading.id}'.", f"A page of type {kind.name} has only: {', '.join(promised)}.")
        seen.setdefault(heading.id, heading.line)
    for section in kind.sections:
        if section.id not in seen and not section.optional:
            hint = f"Add it: ## {section.title} {{ #{section.id} }}. See docs/templates/{kind.name}.md."
            yield Issue(page.file, 1, f"The section '{section.id}' is missing.", hint)
    if "sources" not in seen and "sources" not in promised and CITATION.search(page.text):
        yield Issue(page.file, 1, "This page cites but has no section 'sources'.", "Add ## Sources { #sources } as the last section: the list is made there.")


def _order(page: Page, kind: PageType) -> Iterator[Issue]:
    place = {section.id: number for number, section in enumerate(kind.sections)}
    place.setdefault("sources", len(place))
    promised = [heading for heading in page.sections if heading.id in place]
    for before, after in itertools.pairwise(promised):
        if place[before.id] > place[after.id]:
            hint = f"The order is: {', '.join(section.id for section in kind.sections)}."
            yield Issue(page.file, after.line, f"The section '{after.id}' stands after '{before.id}'.", hint)
    last = page.sections[-1] if page.sections else None
    if last and last.id != "sources" and "sources" in {heading.id for heading in promised}:
        yield Issue(page.file, last.line, "A section stands after 'sources'.", "Sources come last: move it up.")


def marked_blocks(site: Site) -> Iterator[Issue]:
    """Yield the blocks (///), boxes (!!!) and fences of pages that are of no kind, not closed, or without their text."""
    for page in site.pages:
        yield from _blocks(page)
        yield from _boxes(page)
        fences = [number for number, line in page.body if FENCE.match(line)]
        if len(fences) % 2:
            hint = "Close it, or delete it: all that follows becomes code, and no check looks at it."
            yield Issue(page.file, fences[-1], "This fence of code is not closed.", hint)


def _blocks(page: Page) -> Iterator[Issue]:
    opened = 0
    for place, (number, line) in enumerate(page.prose):
        if not line.startswith("///"):
            continue
        if line.strip() == "///":
            if not opened:
                yield Issue(page.file, number, "This /// closes nothing.", "Delete it, or bring back the line that opens the block.")
            opened = 0
            continue
        if opened:
            yield _unclosed(page, opened)
        opened = number
        match = BLOCK.match(line)
        if not match or match[1] not in KINDS or not match[2]:
            yield Issue(page.file, number, f"'{line.strip()}' is no block.", "Write /// picture | name, /// list | name, or /// details | Title.")
        elif match[1] == "list":
            rest = next((text for _, text in page.prose[place + 1 :] if text.strip()), "")
            name, _, part = match[2].partition(" ")
            if name not in LIST_NAMES:
                yield Issue(page.file, number, f"There is no list '{name}'.", f"Use one of: {', '.join(LIST_NAMES)}.")
            elif part and not (name in PARTS and PARTS[name].fullmatch(part)):
                hint = "Write studies a-k, marks safer-family, or the name of the list alone."
                yield Issue(page.file, number, f"'{part}' is no part of the list '{name}'.", hint)
            elif rest.strip() != "///":
                message = f"The list '{match[2]}' is not closed before its text begins."
                yield Issue(page.file, number, message, "Write /// on the next line: a list is made from the data.")
    if opened:
        yield _unclosed(page, opened)


def _unclosed(page: Page, line: int) -> Issue:
    return Issue(page.file, line, "This block is not closed.", "End it with a line that holds /// alone.")


def _boxes(page: Page) -> Iterator[Issue]:
    for (number, line), (_, after) in zip(page.prose, [*page.prose[1:], (0, "")], strict=True):
        if line.startswith("???"):
            yield Issue(page.file, number, "This box would hide its text behind a click.", 'Write !!! danger "...", or plain text.')
        if not line.lstrip().startswith("!!!"):
            continue
        match = ADMONITION.match(line)
        if not match:
            yield Issue(page.file, number, "The head of this box does not parse.", 'Write !!! danger "Get help now", both quotes too.')
        elif match[1] not in BOXES:
            yield Issue(page.file, number, f"There is no box '{match[1]}'.", f"Use one of: {', '.join(BOXES)}.")
        if not after.startswith("    "):
            yield Issue(page.file, number, "This box has no text inside.", "Indent its text by four spaces, on the line below: otherwise it falls out of the box.")


def tables(site: Site) -> Iterator[Issue]:
    """Yield tables without a blank line before or a rule below their head, and rows that have more or fewer cells than it."""
    for page in site.pages:
        for block in blocks(page.prose):
            rows = [(number, line) for number, line in block if line.startswith("|")]
            if not rows:
                continue
            if rows[0] != block[0]:
                yield Issue(page.file, rows[0][0], "This table has no blank line before it.", "Put one there: otherwise it becomes text.")
            head = _cells(rows[0][1])
            if len(rows) < 2 or not TABLE_RULE.match(rows[1][1]):
                yield Issue(page.file, rows[0][0], "This table has no line below its head.", f"Write below it: {'|---' * head}|")
                continue
            for number, line in rows[1:]:
                if (cells := _cells(line)) != head:
                    hint = "Add or take away a |; one that is meant as such is written \\|."
                    yield Issue(page.file, number, f"This row has {cells} cells; the head has {head}.", hint)


def _cells(line: str) -> int:
    bare = re.sub(r"`[^`]*`|\\\|", "", line).strip()
    return bare.count("|") - 1 + (not bare.endswith("|"))


def slips(site: Site) -> Iterator[Issue]:
    """Yield what formatters, word processors and merges make of Markdown, and emphasis that is not closed."""
    for page in site.pages:
        text = CODE.sub(lambda match: "x" * len(match[0]), "\n".join(line for _, line in page.prose))
        lines = [(number, line) for (number, _), line in zip(page.prose, text.split("\n"), strict=False)]
        for pattern, message, hint in SLIPS:
            for match in pattern.finditer(text):
                number = lines[text.count("\n", 0, match.start())][0]
                yield Issue(page.file, number, message.format(" ".join(match[0].split())), hint)
        for block in blocks(lines):
            marked = [number for number, line in block for _ in range(line.count("**"))]
            if len(marked) % 2:
                yield Issue(page.file, marked[-1], "This ** is not closed.", "Put ** on both sides of the words, within one paragraph.")


def indented(site: Site) -> Iterator[Issue]:
    """Yield the lines that Markdown takes for code though nobody meant it: this site has none."""
    hint = "Take its spaces away, or indent it as the list or box above."
    for page in site.pages:
        blank, inside = True, False
        for number, line in page.prose:
            if line.strip() and not line.startswith(" "):
                inside = bool(LISTED.match(line))
            elif line.startswith("    ") and line.strip() and blank and not inside:
                yield Issue(page.file, number, "This line becomes a block of code: it is indented after a blank line.", hint)
            blank = not line.strip()


def end_marks(site: Site) -> Iterator[Issue]:
    """Yield the paragraphs that end without an end mark: half a sentence, or a period lost."""
    for page in site.pages:
        for block in blocks(page.prose):
            lines = [(number, line) for number, line in block if not line.startswith("///")]
            if lines and lines[0][1].startswith("!!!"):
                lines = [(number, line.strip()) for number, line in lines[1:]]
            if not lines or any(NOT_PROSE.match(line) for _, line in lines):
                continue
            text = re.sub(r"\{[^}]*\}\s*$", "", CITATION.sub("", lines[-1][1]).rstrip()).rstrip()
            if text and not END.search(text):
                hint = "End it with . or ? or !, or bring back the rest of the sentence."
                yield Issue(page.file, lines[-1][0], f"This paragraph ends without an end mark: '...{text[-30:]}'.", hint)


EACH_LANGUAGE = (headings, sections, marked_blocks, tables, slips, indented, end_marks)
