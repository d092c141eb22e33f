"""Keys as the driver of another keyboard tells them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.person import Person

NONE, SHIFT, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def strike(
    person: Person, text: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, code: int = 0, virtual: int = 0
) -> None:
    """Press the key that gives a character; it goes to whatever has the keyboard."""
    person.look()
    target = QApplication.focusWidget()
    key = ord(text.upper()) if len(text.upper()) == 1 else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, code, virtual, 0, "" if held == CONTROL else text))
    person.settle()
