"""Walkthroughs: golden transcripts that a scenario's author has thought out, and what there is to see in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What there is to see in a worked example once the choice at a position, from 0, has been made and answered."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """A golden transcript: the choices to make and what must come of them; None means not stated.

    One with notices is a worked example, which trainees can watch; it may stop before an ending.
    """

    name: str
    choices: tuple[str, ...]
    ending: str | None = None
    score: int | None = None
    passed: bool | None = None
    notices: tuple[Notice, ...] = ()
