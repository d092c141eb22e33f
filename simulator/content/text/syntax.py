"""Small facts of YAML's syntax that both readers share: what a word without quotes means, and where trouble shows early."""

from __future__ import annotations

import re
from typing import Any

from yaml import events

from simulator.core.texts import N_

# Events carry marks that PyYAML's types declare optional and that its C parser always gives.
SCALAR: Any = events.ScalarEvent
GROUP: Any = events.MappingStartEvent
GROUP_END: Any = events.MappingEndEvent
LIST: Any = events.SequenceStartEvent
LIST_END: Any = events.SequenceEndEvent
ALIAS: Any = events.AliasEvent
DOCUMENT: Any = events.DocumentStartEvent

ODD_SPACES = "\u00a0\u2007\u202f\u3000"
ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
"""What looks like a space and is a letter to YAML; it comes along with text from word processors and web pages."""

_LONGEST_NUMBER = 60
HUGE = 10**18  # stands for every larger number: out of any range here

WORDS: dict[str, int | bool | None] = {
    **{f"{sign}{number}": int(f"{sign}{number}") for number in range(101) for sign in ("", "+", "-")},
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
"""The commonest words without quotes that are no text."""

TRUTHS = frozenset(word for small in ("yes", "no", "on", "off") for word in (small, small.title(), small.upper()))
SUSPECTS = frozenset(word for word in (*WORDS, *TRUTHS) if word >= ":")
"""The words without quotes that begin with a letter or "~" and are no text, or may be taken for something else."""

_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_TIME = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?")

_TRUTH, _NUMBER, _DAY = N_("true or false"), N_("a number"), N_("a date")

_BLANK = "(?:[ \t\r\n\x85\u2028\u2029]++|#[^\r\n\x85\u2028\u2029]*+)*+"
_DIRECTIVE = re.compile(f"{_BLANK}%")
_REST = re.compile(_BLANK)
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'""", re.DOTALL)
_COLON = re.compile(f"{_BLANK}:{_BLANK}")
_WORD = re.compile(r"[^\s,\]}]{0,100}")
# each begins with the mark itself, so that the search runs from one to the next
_ANCHOR = re.compile(r"&(?<![^\s\[{,:]&)\S")
_TAG = re.compile(r"!(?<![^\s\[{,:]!)")


def plain(word: str) -> str | int | float | bool | None:
    """Read a word without quotes by the core rules of YAML 1.2."""
    if word in WORDS:
        return WORDS[word]
    if len(word) > _LONGEST_NUMBER:
        return word
    if _INTEGER.fullmatch(word):
        return max(-HUGE, min(int(word), HUGE))
    if _BASED.fullmatch(word):
        return min(int(word, 0), HUGE)
    return float(word) if _FLOAT.fullmatch(word) else word


def mistaken_for(word: str) -> str | None:
    """Say what older YAML programs take this word without quotes for, None where all take it for text."""
    if word in TRUTHS:
        return _TRUTH
    if _TIME.fullmatch(word):
        return _NUMBER
    return _DAY if _DATE.fullmatch(word) else None


def directive(text: str) -> int | None:
    """Find a directive (%YAML, %TAG) before the document; None where there is none."""
    match = _DIRECTIVE.match(text)
    return match.end() - 1 if match else None


def after(text: str, index: int) -> int | None:
    """Find what follows, comments aside; None where nothing does."""
    match = _REST.match(text, index)
    end = match.end() if match else index
    return end if end < len(text) else None


def after_key(text: str, index: int, key: str) -> int:
    """Return the index of the value whose key stands at `index`; `key` is the key without its quotes."""
    quoted = _QUOTED.match(text, index)
    colon = _COLON.match(text, quoted.end() if quoted else index + len(key))
    return colon.end() if colon else index


def word_at(text: str, index: int) -> str:
    """Return the word that begins at `index`, up to a space or the end of an entry in brackets."""
    match = _WORD.match(text, index)
    return match.group() if match else ""


def marked(text: str) -> bool:
    """Say whether there may be an anchor or a tag; a text in quotes may look like one."""
    return ("&" in text and _ANCHOR.search(text) is not None) or ("!" in text and _TAG.search(text) is not None)
