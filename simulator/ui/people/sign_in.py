"""Sign-in: asks who is practising, adds somebody new, and lets a person with a PIN in only once it is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import Trainee
from simulator.core.training.pins import PinCheck
from simulator.ui.people.people_page import PeoplePage
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from simulator.ui.people.caretaker_page import CaretakerPage
    from simulator.ui.people.pin_page import PinPage
    from simulator.ui.window.slow_call import SlowCalls
    from simulator.workflow.people import People

PRACTISE, WELCOME, PERSON = "practise", "welcome", "person"
"""Where somebody goes who has been let in: to the scenarios, to the offer of a guided call, or to their own page."""


class SignIn(QObject):
    """Shows the page of all people and the page that asks one for the PIN. `people` returns None until they have been opened.

    Signals: `let_in` with a trainee and where they go.
    """

    let_in = Signal(object, str)

    def __init__(self, look: Appearance, window: MainWindow, people: Callable[[], People | None]) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._known = people
        self._asked: Trainee | None = None
        self._added: tuple[str, str] | None = None
        self._checked_early = False
        self._newcomer = ("", "")
        self._place = PRACTISE
        self.people = PeoplePage(look)
        self.people.trainee_picked.connect(self.ask)
        self.people.trainee_added.connect(self._on_trainee_added)
        self.people.back_asked.connect(lambda: self._ask_present(PRACTISE))
        self.people.own_page_asked.connect(lambda: self._ask_present(PERSON))
        window.add_page(self.people)

    @cached_property
    def _calls(self) -> SlowCalls:
        from simulator.ui.window.slow_call import SlowCalls

        calls = SlowCalls(self)
        calls.ended.connect(lambda: self.people.setEnabled(True))
        return calls

    @cached_property
    def _caretaker(self) -> CaretakerPage:
        from simulator.ui.people.caretaker_page import CaretakerPage

        page = CaretakerPage(self._look, lambda _old, new: self._opened().change_trainer_pin("", new))
        page.trainer_set.connect(self._on_settled)
        page.everybody_picked.connect(self._on_everybody_picked)
        page.left.connect(lambda: self._window.show_page(self.people.name))
        self._window.add_page(page)
        return page

    @cached_property
    def _pin(self) -> PinPage:
        from simulator.ui.people.pin_page import PinPage

        page = PinPage(self._look)
        page.passed.connect(self._on_passed)
        page.left.connect(self._on_left)
        page.forgotten.connect(self._on_forgotten)
        self._window.add_page(page)
        return page

    def show_people(self) -> None:
        """Ask who is practising; whoever was may go back to what they were doing."""
        known = self._known()
        self.people.show_trainees(known.everybody() if known else (), known.current if known else None)
        self._window.show_page("people")

    def is_asking(self, trainee: Trainee) -> bool:
        """Whether this person is already being asked for the PIN."""
        return self._window.page == "pin" and self._asked is not None and self._asked.id == trainee.id

    def ask(self, trainee: Trainee, place: str = PRACTISE) -> None:
        """Let a person in: at once, or after the PIN."""
        self._asked, self._place = trainee, place
        if not trainee.has_pin:
            self.let_in.emit(trainee, place)
            return
        self._pin.ask(trainee.name, trainee.picture, self._check)
        self._window.show_page("pin")

    def _ask_present(self, place: str) -> None:
        known = self._known()
        if known is not None and known.current is not None:
            self.ask(known.current, place)

    def _opened(self) -> People:
        known = self._known()
        if known is None:
            raise SimulatorError(self.tr("One moment, First Call is still opening."))
        return known

    def take_up(self) -> None:
        """Do what was asked for before the people were there: add somebody new, or check a PIN again."""
        added, self._added = self._added, None
        early, self._checked_early = self._checked_early, False
        if added is not None and self._window.page == self.people.name:
            self.people.notice.clear_note()
            self._on_trainee_added(*added)
        elif early and self._window.page == "pin":
            self._pin.form.submit()

    def _check(self, pin: str, _new: str) -> PinCheck:
        self._checked_early = self._known() is None
        return self._opened().check_pin(self._who.id, pin)

    def _reset(self, trainer_pin: str, _new: str) -> PinCheck:
        return self._opened().reset_pin(self._who.id, trainer_pin)

    @property
    def _who(self) -> Trainee:
        if self._asked is None:
            raise RuntimeError("nobody is being asked for a PIN")
        return self._asked

    def _on_passed(self) -> None:
        """Let the person in as they are now: the PIN may have been taken away, and at the start only the name was known."""
        person = self._opened().find(self._who.id)
        if person is None:
            self._opened().drop_removed()
            self.show_people()
            return
        self.let_in.emit(person, self._place)

    def _on_left(self) -> None:
        if self._pin.with_trainer:
            self.ask(self._who)
        else:
            self.show_people()

    def _on_forgotten(self) -> None:
        try:
            known = self._opened().has_trainer_pin()
        except SimulatorError as error:
            self._pin.notice.tell(error_text(error))
            return
        if known:
            self._place = PERSON
            self._pin.ask_trainer(self._who.name, self._who.picture, self._reset)
        else:
            text = self.tr(
                "There is no trainer's PIN yet. A trainer sets one in the settings, under “For trainers”, and can help then."
            )
            self._pin.notice.tell(text)

    def _on_trainee_added(self, name: str, picture: str) -> None:
        self._added = (name, picture) if self._known() is None else None
        try:
            known = self._opened()
        except SimulatorError as error:
            self.people.tell(error_text(error))
            return
        self._begin_adding(known, name, picture)

    def _begin_adding(self, known: People, name: str, picture: str) -> None:
        """Take somebody in, or ask first who looks after a computer that is shared from now on."""
        added = partial(self._on_added, self.people.pin)
        self._newcomer = name, picture
        self._calls.begin(partial(_add, known, name, picture), added, self._on_adding_refused, self.people.start)

    def _on_adding_refused(self, error: SimulatorError) -> None:
        self.people.tell(error_text(error))

    def _ask_who_cares(self) -> None:
        self._caretaker.ask()
        self._window.show_page(self._caretaker.name)

    def _on_everybody_picked(self) -> None:
        known = self._opened()
        self._calls.begin(known.leave_to_everybody, lambda _: self._on_settled(), self._tell_caretaker, self._caretaker.everybody)

    def _on_settled(self) -> None:
        self._window.show_page(self.people.name)
        self._begin_adding(self._opened(), *self._newcomer)

    def _tell_caretaker(self, error: SimulatorError) -> None:
        self._caretaker.notice.tell(error_text(error))

    def _on_added(self, pin: str, trainee: Trainee | None) -> None:
        if trainee is None:
            self._ask_who_cares()
            return
        known = self._opened()
        self.people.forget_entry()
        if pin:
            self.people.setEnabled(False)
            self._calls.begin(lambda: known.set_pin(trainee.id, pin), self._on_pin_set, self._on_pin_refused)
        else:
            self.let_in.emit(trainee, WELCOME)

    def _on_pin_set(self, trainee: Trainee) -> None:
        self.let_in.emit(trainee, WELCOME)

    def _on_pin_refused(self, error: SimulatorError) -> None:
        self.show_people()
        self.people.tell(error_text(error))


def _add(known: People, name: str, picture: str) -> Trainee | None:
    """Take somebody in; None where it must be settled first who looks after this computer. On another thread."""
    if known.is_settled():
        return known.add(name, picture)
    known.check_name(name)  # before somebody settles it for a person who can't come
    return None
