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
from simulator.ui.widgets.file_dialog import ask_where_to_save
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # opened on another thread after the first paint, or made when it is first wanted
    from datetime import datetime

    from simulator.store.progress_store import ProgressStore
    from simulator.ui.people.profile_page import ProfilePage


class ProfileController(QObject):
    """Stands between the person's own page and the store.

    Signals: `changed` with the trainee as they are now, `removed` with what to tell, `switch_asked` and `home_asked`.
    """

    changed = Signal(object)
    removed = Signal(str)
    switch_asked = Signal()
    home_asked = Signal()

    def __init__(self, look: Appearance, window: MainWindow, store: ProgressStore, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._store = store
        self._now = now
        self._trainee: Trainee | None = None
        self._told = ""

    @cached_property
    def page(self) -> ProfilePage:
        """The page, made when it is first wanted."""
        from simulator.ui.people.profile_page import ProfilePage

        page = ProfilePage(self._look)
        page.name_picked.connect(lambda name: self._change(lambda store, person: store.rename_trainee(person, name)))
        page.picture_picked.connect(lambda picture: self._change(lambda store, person: store.change_picture(person, picture)))
        page.new_pin_asked.connect(lambda: self._ask_pin(wanted=True))
        page.no_pin_asked.connect(lambda: self._ask_pin(wanted=False))
        page.form.passed.connect(self._on_pin_kept)
        page.copy_asked.connect(self._on_copy_asked)
        page.remove_asked.connect(self._on_remove_asked)
        page.switch_asked.connect(self.switch_asked)
        page.back_asked.connect(self.home_asked)
        self._window.add_page(page)
        return page

    def show(self, trainee: Trainee) -> None:
        """Show a person their page."""
        self._trainee = trainee
        self.page.notice.clear_note()
        self.page.show_person(trainee, self._lost())
        self._window.show_page("person")

    @property
    def _who(self) -> Trainee:
        if self._trainee is None:
            raise RuntimeError("nobody is looking at their page")
        return self._trainee

    def _lost(self) -> str:
        done, begun = len(self._store.attempts(self._who.id)), len(self._store.unfinished(self._who.id))
        if not done and not begun:
            return (
                self.tr("This can't be undone. The name, the picture and the PIN of %s go; nothing was practised yet.")
                % self._who.name
            )
        conversations = self.tr("1 finished conversation") if done == 1 else self.tr("%d finished conversations") % done
        unfinished = self.tr("1 that is not finished") if begun == 1 else self.tr("%d that are not finished") % begun
        return self.tr("This can't be undone. %s, %s, and all drills go with %s.") % (conversations, unfinished, self._who.name)

    def _change(self, act: Callable[[ProgressStore, int], Trainee]) -> None:
        try:
            trainee = act(self._store, self._who.id)
        except SimulatorError as error:
            self._tell(error)
            return
        self._show_changed(trainee)

    def _show_changed(self, trainee: Trainee) -> None:
        self._trainee = trainee
        self.page.notice.clear_note()
        self.page.show_person(trainee, self._lost())
        self.changed.emit(trainee)

    def _ask_pin(self, *, wanted: bool) -> None:
        old = self.tr("Your PIN now") if self._who.has_pin else ""
        new = self.tr("The new PIN, 4 to 12 digits or letters") if wanted else ""
        self._told = self.tr("The PIN is set.") if wanted else self.tr("There is no PIN any more.")
        self.page.notice.clear_note()
        self.page.form.ask(self._keep_pin, self.tr("Save") if wanted else self.tr("Take the PIN away"), old=old, new=new)
        self.page.ask_pin()

    def _keep_pin(self, old: str, new: str) -> PinCheck:
        check = self._store.check_pin(self._who.id, old, self._now())
        if check.ok:
            self._store.set_pin(self._who.id, new)
        return check

    def _on_pin_kept(self) -> None:
        known = {trainee.id: trainee for trainee in self._store.trainees()}
        self._show_changed(known[self._who.id])
        self.page.focus_pin()
        self.page.notice.tell(self._told)

    def _on_copy_asked(self) -> None:
        proposed = Path(f"first-call-progress-{self._now().astimezone():%Y-%m-%d}.sqlite")
        title, kind = self.tr("Save a copy of the progress"), self.tr("Progress (*.sqlite)")
        chosen = ask_where_to_save(self._window, title, proposed, kind)
        if chosen is None:
            return
        try:
            self._store.backup(chosen)
        except SimulatorError as error:
            self._tell(error)
        else:
            self.page.notice.tell(self.tr("A copy of the progress of everybody here was saved as %s.") % chosen)

    def _on_remove_asked(self) -> None:
        try:
            self._store.remove_trainee(self._who.id)
        except SimulatorError as error:
            self._tell(error)
            return
        self.removed.emit(self.tr("%s was removed from this computer.") % self._who.name)

    def _tell(self, error: SimulatorError) -> None:
        self.page.notice.tell(error.full_text)
