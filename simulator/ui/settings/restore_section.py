"""Restore a copy: what will happen is said first, and the present progress is kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simulator.core.training.pins import PinCheck
from simulator.ui.people.pin_form import PinForm
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, column, framed, label
from simulator.ui.widgets.file_dialog import ask_what_to_open
from simulator.ui.widgets.section import Section

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.people import People
    from simulator.workflow.saved_progress import SavedProgress


class RestoreSection(Section):
    """Hidden where the progress is no file of its own.

    Signals: `restored` with the message to show; no person known before is valid after that.
    """

    restored = Signal(str)

    def __init__(self, look: Appearance, people: People, progress: SavedProgress, parent: QWidget | None = None) -> None:
        about = self.tr("Replaces everybody's progress on this computer with a copy saved earlier.")
        super().__init__(self.tr("Restore a copy"), about, parent)
        self._people = people
        self._progress = progress
        self._copy = Path()
        self._set_aside = Path()
        self._choose = button(self.tr("Restore a copy…"), name="restore")
        self._what = label(wrap=True)
        self.form = PinForm(look)
        inside = column(spacing=2 * GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        inside.addWidget(self._what)
        inside.addWidget(self.form)
        self._asking = framed("note", inside)
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._asking)
        self._choose.clicked.connect(self._on_choose)
        self.form.left.connect(self._on_left)
        self.form.passed.connect(self._on_passed)
        self._asking.hide()
        if not progress.one_file:
            self.hide()

    def _on_choose(self) -> None:
        title = self.tr("Choose the copy to restore")
        chosen = ask_what_to_open(self.window(), title, self.tr("Progress (*.sqlite);;All files (*)"))
        if chosen is None:
            return
        self._copy = chosen
        current = Path(self._progress.place).name
        text = self.tr(
            "%s replaces everybody's progress on this computer. Nothing is thrown away: what is here now is kept in the "
            "same folder as “%s.before-restore-…”, with today's date and the time."
        )
        self._what.setText(text % (self._copy.name, current))
        old = self.tr("The trainer's PIN") if self._people.has_trainer_pin() else ""
        self.form.ask(self._restore, self.tr("Restore it"), old=old, back=self.tr("Keep everything as it is"))
        self._choose.hide()
        self._asking.show()
        self.form.focus_first()

    def _restore(self, pin: str, _new: str) -> PinCheck:
        check = self._people.check_trainer_pin(pin)
        if check.ok:
            self._set_aside = self._progress.restore(self._copy)
        return check

    def _on_left(self) -> None:
        self._close()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_passed(self) -> None:
        self._close()
        text = self.tr("%s is restored. What was here before is kept as %s.")
        self.restored.emit(text % (self._copy.name, self._set_aside))

    def _close(self) -> None:
        self._asking.hide()
        self._choose.show()
