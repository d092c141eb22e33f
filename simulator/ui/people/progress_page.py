"""Progress: what to practise next and why, attempts over time, and each competency with the evidence behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.training.attempt import ASSESSMENT, Attempt
from simulator.ui.charts.chart_with_table import ChartWithTable
from simulator.ui.charts.score_chart import ScoreChart, ScoreMark
from simulator.ui.people.competencies_section import CompetenciesSection, StandingSection
from simulator.ui.people.results_section import ResultsSection, ScoreColumn, Subtitles, add_subtitle
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import day, next_reason, with_help
from simulator.ui.widgets.basics import ScrollPage, boxed, button, clear, column, framed, label, row
from simulator.ui.widgets.row_card import RowCard
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.ui.window.page import Page
from simulator.workflow.trainee_record import Overview, TraineeRecord

if TYPE_CHECKING:  # reads files, which a page does not
    from simulator.workflow.recommend import Recommendation


COLUMN, TWO_COLUMNS, WIDEST = 880, 1300, 1560
"""How wide a column is at most, from which width there are two, and how wide both are at most, before scaling."""


class ProgressPage(ScrollPage, Page):
    """What a trainee has done so far.

    Signals: `attempt_opened` with an attempt whose debrief is wanted, `practise_asked` for the library, `scenario_opened` with
    the row of a scenario to practise next, `policy_picked` with the attempt policy that was chosen, `more_asked` for earlier
    attempts with the number of those that are listed. `more` is the button that asks for them. `subtitles` says of scenarios what
    they are.
    """

    name = "progress"

    attempt_opened = Signal(object)
    practise_asked = Signal()
    scenario_opened = Signal(object)
    policy_picked = Signal(str)
    more_asked = Signal(int)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, WIDEST, parent)
        self._title = label(self.tr("Progress"), "title")
        self._lead = label(role="soft", wrap=True)
        self._wanted = ""
        self._next_part, self._scores_part, self._competencies_part = (column(spacing=4 * GRID) for _ in range(3))
        self._list_part = column(spacing=4 * GRID)
        self.subtitles: Subtitles = {}
        self._done = Overview((), (), (), 0)
        self._policy = ""
        self._listed = 0
        self._practise = button(self.tr("Choose a conversation"), "primary", name="practise")
        self._practise.clicked.connect(self.practise_asked)
        self.content.addWidget(self._title)
        self.content.addWidget(self._lead)
        self.content.addWidget(self._practise, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addSpacing(GRID)
        first = self._column_of(self._next_part, self._scores_part)
        second = self._column_of(self._competencies_part, self._list_part)
        self._columns = first, second
        self.content.addWidget(SideBySide(look, first, second, room=TWO_COLUMNS))
        self.content.addStretch(1)
        look.changed.connect(self._limit)
        self._limit()

    def _column_of(self, *parts: QLayout) -> QWidget:
        inside = column(spacing=4 * GRID)
        for part in parts:
            inside.addLayout(part)
        inside.addStretch(1)
        return boxed(inside, self)

    def _limit(self) -> None:
        for part in self._columns:
            part.setMaximumWidth(self._look.theme.px(COLUMN))

    def show_progress(self, name: str, done: Overview, policy: str) -> None:
        """Show what a trainee has done; `policy` says which score of several attempts counts. What it shows comes afterwards."""
        clear(self._scores_part)
        clear(self._next_part)
        clear(self._competencies_part)
        clear(self._list_part)
        self._done, self._policy, self._wanted = done, policy, ""
        self._practise.setVisible(not done.finished)
        if not done.finished:
            text = self.tr("Nothing yet. Your first finished conversation will appear here.")
            self._lead.setText(f"{text} {self._left(done.left)}".strip())
            if done.left:
                self._add_attempts(done.listed)
            return
        passed, more = sum(each.passed for each in done.scores), sum(each.passed_with_help for each in done.scores)
        text = self.tr("%s: %n conversations finished, %d passed.", "", done.finished) % (name, passed)
        helped = self.tr("%n more passed with help.", "", more) if more else ""
        self._lead.setText(" ".join(part for part in (text, helped, self._left(done.left)) if part))
        waiting = label(self.tr("One moment, your conversations are being weighed …"), "soft", wrap=True)
        inside = column(margins=(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID))
        inside.addWidget(waiting)
        self._next_part.addWidget(framed("note", inside))
        self._add_chart(done.latest)
        self._add_results({})
        self._add_attempts(done.listed)
        self.verticalScrollBar().setValue(0)

    def show_record(self, record: TraineeRecord, guidance: Guidance) -> None:
        """Show what follows from what was done: the next step and the competencies."""
        if not self._done.finished:
            return
        clear(self._next_part)
        clear(self._competencies_part)
        if record.next is not None:
            self._next_part.addWidget(self._next(record.next))
            self._wanted = sentences((self._wanted_name(record.next), next_reason(record.next)))
        self._next_part.addWidget(StandingSection(self._look, record, guidance))
        if record.marks:
            self._results.show_marks(record.marks)
        self._competencies_part.addWidget(CompetenciesSection(self._look, record, guidance))
        if record.calls:
            self._add_confidence(record)

    @property
    def is_at_first(self) -> bool:
        """Whether the keyboard is where the page has put it."""
        first = self._first()
        return first is None or first.hasFocus()

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        first = self._first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._lead.text(), self._wanted)))

    def _first(self) -> QPushButton | None:
        names = ("practise", "practise-next", "attempt-0")
        buttons = [widget for name in names for widget in self.findChildren(QPushButton, name)]
        return next((widget for widget in buttons if widget.isVisibleTo(self)), None)

    def _next(self, wanted: Recommendation) -> QWidget:
        words = column(spacing=GRID // 2)
        words.addWidget(label(self.tr("Next"), "eyebrow"))
        name = label(self._wanted_name(wanted), "strong", wrap=True)
        name.setObjectName("practise-what")
        words.addWidget(name)
        reason = label(next_reason(wanted), "soft", wrap=True)
        reason.setObjectName("reason")
        words.addWidget(reason)
        line = row(spacing=2 * GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        line.addLayout(words, 1)
        to_open = wanted.row
        if to_open is not None:
            opener = button(self.tr("Open it"), "primary", name="practise-next")
            opener.setAccessibleName(self.tr("Open %s") % to_open.title)
            opener.clicked.connect(lambda: self.scenario_opened.emit(to_open))
            line.addWidget(opener)
        return framed("note", line)

    def _wanted_name(self, wanted: Recommendation) -> str:
        return wanted.principle.name if wanted.principle else self.tr("A new conversation")

    def _add_chart(self, latest: Sequence[Attempt]) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Scores"), "lead"))
        about = self.tr(
            "Every finished conversation, oldest first; a line joins the tries at the same one. Discs passed, squares did not; "
            "hollow ones had help."
        )
        section.addWidget(label(about, "small", wrap=True))
        chart = ScoreChart(self._look)
        finished = [(attempt, attempt.outcome) for attempt in latest]
        chart.show_marks(
            [
                ScoreMark(outcome.score, outcome.passed, attempt.rewound, attempt.scenario)
                for attempt, outcome in finished
                if outcome
            ]
        )
        heads = (self.tr("Conversation"), self.tr("Day"), self.tr("Score"), self.tr("Result"))
        cells = [
            (attempt.title, day(attempt.finished or attempt.started), score_text(attempt), self._verdict(attempt))
            for attempt, outcome in finished
            if outcome
        ]
        section.addWidget(ChartWithTable(self._look, chart, self.tr("Scores"), "scores-table", heads, cells, wide=(0, 3)))
        self._scores_part.addWidget(boxed(section))

    def _add_results(self, marks: Mapping[str, int]) -> None:
        self._results = ResultsSection(self._look, self._done.scores, marks, self._policy, self.subtitles)
        self._results.policy_picked.connect(self.policy_picked)
        self._scores_part.addWidget(self._results)

    def _left(self, left: int) -> str:
        return self.tr("%n assessments were left before their end and count as unfinished.", "", left) if left else ""

    def _add_confidence(self, record: TraineeRecord) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Confidence"), "lead"))
        if record.calibration is None:
            text = self.tr("%n answers marked sure or not sure: too few to tell how well that fits.", "", record.calls)
        else:
            meant = self.tr("0 is perfect, 0.25 is what “not sure” each time would give; above it, being sure misled you.")
            text = self.tr("How well “sure” and “not sure” fit: %.2f (Brier score). %s") % (record.calibration, meant)
        fits = label(text, wrap=True)
        fits.setObjectName("calibration")
        section.addWidget(fits)
        self._competencies_part.addWidget(boxed(section))

    def _add_attempts(self, attempts: Sequence[Attempt]) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Conversations"), "lead"))
        self._list = column(spacing=GRID)
        section.addWidget(boxed(self._list))
        self.more = button(self.tr("Show earlier conversations"), name="show-earlier")
        self.more.clicked.connect(lambda: self.more_asked.emit(self._listed))
        section.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._listed = 0
        self._list_part.addWidget(boxed(section))
        self.add_attempts(attempts)

    def add_attempts(self, attempts: Sequence[Attempt]) -> None:
        """List further attempts, the newest first, below those that are listed; the keyboard comes to the first of them."""
        first, self._listed = self._listed, self._listed + len(attempts)
        for number, attempt in enumerate(attempts, first):
            self._list.addWidget(self._attempt(number, attempt))
        self.more.setVisible(self._listed < self._done.over and bool(attempts))
        if first:
            to_open = self.findChild(QPushButton, f"attempt-{first}")
            (to_open or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _attempt(self, number: int, attempt: Attempt) -> QWidget:
        outcome = attempt.outcome
        when = (attempt.finished or attempt.started).astimezone().strftime("%Y-%m-%d %H:%M")
        line = row(spacing=2 * GRID, margins=(2 * GRID, GRID, GRID, GRID))
        line.addWidget(ScoreColumn(self._look, outcome.score if outcome else None, helped=attempt.rewound))
        names = column(spacing=0)
        names.addWidget(label(attempt.title, "strong", wrap=True))
        add_subtitle(names, self.subtitles, attempt.scenario, attempt.title)
        facts = [when, self.tr("Assessment")] if attempt.mode == ASSESSMENT else [when]
        names.addWidget(label(" · ".join([*facts, self._verdict(attempt)]), "small", wrap=True))
        line.addLayout(names, 1)
        if outcome is None:
            return framed("card", line)
        opener = button(self.tr("Debrief"), name=f"attempt-{number}")
        opener.setAccessibleName(self.tr("Debrief of %s, %s") % (attempt.title, when))
        opener.clicked.connect(lambda: self.attempt_opened.emit(attempt))
        line.addWidget(opener)
        card = RowCard(line)
        card.setObjectName(f"attempt-row-{number}")
        card.clicked.connect(lambda: self.attempt_opened.emit(attempt))
        return card

    def _verdict(self, attempt: Attempt) -> str:
        outcome = attempt.outcome
        if outcome is None:
            decided = self.tr("left unfinished after %n decisions", "", len(attempt.transcript))
            return self.tr("%s; it has no score and can't be resumed, but you can take it again") % decided
        text = self.tr("passed") if outcome.passed else self.tr("not passed")
        if outcome.critical:
            text = self.tr("critical error")
        return with_help(text) if attempt.rewound and outcome.passed else text


def score_text(attempt: Attempt) -> str:
    """Write the score of an attempt."""
    if attempt.outcome is None:
        return ""
    return with_help(attempt.outcome.score) if attempt.rewound else str(attempt.outcome.score)
