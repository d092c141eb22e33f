"""The drills of whoever is practising: looked up on another thread, decided one after the other, each answer saved at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.core.errors import SimulatorError
from simulator.settings import Settings
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import SlowCall

if TYPE_CHECKING:  # pages are made when they are first needed
    from simulator.core.training.drill import DrillCard
    from simulator.ui.drills.drill_answer_page import DrillAnswerPage
    from simulator.ui.drills.drill_end_page import DrillEndPage
    from simulator.ui.drills.drill_page import DrillPage
    from simulator.ui.drills.drills_page import DrillsPage
    from simulator.workflow.drills import DrillResult
    from simulator.workflow.recommend import Recommendation
    from simulator.workflow.services import Services

SOON = 3_600_000
"""Milliseconds: a drill that falls due within this time appears by itself on the pages of drills and of scenarios."""

_log = logging.getLogger(__name__)


class Waiting(NamedTuple):
    """The drills that are due for a trainee, in order, when the next one after them is due, and what to practise next."""

    trainee: int
    cards: tuple[DrillCard, ...]
    next_due: datetime | None
    wanted: Recommendation | None


def look_up(services: Services, trainee_id: int, now: datetime) -> Waiting:
    """Find out what is due; this reads files and may take a moment."""
    drills = services.drills
    due, next_due = drills.due(trainee_id, now), drills.next_due(trainee_id, now)
    return Waiting(trainee_id, due, next_due, services.next_step(trainee_id))


class DrillController(QObject):
    """Takes a trainee through the drills that are due.

    Signals: `counted` with how many are due, and `advised` with what to practise next, whenever that has been looked up;
    `practise_asked` for the conversations, `scenario_opened` with the row of one to practise next, `principle_picked` with the
    key of a principle to read about.
    """

    counted = Signal(int)
    advised = Signal(object)
    scenario_opened = Signal(object)
    practise_asked = Signal()
    principle_picked = Signal(str)

    def __init__(
        self,
        look: Appearance,
        window: MainWindow,
        services: Services,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._services = services
        self._people = services.people
        self._drills = services.drills
        self._settings = settings
        self._now = now
        self._counted_for = 0
        self._waiting: Waiting | None = None
        self._looking: SlowCall | None = None
        self._look_again = False
        self._closed = False
        self._round: tuple[DrillCard, ...] = ()
        self._results: list[DrillResult] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)

    @cached_property
    def overview(self) -> DrillsPage:
        """The page that lists the drills that are due."""
        from simulator.ui.drills.drills_page import DrillsPage

        page = DrillsPage(self._look)
        page.started.connect(self.start)
        page.picked.connect(self.start)
        page.practise_asked.connect(self.practise_asked)
        self._window.add_page(page)
        return page

    @cached_property
    def page(self) -> DrillPage:
        """The page of one drill."""
        from simulator.ui.drills.drill_page import DrillPage

        page = DrillPage(self._look)
        page.answered.connect(self._on_answered)
        page.left.connect(self._on_left)
        self._window.add_page(page)
        return page

    @cached_property
    def answer(self) -> DrillAnswerPage:
        """The page of an answer's result."""
        from simulator.ui.drills.drill_answer_page import DrillAnswerPage

        page = DrillAnswerPage(self._look)
        page.went_on.connect(self._go_on)
        page.left.connect(self._on_left)
        page.principle_picked.connect(self.principle_picked)
        self._window.add_page(page)
        return page

    @cached_property
    def end(self) -> DrillEndPage:
        """The page after the last drill."""
        from simulator.ui.drills.drill_end_page import DrillEndPage

        page = DrillEndPage(self._look)
        page.home_asked.connect(self.practise_asked)
        page.drills_asked.connect(self._on_left)
        page.row_picked.connect(self.scenario_opened)
        self._window.add_page(page)
        return page

    def count(self) -> None:
        """Look up on another thread what is due for whoever is practising; `counted` reports it."""
        trainee = self._people.current
        if trainee is None:
            return
        if self._counted_for != trainee.id:
            self._waiting = None
            self.counted.emit(0)
            self.advised.emit(None)
        self._counted_for = trainee.id
        if self._looking is None:
            self._look_up()
        else:
            self._look_again = True

    def open(self) -> None:
        """Show what is due."""
        self.count()
        if self._waiting is not None and not self._waiting.cards:
            self._waiting = None  # a call may have been held since that was looked up
        self.overview.notice.clear()
        self._show_waiting()
        self._window.show_page("drills")

    def close(self) -> None:
        """Wait until what is being looked up is known, and look up nothing more."""
        self._closed = True
        self._timer.stop()
        if self._looking is not None:
            self._looking.wait()

    def start(self, first: int = 0) -> None:
        """Begin with the first drill that is due, or with another one; the rest keep their order."""
        if self._waiting is not None and self._waiting.cards:
            cards = self._waiting.cards
            self._round, self._results = (cards[first], *cards[:first], *cards[first + 1 :]), []
            self._show_drill()

    def _look_up(self) -> None:
        trainee = self._people.current
        if trainee is None or self._closed:
            return
        self._look_again = False
        self._looking = SlowCall(partial(look_up, self._services, trainee.id, self._now()), self)
        self._looking.ended.connect(self._end_looking)
        self._looking.done.connect(self._on_looked_up)
        self._looking.refused.connect(self._on_refused)
        self._looking.start()

    def _on_looked_up(self, waiting: Waiting) -> None:
        if self._closed or self._look_again:
            self._look_up()
            return
        first = self._waiting is None
        self._waiting = waiting
        self.counted.emit(len(waiting.cards))
        self.advised.emit(waiting.wanted)
        if self._window.page == "drills":
            self._show_waiting()
            if first:
                self.overview.focus_first()
        self._wait_for(waiting.next_due)

    def _wait_for(self, due: datetime | None) -> None:
        wait = round((due - self._now()).total_seconds() * 1000) if due else SOON
        if wait < SOON:
            self._timer.start(max(wait, 0))

    def _on_due(self) -> None:
        if self._window.page in ("drills", "practise"):
            self.count()

    def _on_refused(self, error: SimulatorError) -> None:
        _log.warning("the drills can't be looked up: %s", error)
        if self._window.page == "drills":
            self.overview.notice.alarm(error_text(error), (self.tr("Try again"), self.open))

    def _end_looking(self) -> None:
        if self._looking is not None:
            self._looking.deleteLater()
        self._looking = None

    def _show_waiting(self) -> None:
        waiting, trainee = self._waiting, self._people.current
        if waiting is None or trainee is None:
            self.overview.show_looking()
        elif waiting.cards:
            enter, lost = self._drills.drill, self._drills.of_100
            self.overview.show_due(waiting.cards, enter, lost, trainee.name, self._now())
        else:
            self.overview.show_nothing(waiting.next_due, self._now())

    def _show_drill(self) -> None:
        trainee = self._people.current
        if trainee is None:
            return
        settings = self._settings()
        card = self._round[len(self._results)]
        session, options = self._drills.drill(card), self._drills.options(card)
        place = len(self._results) + 1, len(self._round)
        self.page.show_drill(session, options, trainee.name, place, timed=settings.timers, ask_sure=settings.confidence)
        self._window.show_page("drill")

    def _on_answered(self, choice_id: str, sure: bool | None) -> None:
        trainee = self._people.current
        if trainee is None:
            return
        card, now = self._round[len(self._results)], self._now()
        try:
            result = self._drills.answer(card, choice_id, now, sure)
        except SimulatorError as error:
            message = error_text(error)
            self.page.notice.alarm(message, (self.tr("Try again"), partial(self._on_answered, choice_id, sure)))
            return
        self._results.append(result)
        place = len(self._results), len(self._round)
        playable = self._drills.playable(card)
        guidance = playable.guidance if playable else self._services.opener.guidance
        self.answer.show_result(self._drills.drill(card), result, guidance, trainee.name, place, now)
        self._window.show_page("drill-answer")

    def _go_on(self) -> None:
        if len(self._results) < len(self._round):
            self._show_drill()
        else:
            self._show_end()

    def _show_end(self) -> None:
        now = self._now()
        later = self._waiting.next_due if self._waiting else None
        coming = [result.due for result in self._results] + ([later] if later else [])
        right, again = sum(result.right for result in self._results), sum(due <= now for due in coming)
        wanted = self._waiting.wanted if self._waiting else None
        self.end.show_end(right, len(self._results), again, min(coming), now, wanted)
        self._window.show_page("drill-end")

    def _on_left(self) -> None:
        """Go back to the drills that are due, looked up again: those that were answered are no longer due."""
        self._waiting = None
        self.open()
