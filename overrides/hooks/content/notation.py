"""The notation of the pages: every pattern of it, once, and the plain text of what is written in it.

A page is Markdown with front matter and five forms of its own: citations `[@id]`, evidence ratings `[@id]{ .mark-strong }`,
facts `[=id]`, blocks `/// picture | name` and attributes `{ #id .was-old }`.

A pattern begins with the letter it looks for, and looks behind itself after that: the engine skips to a letter, but tries every place
for what is before it. On all pages that is the difference between a tenth of a second and none.
"""

import re

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.S)
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{([^}]*)\})?\s*$")
HEADING_ID = re.compile(r"#([^\s}]+)")
HEADING_ALIAS = re.compile(r"\.was-([\w-]+)")
FENCE = re.compile(r"^(```|~~~)")
ATTRIBUTES = re.compile(r"\{[^}\n]*\}")
CODE = re.compile(r"`[^`\n]*`")

# Group 1: the ids with their @; group 2: the evidence rating, if there is one.
CITATION = re.compile(r"\[(?<!\\\[)(@[\w-]+(?:;\s*@[\w-]+)*)\](?:\{\s*\.mark-(\w+)\s*\})?")
_SPACED_CITATION = re.compile(rf"\s*{CITATION.pattern}")
SOURCE_ID = re.compile(r"@([\w-]+)")
# Group 1: the fact's id; group 2: which form of it is printed, its value where there is none.
FACT = re.compile(r"\[=([a-z0-9-]+)(?: (words|period))?\]")

# Group 1: the words, group 2: the target.
LINK = re.compile(r"\[(?<!!\[)((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*([^)\s]*)")
# Group 1: the kind of block, group 2: its argument.
BLOCK = re.compile(r"^///\s*([\w-]+)(?:\s*\|\s*(.*?))?\s*$")
# What ends the title of a folded block: its id. Group 1: the id.
BLOCK_ID = re.compile(r"\s*\{\s*#([\w-]+)\s*\}$")
FIGURE = re.compile(r"^///\s*picture\s*\|\s*(.*?)\s*$", re.M)
# Group 1: the list's name, group 2: the part of it that stands here, such as a-k; none where it stands whole.
LIST = re.compile(r"^/// list \| ([\w-]+)(?: ([\w-]+))?\n+///$", re.M)
# The lists made from data or from the pages; overrides/hooks/markdown/lists.py writes each.
LIST_NAMES = (
    "ratings", "marks", "studies", "guidance", "organizations", "documents", "statements", "words", "glossary",
    "helplines", "finders", "states", "services", "products", "changes", "downloads", "sheets",
)  # fmt: skip
# Group 1: the first letter of the titles in a part of a list, group 2: the last.
LETTERS = re.compile(r"([a-z])-([a-z])")
# The lists that may stand in parts, `/// list | studies a-k`, and how a part is written: by letters, or by the folders of the pages.
PARTS = dict.fromkeys(("studies", "guidance", "organizations"), LETTERS) | {"marks": re.compile(r"[a-z]+(?:-[a-z]+)*")}
ADMONITION = re.compile(r'^!!! (\w+) "[^"]+"$')
# A word that is shown as a word, so that it may be one we avoid: *addict*{ .named }
NAMED_WORD = re.compile(r"\*[^*]+\*\{\s*\.named\s*\}")
# What begins as a citation, well written or not; group 1: what stands between its brackets.
CITATION_LIKE = re.compile(r"\[(?<!\\\[)(@[^\]]*)\]")
# A number that can be tapped. Group 1: the words, 2: tel or sms, 3: the number that is dialed.
PHONE_LINK = re.compile(r"\[([^\]]*)\]\((tel|sms):([^)\s]*)\)")
QUOTED = re.compile(r'"[^"]*"|\u201c[^\u201d]*\u201d')
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]*]*\s+")

_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+")
# A line of links to sections of its own page, or of one: nothing to press in plain text.
_PAGE_LINK = re.compile(r"\[([^\]]+)\]\(([^():#]+)\.md(?:#[\w-]+)?\)")
_JUMPS = re.compile(r"^(?:[^\n\[]{0,20}(?:\[[^\]]*\]\(#[\w-]+\)[,.]?[ ]*){2,}|\[[^\]]*\]\(#[\w-]+\))$", re.M)


def slug(text: str) -> str:
    """Return a text as an id: small letters and digits, single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def sentence(text: str) -> str:
    """Return a text as a sentence: a capital first, an end mark last."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith((".", "!", "?")) else ".")


def spelled(text: str) -> str:
    """Return a text on one line with its numbers digit by digit, as they are to be read aloud: "Call 9 1 1"."""
    return re.sub(r"(?<=\d)[- ]?(?=\d)", " ", " ".join(text.split()))


def block_title(argument: str) -> tuple[str, str]:
    """Return the title and the id of a folded block: the id at its end, `Title { #id }`, or one made of its words before a colon."""
    match = BLOCK_ID.search(argument)
    title = argument[: match.start()] if match else argument
    return title, match[1] if match else slug(inline_text(title).partition(":")[0])


def cited_ids(markdown: str) -> list[str]:
    """Return the ids of the sources that a text cites, in order of first use."""
    return list(dict.fromkeys(id_ for match in CITATION.finditer(markdown) for id_ in SOURCE_ID.findall(match[1])))


def inline_text(markdown: str) -> str:
    """Return a line or a paragraph without citations, attributes, link targets and emphasis."""
    text = _SPACED_CITATION.sub("", markdown) if "[@" in markdown else markdown
    text = ATTRIBUTES.sub("", IMAGE.sub(r"\1", LINK.sub(r"\1", text)))
    return text.replace("*", "").replace("_", "").replace("`", "")


def blocks(prose: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Return the numbered lines that stand together, between blank lines."""
    found: list[list[tuple[int, str]]] = [[]]
    for number, line in prose:
        if line.strip():
            found[-1].append((number, line))
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def boxes(prose: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the text of each box (`!!! danger "Title"`, the lines indented below it), as (line of its head, text on one line)."""
    found: list[tuple[int, list[str]]] = []
    inside = False
    for number, line in prose:
        if line.startswith("!!!"):
            found.append((number, []))
            inside = True
        elif inside and (not line.strip() or line.startswith("    ")):
            found[-1][1].append(line)
        else:
            inside = False
    return [(number, " ".join(" ".join(lines).split())) for number, lines in found]


def paragraphs(prose: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the paragraphs, list items and table cells of numbered lines, each as (its first line, its text on one line)."""
    blocks: list[tuple[int, str]] = []
    fresh = True
    for number, line in prose:
        if line.startswith("|"):
            blocks += [(number, cell.strip()) for cell in line.strip("|").split("|")]
            fresh = True
        elif not line.strip() or line.startswith(("#", "///", "!!!")):
            fresh = True
        elif fresh or _ITEM.match(line):
            item = _ITEM.match(line)
            blocks.append((number, line[item.end() :] if item else line.strip()))
            fresh = False
        else:
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]} {line.strip()}")
    return blocks


def sentences_text(prose: list[tuple[int, str]]) -> str:
    """Return numbered lines for readability formulas: each paragraph, heading and list item ends as a sentence; tables are left out."""
    text = [(0, line.lstrip("# ")) for _, line in prose if line.startswith("#")] + paragraphs([one for one in prose if not one[1].startswith("|")])
    return "\n".join(sentence(inline_text(words)) for _, words in text)


def page_text(markdown: str) -> str:
    """Return a page as plain text that reads anywhere: headings, numbers and line breaks are kept, the list of sources is not.

    A link to a page is followed by its path.
    """
    text = inline_text(_PAGE_LINK.sub(r"\1 (/\2/)", _JUMPS.sub("", FRONT_MATTER.sub("", markdown))))
    text = re.sub(r"^/// details \| (.*?) *$", lambda match: f"{match[1]}\n", text, flags=re.M)
    text = re.sub(r"^(?:///|!!!).*$", "", text, flags=re.M)
    text = re.sub(r"^## Sources\s*\Z", "", text.strip(), flags=re.M)
    text = re.sub(r"^#+ (.*?) *$", lambda match: match[1] if match[1][:1].isdigit() else match[1].upper(), text, flags=re.M)
    return re.sub(r" +([.,])", r"\1", re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"
