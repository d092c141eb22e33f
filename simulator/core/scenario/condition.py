"""Conditions of a scenario: comparisons over flags, mood, trust and what has happened, parsed once into a small tree.

    condition  = conjunct ("or" conjunct)*
    conjunct   = negation ("and" negation)*
    negation   = "not" negation | "(" condition ")" | comparison
    comparison = (NAME | EVENT) [OPERATOR INTEGER]
    event      = "visited" SCENE | "opened" RECORD | "chose" SCENE "." CHOICE

A bare NAME holds when its value is not zero, so that a yes/no flag can stand alone; an event is 1 once it has happened, and 0
before. `true` and `false` may stand for 1 and 0 on the right of `==` and `!=`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.core.scenario import events
from simulator.core.scenario.condition_slips import MINUSES, rewritten
from simulator.core.texts import N_, Text

MAX_LENGTH = 400
MAX_DEPTH = 30

COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

_MINUS = re.compile(rf"[{MINUSES}]\s*([0-9]+)")
_TOKEN = re.compile(
    rf"\s*(?:(==|!=|<=|>=|<|>)|([()])|({events.PATTERN})|([A-Za-z_][A-Za-z0-9_]*)|([+-]?[0-9]{{1,9}}(?![0-9A-Za-z_])))"
)
_DIGITS = re.compile(r"[0-9]\w*")
_WORDS = {"and", "or", "not", "true", "false"}
_NO_NAME = N_("a flag, mood or trust is missing at the end")
_NO_NUMBER = N_("a whole number is missing at the end")


class ConditionError(ValueError):
    """A condition that can't be understood; `offset` counts characters from its start, `values` fill the message.

    `meant` is the condition as it would have to be written, empty where that is not clear.
    """

    meant = ""

    def __init__(self, message: str, offset: int, **values: object) -> None:
        self.message = Text(message, values or None)
        self.offset = offset
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a named value with an integer; an event has its words for a name."""

    name: str
    compare: str
    value: int


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when `part` does not."""

    part: ConditionNode


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part does."""

    parts: tuple[ConditionNode, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when at least one part does."""

    parts: tuple[ConditionNode, ...]


ConditionNode = Comparison | Not | All | Any


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition with the text that it was written as."""

    text: str
    root: ConditionNode

    @property
    def names(self) -> frozenset[str]:
        """The flags, moods and events that the condition reads."""
        return frozenset(test.name for test in comparisons(self.root))


def comparisons(node: ConditionNode) -> tuple[Comparison, ...]:
    """Every comparison below `node`, in the order written."""
    if isinstance(node, Comparison):
        return (node,)
    parts = (node.part,) if isinstance(node, Not) else node.parts
    return tuple(test for part in parts for test in comparisons(part))


def holds(node: ConditionNode, values: Mapping[str, int]) -> bool:
    """Say whether `node` holds for the named values."""
    if isinstance(node, Comparison):
        return COMPARE[node.compare](values[node.name], node.value)
    if isinstance(node, Not):
        return not holds(node.part, values)
    if isinstance(node, All):
        return all(holds(part, values) for part in node.parts)
    return any(holds(part, values) for part in node.parts)


def assuming(when: Condition | None, happened: frozenset[str]) -> Condition | None:
    """A condition where it is known that some events have happened; what it asks about them is decided."""
    if when is None or happened.isdisjoint(when.names):
        return when
    known = [name for name in sorted(happened) if name in when.names]
    text = when.text
    for name in known:
        text = re.sub(r"\s+".join(map(re.escape, name.split())) + r"(?![\w.-])", "true", text)
    return Condition(text, _assuming(when.root, happened))


def _assuming(node: ConditionNode, happened: frozenset[str]) -> ConditionNode:
    if isinstance(node, Comparison):
        if node.name not in happened:
            return node
        return All(()) if COMPARE[node.compare](1, node.value) else Any(())
    if isinstance(node, Not):
        return Not(_assuming(node.part, happened))
    return type(node)(tuple([_assuming(part, happened) for part in node.parts]))


def both(one: Condition | None, other: Condition | None) -> Condition | None:
    """The condition that holds where two do; None always holds."""
    if one is None or other is None:
        return one or other
    return Condition(f"({one.text}) and ({other.text})", All((one.root, other.root)))


def parse(text: str) -> Condition:
    """Read a condition. Raises ConditionError with a message for the author."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(N_("the condition is longer than {most} characters"), MAX_LENGTH, most=MAX_LENGTH)
    try:
        return Condition(text, _Parser(text).whole())
    except ConditionError as error:
        error.meant = _meant(text)
        raise


def _meant(text: str) -> str:
    """Return what would be a condition in place of a text that is none; empty where that is not clear."""
    meant = rewritten(text)
    try:
        _Parser(meant).whole()
    except ConditionError:
        return ""
    return meant


class _Parser:
    """Recursive descent over the tokens of one condition; depth is bounded by MAX_DEPTH."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._end = len(text)

    def whole(self) -> ConditionNode:
        if not self._tokens:
            raise ConditionError(N_("the condition is empty"), 0)
        node = self._either(0)
        if self._at < len(self._tokens):
            word, offset = self._tokens[self._at]
            raise ConditionError(N_("“{word}” was not expected here"), offset, word=word)
        return node

    def _either(self, depth: int) -> ConditionNode:
        parts = [self._both(depth)]
        while self._take("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _both(self, depth: int) -> ConditionNode:
        parts = [self._negation(depth)]
        while self._take("and"):
            parts.append(self._negation(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _negation(self, depth: int) -> ConditionNode:
        if depth > MAX_DEPTH:
            raise ConditionError(N_("the condition is nested more than {most} deep"), self._offset(), most=MAX_DEPTH)
        if self._take("not"):
            return Not(self._negation(depth + 1))
        if self._take("("):
            node = self._either(depth + 1)
            if not self._take(")"):
                raise ConditionError(N_("a closing bracket is missing"), self._offset())
            return node
        return self._comparison()

    def _comparison(self) -> ConditionNode:
        name, offset = self._next(_NO_NAME)
        if not (name[0].isalpha() or name[0] == "_") or name in _WORDS:
            raise ConditionError(N_("a flag, mood or trust was expected, not “{word}”"), offset, word=name)
        if self._at < len(self._tokens) and self._tokens[self._at][0] in COMPARE:
            compare, _ = self._next()
            return Comparison(name, compare, self._integer(compare))
        return Comparison(name, "!=", 0)

    def _integer(self, compare: str) -> int:
        word, offset = self._next(_NO_NUMBER)
        if word in ("true", "false") and compare in ("==", "!="):
            return int(word == "true")
        try:
            return int(word)
        except ValueError:
            message = N_("a whole number was expected after “{compare}”, not “{word}”")
            raise ConditionError(message, offset, compare=compare, word=word) from None

    def _take(self, word: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at][0] == word:
            self._at += 1
            return True
        return False

    def _next(self, missing: str = "") -> tuple[str, int]:
        if self._at >= len(self._tokens):
            raise ConditionError(missing, self._end)
        self._at += 1
        return self._tokens[self._at - 1]

    def _offset(self) -> int:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else self._end


def _tokens(text: str) -> list[tuple[str, int]]:
    tokens: list[tuple[str, int]] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _refused(text, at + len(text[at:]) - len(text[at:].lstrip()))
        group = match.lastindex or 0
        tokens.append((" ".join(match.group(group).split()), match.start(group)))
        at = match.end()
    return tokens


def _refused(text: str, bad: int) -> ConditionError:
    """Say that the character at `bad` is none of a condition, and what to write in its place where that is clear."""
    minus = _MINUS.match(text, bad)
    if minus:
        message = N_("“{character}” can't stand in a condition; write -{number}, with a hyphen right before its digits")
        return ConditionError(message, bad, character=text[bad], number=minus.group(1))
    word = _DIGITS.match(text, bad)
    if word and word[0].isdigit():
        return ConditionError(N_("“{word}” is a larger number than any flag, mood or trust can be"), bad, word=word[0])
    if word:
        return ConditionError(N_("“{word}” is neither a name nor a whole number"), bad, word=word[0])
    if text[bad] == "=":
        return ConditionError(N_("“{character}” can't stand in a condition; to compare, write “==”"), bad, character="=")
    return ConditionError(N_("“{character}” can't stand in a condition"), bad, character=text[bad])
