"""What the writing of a text asks for: which way it runs, whether it can be slanted, and whether it breaks anywhere."""

from __future__ import annotations

import re
import unicodedata

_FIRST_RIGHT_TO_LEFT = "\u0590"
_LONG_WORD = re.compile(r"\S{14}")
_SLANTED = re.compile(
    r"[^\W\d_A-Za-z\u00aa-\u052f\u1c80-\u1c8f\u1d00-\u1fff\u2071-\u218b\u2c60-\u2c7f\ua640-\ua69f\ua720-\uab6f]"
)
_ISOLATE, _END = "\u2068", "\u2069"


def right_to_left(text: str) -> bool:
    """Whether a text runs from right to left: its first letter with a direction decides, as in the Unicode standard.

    What is isolated does not count: Qt holds it so as well.
    """
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT:
        return False
    depth = 0
    for direction in map(unicodedata.bidirectional, text):
        if direction in ("FSI", "LRI", "RLI"):
            depth += 1
        elif direction == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def isolated(text: str) -> str:
    """A text to put into another one, whose order it must not change, whichever way either of them runs.

    What has no letter that runs from right to left is left as it is.
    """
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT:
        return text
    mixed = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)
    return f"{_ISOLATE}{text}{_END}" if mixed else text


def beside(name: str, text: str) -> str:
    """A name to put before a text: kept apart from it where that one runs from right to left."""
    return f"{_ISOLATE}{name}{_END}" if right_to_left(text) else isolated(name)


def has_italics(text: str) -> bool:
    """Whether all letters belong to scripts that have an italic: Latin, Greek and Cyrillic."""
    return text.isascii() or not _SLANTED.search(text)


def is_unbroken(text: str) -> bool:
    """Whether a word is so long that it may not fit into a narrow column."""
    return _LONG_WORD.search(text) is not None
