"""Restore a copy: it is looked into first, then what will happen is said, and the present progress is kept beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simulator.core.errors import SimulatorError
from simulator.core.training.backup import Backup
from simulator.core.training.pins import PinCheck
from simulator.ui.people.pin_form import PinForm
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import day
from simulator.ui.widgets.basics import bring_into_sight, button, column, framed, label
from simulator.ui.widgets.file_dialog import ask_what_to_open
from simulator.ui.widgets.screen_reader import announce
from simulator.ui.widgets.section import Section
from simulator.ui.window.slow_call import SlowCalls

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.people import People
    from simulator.workflow.saved_progress import SavedProgress


class RestoreSection(Section):
    """Hidden where the progress is no file of its own. `unsaved` names the calls that are only remembered.

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
        self._refusal = label(role="strong", wrap=True)
        self._calls = SlowCalls(self)
        self.unsaved: Callable[[], str] = str
        self.form = PinForm(look)
        inside = column(spacing=2 * GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        inside.addWidget(self._what)
        inside.addWidget(self.form)
        self._asking = framed("note", inside)
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._refusal)
        self.body.addWidget(self._asking)
        self._choose.clicked.connect(self._on_choose)
        self.form.left.connect(self._on_left)
        self.form.passed.connect(self._on_passed)
        self._refusal.hide()
        self._asking.hide()
        if not progress.one_file:
            self.hide()

    def _on_choose(self) -> None:
        title = self.tr("Choose the copy to restore")
        chosen = ask_what_to_open(self.window(), title, self.tr("Progress (*.sqlite);;All files (*)"))
        self._refusal.hide()
        if chosen is None:
            return
        self._copy = chosen
        unsaved = self.unsaved()
        if unsaved:
            self._tell(self.tr("%s is not saved yet. Save it first, or discard it; then restore the copy.") % unsaved)
            return
        self._calls.begin(partial(_look_into, self._progress, self._people, chosen), self._ask, self._refuse, self._choose)

    def _refuse(self, error: SimulatorError) -> None:
        self._tell(error_text(error))

    def _tell(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.show()
        bring_into_sight(self._refusal)
        announce(self, text)

    def _ask(self, found: tuple[Backup, bool]) -> None:
        held, guarded = found
        current = Path(self._progress.place).name
        people, finished = self.tr("%n people", "", held.people), self.tr("%n finished conversations", "", held.finished)
        holds = self.tr("%s holds %s and %s.") % (self._copy.name, people, finished)
        latest = self.tr("The last one was begun on %s.") % day(held.latest) if held.latest else ""
        text = self.tr(
            "It replaces everybody's progress on this computer. Nothing is thrown away: what is here now is kept in the "
            "same folder as “%s.before-restore-…”, with today's date and the time."
        )
        self._what.setText(" ".join(filter(None, (holds, latest, text % current))))
        old = self.tr("The trainer's PIN") if guarded else ""
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


def _look_into(progress: SavedProgress, people: People, copy: Path) -> tuple[Backup, bool]:
    """Look into a copy, and whether the trainer's PIN is asked for; on another thread."""
    return progress.examine(copy), people.has_trainer_pin()
