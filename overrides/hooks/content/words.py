"""The words of a text as the search compares them."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DOTTED = re.compile(r"(^|[\W\d_])((?:[^\W\d_]\.){2,})")


def plain(text: str) -> str:
    """Return a text in small letters, without accents and apostrophes."""
    return _NOT_ASCII.sub(_without_accents, text.lower().replace("'", "").replace("’", ""))


def split(text: str) -> list[str]:
    """Return the words of a text as ranking.js splits them: plain, d.a.r.e. as one word."""
    return _WORD.findall(_DOTTED.sub(lambda match: match[1] + match[2].replace(".", ""), plain(text)))


def _without_accents(match: re.Match) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", match[0]) if not unicodedata.category(letter).startswith("M"))
