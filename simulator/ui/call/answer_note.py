"""The answer to "why?": a word on the last decision, for as long as it is the last."""

from __future__ import annotations

from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.transcript import reason


class AnswerNote:
    """Remembers the decision that the trainee asked about; the next decision removes the word."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self._asked: int | None = None

    def toggle(self) -> None:
        """Ask for the word, or remove it."""
        self._asked = None if self._asked == self._last else self._last

    def forget(self) -> None:
        """Remove the word."""
        self._asked = None

    @property
    def text(self) -> str:
        """The word on the last decision, empty where none is asked for."""
        if self._asked is None or self._asked != self._last:
            self._asked = None
            return ""
        return reason(self._presenter, self._presenter.session.steps()[-1])

    @property
    def _last(self) -> int:
        return len(self._presenter.session.choice_ids) - 1
