"""What a person changes about themselves: name, picture, PIN, and whether they are here at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import Trainee
from simulator.core.training.pins import PinCheck
from simulator.ui.people.progress_copy import ProgressCopy
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import SlowCalls, page_calls
from simulator.workflow.practice import Clock

if TYPE_CHECKING:  # opened on another thread after the first paint, or made when it is first wanted
    from simulator.ui.people.profile_page import ProfilePage
    from simulator.workflow.services import Services


class Profile(NamedTuple):
    """A person as they are now, and how many attempts would go with them, by whether these are finished.

    `guarded` says whether a copy of everybody's progress needs the trainer's PIN.
    """

    trainee: Trainee
    finished: int
    unfinished: int
    guarded: bool = False


class ProfileController(QObject):
    """Stands between the person's own page and the people.

    Signals: `changed` with the trainee as they are now, `removed` with a message, `switch_asked` and `home_asked`.
    """

    changed = Signal(object)
    removed = Signal(str)
    switch_asked = Signal()
    home_asked = Signal()

    def __init__(self, look: Appearance, window: MainWindow, services: Services, now: Clock) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._services = services
        self._people = services.people
        # one at a time: a copy that is asked for first must hold whoever is removed next
        self._calls = SlowCalls(self)
        self._copies = ProgressCopy(window, services.progress, now, self._calls)
        self._copies.saved.connect(lambda text: self.page.notice.tell(text))
        self._copies.refused.connect(self._tell)
        self._with_new_pin: Profile | None = None
        self._confirmation = ""

    @cached_property
    def page(self) -> ProfilePage:
        """The page, made when it is first wanted."""
        from simulator.ui.people.profile_page import ProfilePage

        page = ProfilePage(self._look)
        page.name_picked.connect(self._on_name_picked)
        page.picture_picked.connect(self._on_picture_picked)
        page.new_pin_asked.connect(lambda: self._ask_pin(wanted=True))
        page.no_pin_asked.connect(lambda: self._ask_pin(wanted=False))
        page.form.passed.connect(self._on_pin_saved)
        page.copy.clicked.connect(lambda: self._copies.ask(page.copy))
        page.remove_asked.connect(self._on_remove_asked)
        page.switch_asked.connect(self.switch_asked)
        page.back_asked.connect(self.home_asked)
        self._window.add_page(page)
        return page

    def show(self) -> None:
        """Show the page of whoever is practising."""
        page_calls(self._window).ask(partial(self._profile, self._who), self._show)

    def _show(self, profile: Profile) -> None:
        self.page.notice.clear_note()
        self.page.show_person(profile.trainee, self._lost(profile), copies=not profile.guarded)
        self._window.show_page("person")

    @property
    def _who(self) -> Trainee:
        if self._people.current is None:
            raise RuntimeError("nobody is looking at their page")
        return self._people.current

    def _profile(self, trainee: Trainee) -> Profile:
        """Count what would go with a person; on another thread."""
        attempts = self._services.attempts
        guarded = self._people.has_trainer_pin()
        return Profile(trainee, len(attempts.finished(trainee.id)), len(attempts.unfinished(trainee.id)), guarded)

    def _lost(self, profile: Profile) -> str:
        """Say what would be lost with a person, and who could save it first."""
        copy = self.tr("A trainer can save a copy first, in the settings.") if profile.guarded else ""
        return f"{self._gone(profile)} {copy}".strip()

    def _gone(self, profile: Profile) -> str:
        name = profile.trainee.name
        if not profile.finished and not profile.unfinished:
            return (
                self.tr("This can't be undone. The name, picture and PIN of %s will be deleted; nothing was practised yet.")
                % name
            )
        conversations = self.tr("%n finished conversations", "", profile.finished)
        unfinished = self.tr("%n that are not finished", "", profile.unfinished)
        return self.tr("This can't be undone. %s, %s and all drills will be deleted with %s.") % (conversations, unfinished, name)

    def _on_name_picked(self, name: str) -> None:
        self._change(lambda person: self._people.rename(person, name), self.page.rename)

    def _on_picture_picked(self, picture: str) -> None:
        self._change(lambda person: self._people.change_picture(person, picture))

    def _change(self, act: Callable[[int], Trainee], button: QAbstractButton | None = None) -> None:
        person = self._who.id
        self._calls.begin(lambda: self._profile(act(person)), self._show_changed, self._tell, button)

    def _show_changed(self, profile: Profile) -> None:
        self._people.update(profile.trainee)
        self.page.notice.clear_note()
        self.page.show_person(profile.trainee, self._lost(profile), copies=not profile.guarded)
        self.changed.emit(profile.trainee)

    def _ask_pin(self, *, wanted: bool) -> None:
        old = self.tr("Your PIN now") if self._who.has_pin else ""
        new = self.tr("The new PIN, 4 to 12 digits or letters") if wanted else ""
        self._confirmation = self.tr("The PIN is set.") if wanted else self.tr("The PIN was removed.")
        self.page.notice.clear_note()
        keep = partial(self._keep_pin, self._who)
        self.page.form.ask(keep, self.tr("Save") if wanted else self.tr("Remove the PIN"), old=old, new=new)
        self.page.ask_pin()

    def _keep_pin(self, person: Trainee, old: str, new: str) -> PinCheck:
        """Change a PIN; on another thread."""
        check = self._people.change_pin(person.id, old, new)
        if check.ok:
            self._with_new_pin = self._profile(self._people.find(person.id) or person)
        return check

    def _on_pin_saved(self) -> None:
        if self._with_new_pin is not None:
            self._show_changed(self._with_new_pin)
        self.page.focus_pin()
        self.page.notice.tell(self._confirmation)

    def _on_remove_asked(self) -> None:
        person = self._who
        text = self.tr("%s was deleted from this computer.") % person.name
        self._calls.begin(lambda: self._people.remove(person.id), lambda _: self.removed.emit(text), self._tell, self.page.really)

    def _tell(self, error: SimulatorError) -> None:
        self.page.notice.tell(error_text(error))
