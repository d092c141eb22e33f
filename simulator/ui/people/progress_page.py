"""Progress: what to practise next and why, attempts over time, and each competency with the evidence behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.training.attempt import ASSESSMENT, Attempt
from simulator.ui.charts.chart_with_table import ChartWithTable
from simulator.ui.charts.interval_bar import IntervalBar, interval
from simulator.ui.charts.score_chart import ScoreChart, ScoreMark
from simulator.ui.people.results_section import ResultsSection, ScoreColumn
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.script import isolated
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import day, with_help
from simulator.ui.widgets.basics import ScrollPage, boxed, button, clear, column, framed, label, row
from simulator.ui.widgets.screen_reader import announce, named_beside, sentences
from simulator.ui.window.page import Page

if TYPE_CHECKING:  # reads files, which a page does not
    from simulator.workflow.review import Evidence
    from simulator.workflow.trainee_record import Recommendation, TraineeRecord

LATEST = 30


class ProgressPage(ScrollPage, Page):
    """What a trainee has done so far.

    Signals: `attempt_opened` with an attempt whose debrief is wanted, `practise_asked` for the library, `scenario_opened` with
    the row of a scenario to practise next, `policy_picked` with the attempt policy that was chosen.
    """

    name = "progress"

    attempt_opened = Signal(object)
    practise_asked = Signal()
    scenario_opened = Signal(object)
    policy_picked = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._title = label(self.tr("Progress"), "title")
        self._lead = label(role="soft", wrap=True)
        self._wanted = ""
        self._body = column(spacing=4 * GRID)
        self._practise = button(self.tr("Choose a conversation"), "primary", name="practise")
        self._practise.clicked.connect(self.practise_asked)
        self.content.addWidget(self._title)
        self.content.addWidget(self._lead)
        self.content.addWidget(self._practise, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addLayout(self._body)
        self.content.addStretch(1)

    def show_progress(self, name: str, record: TraineeRecord, guidance: Guidance, policy: str) -> None:
        """Show what a trainee has done; `policy` says which score of several attempts counts."""
        clear(self._body)
        attempts = record.attempts
        self._practise.setVisible(not attempts)
        self._wanted = ""
        if not attempts:
            text = self.tr("Nothing yet. Your first finished conversation will appear here.")
            self._lead.setText(f"{text} {self._left(record)}".strip())
            if record.left:
                self._add_attempts(record.left)
            return
        passed = [attempt.rewound for attempt in attempts if attempt.outcome is not None and attempt.outcome.passed]
        text = self.tr("%s: %n conversations finished, %d passed.", "", len(attempts)) % (name, passed.count(False))
        helped = self.tr("%n more passed with help.", "", passed.count(True)) if any(passed) else ""
        self._lead.setText(" ".join(part for part in (text, helped, self._left(record)) if part))
        if record.next is not None:
            self._body.addWidget(self._next(record.next))
            self._wanted = self._reason(record.next)
        self._add_chart(attempts[-LATEST:])
        results = ResultsSection(self._look, attempts, record.marks, policy)
        results.policy_picked.connect(self.policy_picked)
        self._body.addWidget(results)
        self._add_competencies([item for item in record.evidence if item.taken.chances], guidance)
        if record.calls:
            self._add_confidence(record)
        self._add_attempts(sorted((*attempts, *record.left), key=lambda attempt: attempt.started))
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        if self._practise.isVisibleTo(self):
            self._practise.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            buttons = [widget for name in ("practise-next", "attempt-0") for widget in self.findChildren(QPushButton, name)]
            first = next((widget for widget in buttons if widget.isVisibleTo(self)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._lead.text(), self._wanted)))

    def _next(self, wanted: Recommendation) -> QWidget:
        words = column(spacing=GRID // 2)
        words.addWidget(label(self.tr("Practise next"), "eyebrow"))
        reason = label(self._reason(wanted), "strong", wrap=True)
        reason.setObjectName("reason")
        words.addWidget(reason)
        words.addWidget(label(self.tr("Best practised in “%s”.") % isolated(wanted.row.title), "soft", wrap=True))
        opener = button(self.tr("Open it"), "primary", name="practise-next")
        opener.setAccessibleName(self.tr("Open %s") % wanted.row.title)
        opener.clicked.connect(lambda: self.scenario_opened.emit(wanted.row))
        line = row(spacing=2 * GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        line.addLayout(words, 1)
        line.addWidget(opener)
        return framed("note", line)

    def _reason(self, wanted: Recommendation) -> str:
        taken = wanted.advice.taken
        if wanted.advice.weak:
            text = self.tr("%s: %d of %n chances taken, the weakest so far of what can be told.", "", taken.chances)
            return text % (wanted.name, taken.taken)
        if not taken.chances:
            return self.tr("%s: no conversation of yours has given a chance for it yet.") % wanted.name
        return self.tr("%s: %n chances so far, fewer than for anything else.", "", taken.chances) % wanted.name

    def _add_chart(self, latest: Sequence[Attempt]) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Scores"), "lead"))
        about = self.tr("Every finished conversation, oldest first. Discs passed, squares did not; hollow ones: with help.")
        section.addWidget(label(about, "small", wrap=True))
        chart = ScoreChart(self._look)
        finished = [(attempt, attempt.outcome) for attempt in latest]
        chart.show_marks([ScoreMark(outcome.score, outcome.passed, attempt.rewound) for attempt, outcome in finished if outcome])
        heads = (self.tr("Conversation"), self.tr("Day"), self.tr("Score"), self.tr("Result"))
        cells = [
            (attempt.title, day(attempt.finished or attempt.started), score_text(attempt), self._verdict(attempt))
            for attempt, outcome in finished
            if outcome
        ]
        section.addWidget(ChartWithTable(self._look, chart, self.tr("Scores"), "scores-table", heads, cells, wide=(0, 3)))
        self._body.addWidget(boxed(section))

    def _add_competencies(self, evidence: Sequence[Evidence], guidance: Guidance) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Competencies"), "lead"))
        about = self.tr(
            "Chances taken in all conversations, before going back for the first time. The bar is the share so far, the line "
            "under it where the true share probably lies. It takes six chances to say anything."
        )
        section.addWidget(label(about, "small", wrap=True))
        names = [guidance.competencies[item.competency].name for item in evidence]
        lines = QGridLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(2 * GRID)
        lines.setColumnStretch(1, 3)
        lines.setColumnStretch(2, 2)
        lines.setColumnMinimumWidth(2, self._look.theme.px(184))
        for number, (name, item) in enumerate(zip(names, evidence, strict=True)):
            lines.addWidget(label(name), number, 0)
            self._add_share(lines, number, item)
        drawing = QWidget()
        drawing.setLayout(lines)
        heads = (self.tr("Competency"), self.tr("Taken"), self.tr("Of 100, so far"))
        cells = [(name, self._count(item), self._sure(item)) for name, item in zip(names, evidence, strict=True)]
        section.addWidget(
            ChartWithTable(self._look, drawing, self.tr("Competencies"), "competencies-table", heads, cells, wide=(0, 2))
        )
        self._body.addWidget(boxed(section))

    def _add_share(self, lines: QGridLayout, number: int, item: Evidence) -> None:
        if not item.enough:
            lines.addWidget(label(f"{self._count(item)}, {self._sure(item)}", "soft", wrap=True), number, 1, 1, 2)
            return
        figures = column(spacing=0)
        figures.addWidget(named_beside(label(self._count(item), "strong")))
        figures.addWidget(named_beside(label(self._sure(item), "small", wrap=True)))
        lines.addWidget(IntervalBar(self._look, item.taken), number, 1)
        lines.addLayout(figures, number, 2)

    def _count(self, item: Evidence) -> str:
        return self.tr("%d of %d") % (item.taken.taken, item.taken.chances)

    def _sure(self, item: Evidence) -> str:
        return interval(item.taken) if item.enough else self.tr("too few to tell")

    def _left(self, record: TraineeRecord) -> str:
        if not record.left:
            return ""
        return self.tr("%n assessments were left before their end and count as not finished.", "", len(record.left))

    def _add_confidence(self, record: TraineeRecord) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Confidence"), "lead"))
        if record.calibration is None:
            text = self.tr("%n answers called sure or not sure, too few to tell how well that fits.", "", record.calls)
        else:
            meant = self.tr("0 is perfect, 0.25 is what “not sure” each time would give; above it, being sure misled you.")
            text = self.tr("How well “sure” and “not sure” fit: %.2f (Brier score). %s") % (record.calibration, meant)
        fits = label(text, wrap=True)
        fits.setObjectName("calibration")
        section.addWidget(fits)
        self._body.addWidget(boxed(section))

    def _add_attempts(self, attempts: Sequence[Attempt]) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Conversations"), "lead"))
        for number, attempt in enumerate(reversed(attempts[-LATEST:])):
            section.addWidget(self._attempt(number, attempt))
        self._body.addWidget(boxed(section))

    def _attempt(self, number: int, attempt: Attempt) -> QWidget:
        outcome = attempt.outcome
        when = (attempt.finished or attempt.started).astimezone().strftime("%Y-%m-%d %H:%M")
        line = row(spacing=2 * GRID, margins=(2 * GRID, GRID, GRID, GRID))
        line.addWidget(ScoreColumn(self._look, outcome.score if outcome else None, helped=attempt.rewound))
        names = column(spacing=0)
        names.addWidget(label(attempt.title, "strong", wrap=True))
        facts = [when, self.tr("Assessment")] if attempt.mode == ASSESSMENT else [when]
        names.addWidget(label(" · ".join([*facts, self._verdict(attempt)]), "small", wrap=True))
        line.addLayout(names, 1)
        if outcome is not None:
            opener = button(self.tr("Debrief"), name=f"attempt-{number}")
            opener.setAccessibleName(self.tr("Debrief of %s, %s") % (attempt.title, when))
            opener.clicked.connect(lambda: self.attempt_opened.emit(attempt))
            line.addWidget(opener)
        return framed("card", line)

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
