"""Lets a screen reader tell what a call has come to in the order in which it happened: the customer's line, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from simulator.core.scenario.session import Session
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.voice.narration import moment, news, numbered
from simulator.ui.widgets.screen_reader import SETTLED, SOON, Announcement, announce, screen_reader_active

if TYPE_CHECKING:
    from simulator.ui.voice.speaking import SpokenLines


class Narrator:
    """Puts what is new before the name of what the keyboard comes to, and announces it where the keyboard is elsewhere.

    Beside a keyboard that moves, an announcement comes too late: a screen reader begins with what the keyboard comes to, and some
    break off for that whatever was announced before. Within one name the order is certain.
    """

    def __init__(self, page: QWidget, presenter: Presenter) -> None:
        self._page = page
        self._presenter = presenter
        self._held: QWidget | None = None
        self._session: Session | None = None
        self._stage = (False, False)
        self._spoken = ""

    def hold(self) -> None:
        """Remember where the keyboard is before the next scene is shown."""
        self._held = self._page.focusWidget()

    def fresh(self) -> Announcement | None:
        """Give what is new, once in each moment, and only where a screen reader listens."""
        presenter, session, stage = self._presenter, self._session, self._stage
        self._session, self._stage = presenter.session, (presenter.drafting, presenter.wait.running)
        goes_on = self._session is session
        if not screen_reader_active() or (goes_on and self._stage == stage):
            return None
        # what is answered in one's own words first has been told with the field for them
        return self._told("" if goes_on and stage[0] else news(presenter))

    def again(self) -> Announcement | None:
        """Give the same for a keyboard that comes back."""
        return self._told(news(self._presenter)) if screen_reader_active() else None

    def _told(self, before: str) -> Announcement:
        return Announcement(before, " ".join(numbered(self._presenter)[1:]))

    def tell(self, note: str) -> None:
        """Announce the moment, or a note on the last decision, unless it stands before the name of what has the keyboard."""
        self._spoken = note or moment(self._presenter)
        if self._page.isVisible() and (note or not self._led):
            announce(self._page, self._spoken, SOON if self._page.focusWidget() is self._held else SETTLED)

    def stand_in(self, speaking: SpokenLines) -> None:
        """Tell what was to be heard again where no voice says it."""
        speaking.line_unheard.connect(lambda: announce(self._page, news(self._presenter), SOON))
        speaking.options_unheard.connect(lambda: announce(self._page, " ".join(numbered(self._presenter)), SOON))

    def repeat(self) -> None:
        """Announce the same once more."""
        if not self._led:
            announce(self._page, self._spoken)

    @property
    def _led(self) -> bool:
        if not screen_reader_active():
            return False
        focused = self._page.focusWidget()
        return focused is not None and focused.accessibleName().startswith(news(self._presenter))
