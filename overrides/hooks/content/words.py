"""The words of a text as the search compares them."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DOTTED = re.compile(r"(^|[\W\d_])((?:[^\W\d_]\.){2,})")


def split(text: str) -> list[str]:
    """Return the words of a text as ranking.js splits them: small letters, no accents, no apostrophes, d.a.r.e. as one word."""
    plain = _NOT_ASCII.sub(_without_accents, re.sub("['’]", "", text.lower()))
    return _WORD.findall(_DOTTED.sub(lambda match: match[1] + match[2].replace(".", ""), plain))


def _without_accents(match: re.Match) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", match[0]) if not unicodedata.category(letter).startswith("M"))
