"""When the question of a scene is asked, in which order its answers stand, and what a trainee answered on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from simulator.core.scenario.question import RIGHT, Question
from simulator.core.scenario.session import Session
from simulator.core.training.attempt import LogEntry


class Answered(NamedTuple):
    """A question that was answered: at which decision (from 0), and with which of `Question.answers`."""

    position: int
    question: Question
    answer: int

    @property
    def right(self) -> bool:
        """Whether that was the right answer."""
        return self.answer == RIGHT


def question_now(session: Session) -> Question | None:
    """The question to ask before the options of this moment. Whoever comes back to a scene is not asked again."""
    scene = session.moment.scene
    if scene.asks is None or any(step.before.scene is scene for step in session.steps()):
        return None
    return scene.asks


def order_of_answers(seed: int, question: Question) -> tuple[int, ...]:
    """The numbers of the answers in the order in which they are shown: as good as random, and always the same for an attempt.

    They are sorted by the SHA-256 of the attempt's seed and their words. In the file the right answer stands first, so they are
    never shown as written.
    """
    answers = question.answers
    return tuple(
        sorted(
            range(len(answers)), key=lambda number: hashlib.sha256(f"{seed} {question.text} {answers[number]}".encode()).digest()
        )
    )


def answered(session: Session, entries: Mapping[int, LogEntry]) -> tuple[Answered, ...]:
    """The questions that were answered on the way; `entries` has for each decision (from 0) what was noted of it.

    What is noted of a decision whose scene asks nothing, or has no such answer, is left out.
    """
    found = []
    for step in session.steps():
        question, entry = step.before.scene.asks, entries.get(step.position)
        if question and entry and entry.answer is not None and entry.answer < len(question.answers):
            found.append(Answered(step.position, question, entry.answer))
    return tuple(found)
