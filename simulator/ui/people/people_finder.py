"""The bar over a long list of people: a field that finds somebody by name, and the way to add somebody new, always in sight."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, row

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters with a stroke and joined ones, which Unicode does not take apart."""


class PeopleFinder(QFrame):
    """The bar.

    Signals: `searched` with what is looked for, `first_asked` to go to the first who was found (True to let in the only one),
    `new_asked` to add somebody new.
    """

    searched = Signal(str)
    first_asked = Signal(bool)
    new_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "bar")
        self.setObjectName("people-finder")
        self._field = QLineEdit()
        self._field.setObjectName("find-person")
        self._field.setPlaceholderText(self.tr("Find a name"))
        self._field.setAccessibleName(self.tr("Find a name"))
        self._field.setClearButtonEnabled(True)
        self._new = button(self.tr("Somebody new"), name="somebody-new")
        self._across = row(spacing=2 * GRID)
        self._across.addWidget(self._field, 1)
        self._across.addWidget(self._new)
        self.setLayout(self._across)
        self._field.textChanged.connect(self.searched)
        self._field.returnPressed.connect(lambda: self.first_asked.emit(True))  # noqa: FBT003 - a signal takes it so
        self._new.clicked.connect(self.new_asked)

    def show_field(self, *, shown: bool) -> None:
        """Show the field, or only the button where a glance finds everybody."""
        self._field.clear()
        self._field.setVisible(shown)
        self._across.setAlignment(self._new, Qt.AlignmentFlag(0) if shown else Qt.AlignmentFlag.AlignRight)

    @property
    def sought(self) -> str:
        """What is looked for."""
        return self._field.text()

    def begin(self, text: str) -> bool:
        """Begin to look for what somebody has begun to type; return whether there is a field for it."""
        if self._field.isHidden():
            return False
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.setText(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to the first who was found."""
        if event.key() == Qt.Key.Key_Down and self._field.hasFocus():
            self.first_asked.emit(False)  # noqa: FBT003 - a signal takes it so
            return
        super().keyPressEvent(event)

    @property
    def high(self) -> int:
        """The height of the bar: that of a button, and what is around it."""
        return self._look.theme.px(36) + 4 + 2 * GRID

    def stand_over(self, width: int, left: int, right: int) -> None:
        """Be so wide, with the field and the button between two edges."""
        self._across.setContentsMargins(left, GRID, width - right, GRID)
        self.setGeometry(0, 0, width, self.high)


def spelled(name: str) -> str:
    """A name as it is looked for: without capitals and accents."""
    parts = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def is_found(name: str, sought: str) -> bool:
    """Whether each word that is looked for begins a word of the name."""
    words = spelled(name).replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in spelled(sought).replace("-", " ").split())
