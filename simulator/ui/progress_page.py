"""Progress: attempts over time, and each competency with the evidence behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.core.debrief import ENOUGH_OVER_TIME
from simulator.core.guidance import Guidance
from simulator.core.progress import Attempt
from simulator.ui.announce import announce
from simulator.ui.debrief_page import competency_lines
from simulator.ui.look import Look
from simulator.ui.score_chart import Mark, ScoreChart
from simulator.ui.theme import GRID
from simulator.ui.widgets import ScrollPage, button, clear, column, framed, label, row

if TYPE_CHECKING:  # reads files, which a page does not
    from simulator.workflow.review import Evidence

LATEST = 30


class ProgressPage(ScrollPage):
    """What a trainee has done so far.

    Signals: `attempt_opened` with an attempt whose debrief is wanted, `practise_asked` for the library.
    """

    attempt_opened = Signal(object)
    practise_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 880, parent)
        self._title = label(self.tr("Progress"), "title")
        self._lead = label(role="soft", wrap=True)
        self._body = column(spacing=4 * GRID)
        self._practise = button(self.tr("Choose a conversation"), "primary", name="practise")
        self._practise.clicked.connect(self.practise_asked)
        self.content.addWidget(self._title)
        self.content.addWidget(self._lead)
        self.content.addWidget(self._practise, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addLayout(self._body)
        self.content.addStretch(1)

    def show_progress(self, name: str, attempts: Sequence[Attempt], evidence: Sequence[Evidence], guidance: Guidance) -> None:
        """Show a trainee's finished attempts, oldest first, and the evidence that they give."""
        clear(self._body)
        self._practise.setVisible(not attempts)
        if not attempts:
            self._lead.setText(self.tr("Nothing yet. Your first finished conversation will appear here."))
            return
        passed = sum(attempt.outcome is not None and attempt.outcome.passed for attempt in attempts)
        one = self.tr("%s: 1 conversation finished, %d passed.") % (name, passed)
        many = self.tr("%s: %d conversations finished, %d passed.") % (name, len(attempts), passed)
        self._lead.setText(one if len(attempts) == 1 else many)
        self._add_chart(attempts)
        self._add_competencies(evidence, guidance)
        self._add_attempts(attempts)

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        if self._practise.isVisibleTo(self):
            self._practise.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self.findChild(QPushButton, "attempt-0")
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._lead.text())

    def _add_chart(self, attempts: Sequence[Attempt]) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Scores"), "lead"))
        told = self.tr("Every finished conversation, oldest first. Discs passed, squares did not; hollow: with going back.")
        section.addWidget(label(told, "small", wrap=True))
        chart = ScoreChart(self._look)
        latest = [(attempt, attempt.outcome) for attempt in attempts[-LATEST:]]
        chart.show_marks([Mark(outcome.score, outcome.passed, attempt.rewound) for attempt, outcome in latest if outcome])
        section.addWidget(chart)
        self._body.addLayout(section)

    def _add_competencies(self, evidence: Sequence[Evidence], guidance: Guidance) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Competencies"), "lead"))
        told = self.tr("Chances taken in all conversations, before going back for the first time. It takes six to say anything.")
        section.addWidget(label(told, "small", wrap=True))
        counts = {item.competency: item.taken for item in evidence}
        for line in competency_lines(self, self._look, counts, guidance, ENOUGH_OVER_TIME):
            section.addLayout(line)
        self._body.addLayout(section)

    def _add_attempts(self, attempts: Sequence[Attempt]) -> None:
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Conversations"), "lead"))
        for number, attempt in enumerate(reversed(attempts[-LATEST:])):
            section.addWidget(self._attempt(number, attempt))
        self._body.addLayout(section)

    def _attempt(self, number: int, attempt: Attempt) -> QWidget:
        outcome = attempt.outcome
        when = (attempt.finished or attempt.started).astimezone().strftime("%Y-%m-%d %H:%M")
        line = row(spacing=2 * GRID, margins=(2 * GRID, GRID, GRID, GRID))
        score = label(str(outcome.score) if outcome else "", "lead")
        score.setFixedWidth(self._look.theme.px(48))
        line.addWidget(score)
        names = column(spacing=0)
        names.addWidget(label(attempt.title, "strong", wrap=True))
        names.addWidget(label(f"{when} · {self._verdict(attempt)}", "small", wrap=True))
        line.addLayout(names, 1)
        opener = button(self.tr("Debrief"), name=f"attempt-{number}")
        opener.setAccessibleName(self.tr("Debrief of %s, %s") % (attempt.title, when))
        opener.clicked.connect(lambda: self.attempt_opened.emit(attempt))
        line.addWidget(opener)
        return framed("card", line)

    def _verdict(self, attempt: Attempt) -> str:
        outcome = attempt.outcome
        if outcome is None:
            return ""
        told = self.tr("passed") if outcome.passed else self.tr("not passed")
        if outcome.critical:
            told = self.tr("critical error")
        return self.tr("%s, with going back") % told if attempt.rewound else told
