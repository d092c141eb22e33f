"""What another answer would have changed: both courses of a conversation side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from simulator.core.scoring.comparison import AttemptComparison
from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.scorecard import Decision
from simulator.ui.charts.mood_comparison import MoodComparison
from simulator.ui.debrief.debrief_sections import DebriefSection
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import addressed, ending_name, told
from simulator.ui.widgets.basics import ScrollPage, boxed, button, clear, column, framed, label
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import announce
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut


class WhatIfPage(ScrollPage, Page):
    """The comparison after a what-if.

    Signals: `back_asked` for the debrief, `retry_asked` to try yet another answer at the same decision.
    """

    name = "what-if"
    place = "practise"

    back_asked = Signal()
    retry_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 920, parent)
        self._back = button(self.tr("Back to the debrief"), "primary", name="back-to-debrief")
        self._retry = button(self.tr("Try another way"), name="try-another")
        self._spoken = ""
        self._body = column(spacing=4 * GRID)
        self.content.addLayout(self._body)
        self.content.addStretch(1)
        self._back.clicked.connect(self.back_asked)
        self._retry.clicked.connect(self.retry_asked)
        shortcut(self, "Esc", self.tr("Go back to the debrief"), self.back_asked.emit)

    def show_comparison(self, comparison: AttemptComparison, agent: str) -> None:
        """Show another comparison."""
        for control in (self._back, self._retry):
            control.setParent(self)
        clear(self._body)
        head = column(spacing=GRID)
        head.addWidget(label(self.tr("What it changed"), "title", wrap=True))
        self._spoken = self._lesson(comparison)
        lesson = label(self._spoken, wrap=True)
        lesson.setObjectName("lesson")
        head.addWidget(lesson)
        head.addWidget(label(self.tr("Your record is unchanged; nothing from this try is saved."), "small", wrap=True))
        head.addSpacing(GRID)
        head.addLayout(FlowLayout(self._back, self._retry))
        self._body.addWidget(boxed(head, self))
        for control in (self._back, self._retry):
            control.show()
        self._body.addWidget(self._outcomes(comparison))
        self._body.addWidget(self._curves(comparison))
        decisions = comparison.decisions()
        if decisions is not None:
            self._body.addWidget(self._parting(comparison, decisions, agent))
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the button that leads back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._spoken)

    def _lesson(self, comparison: AttemptComparison) -> str:
        if comparison.parting is None:
            return self.tr("You made the same choices again, so everything is as it was.")
        number = comparison.parting + 1
        if not comparison.ended:
            begun = self.tr("You came back before the end, so there is no score. The two differ from decision %d.") % number
            return f"{begun} {self._felt(comparison)}"
        gain, other = comparison.gain, comparison.other.card
        if other.critical:
            fails = self.tr("This way has a critical error, which fails the call whatever the score.")
            return f"{fails} {self._felt(comparison)}"
        if not gain:
            return self.tr("Another way from decision %d, and the same score. %s") % (number, self._felt(comparison))
        text = self.tr("Another way from decision %d gains %n points of 100. %s", "", gain)
        if gain < 0:
            text = self.tr("Another way from decision %d loses %n points of 100. %s", "", -gain)
        return text % (number, self._felt(comparison))

    def _felt(self, comparison: AttemptComparison) -> str:
        (was, now), name = comparison.last, comparison.first.session.scenario.customer.name
        if (was.mood, was.trust) == (now.mood, now.trust):
            return self.tr("%s feels the same.") % name
        if was.trust == now.trust:
            return self.tr("%s ends at mood %d instead of %d.") % (name, now.mood, was.mood)
        if was.mood == now.mood:
            return self.tr("%s ends at trust %d instead of %d.") % (name, now.trust, was.trust)
        text = self.tr("%s ends at mood %d instead of %d, and at trust %d instead of %d.")
        return text % (name, now.mood, was.mood, now.trust, was.trust)

    def _outcomes(self, comparison: AttemptComparison) -> QWidget:
        was = self._outcome(self.tr("As it was"), comparison.first)
        now = self._outcome(self.tr("This time"), comparison.other, ended=comparison.ended)
        return SideBySide(self._look, was, now)

    def _outcome(self, title: str, debrief: Debrief, *, ended: bool = True) -> QFrame:
        inside = column(spacing=GRID // 2, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(label(title, "eyebrow"))
        card = debrief.card
        inside.addWidget(label(str(card.score) if ended else "–", "display"))
        ending = self.tr("Not finished")
        if ended:
            passed = self.tr("passed") if card.passed else self.tr("not passed")
            ending = f"{ending_name(card.ending.ending or '')}, {passed}"
        inside.addWidget(label(ending, "soft", wrap=True))
        return framed("card", inside)

    def _curves(self, comparison: AttemptComparison) -> QWidget:
        first, other = comparison.first.readings, comparison.other.readings
        mood, trust = DebriefSection(self.tr("Mood")), DebriefSection(self.tr("Trust"))
        for section, name, was, now in (
            (mood, self.tr("Mood"), [item.mood for item in first], [item.mood for item in other]),
            (trust, self.tr("Trust"), [item.trust for item in first], [item.trust for item in other]),
        ):
            section.inside.addWidget(MoodComparison(self._look, name, was, now, comparison.parting))
        return SideBySide(self._look, mood, trust)

    def _parting(self, comparison: AttemptComparison, decisions: tuple[Decision, Decision], agent: str) -> QWidget:
        first, other = decisions
        scenario = comparison.first.session.scenario
        section = DebriefSection(self.tr("Where they differ: decision %d") % (first.position + 1))
        fill = partial(scenario.fill, agent=agent)
        section.inside.addWidget(label(told(first.step.last_line, fill, scenario), "soft", wrap=True))
        said = []
        for title, decision in ((self.tr("As it was"), first), (self.tr("This time"), other)):
            inside = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
            inside.addWidget(label(title, "eyebrow"))
            words = addressed(scenario, decision.choice, scenario.fill(decision.choice.text, agent))
            text = self.tr("You said nothing.") if decision.choice.silent else words
            inside.addWidget(label(text, "strong", wrap=True))
            if decision.choice.because:
                inside.addWidget(label(scenario.fill(decision.choice.because, agent), wrap=True))
            inside.addStretch(1)
            said.append(framed("card", inside))
        section.inside.addWidget(SideBySide(self._look, said[0], said[1]))
        return section
