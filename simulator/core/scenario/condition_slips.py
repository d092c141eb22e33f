"""Conditions as they are written in other languages and in plain words, made into what stands for the same here."""

from __future__ import annotations

import re
from collections.abc import Callable

MINUSES = "-‐‑‒–—―−⁻﹘﹣－➖"
"""The hyphen that makes a number negative, and then its likes, which do not."""

Replacement = str | Callable[[re.Match[str]], str]

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_NUMBER = r"[-+]?[0-9]{1,9}"
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MORE, _LESS = "greater|more|higher|above|over", "less|lower|fewer|below|under"


def _between(match: re.Match[str]) -> str:
    name, low, high = match.groups()
    return f"({name} >= {low} and {name} <= {high})"


def _within(match: re.Match[str]) -> str:
    low, first, name, second, high = match.groups()
    return f"({name} {_TURNED[first]} {low} and {name} {second} {high})"


_ID = r"(?!(?:and|or|not|true|false)\b)[A-Za-z][\w-]*"
_VERBS = "visited|opened|chose"
_PAST = {"visit": "visited", "open": "opened", "choose": "chose", "chosen": "chose"}
_ENDS = r"(?=\s*(?:$|\)|and\b|or\b))"

_EVENT_SLIPS: tuple[tuple[str, Replacement], ...] = (
    (r"(?<=\w)\.\s*$", ""),
    (rf"(?i)\b(?:{_VERBS}|chosen)\b", lambda match: match[0].lower()),
    (rf"(?i)\b(visit|open|choose|chosen)s?(?=\s+{_ID})", lambda match: _PAST[match[1].lower()]),
    (rf"\b({_VERBS})\s*\(\s*([\"'“‘]?[\w.-]+[\"'”’]?)\s*\)", r"\1 \2"),
    (rf"\b({_VERBS})\s+[\"'“‘]([\w.-]+)[\"'”’]", r"\1 \2"),
    (rf"\b({_VERBS})\s+(?:the\s+)?(?:(?:scene|record|choice)\s+)?(?={_ID})", r"\1 "),
    (rf"(?i)\b(?:(?:has|have|had)\s+)?(?:never|not\s+yet)\s+(?=(?:{_VERBS})\b)", "not "),
    (rf"(?i)\b(?:has|have|had)\s+not\s+(?=(?:{_VERBS})\b)", "not "),
    (rf"(?i)\b(?:has|have|had|already|ever)\s+(?=(?:{_VERBS})\b)", ""),
    (rf"\bchose\s+({_ID})\s+(?:in|of|from)\s+(?:scene\s+)?({_ID})", r"chose \2.\1"),
    (rf"\bchose\s+({_ID})(?:\s*[/:]\s*|\.choices\.|\s+)({_ID})", r"chose \1.\2"),
    (
        rf"(?i)(^\s*|\(\s*|\b(?:and|or|not)\s+)({_ID}(?:\.{_ID})?)\s+(?:(?:was|is|has\s+been)\s+)?(visited|opened|chosen){_ENDS}",
        lambda match: f"{match[1]}{_PAST.get(match[3], match[3])} {match[2]}",
    ),
)
_SLIPS: tuple[tuple[str, Replacement], ...] = (
    *_EVENT_SLIPS,
    (rf"[{MINUSES[1:]}]\s*(?=[0-9])", "-"),
    (r"(?<=[0-9])_(?=[0-9])", ""),
    (r"\b([0-9]+)\.0+\b", r"\1"),
    (r"\s*&&?\s*", " and "),
    (r"\s*\|\|?\s*", " or "),
    (r"(?<![<>=!~])!(?!=)\s*", "not "),
    (r"≥|⩾|=>|>\s+=", ">="),
    (r"≤|⩽|=<|<\s+=", "<="),
    (r"≠|<>|!==|~=", "!="),
    (r"===|(?<![<>=!])=(?!=)", "=="),
    (r"(?i)^\s*(?:if|when)\b\s*", ""),
    (r"(?i)\b(?:and|or|not|true|false)\b", lambda match: match[0].lower()),
    (rf"(?i)({_NAME})\s+(?:is\s+)?between\s+({_NUMBER})\s+and\s+({_NUMBER})", _between),
    (rf"({_NUMBER})\s*(<=?)\s*({_NAME})\s*(<=?)\s*({_NUMBER})", _within),
    (rf"({_NUMBER})\s*(>=?)\s*({_NAME})\s*(>=?)\s*({_NUMBER})", _within),
    (rf"(?<![\w<>=!])({_NUMBER})\s*(==|!=|<=|>=|<|>)\s*({_NAME})", lambda match: f"{match[3]} {_TURNED[match[2]]} {match[1]}"),
    (r"(?i)\bis\s+not\b", "!="),
    (rf"(?i)\b(?:is\s+)?(?:(?:{_MORE})\s+(?:than\s+)?or\s+equal\s+to|at\s+least)\b", ">="),
    (rf"(?i)\b(?:is\s+)?(?:(?:{_LESS})\s+(?:than\s+)?or\s+equal\s+to|at\s+most)\b", "<="),
    (rf"(?i)\b(?:is\s+)?(?:{_MORE})\b(?:\s+than\b)?", ">"),
    (rf"(?i)\b(?:is\s+)?(?:{_LESS})\b(?:\s+than\b)?", "<"),
    (r"(?i)\b(?:is|equals?)\b(?:\s+to\b)?", "=="),
    (r"(?i)(?<=[=<>])\s*(?:yes|on)\b", " true"),
    (r"(?i)(?<=[=<>])\s*(?:no|off)\b", " false"),
    (rf"(?i)(?<=[=<>])\s*({'|'.join(_NUMBERS)})\b", lambda match: f" {_NUMBERS.index(match[1].lower())}"),
    (rf"(?<=[=<>])\s*([\"'])({_NUMBER}|true|false)\1", r" \2"),
)


def rewritten(text: str) -> str:
    """Return a condition as it is perhaps meant; it need not be one even then."""
    for pattern, replacement in _SLIPS:
        text = re.sub(pattern, replacement, text)
    text = " ".join(text.split())
    whole = re.fullmatch(r"\(([^()]*)\)", text)
    return whole[1] if whole else text
