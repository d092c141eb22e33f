"""Two widgets beside each other, or one below the other where the width is too small for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID

ROOM = 640
"""The smallest width (pixels before scaling) at which two columns still read well, where each is only a few words wide."""


class SideBySide(QWidget):
    """Shares its width between two widgets, by the weights given; `room` is the width from which they stand beside each other."""

    def __init__(
        self, look: Appearance, first: QWidget, second: QWidget, weights: tuple[int, int] = (1, 1), *, room: int = ROOM
    ) -> None:
        super().__init__()
        self._look = look
        self._room = room
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(3 * GRID)
        self._across.addWidget(first, weights[0])
        self._across.addWidget(second, weights[1])
        look.changed.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that fits."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        wide = self.width() >= self._look.theme.px(self._room)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._across.direction():
            self._across.setDirection(direction)
