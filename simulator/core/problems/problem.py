"""A problem of a scenario file: a stable code, a place, a message and a remedy.

Checks in the core know where in the tree a problem lies (`path`), the reader knows where in the file that is (`place`). What a
code means is declared once, in `simulator.core.problems.registry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from simulator.core.texts import N_, Text, joined

Path = tuple[str | int, ...]

FOLLOWING = N_("what follows")
AGAIN = N_("Then check again, because {unread} can't be read until this is fixed.")


class Severity(StrEnum):
    """An error blocks playing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: `message` and `remedy` are templates filled from a problem's `details`.

    An error blocks playing unless it is `playable`: a walkthrough that fails is the author's concern and not the trainee's. One
    that `stops` the reading keeps a part of the file from being looked at, and the remedy says which: what `details` have as
    `unread`, be it nothing, or else all that follows.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    playable: bool = False
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: line and column count from 1, `source` is the line itself."""

    file: str
    line: int
    column: int
    source: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """A change to a file's text: what stands from `start` to `end` becomes `text`.

    Both count characters from 0; a byte-order mark at the beginning of the file is not one of them.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `path` leads to it from the root of the file, `witness` is a list of choices that leads there in play.

    `edits` do together what the remedy says first; there are none where that takes somebody who knows what was meant.

    One that is `passable` blocks nothing, whatever its kind: here, play can go on all the same. One that `spares_stored` blocks
    new attempts only: what was played before it was looked for is played on, scored and looked back on as it was.
    """

    kind: Kind
    path: Path = ()
    details: Mapping[str, str] = field(default_factory=dict)
    witness: tuple[str, ...] | None = None
    place: Place | None = None
    passable: bool = False
    spares_stored: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def code(self) -> str:
        """The stable code."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """Whether it blocks playing."""
        return self.kind.severity

    @property
    def message(self) -> Text:
        """What is wrong."""
        return Text(self.kind.message, self.details)

    @property
    def remedies(self) -> tuple[Text, ...]:
        """What to do about it, one thing after the other."""
        remedy = Text(self.kind.remedy, self.details)
        unread = self.details.get("unread", FOLLOWING) if self.kind.stops else ""
        return (remedy, Text(AGAIN, {"unread": unread})) if unread else (remedy,)

    @property
    def remedy(self) -> Text:
        """What to do about it, in one text."""
        return joined(self.remedies, " ")

    def at(self, place: Place) -> Problem:
        """The same problem with its place in a file."""
        return replace(self, place=place)


def blocking(problems: tuple[Problem, ...], *, stored: bool = False) -> bool:
    """Say whether any of the problems forbids playing, be it anew or a `stored` version."""
    return any(
        problem.severity is Severity.ERROR
        and not (problem.kind.playable or problem.passable or (stored and problem.spares_stored))
        for problem in problems
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put the problems of one file in the order of its lines; those in the same place stay as they come."""
    return tuple(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column) if problem.place else (0, 0)))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a file's text with some edits made; of two that overlap the first one is."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, text[at:]])
