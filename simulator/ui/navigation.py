"""The pages around a call: who practises, the scenarios, progress and settings, connected to the services behind the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.settings import Settings
from simulator.ui.current_trainee import CurrentTrainee
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.trainee_library import TraineeLibrary
from simulator.ui.trainee_pages import TraineePages
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from simulator.core.training.attempt import Attempt, Trainee
    from simulator.ui.call.call_controller import CallController
    from simulator.ui.call.guided_call import GuidedCall
    from simulator.ui.people.sign_in import SignIn
    from simulator.ui.people.welcome_page import WelcomePage
    from simulator.ui.settings.settings_page import SettingsPage
    from simulator.ui.settings.settings_sections import SettingsSections
    from simulator.workflow.practice import Clock
    from simulator.workflow.services import Services


class Navigation(QObject):
    """Knows who is practising and shows their pages.

    Signals: `library_asked` where the rail leads to the scenarios, `settings_changed` with the settings that remember the person
    or the attempt policy, `attempt_opened` with an attempt to look back on.
    """

    library_asked = Signal()
    settings_changed = Signal(object)
    attempt_opened = Signal(object)

    def __init__(self, look: Appearance, window: MainWindow, settings: Callable[[], Settings], now: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._now = now
        self._services: Services | None = None
        self._housekeeping: SettingsSections | None = None
        self._tour: GuidedCall | None = None
        self._wanted: Callable[[], object] | None = None
        self._look = look
        self.who = CurrentTrainee(window, settings, self)
        self.who.settings_changed.connect(self.settings_changed)
        self.pages = TraineePages(look, window, settings, now, self)
        self._scenarios = TraineeLibrary(look, window, self)
        self._scenarios.discarded.connect(self.refresh)
        self.library = self._scenarios.page
        self.library.drills_asked.connect(self.show_drills)
        self._join_pages()
        window.rail.person_asked.connect(self.show_people)

    @cached_property
    def desk(self) -> SignIn:
        """The sign-in, made when it is first needed."""
        from simulator.ui.people.sign_in import SignIn

        desk = SignIn(self._look, self._window, lambda: self._services.people if self._services else None)
        desk.let_in.connect(self._on_let_in)
        return desk

    @cached_property
    def welcome(self) -> WelcomePage:
        """The page that offers newcomers a guided call."""
        from simulator.ui.people.welcome_page import WelcomePage

        page = WelcomePage(self._look)
        page.home_asked.connect(self.show_library)
        page.tour_asked.connect(self._take_tour)
        self._window.add_page(page)
        return page

    def _join_pages(self) -> None:
        self.pages.library_asked.connect(self.show_library)
        self.pages.scenario_opened.connect(self.library.scenario_opened)
        self.pages.attempt_opened.connect(self.attempt_opened)
        self.pages.policy_picked.connect(lambda policy: self.settings_changed.emit(self._settings()._replace(policy=policy)))

    @property
    def trainee(self) -> Trainee | None:
        """Who is practising, None where nobody is."""
        return self.who.trainee

    def open_services(self, services: Services) -> None:
        """Use the services that were opened, and go on with whoever practised last."""
        self._services = services
        self.who.open_services(services)
        drilling = self.pages.open_services(services)
        drilling.counted.connect(self.library.show_drills)
        drilling.advised.connect(self.library.show_next)
        drilling.practise_asked.connect(self.show_library)
        drilling.principle_picked.connect(self.show_guidance)
        self._scenarios.open_services(services)
        trainees = services.people.everybody()
        last = self.who.last_of(trainees)
        if last is None:
            if trainees or self._window.page != "people":  # otherwise the page is in front already, and is not announced again
                self.show_people()
        elif last.has_pin:
            if not self.desk.is_asking(last):
                self.desk.ask(last)
        else:
            self._set_trainee(last)
            self.refresh()
            if self._window.page == "pin":
                self.show_library()

    def complete(self, services: Services, settings: SettingsPage, call: CallController, tour: Path) -> None:
        """Connect the parts once everything has been opened; `tour` is the file of the guided call."""
        from simulator.ui.call.guided_call import GuidedCall
        from simulator.ui.settings.settings_sections import SettingsSections

        self._tour = GuidedCall(self._look, self._window, call, services.opener, tour)
        self._housekeeping = SettingsSections(self._look, self._window, settings, services, self._now)
        self._housekeeping.restore.unsaved = lambda: call.unsaved.titles
        self._housekeeping.person_page_asked.connect(self._show_own_page)
        self._housekeeping.person_changed.connect(self._set_trainee)
        self._housekeeping.person_left.connect(self._on_person_left)
        self._housekeeping.person_left.connect(lambda: services.drafts.move_on(0, 0))  # their words go with them
        self._housekeeping.switch_asked.connect(self.show_people)
        self._housekeeping.home_asked.connect(self.show_library)
        self._housekeeping.tour_asked.connect(self._take_tour)
        self._scenarios.remembered = call.unsaved.find
        self._scenarios.attempt_gone.connect(call.unsaved.forget)
        self.library.attempt_resumed.connect(lambda attempt: self._with_trainee(call.resume, attempt))
        self.attempt_opened.connect(lambda attempt: self._with_trainee(call.review, attempt))

    def _with_trainee(self, act: Callable[[Attempt, Trainee], None], attempt: Attempt) -> None:
        if self.trainee is not None:
            act(attempt, self.trainee)

    def close(self) -> None:
        """Wait for the work on other threads to end."""
        from simulator.ui.window.background_task import BackgroundTask
        from simulator.ui.window.slow_call import SlowCalls

        for calls in self._window.findChildren(SlowCalls):
            calls.close()
        for task in self._window.findChildren(BackgroundTask):
            task.wait()
        self.pages.close()
        self._scenarios.close()

    def show_at_once(self) -> None:
        """Show who practised last time, before anything has been opened."""
        settings = self._settings()
        if settings.trainee and settings.trainee_locked:
            from simulator.core.training.attempt import Trainee

            self.desk.ask(Trainee(settings.trainee, settings.trainee_name, settings.trainee_picture, self._now(), has_pin=True))
        elif settings.trainee:
            self._window.rail.show_person(settings.trainee_name, settings.trainee_picture)
            self._window.show_page("practise")
        else:
            self.desk.people.show_trainees(())
            self._window.show_page("people")

    def when_open(self, act: Callable[[], object]) -> None:
        """Do something now, or as soon as everything behind the window is there; the last thing asked for is done then."""
        if self._services is not None:
            act()
            return
        self._wanted = act
        self._window.rail.show_place(self._window.place)
        self._window.front_notice.tell(self.tr("One moment, First Call is still opening."))

    def take_up(self) -> None:
        """Do what was asked for before everything was there."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._window.front_notice.clear_note()
            wanted()
        if "desk" in self.__dict__:  # a cached property that was asked for: nobody signs in at most starts
            self.desk.take_up()

    def show_people(self) -> None:
        """Ask who is practising."""
        self.when_open(self.desk.show_people)

    def show_library(self) -> None:
        """Show the scenarios, or ask who is practising where the trainee was removed in another window.

        They are shown as they were where the database fails: whoever leaves a call must come away from it.
        """
        failure = ""
        try:
            if self.who.drop_removed():
                self.show_people()
                return
            self.refresh()
        except SimulatorError as error:
            failure = error_text(error)
        self.look_again()
        self._window.show_page("practise")
        if failure:
            self._window.front_notice.tell(failure)

    def look_again(self) -> None:
        """Show soon which scenario files have been added, removed or changed meanwhile."""
        self._scenarios.look_again()

    def ask_for_library(self) -> None:
        """Leave whatever is open, and then show the scenarios."""
        self._wanted = None
        self.library_asked.emit()

    def show_settings(self) -> None:
        """Show the settings, once they are there."""
        self.when_open(lambda: self._window.show_page("settings"))

    def show_progress(self) -> None:
        """Show what the trainee has done."""
        self.when_open(lambda: self.pages.show_progress(self.trainee))

    def show_guidance(self, principle: str = "") -> None:
        """Show what First Call teaches, at a certain principle if one is asked for."""
        self.when_open(lambda: self.pages.show_guidance(self.trainee, principle))

    def show_drills(self) -> None:
        """Show the decisions that are due again."""
        self.when_open(lambda: self.pages.show_drills(self.trainee))

    def refresh(self) -> None:
        """Show the trainee's standing as it is now."""
        if self._services is not None and self.trainee is not None:
            self._scenarios.show_standing(self.trainee)
            self.pages.count_drills()

    def discard(self, attempt: Attempt) -> None:
        """Discard an unfinished attempt, as the trainee asked; a finished one is kept, but no longer offered."""
        self._scenarios.discard(attempt)

    def _on_let_in(self, trainee: Trainee, place: str) -> None:
        self._set_trainee(trainee)
        if self._services is not None:
            self._services.last_page.meet(trainee.id, self._services.attempts.latest(trainee.id))
        if place == "welcome":
            self.welcome.greet(trainee.name, trainee.picture)
            self._window.show_page("welcome")
        elif place == "person" and self._housekeeping is not None:
            self._housekeeping.show_person()
        else:
            self.show_library()

    def _show_own_page(self) -> None:
        if self.trainee is not None:
            self._on_let_in(self.trainee, "person")

    def _on_person_left(self, message: str) -> None:
        self.who.forget()
        self.show_people()
        self.desk.people.tell(message)

    def _take_tour(self) -> None:
        if self._tour is not None and self._services is not None and self.trainee is not None:
            self._tour.begin(self.trainee)

    def _set_trainee(self, trainee: Trainee) -> None:
        self.library.show_trainee(trainee.name)
        self.who.set_trainee(trainee)
