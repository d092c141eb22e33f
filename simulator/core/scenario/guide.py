"""What a trainer should know who talks a scenario over with a group."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a session with a group, and the minutes that it takes."""

    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """A scene at which groups tend to disagree, and about what."""

    scene: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What a trainer should know who talks a scenario over with a group. It gives answers away."""

    questions: tuple[str, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    splits: tuple[Split, ...] = ()
