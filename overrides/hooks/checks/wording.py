"""How the pages sound: no word that hurts or blurs, easy enough to read, and not so clipped that nothing hangs together.

In prose that explains (no steps, lists, tables, boxes, quoted speech) sentences have 12 to 17 words on average.
"""

import re
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.notation import (
    CITATION,
    CITATION_LIKE,
    FACT,
    NAMED_WORD,
    QUOTED,
    SENTENCE_END,
    blocks,
    inline_text,
    sentences_text,
)
from overrides.hooks.content.readability import grade
from overrides.hooks.content.site import Page, Site

HARDEST, HARDEST_EASY = 8.0, 5.0  # school grades
BRIEF = ("emergency", "home")  # page types on which a short sentence is a kindness
LENGTH_SEVERITY = "warning"  # "error" once no page has any
MEAN = (12, 17)  # words a sentence, of a page
SHORT, MOST_SHORT = 8, 25  # a sentence is short below so many words; at most so many percent are
RUN, LONGEST = 4, 30  # short sentences in a row that are too many; words that are too many
ENOUGH = 8  # sentences: a mean of fewer says nothing
LINE = "\ue000"  # stands for the begin of a line while a paragraph is one string
_SMALL = re.compile(r"(?<!\\)[A-Z]")  # of a pattern, but not of \W and the like
NOT_PROSE = re.compile(r"#|\||[-*+] |\d+\. |>|\s")


def avoided_words(site: Site) -> Iterator[Issue]:
    """Yield the words of docs/data/words.yml in titles, descriptions and prose, but for marked examples."""
    words = [(pattern, word) for word in site.value("words") if (pattern := _pattern(word))]
    if not words:
        return
    # Most lines have none: one look, in small letters, which is three times as quick as in letters of any case.
    anyone = re.compile("|".join(f"(?:{_SMALL.sub(lambda match: match[0].lower(), pattern.pattern)})" for pattern, _ in words))
    for page in site.pages:
        lines = [(page.front_matter.line(name), str(page.meta.get(name, ""))) for name in ("title", "description")]
        for number, line in lines + page.prose:
            line = NAMED_WORD.sub("", re.sub(r"\]\([^)]*\)", "", CITATION_LIKE.sub("", line)))
            for pattern, word in words if anyone.search(line.lower()) else ():
                if match := pattern.search(line):
                    hint = f"Say: {word['better']}. ({word['why']}) Naming the word itself? *{match[0]}*{{ .named }}"
                    yield Issue(page.file, number, f"'{match[0]}' is a word we avoid.", hint)


def _pattern(word: dict) -> re.Pattern | None:
    """Return the pattern of a word; None where it has none, or none that finds a word: data.py reports that."""
    try:
        pattern = re.compile(word.get("match") or "", re.I)
    except re.error:
        return None
    return None if pattern.search("") else pattern


def grades(site: Site) -> Iterator[Issue]:
    """Yield the pages above their limit of the Flesch-Kincaid grade."""
    for page in site.pages:
        limit = HARDEST_EASY if page.type == "emergency" or page.meta.get("easy_read") else HARDEST
        if (found := grade(sentences_text(page.prose))) > limit:
            message = f"The reading grade is {found:.1f}; the limit for this page is {limit:.0f}."
            yield Issue(page.file, page.body_line, message, "Split the longest sentences and take shorter words.")


def sentence_lengths(site: Site) -> Iterator[Issue]:
    """Yield the pages whose sentences are too short or too long on average, runs of short ones, and those that are too long."""
    for page in site.pages:
        if page.type in BRIEF or page.meta.get("easy_read"):
            continue
        counts = []
        for paragraph in _explaining(page):
            run = 0
            for line, sentence in paragraph:
                counts.append(words := len(sentence.split()))
                run = run + 1 if words < SHORT else 0
                if run == RUN:
                    message = f"{RUN} sentences in a row have fewer than {SHORT} words; the last is '{sentence[:60]}'."
                    yield Issue(page.file, line, message, "Join them with because, so, but, when, which: say how they hang together.", LENGTH_SEVERITY)
                if words > LONGEST:
                    message = f"This sentence has {words} words; the most is {LONGEST}: '{sentence[:60]}...'."
                    yield Issue(page.file, line, message, "Make two of it: the finding first, then the doubt.", LENGTH_SEVERITY)
        mean = sum(counts) / max(len(counts), 1)
        short = 100 * sum(count < SHORT for count in counts) / max(len(counts), 1)
        if len(counts) >= ENOUGH and (not MEAN[0] <= round(mean, 1) <= MEAN[1] or short > MOST_SHORT):
            message = f"Its sentences have {mean:.1f} words on average, and {short:.0f}% have fewer than {SHORT}."
            hint = f"Aim at {MEAN[0]} to {MEAN[1]} words and at most {MOST_SHORT}%: join short sentences that are one thought, split long ones."
            yield Issue(page.file, page.body_line, message, hint, LENGTH_SEVERITY)


def _explaining(page: Page) -> Iterator[list[tuple[int, str]]]:
    """Yield the paragraphs of prose that explains, each as its sentences with the line on which each begins."""
    inside = boxed = False
    for block in blocks(page.prose):
        lines = []
        for number, line in block:
            if line.startswith("///"):
                inside = line.strip() != "///"
            elif not inside:
                lines.append((number, line))
        boxed = bool(lines) and (lines[0][1].startswith("!!!") or (boxed and lines[0][1].startswith("    ")))
        if not lines or boxed or NOT_PROSE.match(lines[0][1]):
            continue
        text = QUOTED.sub("that", FACT.sub("42", CITATION.sub("", LINE.join(["", *(f"{line.strip()} " for _, line in lines)]))))
        at, sentences = 0, []
        for sentence in SENTENCE_END.split(inline_text(text)):
            bare = sentence.replace(LINE, "").strip()
            if re.search(r"[^\W\d_]", bare):
                sentences.append((lines[max(at - (not sentence.startswith(LINE)), 0)][0], bare))
            at += sentence.count(LINE)
        yield sentences


ORIGINAL_ONLY = (avoided_words, grades, sentence_lengths)  # the words and the measures are those of English
