"""Drills: which decisions are due again, when the next one comes, and what drills are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.core.scenario.session import Session
from simulator.core.training.drill import DrillCard
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.relative_time import ago, ahead
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import lost, speaking, told
from simulator.ui.widgets.basics import Mark, ScrollPage, button, clear, column, icon_button, label, row
from simulator.ui.widgets.notice import Notice
from simulator.ui.widgets.row_card import RowCard
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page

MOST = 12
"""The number of drills that are listed; the others are only counted."""


class DrillsPage(ScrollPage, Page):
    """The drills of a trainee.

    Signals: `started` with the first one, `picked` with the number (from 0) of another one to begin with, `practise_asked` for
    the conversations.
    """

    name = "drills"

    started = Signal()
    picked = Signal(int)
    practise_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.notice: Notice = Notice(look)
        self.notice.float_over(self)
        self.notice.left.connect(self.focus_first)
        self._lead = label(role="lead", wrap=True)
        self._lead.setObjectName("waiting")
        self._about = label(role="soft", wrap=True)
        self._start = button(self.tr("Start"), "primary", name="start-drills")
        self._practise = button(self.tr("Choose a conversation"), "primary", name="practise")
        self._list = column(spacing=GRID)
        self.content.addWidget(label(self.tr("Drills"), "title"))
        for widget in (self._lead, self._about):
            self.content.addWidget(widget)
        for step in (self._start, self._practise):
            self.content.addWidget(step, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addSpacing(GRID)
        self.content.addLayout(self._list)
        self.content.addStretch(1)
        self._start.clicked.connect(self.started)
        self._practise.clicked.connect(self.practise_asked)

    def show_looking(self) -> None:
        """Show that the drills are being looked up."""
        self._show(self.tr("One moment…"), "")

    def show_nothing(self, next_due: datetime | None, now: datetime) -> None:
        """Show that nothing is due, and when the next drill comes; without one, what drills are."""
        if next_due is None:
            self._show(self.tr("Nothing to drill yet."), self._what_drills_are(), self._practise)
        else:
            next_time = self.tr("The next drill comes %s.") % ahead(next_due, now)
            self._show(self.tr("Nothing is due now."), next_time, self._practise)

    def show_due(
        self,
        cards: Sequence[DrillCard],
        enter: Callable[[DrillCard], Session],
        of_100: Callable[[DrillCard], int],
        agent: str,
        now: datetime,
    ) -> None:
        """List the drills that are due, the first one first; `enter` returns the moment of each, `of_100` what was lost."""
        count = len(cards)
        waiting = self.tr("%n decisions are waiting; about %n minutes.", "", count)
        about = self.tr("You can stop after any of them; every answer is saved.")
        self._show(waiting, about, self._start)
        for number, card in enumerate(cards[:MOST], 1):
            self._list.addWidget(self._card(number, card, enter(card), of_100(card), agent, now))
        if count > MOST:
            self._list.addWidget(label(self.tr("And %n more.", "", count - MOST), "soft"))

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        for step in (self._start, self._practise):
            if step.isVisibleTo(self):
                step.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self.tr("Drills"), self._lead.text(), self._about.text())))

    def _show(self, lead: str, about: str, step: QPushButton | None = None) -> None:
        clear(self._list)
        self._lead.setText(lead)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        for control in (self._start, self._practise):
            control.setVisible(control is step)

    def _what_drills_are(self) -> str:
        return self.tr(
            "A decision that costs points in a conversation comes back here as a drill of about a minute: the same moment, the "
            "same options in another order, and you decide again. What you get right comes back less and less often, what you "
            "get wrong soon; at most ten a day, the most costly first. Finish a conversation, and its drills appear by "
            "themselves."
        )

    def _card(self, number: int, card: DrillCard, session: Session, points: int, agent: str, now: datetime) -> QWidget:
        scenario, moment = session.scenario, session.moment
        face = label()
        face.setPixmap(self._look.portrait(scenario.customer.portrait, moment.mood, self._look.theme.px(40)))
        face.setAccessibleName(scenario.customer.name)
        words = column(spacing=GRID // 2)
        words.addWidget(label(scenario.title, "strong", wrap=True))
        said = told(session.last_line, partial(scenario.fill, agent=agent), scenario, quotes=True)
        words.addWidget(label(speaking(scenario.customer.name, said), wrap=True))
        loss = lost(points) if card.lost else self.tr("A critical error.")
        words.addWidget(label(f"{ago(card.reviewed, now)} · {loss}", "small", wrap=True))
        if card.confident:
            sure = row(spacing=GRID)
            sure.addWidget(Mark(self._look, "star", 18), 0, Qt.AlignmentFlag.AlignTop)
            sure.addWidget(label(self.tr("You were sure of your answer."), "good", wrap=True), 1)
            words.addLayout(sure)
        inside = row(spacing=2 * GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        inside.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        start = icon_button(self._look, "chevron-right", self.tr("Begin with drill %d") % number, name=f"begin-{number}")
        inside.addWidget(start)
        due_row = RowCard(inside)
        due_row.setObjectName(f"due-{number}")
        for source in (start, due_row):
            source.clicked.connect(lambda *_: self.picked.emit(number - 1))
        return due_row
