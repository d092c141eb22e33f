"""A decision at a glance: its number, what the customer said, what was answered, and what that cost."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.scorecard import Decision
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import critical_name, loss_mark, lost, said, told
from simulator.ui.widgets.basics import Mark, column, label, restyle, row
from simulator.ui.widgets.screen_reader import sentences

NUMBER = 24
"""The width of the column of numbers, in pixels before scaling."""


class DecisionSummary(QWidget):
    """The part of a decision that is always in sight; a click anywhere on it counts.

    Signals: `clicked` with the mouse; its owner adds a button for the keyboard.
    """

    clicked = Signal()

    def __init__(self, look: Appearance, debrief: Debrief, decision: Decision, agent: str) -> None:
        super().__init__()
        self._look = look
        scenario = debrief.session.scenario
        number = label(str(decision.position + 1), "small")
        number.setFixedWidth(look.theme.px(NUMBER))
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._words = column(spacing=GRID // 2)
        if decision.choice.critical:
            self._words.addLayout(self._flag("critical", critical_name(decision.choice.critical)))
        if decision is debrief.card.turning_point:
            self._words.addLayout(self._flag("turning-point", self.tr("Turning point: no other decision cost more")))
        fill = partial(scenario.fill, agent=agent)
        self._words.addWidget(label(told(decision.step.last_line, fill, scenario), "soft", wrap=True))
        self._answer = label(said(scenario, decision.choice, agent), wrap=True)
        self._words.addWidget(self._answer)
        points = debrief.card.losses.get(decision.position, 0)
        cost = label(loss_mark(points) if decision.cost else "✓", "cost" if decision.cost else "good")
        cost.setAccessibleName(lost(points) if decision.cost else self.tr("Good answer"))
        self._control: QWidget | None = None
        self._across = row(spacing=2 * GRID)
        self._across.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(self._words, 1)
        self._across.addWidget(cost, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._across)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def spoken_text(self) -> str:
        """All of it as sentences, for a screen reader."""
        return sentences(item.accessibleName() or item.text() for item in self.findChildren(QLabel))

    def add_control(self, control: QWidget) -> None:
        """Add a control at the right end."""
        self._control = control
        self._across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_below(self, part: QWidget) -> None:
        """Add something below the answer."""
        self._words.addWidget(part)

    def stress(self, *, stressed: bool) -> None:
        """Let the answer stand out, with the control beside the first line, or not."""
        restyle(self._answer, "strong" if stressed else "")
        if self._control is not None:
            self._across.setAlignment(self._control, Qt.AlignmentFlag.AlignTop if stressed else Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _flag(self, icon: str, text: str) -> QHBoxLayout:
        flag = row(spacing=GRID)
        flag.addWidget(Mark(self._look, icon, 18, "coral"), 0, Qt.AlignmentFlag.AlignTop)
        flag.addWidget(label(text, "cost", wrap=True), 1)
        return flag
