"""What is wrong with a scenario file that can't be played, for whoever can mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from simulator.command_name import as_typed
from simulator.content.scenario_index import HOUSE_FILE
from simulator.core.problems.problem import Problem, Severity
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import translated
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, button, clear, column, dress, framed, label, row
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

MOST = 50


class ProblemsPage(ScrollPage, Page):
    """Every problem with its place and what to do.

    Signals: `back_asked`, `check_asked` to read the file again, `file_asked` to open it in the program that it is written with.
    """

    name = "problems"
    place = "practise"

    back_asked = Signal()
    check_asked = Signal()
    file_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 760, parent)
        self._back = button(self.tr("All conversations"), "link", name="back")
        self._again = button(self.tr("Check again"), "primary", name="check-again")
        self._open = button(self.tr("Open the file"), name="open-file")
        self._title = label(role="title", wrap=True)
        self._lead = label(role="soft", wrap=True)
        self._problems = column(spacing=2 * GRID)
        self.put_above(self._back)
        self.content.addWidget(self._title)
        self.content.addWidget(self._lead)
        ways = row(spacing=2 * GRID)
        ways.addWidget(self._again)
        ways.addWidget(self._open)
        ways.addStretch(1)
        self.content.addLayout(ways)
        self.content.addLayout(self._problems)
        self.content.addStretch(1)
        self._back.clicked.connect(self.back_asked)
        self._again.clicked.connect(self.check_asked)
        self._open.clicked.connect(self.file_asked)
        shortcut(self, "Esc", self.tr("Go back to all conversations"), self.back_asked.emit)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        dress(self._back, self._look, "chevron-left", "accent", 16)

    def show_problems(self, name: str, problems: Sequence[Problem]) -> None:
        """Show the problems of a file, errors first."""
        self._title.setText(name)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
        lead = self._lead_of(name, len(errors))
        if warnings and name != HOUSE_FILE:
            lead = " ".join(
                (lead, self.tr("It has %n warnings as well, which don't keep it from being played.", "", len(warnings)))
            )
        self._lead.setText(lead)
        clear(self._problems)
        for problem in (*errors, *warnings)[:MOST]:
            self._problems.addWidget(self._card(problem))
        if len(problems) > MOST:
            self._problems.addWidget(label(self.tr("… and %n more.", "", len(problems) - MOST), "soft"))

    def _lead_of(self, name: str, errors: int) -> str:
        if name == HOUSE_FILE:
            return self.tr("This file has %n problems. Conversations can't cite what has one before it is fixed.", "", errors)
        return self.tr("This file has %n problems that must be fixed before it can be played.", "", errors)

    def focus_first(self) -> None:
        """Give the keyboard to the button that checks again."""
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._title.text(), self._lead.text())))

    def _card(self, problem: Problem) -> QFrame:
        inside = column(spacing=GRID // 2, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        severity = self.tr("Error") if problem.severity is Severity.ERROR else self.tr("Warning")
        place = self.tr("Line %d") % problem.place.line if problem.place else ""
        inside.addWidget(label(" · ".join(filter(None, (severity, place, problem.code))), "small"))
        inside.addWidget(label(translated(problem.message), "strong", wrap=True))
        if problem.place and problem.place.source.strip():
            inside.addWidget(label(problem.place.source.strip()[:160], "soft", wrap=True))
        inside.addWidget(label(as_typed(" ".join(map(translated, problem.remedies))), wrap=True))
        return framed("card", inside)
