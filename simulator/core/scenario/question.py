"""A question about the person on the other side, asked before the options of a scene; it earns no points."""

from __future__ import annotations

from dataclasses import dataclass

RIGHT = 0
"""The number of the right answer."""
WRONG_ANSWERS = 3
"""So many wrong answers stand beside the right one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one right answer and three wrong ones."""

    text: str
    right: str
    wrong: tuple[str, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        """All answers, in the order in which they are counted from 0: the right one first. They are shown in another."""
        return (self.right, *self.wrong)
