"""The slim banner above a what-if."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import Mark, button, label, row


class WhatIfBanner(QFrame):
    """Says that nothing is kept, and leads back.

    Signals: `back_asked` for the debrief.
    """

    back_asked = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setObjectName("what-if-banner")
        back = button(self.tr("Back to the debrief"), "link", name="what-if-back")
        back.clicked.connect(self.back_asked)
        inside = row(spacing=GRID, margins=(2 * GRID, GRID // 2, GRID, GRID // 2))
        inside.addWidget(Mark(look, "rewind", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(label(self.tr("Replay from here: nothing you do now is saved."), wrap=True), 1)
        inside.addWidget(back)
        self.setLayout(inside)
        self.hide()
