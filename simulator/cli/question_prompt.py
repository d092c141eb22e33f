"""The question of a scene in the terminal: four lettered answers before the options."""

from __future__ import annotations

import sys
from typing import TextIO

from simulator.core.scenario.option_order import AS_WRITTEN
from simulator.core.scenario.question import RIGHT
from simulator.core.scenario.session import Session
from simulator.core.training.questions import order_of_answers, question_now

LETTERS = "abcd"


class QuestionPrompt:
    """Asks each question once and remembers what was answered; what is printed goes to `out`."""

    def __init__(self, agent: str, out: TextIO) -> None:
        self._agent = agent
        self._out = out
        self._answers: dict[str, int] = {}

    def ask(self, session: Session) -> None:
        """Ask the question of this moment, if there is one; whoever types nothing, or the end of the input, goes without."""
        question, scene = question_now(session), session.moment.scene.id
        if question is None or scene in self._answers:
            return
        fill = session.scenario.fill
        order = order_of_answers(AS_WRITTEN, question)
        print(f"\n{fill(question.text, self._agent)}", file=self._out)
        for letter, number in zip(LETTERS, order, strict=True):
            print(f"  {letter}  {fill(question.answers[number], self._agent)}", file=self._out)
        while True:
            print("a to d, or Enter to skip > ", end="", file=self._out, flush=True)
            answer = sys.stdin.readline().strip().casefold()
            if not answer:
                return
            if answer in list(LETTERS):
                self._answers[scene] = order[LETTERS.index(answer)]
                return

    @property
    def result(self) -> str:
        """How many answers were right, in a sentence; empty where nothing was answered."""
        right = sum(answer == RIGHT for answer in self._answers.values())
        return f"Questions about the customer: {right} of {len(self._answers)} right." if self._answers else ""
