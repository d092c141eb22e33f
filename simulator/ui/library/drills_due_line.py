"""A slim line among the scenarios: how many drills are due, and the way to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import Mark, button, label, row


class DrillsDueLine(QWidget):
    """Hidden where nothing is due.

    Signals: `drills_asked` when the trainee wants to see them.
    """

    drills_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("due-line")
        self._text = label(wrap=True)
        self._open = button("", name="open-drills")
        self._open.clicked.connect(self.drills_asked)
        inside = row(spacing=2 * GRID)
        inside.addWidget(Mark(look, "drills", 24))
        inside.addWidget(self._text, 1)
        inside.addWidget(self._open)
        self.setLayout(inside)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many drills are due."""
        self._text.setText(self.tr("%n drills are due.", "", count))
        self._open.setText(self.tr("Practise them", "", count))
        self.setVisible(count > 0)
