"""A decision in its place in the conversation, with a link to where the page shows it in full."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.scorecard import Decision
from simulator.ui.debrief.decision_summary import DecisionSummary
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, column, dress


class DecisionLink(QFrame):
    """What was said and what it cost, and a link up to its card.

    Signals: `picked` with the decision, counted from 0.
    """

    picked = Signal(int)

    def __init__(self, look: Appearance, debrief: Debrief, decision: Decision, agent: str) -> None:
        super().__init__()
        self._look = look
        number = decision.position + 1
        self.setObjectName(f"row-{number}")
        head = DecisionSummary(look, debrief, decision, agent)
        self._up = button("", "quiet", name=f"above-{number}")
        self._up.setToolTip(self.tr("Told in full above"))
        self._up.setAccessibleName(self.tr("Decision %d, told in full above") % number)
        self._up.setAccessibleDescription(head.spoken_text)
        head.add_control(self._up)
        # indented as far as the cards around it, which have an outline
        inside = column(margins=(2 * GRID + 1, GRID, 2 * GRID + 1, GRID))
        inside.addWidget(head)
        self.setLayout(inside)
        self._dress()
        look.changed.connect(self._dress)
        for source in (head, self._up):
            source.clicked.connect(lambda *_: self.picked.emit(decision.position))

    def _dress(self) -> None:
        dress(self._up, self._look, "arrow-up", "soft", 18)
