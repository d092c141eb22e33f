"""The mark at the foot of choices that don't all fit: how many are further down, or above once one is at their end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, SMALL
from simulator.ui.widgets.basics import PressButton


class MoreMark(PressButton):
    """A strip with an arrow; a click goes on by what is in sight. The keyboard has the choices themselves and passes it by."""

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._below = self._above = 0
        self.setObjectName("more-choices")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def upwards(self) -> bool:
        """Whether there is nothing more below."""
        return not self._below

    def show_hidden(self, bottoms: Sequence[int], tops: Sequence[int], bar: QScrollBar, room: int) -> None:
        """Count the choices that are not wholly in sight, by their places in what is scrolled."""
        self._below = sum(bottom > bar.value() + room for bottom in bottoms)
        self._above = sum(top < bar.value() for top in tops)
        text = self.tr("%n more answers below", "", self._below)
        if not self._below:
            text = self.tr("%n more answers above", "", self._above)
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """The height of one line."""
        return QSize(self._look.theme.px(200), self._look.theme.px(3.5 * GRID))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge above the strip, the arrow and the words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken" if self.underMouse() else "ground"))
        painter.fillRect(0, 0, self.width(), theme.edge, theme.colour("line"))
        painter.setFont(theme.font(SMALL, strong=True))
        painter.setPen(theme.colour("accent"))
        text_fitting.draw_centred(painter, QRectF(self.rect()), f"{'↑' if self.upwards else '↓'}  {self.text()}")
        painter.end()
