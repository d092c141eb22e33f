"""A button whose words take up to two lines and end in an ellipsis where that is not enough."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from simulator.ui.style import text_fitting
from simulator.ui.style.theme import GRID


class ShortButton(QPushButton):
    """As wide as its place lets it be, whatever its words; a screen reader tells all of them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words where the width ends."""
        super().resizeEvent(event)
        room, metrics = self.width() - self.iconSize().width() - 4 * GRID, QFontMetricsF(self.fontMetrics())
        first = text_fitting.first_line(metrics, self._words, room)
        lines = (first, self._words[len(first) :].lstrip())
        shown = [text_fitting.elided(metrics, line, room) for line in lines if line]
        self.setText("\n".join(shown).replace("&", "&&"))
