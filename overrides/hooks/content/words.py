"""The words of a text as the search compares them."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(^|[\W\d_])((?:[^\W\d_]\.){2,})")


def split(text: str) -> list[str]:
    """Return the words of a text as ranking.js splits them: small letters, no accents, no apostrophes, d.a.r.e. as one word."""
    plain = re.sub("['’]", "", text.lower())
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if letter.isascii() or unicodedata.category(letter)[0] != "M")
    return _WORD.findall(_DOTTED.sub(lambda match: match[1] + match[2].replace(".", ""), plain))
