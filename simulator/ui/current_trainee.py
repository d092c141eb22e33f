"""Who is practising: shown on the rail and remembered in the settings for the next start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.settings import Settings
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from collections.abc import Sequence

    from simulator.core.training.attempt import Trainee
    from simulator.workflow.services import Services


class CurrentTrainee(QObject):
    """Shows whom `People.current` names, and remembers them.

    Signals: `settings_changed` with the settings that remember the person.
    """

    settings_changed = Signal(object)

    def __init__(self, window: MainWindow, settings: Callable[[], Settings], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._services: Services | None = None

    @property
    def trainee(self) -> Trainee | None:
        """Who is practising, None where nobody is."""
        return self._services.people.current if self._services else None

    def open_services(self, services: Services) -> None:
        """Use the services that were opened."""
        self._services = services

    def last_of(self, trainees: Sequence[Trainee]) -> Trainee | None:
        """Whichever of these people practised last; None where it was somebody else."""
        settings = self._settings()
        last = (settings.trainee, settings.trainee_name)
        return next((trainee for trainee in trainees if (trainee.id, trainee.name) == last), None)

    def set_trainee(self, trainee: Trainee) -> None:
        """Show and remember who is practising from now on."""
        if self._services is not None:
            self._services.people.current = trainee
        self._window.rail.show_person(trainee.name, trainee.picture)
        settings = self._settings()
        name, picture, locked = trainee.name, trainee.picture, trainee.has_pin
        known = settings._replace(trainee=trainee.id, trainee_name=name, trainee_picture=picture, trainee_locked=locked)
        if known != settings and self._services is not None and self._services.progress.saving:
            self.settings_changed.emit(known)

    def forget(self) -> None:
        """Forget who was practising: the person was removed, or another database took the place of this one."""
        if self._services is not None:
            self._services.people.current = None
        self._window.rail.show_person("", "")
        self.settings_changed.emit(
            self._settings()._replace(trainee=0, trainee_name="", trainee_picture="", trainee_locked=False)
        )

    def drop_removed(self) -> bool:
        """Return whether the trainee was removed in another window; then nobody is practising any more."""
        return self._services is not None and self._services.people.drop_removed()
