"""One thing that the agent may say or do: a wide button with its number and words that wrap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.conversation.answer_gate import AnswerGate
from simulator.ui.conversation.choice_drawing import ChoiceDrawing, Shown
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.basics import PressButton
from simulator.ui.widgets.screen_reader import Announcement

AFTER_NAME = 150
"""Milliseconds between a new name and a new description of the choice that has the keyboard.

Some screen readers (Orca 48) read the name alone, and the description only if it changes after that.
"""


class ChoiceButton(PressButton):
    """A choice with the key that picks it; `gate` says whether it has only just come under the keys.

    It looks chosen where the keyboard was led to it by keys, and warm once the pointer has moved over the words that it has now:
    whoever answers with the mouse has not yet turned to any of the next choices.
    """

    def __init__(
        self,
        look: Appearance,
        key: str,
        drawing: ChoiceDrawing | None = None,
        parent: QWidget | None = None,
        gate: AnswerGate | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._key = key
        self._words = self._mark = ""
        self._action = False
        self._pointed = self._met = False
        self._announcement: Announcement | None = None
        self._drawing = drawing or ChoiceDrawing(look)
        self.setObjectName(f"choice-{key}")
        self._describe()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # what lies below need not be painted first
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_choice(self, words: str, *, action: bool, mark: str = "", announcement: Announcement | None = None) -> None:
        """Show another choice, its words and its mark as they are.

        `announcement` is for a screen reader that is on it or comes to it.
        """
        if (words, action, mark) != (self._words, self._action, self._mark):
            same_mark = mark == self._mark
            self._words, self._action, self._mark, self._met = words, action, mark, False
            if not same_mark:
                self._describe()
            self.set_announcement(announcement)
            self.update()
        elif announcement is not None:
            self.set_announcement(announcement)

    def set_announcement(self, announcement: Announcement | None) -> None:
        """Let a screen reader read something around the words until the keyboard leaves; the words alone for None."""
        self.setAccessibleName(
            f"{announcement.before} {self._key}: {self._words}" if announcement and announcement.before else self._words
        )
        if announcement != self._announcement:
            self._announcement = announcement
            if self.hasFocus():
                QTimer.singleShot(AFTER_NAME, self, self._describe)
            else:
                self._describe()

    def _describe(self) -> None:
        after = self._announcement.after if self._announcement else ""
        self.setAccessibleDescription(". ".join(part for part in (self.tr("Choice %s") % self._key, self._mark, after) if part))

    @property
    def pointed(self) -> bool:
        """Whether it has the keyboard because of the pointer, and so does not look chosen."""
        return self._pointed and self.hasFocus()

    def come_by_pointer(self) -> None:
        """Take the keyboard for somebody who uses the pointer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pointed = True

    def prepare(self, words: str, width: int, *, action: bool, mark: str, held: bool) -> None:
        """Draw a choice that may come next, as it would look here; `held` if the keyboard would be on it."""
        height = self._drawing.height(words, width, action=action, mark=mark)
        shown = Shown(self._key, words, action, width, height, held=held, mark=mark)
        self._drawing.prepare(shown, self.devicePixelRatioF())

    def heightForWidth(self, width: int) -> int:
        """The height that the words need."""
        return self._drawing.height(self._words, width, action=self._action, mark=self._mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take neither a key that is held down nor one that was meant for what was there before as an answer.

        After the pointer, the first key only shows where the keyboard is.
        """
        presses = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
        if self.pointed:
            self._pointed = False
            self.update()
            if presses:
                return
        if presses and (event.isAutoRepeat() or (self._gate is not None and self._gate.closed_to_enter)):
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click as one click: the second would answer the next line."""
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over the choice."""
        self._met = True
        self.update()
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the pointer is over the words that came below it while it stood still."""
        if not self._met:
            self._met = True
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look chosen where the keyboard comes by keys or by itself."""
        self._pointed = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the words alone as the name again: whoever comes back has heard the rest."""
        super().focusOutEvent(event)
        if self._announcement is not None:
            # a screen reader that is still on it would announce the change of name
            QTimer.singleShot(0, self, self._on_left)

    def _on_left(self) -> None:
        if self._announcement is not None and not self.hasFocus():
            self.set_announcement(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the key and the words."""
        enabled, down = self.isEnabled(), self.isDown()
        warm = enabled and (down or (self._met and self.underMouse()))
        held = self.hasFocus() and not self._pointed
        painter = QPainter(self)
        size = self.width(), self.height()
        shown = Shown(self._key, self._words, self._action, *size, enabled, warm, down, held, self._mark)
        self._drawing.draw(painter, shown, self.devicePixelRatioF())
        painter.end()
