"""What a person changes about themselves: name, picture, PIN, and whether they are here at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import Trainee
from simulator.core.training.pins import PinCheck
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.widgets.file_dialog import ask_where_to_save
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.practice import Clock

if TYPE_CHECKING:  # opened on another thread after the first paint, or made when it is first wanted
    from simulator.ui.people.profile_page import ProfilePage
    from simulator.workflow.people import People
    from simulator.workflow.services import Services


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
        self._now = now
        self._confirmation = ""

    @cached_property
    def page(self) -> ProfilePage:
        """The page, made when it is first wanted."""
        from simulator.ui.people.profile_page import ProfilePage

        page = ProfilePage(self._look)
        page.name_picked.connect(lambda name: self._change(lambda people, person: people.rename(person, name)))
        page.picture_picked.connect(lambda picture: self._change(lambda people, person: people.change_picture(person, picture)))
        page.new_pin_asked.connect(lambda: self._ask_pin(wanted=True))
        page.no_pin_asked.connect(lambda: self._ask_pin(wanted=False))
        page.form.passed.connect(self._on_pin_saved)
        page.copy_asked.connect(self._on_copy_asked)
        page.remove_asked.connect(self._on_remove_asked)
        page.switch_asked.connect(self.switch_asked)
        page.back_asked.connect(self.home_asked)
        self._window.add_page(page)
        return page

    def show(self) -> None:
        """Show the page of whoever is practising."""
        self.page.notice.clear_note()
        self.page.show_person(self._who, self._lost())
        self._window.show_page("person")

    @property
    def _who(self) -> Trainee:
        if self._people.current is None:
            raise RuntimeError("nobody is looking at their page")
        return self._people.current

    def _lost(self) -> str:
        attempts = self._services.attempts
        done, begun = len(attempts.finished(self._who.id)), len(attempts.unfinished(self._who.id))
        if not done and not begun:
            return (
                self.tr("This can't be undone. The name, picture and PIN of %s will be deleted; nothing was practised yet.")
                % self._who.name
            )
        conversations = self.tr("%n finished conversations", "", done)
        unfinished = self.tr("%n that are not finished", "", begun)
        return self.tr("This can't be undone. %s, %s and all drills will be deleted with %s.") % (
            conversations,
            unfinished,
            self._who.name,
        )

    def _change(self, act: Callable[[People, int], Trainee]) -> None:
        try:
            act(self._people, self._who.id)
        except SimulatorError as error:
            self._tell(error)
            return
        self._show_changed()

    def _show_changed(self) -> None:
        self.page.notice.clear_note()
        self.page.show_person(self._who, self._lost())
        self.changed.emit(self._who)

    def _ask_pin(self, *, wanted: bool) -> None:
        old = self.tr("Your PIN now") if self._who.has_pin else ""
        new = self.tr("The new PIN, 4 to 12 digits or letters") if wanted else ""
        self._confirmation = self.tr("The PIN is set.") if wanted else self.tr("The PIN was removed.")
        self.page.notice.clear_note()
        self.page.form.ask(self._keep_pin, self.tr("Save") if wanted else self.tr("Remove the PIN"), old=old, new=new)
        self.page.ask_pin()

    def _keep_pin(self, old: str, new: str) -> PinCheck:
        return self._people.change_pin(self._who.id, old, new)

    def _on_pin_saved(self) -> None:
        self._people.current = self._people.find(self._who.id) or self._who
        self._show_changed()
        self.page.focus_pin()
        self.page.notice.tell(self._confirmation)

    def _on_copy_asked(self) -> None:
        proposed = Path(f"first-call-progress-{self._now().astimezone():%Y-%m-%d}.sqlite")
        title, kind = self.tr("Save a copy of the progress"), self.tr("Progress (*.sqlite)")
        chosen = ask_where_to_save(self._window, title, proposed, kind)
        if chosen is None:
            return
        try:
            self._services.progress.save_copy(chosen)
        except SimulatorError as error:
            self._tell(error)
        else:
            self.page.notice.tell(self.tr("A copy of the progress of everybody here was saved as %s.") % chosen)

    def _on_remove_asked(self) -> None:
        person = self._who
        try:
            self._people.remove(person.id)
        except SimulatorError as error:
            self._tell(error)
            return
        self.removed.emit(self.tr("%s was deleted from this computer.") % person.name)

    def _tell(self, error: SimulatorError) -> None:
        self.page.notice.tell(error_text(error))
