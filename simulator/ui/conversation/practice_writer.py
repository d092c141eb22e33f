"""Saves what is decided in a call, and remembers what could not be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import ScenarioUnplayable, SimulatorError, StoreError
from simulator.ui.style.texts import error_text, translated
from simulator.workflow.practice import Practice


def nothing_to_do() -> None:
    """Do nothing: there is nothing to save before the first decision."""


class PracticeWriter(QObject):
    """Stands between the call and the disk; `last_act` is what was to be saved last, for another try.

    Signals: `saving_failed` with a message and a hint where the database fails, `overtaken` where another window has gone on with
    the call or put an end to it; `saving_changed` with why nothing is saved from here on, empty where everything is;
    `kept_apart` where both were kept, because another window had gone on with the call meanwhile.
    """

    saving_failed = Signal(str, str)
    overtaken = Signal(str)
    saving_changed = Signal(str)
    kept_apart = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_act: Callable[[], None] = nothing_to_do
        self._fault = ""

    def begin(self, practice: Practice) -> None:
        """Turn to another practice."""
        self.last_act = nothing_to_do
        self.saving_changed.emit("" if practice.saving else self._fault)

    def write(self, act: Callable[[], None]) -> SimulatorError | None:
        """Do something that is saved on disk; the error where it could not be done, else None."""
        self.last_act = act
        try:
            act()
        except SimulatorError as error:
            return error
        return None

    def tell(self, error: SimulatorError) -> None:
        """Send the reason why something could not be done."""
        if isinstance(error, StoreError):
            self._fault = translated(error.message)
            self.saving_failed.emit(self._fault, translated(error.hint))
        elif not isinstance(error, ScenarioUnplayable):  # whoever had it proved reports that
            self.overtaken.emit(translated(error.message))

    def go_on_unsaved(self, practice: Practice) -> None:
        """Only remember what is decided from here on."""
        practice.go_on_unsaved()
        self.saving_changed.emit(self._fault)

    def save_again(self, practice: Practice) -> None:
        """Save all that was decided while nothing could be saved."""
        try:
            together = practice.save_again()
        except StoreError as error:
            self.saving_changed.emit(error_text(error))
        except SimulatorError as error:
            self.overtaken.emit(translated(error.message))
        else:
            self.saving_changed.emit("")
            if not together:
                self.kept_apart.emit()
