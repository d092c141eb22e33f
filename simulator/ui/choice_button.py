"""One thing that the agent may say or do: a wide button with its number and words that wrap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.choice_drawing import ChoiceDrawing, Shown
from simulator.ui.look import Look
from simulator.ui.widgets import PressButton


class ChoiceButton(PressButton):
    """A choice with the key that picks it."""

    def __init__(self, look: Look, key: str, drawing: ChoiceDrawing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._words = ""
        self._action = False
        self._drawing = drawing or ChoiceDrawing(look)
        self.setObjectName(f"choice-{key}")
        self.setAccessibleDescription(self.tr("Choice %s") % key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # what lies below need not be painted first
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_choice(self, words: str, *, action: bool) -> None:
        """Show another choice; the words are drawn as they are."""
        if (words, action) != (self._words, self._action):
            self._words, self._action = words, action
            self.setAccessibleName(words)
            self.update()

    def prepare(self, words: str, width: int, *, action: bool, held: bool) -> None:
        """Draw a choice that may come next, as it would look here; `held` where the keyboard would be on it."""
        height = self._drawing.height(words, width, action=action)
        shown = Shown(self._key, words, action, width, height, warm=self.underMouse(), held=held)
        self._drawing.prepare(shown, self.devicePixelRatioF())

    def heightForWidth(self, width: int) -> int:
        """Give the height that the words need."""
        return self._drawing.height(self._words, width, action=self._action)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over the choice."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the key and the words."""
        enabled, down = self.isEnabled(), self.isDown()
        warm = enabled and (down or self.underMouse())
        painter = QPainter(self)
        self._drawing.draw(
            painter,
            Shown(self._key, self._words, self._action, self.width(), self.height(), enabled, warm, down, self.hasFocus()),
        )
        painter.end()
