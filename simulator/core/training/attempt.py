"""Who practises, and what is recorded of an attempt: the choices made, and the outcome that they led to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

PRACTICE = "practice"
ASSESSMENT = "assessment"
MODES = (PRACTICE, ASSESSMENT)


@dataclass(frozen=True, slots=True)
class Trainee:
    """A person who practises on this computer; `picture` names a portrait, or is empty."""

    id: int
    name: str
    picture: str
    created: datetime
    has_pin: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioVersion:
    """One state of a scenario file: what was played is kept for ever under its digest (SHA-256 of the bytes, hex)."""

    digest: str
    scenario: str
    language: str
    title: str
    source: bytes


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of an attempt's log, in the order in which things happened.

    `position` counts decisions from 0. `choice` is the choice made there, or None where the trainee went back to that position.
    `seconds` is the real time that the decision took. `typed` is what the trainee wrote before the options appeared, and `sure`
    whether the trainee was sure of the choice, None where that was not asked or answered. `answer` is the number of the answer
    that the trainee gave to the question of the scene, as `Question.answers` counts them, None where none was given.
    """

    position: int
    choice: str | None
    seconds: float = 0.0
    typed: str = ""
    sure: bool | None = None
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished attempt came to; every field follows from the log by replay."""

    ending: str
    score: int
    passed: bool
    critical: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One trainee's go at one version of a scenario. `outcome` is None until it is finished. Times are UTC.

    `timers` says whether silence was timed, None where nobody noted it. `went_well` and `would_change` are the trainee's own
    words after the end, empty where there are none.
    """

    id: int
    trainee: int
    digest: str
    scenario: str
    title: str
    mode: str
    seed: int
    started: datetime
    log: tuple[LogEntry, ...] = ()
    finished: datetime | None = None
    outcome: Outcome | None = None
    language: str = ""
    timers: bool | None = None
    went_well: str = ""
    would_change: str = ""

    @property
    def transcript(self) -> tuple[str, ...]:
        """The choices that stand."""
        return transcript(self.log)

    @property
    def rewound(self) -> bool:
        """Whether the trainee ever went back."""
        return any(entry.choice is None for entry in self.log)


class Best(NamedTuple):
    """What a trainee has come to in one scenario.

    `score` (0..100) and `passed` are the best of the finished attempts in which the trainee never went back, None and False where
    there is none; `attempts` counts every finished one. `helped` is the best score of those with help, in which the trainee went
    back, None where there is none: it is kept apart from the others.
    """

    score: int | None
    passed: bool
    attempts: int
    helped: int | None = None


def effective_entries(log: tuple[LogEntry, ...]) -> tuple[LogEntry, ...]:
    """Fold a log into the entries of the choices that stand: going back to a position drops it and all after it."""
    entries: list[LogEntry] = []
    for entry in log:
        del entries[entry.position :]
        if entry.choice is not None:
            entries.append(entry)
    return tuple(entries)


def transcript(log: tuple[LogEntry, ...]) -> tuple[str, ...]:
    """The choices that stand."""
    return tuple(entry.choice for entry in effective_entries(log) if entry.choice is not None)
