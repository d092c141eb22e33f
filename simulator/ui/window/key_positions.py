"""Digits and letters by where they are on the keyboard, for layouts that have other characters there.

The digit row of a French or a Czech keyboard gives its digits with Shift only, and a Greek, Hebrew, Arabic or Cyrillic one has no
Latin letters. A key that no shortcut knows, and that no text field wants, counts there as the one that an English keyboard has in
its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_ROWS = ("123456789", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")


def _in_rows(*starts: int) -> dict[int, str]:
    """Name the keys of rows whose codes follow one another, from where each row begins."""
    return {start + place: key for start, row in zip(starts, _ROWS, strict=True) for place, key in enumerate(row)}


_X11, _WINDOWS = _in_rows(10, 24, 38, 52), _in_rows(2, 16, 30, 44)
_SCAN_CODES: Mapping[str, Mapping[int, str]] = {"xcb": _X11, "wayland": _X11, "windows": _WINDOWS}
_MAC = dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25), _ROWS[0], strict=True)) | dict(
    zip((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 31, 32, 34, 35, 37, 38, 40, 45, 46),
        "ASDFHGZXCVBQWERYTOUIPLJKNM", strict=True)
)  # fmt: skip
"""What macOS calls its keys; it tells no scan codes."""

_DIGIT_ROWS = ("&é\"'(-è_ç", "&é\"'(§è!ç", "+ěščřžýáí", "+ľščťžýáí")
_LETTERS = (
    ("йцукенгшщзфывапролдячсмить", "QWERTYUIOPASDFGHJKLZXCVBNM"),
    ("іў", "SO"),
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "WERTYUIOPASDFGHJKLZXCVBNM"),
    ("קראטוןםפשדגכעיחלזסבהנמצ", "ERTYUIOPASDFGHJKZXCVBNM"),
    ("ضصثقفغعهخحشسيبلاتنمئءؤرىة", "QWERTYUIOPASDFGHJKLZXCVNM"),
)
_BY_TEXT = {text: key for row in reversed(_DIGIT_ROWS) for text, key in zip(row, _ROWS[0], strict=True)}
_BY_TEXT |= {text: key for texts, keys in _LETTERS for text, key in zip(texts, keys, strict=True)}
"""For where the system tells no scan code."""
_HEBREW_W = "'"


class Press(NamedTuple):
    """A key: the character it gives without Shift, and where it is on the keyboard, "" where that is not known."""

    text: str
    place: str


def meant(press: Press) -> str:
    """The digit or Latin letter that a key stands for, "" where it stands for itself or for nothing."""
    text = press.text.lower()
    digit = unicodedata.digit(text, None) if len(text) == 1 else None
    if digit is not None:
        return str(digit) if not text.isascii() else ""
    if len(text) != 1 or (text.isascii() and text.isalpha()):
        return ""
    if not press.place:
        return _BY_TEXT.get(text, "")
    other_script = text.isalpha() and not unicodedata.name(text, "").startswith("LATIN")
    if press.place.isdigit() or other_script or (press.place == "W" and text == _HEBREW_W):
        return press.place
    return ""


def pressed(event: QKeyEvent) -> Press:
    """What an event tells about its key."""
    text = event.text() if event.text().isprintable() else ""
    if not text and event.key() < ord("\U0001f000"):  # with Ctrl there is no text; keys like F1 are far beyond
        text = chr(event.key())
    platform, code = QGuiApplication.platformName(), event.nativeScanCode()
    if platform == "cocoa":
        return Press(text, _MAC.get(event.nativeVirtualKey(), "?"))
    codes = _SCAN_CODES.get(platform)
    return Press(text, codes.get(code, "?") if codes and code else "")


class KeyPositions(QObject):
    """Lets the shortcuts of a widget be pressed by position; it sees only keys that nothing else has used."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a key that no shortcut knew and no widget wanted."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        held, modifiers = event.modifiers(), QtCore.Qt.KeyboardModifier
        if held not in (modifiers.NoModifier, modifiers.ControlModifier):
            return False
        key = meant(pressed(event))
        binding = self._binding(f"Ctrl+{key}" if held == modifiers.ControlModifier else key) if key else None
        if binding is None:
            return False
        event.accept()
        binding.activated.emit()
        return True

    def _binding(self, key: str) -> QShortcut | None:
        for binding in self._owner.findChildren(QShortcut):
            if binding.parent() is self._owner and binding.isEnabled() and binding.key() == QKeySequence(key):
                return binding
        return None


def by_position(owner: QWidget, key: str) -> None:
    """Let a shortcut of a widget be pressed by position, where it is a digit or a letter."""
    if len(key.removeprefix("Ctrl+")) == 1 and owner.findChild(KeyPositions) is None:
        KeyPositions(owner)
