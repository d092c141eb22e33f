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


_SLIPS: tuple[tuple[str, Replacement], ...] = (
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
