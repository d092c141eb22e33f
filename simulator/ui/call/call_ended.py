"""The end of a call: that it is over, and the button that looks back on it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import label, row


class CallEnded(QWidget):
    """In the place of the options, once there are none; `step` is the next step."""

    def __init__(self, step: QPushButton) -> None:
        super().__init__()
        inside = row(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(label(self.tr("The conversation is over."), "strong", wrap=True), 1)
        inside.addWidget(step)
        self.setLayout(inside)
        self.hide()
