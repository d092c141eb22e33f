"""What a screen reader says of a call, in the order in which it happens: the customer's line, then the choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from simulator.core.scenario.mail import faces
from simulator.core.scenario.model import Message
from simulator.core.scenario.session import Session
from simulator.core.scoring.kpi import HOLD
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.expressions import feeling
from simulator.ui.style.texts import Texts
from simulator.ui.style.time_wording import waited
from simulator.ui.style.wording import a_week_later
from simulator.ui.widgets.screen_reader import SETTLED, SOON, Announcement, announce, screen_reader_active

if TYPE_CHECKING:
    from simulator.ui.voice.speaking import SpokenLines


class Narrator:
    """Puts what is new before the name of the widget that gets the focus, and announces it where the focus doesn't move.

    When the focus moves, an announcement comes too late: a screen reader begins with the focused widget, and some stop for that
    whatever was announced before. Within one name the order is certain.
    """

    def __init__(self, page: QWidget, presenter: Presenter) -> None:
        self._page = page
        self._presenter = presenter
        self._held: QWidget | None = None
        self._session: Session | None = None
        self._stage = (False, False, False)
        self._spoken = ""

    def hold(self) -> None:
        """Remember which widget has the focus before the next scene is shown."""
        self._held = self._page.focusWidget()

    def fresh(self) -> Announcement | None:
        """Return what is new, once for each moment, and only where a screen reader is running."""
        presenter, session, stage = self._presenter, self._session, self._stage
        self._session = presenter.session
        self._stage = (presenter.drafting, presenter.question is not None, presenter.wait.running or presenter.ringing)
        goes_on = self._session is session
        if not screen_reader_active() or (goes_on and self._stage == stage):
            return None
        # where a question or one's own words come first, what is new was said with these
        return self._announcement("" if goes_on and any(stage[:2]) else news(presenter))

    def again(self) -> Announcement | None:
        """Return the same for a page that gets the focus back."""
        return self._announcement(news(self._presenter)) if screen_reader_active() else None

    def _announcement(self, before: str) -> Announcement:
        return Announcement(before, " ".join(numbered(self._presenter)[1:]))

    def tell(self, note: str) -> None:
        """Announce the moment, or a note on the last decision, unless the name of the focused widget says it already."""
        self._spoken = note or moment(self._presenter)
        if self._page.isVisible() and (note or not self._is_in_focused_name):
            announce(self._page, self._spoken, SOON if self._page.focusWidget() is self._held else SETTLED)

    def stand_in(self, speaking: SpokenLines) -> None:
        """Announce what was to be heard again where no voice says it."""
        speaking.line_unheard.connect(lambda: announce(self._page, news(self._presenter), SOON))
        speaking.options_unheard.connect(lambda: announce(self._page, " ".join(numbered(self._presenter)), SOON))

    def repeat(self) -> None:
        """Announce the same again."""
        if not self._is_in_focused_name:
            announce(self._page, self._spoken)

    @property
    def _is_in_focused_name(self) -> bool:
        if not screen_reader_active():
            return False
        focused = self._page.focusWidget()
        return focused is not None and focused.accessibleName().startswith(news(self._presenter))


def moment(presenter: Presenter) -> str:
    """Return what is new, and the choices with their numbers, so that a number key can answer at once."""
    return " ".join((news(presenter), *numbered(presenter)))


def news(presenter: Presenter) -> str:
    """Return the record that was opened, how long nothing happened, what was said and seen, a change of mood, and the end.

    While the customer waits, that is said in place of the line.
    """
    session, filled = presenter.session, presenter.filled
    if presenter.ringing:
        return Texts.tr("The phone is ringing: %s.") % session.scenario.customer.name
    steps = session.steps()
    parts = []
    if steps and steps[-1].choice.opens:
        record = session.scenario.records[steps[-1].choice.opens]
        parts.append(Texts.tr("Record: %s. %s") % (filled(record.title), filled(record.text)))
    if steps and steps[-1].choice.wait:
        parts.append(waited(steps[-1].choice.wait))
    if presenter.wait.running:
        waiting = Texts.tr("On hold.") if steps[-1].choice.action == HOLD else Texts.tr("Transferring.")
        return " ".join((*parts, waiting))
    parts += _told(presenter)
    seen = [feeling(moment.mood) for moment in faces(session)[-2:]]
    now = seen[-1]
    if not steps or seen[0] != now:
        parts.append(Texts.tr("Mood: %s.") % now)
    return " ".join((*parts, *_coming(presenter)))


def _coming(presenter: Presenter) -> Iterator[str]:
    """Give the question that is to be answered first, or that the conversation is over and what became of it."""
    if presenter.question:
        yield presenter.filled(presenter.question.text)
    if presenter.session.finished:
        yield Texts.tr("The conversation is over.")
        if presenter.later:
            yield a_week_later(presenter.later)


def _told(presenter: Presenter) -> Iterator[str]:
    """Give what was said, each time with who says it, and what was seen as it is."""
    words: list[str] = []
    for message in (*presenter.said, Message(sees=" ")):
        if message.sees and words:
            yield Texts.tr("%s: %s") % (presenter.scenario.customer.name, presenter.filled(" ".join(words)))
            words = []
        if message.sees.strip():
            yield presenter.filled(message.sees)
        words += [message.text] if message.text else []


def numbered(presenter: Presenter) -> list[str]:
    """Return the choices with their numbers."""
    return [f"{number}: {presenter.filled(choice.text)}" for number, choice in enumerate(presenter.offered, 1)]
