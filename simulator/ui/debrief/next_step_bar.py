"""The one next step at the end of a debrief, and the other ways on from there."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton

from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import next_reason
from simulator.ui.widgets.basics import button, column, label
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import sentences
from simulator.workflow.recommend import Recommendation


class NextStepBar(QFrame):
    """What to practise next, why and where, with the button that opens it; `same` says that it is the call just looked back on.

    Signals: `next_asked`, `again_asked` for the same scenario anew, `home_asked` for the library.
    """

    next_asked = Signal()
    again_asked = Signal()
    home_asked = Signal()

    def __init__(self, wanted: Recommendation | None, *, same: bool) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setObjectName("next-step")
        self._title, self._words = self._texts(wanted)
        words = column(spacing=GRID // 2)
        words.addWidget(label(self._title, "strong", wrap=True))
        if wanted is not None and wanted.principle is not None:
            words.addWidget(label(wanted.principle.do, wrap=True))
        if self._words:
            words.addWidget(label(self._words, "soft", wrap=True))
        steps = []
        elsewhere = wanted is not None and not same
        if elsewhere:
            steps.append(self._button(self.tr("Open it"), "next", self.next_asked, "primary"))
        text = self.tr("Practise this one again") if elsewhere else self.tr("Practise it again")
        steps.append(self._button(text, "again", self.again_asked, "" if elsewhere else "primary"))
        steps.append(self._button(self.tr("All conversations"), "home", self.home_asked))
        inside = column(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addLayout(words)
        inside.addLayout(FlowLayout(*steps))
        self.setLayout(inside)

    @property
    def spoken_text(self) -> str:
        """What is to be practised, for a screen reader."""
        return sentences(part for part in (self._title, self._words) if part)

    def _texts(self, wanted: Recommendation | None) -> tuple[str, str]:
        if wanted is None:
            return self.tr("Nothing left to catch up on"), self.tr("Play it once more, or choose another one.")
        if wanted.principle is None:
            return self.tr("Next: a new conversation"), next_reason(wanted)
        return self.tr("Next: %s") % wanted.principle.name, next_reason(wanted)

    def _button(self, text: str, name: str, asked: SignalInstance, role: str = "") -> QPushButton:
        step = button(text, role, name=name)
        step.clicked.connect(asked)
        return step
