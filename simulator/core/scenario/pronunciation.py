"""How written words are spoken: a scenario's list of words and their sounds, for what is read aloud, never for what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from unicodedata import normalize

_RESPELT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
# Stands between texts that are searched as one: no entry can match across it.
_BETWEEN = "\0"


def spoken(text: str, words: Mapping[str, str]) -> str:
    """Returns `text` with every word of the list as it is spoken; the longest entry that fits is taken, and each place once."""
    known = sorted((word for word in words if word.strip()), key=lambda word: (-len(word), not _exact(word)))
    if not known:
        return text
    pattern = "|".join(f"({_pattern(word)})" for word in known)
    return re.sub(pattern, lambda match: _sound(words[known[(match.lastindex or 1) - 1]]), normalize("NFC", text))


def unheard(words: Mapping[str, str], texts: Iterable[str]) -> list[str]:
    """The words of the list that occur in none of the texts."""
    whole = normalize("NFC", _BETWEEN.join(texts))
    return [word for word in words if not re.search(_pattern(word), whole)]


def _pattern(word: str) -> str:
    """Find a word, or several in a row, whole; in any capitals unless the entry has one inside, as GDPR and iPhone do."""
    parts = r"\s+".join(re.escape(part) for part in normalize("NFC", word).split())
    return rf"(?<!\w){parts}(?!\w)" if _exact(word) else rf"(?i:(?<!\w){parts}(?!\w))"


def _exact(word: str) -> bool:
    return any(before.isalnum() and after.isupper() for before, after in pairwise(word))


def _sound(said: str) -> str:
    """Small letters in what is written in syllables: an engine spells capitals out, so that RID in muh-RID-ee-an is R, I, D."""
    return _RESPELT.sub(lambda match: match.group().lower(), said)
