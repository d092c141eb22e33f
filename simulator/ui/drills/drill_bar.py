"""The bar over a drill: the button that leaves, the conversation that the drill is from, and how many drills there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from simulator.core.scenario.model import Scenario
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ShortLabel, column, dress, icon_button, label, row
from simulator.ui.window.shortcuts import shortcut


class DrillBar(QFrame):
    """Escape leaves from anywhere on `page`.

    Signals: `left` when the trainee stops for now.
    """

    left = Signal()

    def __init__(self, look: Appearance, page: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._look = look
        self._leave = icon_button(look, "chevron-left", self.tr("Stop here; every answer is saved (Esc)"), name="leave")
        self._leave.clicked.connect(self.left)
        self._title = ShortLabel("strong")
        self._who = ShortLabel("small")
        self._place = label(role="strong")
        self._place.setObjectName("drill-number")
        names = column(spacing=0)
        names.addWidget(self._title)
        names.addWidget(self._who)
        inside = row(spacing=GRID, margins=(GRID, GRID, 3 * GRID, GRID))
        inside.addWidget(self._leave)
        inside.addLayout(names, 1)
        inside.addWidget(self._place)
        self.setLayout(inside)
        shortcut(page, "Esc", self.tr("Leave the drills; every answer is saved"), self._leave.click)
        look.changed.connect(self._on_look_changed)

    def show_drill(self, scenario: Scenario, number: int, total: int) -> None:
        """Show which drill of how many this is, counted from 1."""
        self._title.setText(scenario.title)
        self._who.setText(f"{scenario.customer.name} · {scenario.company.name}")
        self._place.setText(self.tr("Drill %d of %d") % (number, total))

    def _on_look_changed(self) -> None:
        dress(self._leave, self._look, "chevron-left")
