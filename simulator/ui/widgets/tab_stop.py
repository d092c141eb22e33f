"""Where the keyboard stops at words that scroll: a screen reader knows labels, and has no word for a scroll area."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea


class TabStop(QLabel):
    """Lies over the visible part of an area, draws the ring there, and leaves every key to the area.

    `setAccessibleName` sets all that is read out: of a label, screen readers read nothing else. The area's `setFocus` leads here.
    """

    def __init__(self, area: QScrollArea) -> None:
        """`area` must have its widget already: the older child is found first below the mouse, and is still what is read."""
        super().__init__(area.viewport())
        self.setProperty("role", "stop")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFocusProxy(self)
        area.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
        """Stay as large as the visible part."""
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(viewport, event)
