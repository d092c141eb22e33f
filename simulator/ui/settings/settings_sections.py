"""What the settings page offers besides settings: the trainee's own page, the guided call, the trainer's PIN, restoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.ui.people.profile_controller import ProfileController
from simulator.ui.settings.restore_section import RestoreSection
from simulator.ui.settings.settings_page import SettingsPage
from simulator.ui.settings.trainers_section import TrainersSection
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.section import LinkSection
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.practice import Clock

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.services import Services


class SettingsSections(QObject):
    """Adds its sections to the settings page, and reports what they did.

    Signals: `person_changed` with the trainee as they are now; `person_left` with the message to show, where whoever was
    practising is gone; `person_page_asked`, `switch_asked`, `home_asked` and `tour_asked`.
    """

    person_changed = Signal(object)
    person_left = Signal(str)
    person_page_asked = Signal()
    switch_asked = Signal()
    home_asked = Signal()
    tour_asked = Signal()

    def __init__(self, look: Appearance, window: MainWindow, settings: SettingsPage, services: Services, now: Clock) -> None:
        super().__init__(window)
        self._person = ProfileController(look, window, services, now)
        self._person.changed.connect(self.person_changed)
        self._person.removed.connect(self.person_left)
        self._person.switch_asked.connect(self.switch_asked)
        self._person.home_asked.connect(self.home_asked)
        self.restore = restore = RestoreSection(look, services.people, services.progress)
        trainers = TrainersSection(look, services.people)
        restore.restored.connect(self.person_left)
        restore.restored.connect(lambda: trainers.refresh(focus=False))
        own = LinkSection(self.tr("You"), self.tr("Name, picture and PIN."), self.tr("Your page…"), "own-page")
        about = self.tr("A minute with an easy customer that shows how a call works. None of it counts.")
        tour = LinkSection(self.tr("Guided call"), about, self.tr("Take the guided call"), "take-tour")
        own.pressed.connect(self.person_page_asked)
        tour.pressed.connect(self.tour_asked)
        for section in (restore, own, tour, trainers):
            settings.add_section(section)

    def show_person(self) -> None:
        """Show the page of whoever is practising."""
        self._person.show()
