"""Hidden fields for a PIN, old or new; it is checked on another thread, and a wrong one brings up the seconds to wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from simulator.core.errors import SimulatorError
from simulator.core.training.pins import LONGEST, PinCheck, clean_pin
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import bring_into_sight, button, column, label
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.window.slow_call import SlowCall

SECOND = 1000
Work = Callable[[str, str], PinCheck]
"""Takes the old PIN and the new one, and does what was asked for if the old one is right; runs on another thread."""


class PinForm(QWidget):
    """Asks for an old PIN, a new one twice, both or neither, and does what depends on them.

    Signals: `passed` once it is done, `left` if the person changes their mind.
    """

    passed = Signal()
    left = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work = lambda old, new: PinCheck(ok=True)
        self._task: SlowCall | None = None
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._on_second)
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QLineEdit] = {}
        self._status = label(role="strong", wrap=True)
        self._status.setObjectName("pin-status")
        self._go = button("", "primary", name="pin-go")
        self._back = button(self.tr("Cancel"), "quiet", name="pin-back")
        inside = column(spacing=GRID)
        for name in ("old", "new", "again"):
            self._labels[name], self._fields[name] = label(role="small", wrap=True), self._field(name)
            inside.addWidget(self._labels[name])
            inside.addWidget(self._fields[name])
        inside.addWidget(self._status)
        inside.addLayout(FlowLayout(self._go, self._back))
        self.setLayout(inside)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # has the keyboard while its buttons have not
        self._go.clicked.connect(self.submit)
        self._back.clicked.connect(self.leave)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"pin-{name}")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(LONGEST)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        field.textChanged.connect(self._show_ready)
        field.returnPressed.connect(self.submit)
        return field

    def ask(self, work: Work, go: str, *, old: str = "", new: str = "", back: str = "") -> None:
        """Ask anew. `old` and `new` name the fields, and an empty text leaves a field out; `go` and `back` name the buttons."""
        self._work = work
        self._stop()
        again = self.tr("The same again") if new else ""
        for name, text in (("old", old), ("new", new), ("again", again)):
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text)
            self._labels[name].setVisible(bool(text))
            self._fields[name].setVisible(bool(text))
        self._go.setText(go)
        self._back.setText(back or self.tr("Cancel"))
        self._tell("")
        self._show_ready()
        self.show()

    def focus_first(self) -> None:
        """Give the keyboard to the first field, or to the way back where there is none: what is asked may destroy something."""
        first: QWidget = next(iter(self._asked()), self._back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed as soon as nobody sees the form."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as leaving."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Change one's mind; what is under way can no longer be stopped."""
        if self._task is None:
            self.left.emit()

    def _asked(self) -> list[QLineEdit]:
        return [field for field in self._fields.values() if field.isVisibleTo(self)]

    def _stop(self) -> None:
        self._timer.stop()
        self._wait = 0
        for field in self._fields.values():
            field.clear()
            field.setReadOnly(False)

    def _show_ready(self) -> None:
        filled = all(field.text() for field in self._fields.values() if field.isVisibleTo(self))
        self._back.setEnabled(self._task is None)
        self._go.setEnabled(filled and not self._wait and self._task is None)

    def submit(self) -> None:
        """Send what was typed, or go on to the first field that is still empty."""
        if not self._go.isEnabled():
            empty = next((field for field in self._asked() if not field.text()), None)
            if empty is not None:
                empty.setFocus(Qt.FocusReason.TabFocusReason)
            return
        old, new, again = (field.text() for field in self._fields.values())
        if new != again:
            self._refuse(self.tr("The two don't match. Type the new PIN twice."), "new")
            return
        try:
            if new:
                clean_pin(new)
        except SimulatorError as error:
            self._refuse(error_text(error), "new")
            return
        self._task = SlowCall(partial(self._work, old, new), self)
        self._task.ended.connect(self._end_task)
        self._task.done.connect(self._on_done)
        self._task.refused.connect(self._on_refused)
        self._tell(self.tr("One moment …"))
        held = self._asked()
        for field in held:
            field.setReadOnly(True)  # a disabled one would hand the keyboard on to what lies next
        if not any(field.hasFocus() for field in held):
            (held[0] if held else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_ready()
        self._task.start()

    def _on_done(self, check: PinCheck) -> None:
        if check.ok:
            self._stop()
            self._tell("")
            self.passed.emit()
            return
        self._fields["old"].clear()
        self._wait = check.wait
        if self._wait:
            self._timer.start()
            self._show_wait()
            self._give_back("old")
        else:
            self._refuse(self.tr("That is not the PIN. Try again."), "old")

    def _on_refused(self, error: SimulatorError) -> None:
        self._tell(error_text(error))
        self._give_back()
        self.focus_first()

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.wait()
            self._task.deleteLater()
            self._task = None

    def _refuse(self, text: str, name: str) -> None:
        if name == "new":
            self._fields["again"].clear()
        self._tell(text)
        self._give_back(name)

    def _on_second(self) -> None:
        self._wait -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        """Count down; the keyboard stays in the field, and what is typed meanwhile stays there too."""
        if self._wait:
            self._tell(self.tr("That is not the PIN. You can try again in %n seconds.", "", self._wait))
        else:
            self._timer.stop()
            self._tell(self.tr("You can try again now."))
        self._show_ready()

    def _give_back(self, name: str = "") -> None:
        """Let the fields be written in again, and give the keyboard to one of them."""
        for field in self._fields.values():
            field.setReadOnly(False)
        if name:
            self._fields[name].selectAll()
            self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_ready()

    def _tell(self, text: str) -> None:
        """Show a text, and let a screen reader say it with whatever has the keyboard next."""
        self._status.setText(text)
        self._status.setVisible(bool(text))
        for widget in (*self._fields.values(), self._back):
            widget.setAccessibleDescription(text)
