"""A row of widgets that goes on in the next line where the width ends."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from simulator.ui.style.theme import GRID


class FlowLayout(QLayout):
    """Lays its widgets out from left to right, and from top to bottom where they don't fit beside each other."""

    def __init__(self, *widgets: QWidget, spacing: int = GRID) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._taken: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget.

        The item around it is made here: one that Qt makes is deleted without Python being told, and what is later made at
        the same address would be taken for it.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of an item; whoever asked deletes it, so that it must not be gone with this call."""
        if not 0 <= index < len(self._items):
            return None
        self._taken.append(self._items.pop(index))
        return self._taken[-1]

    def expandingDirections(self) -> QtCore.Qt.Orientation:
        """Want no more room than is needed."""
        return QtCore.Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that is needed at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        """Put the widgets into a room."""
        super().setGeometry(room)
        self._place(room, move=True)

    def sizeHint(self) -> QSize:
        """The size with everything in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The size of the largest widget."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _place(self, room: QRect, *, move: bool) -> int:
        top = room.top()
        for line in self._lines(room.width()):
            left, tall = room.left(), max(item.sizeHint().height() for item in line)
            for item in line if move else ():
                size = item.sizeHint()
                # in the middle of the line, so that all its words share a baseline
                item.setGeometry(QRect(QPoint(left, top + (tall - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += tall + self.spacing()
        return max(top - self.spacing() - room.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines and taken + self.spacing() + wide <= width:
                lines[-1].append(item)
                taken += self.spacing() + wide
            else:
                lines.append([item])
                taken = wide
        return lines
