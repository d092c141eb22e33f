"""All decisions of a call: the curves of mood and trust with a dot for each, and a card for each that opens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.scorecard import Decision
from simulator.core.training.attempt import LogEntry
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.debrief.debrief_sections import DebriefSection
from simulator.ui.debrief.decision_card import DecisionCard
from simulator.ui.debrief.decision_dots import DecisionDots
from simulator.ui.debrief.decision_summary import NUMBER
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import told
from simulator.ui.widgets.basics import boxed, column, label


class DecisionList(DebriefSection):
    """Shows every decision of a debrief; `cards` has the card of each, by its place from 0.

    Signals: those of the cards; `decision_picked` with a decision whose dot was picked.
    """

    line_asked = Signal(int)
    what_if_asked = Signal(int)
    opened = Signal(int)
    principle_picked = Signal(str)
    decision_picked = Signal(int)

    def __init__(
        self, look: Appearance, debrief: Debrief, guidance: Guidance, agent: str, entries: Mapping[int, LogEntry]
    ) -> None:
        super().__init__(self.tr("The conversation"))
        self._look = look
        self._debrief = debrief
        self._guidance = guidance
        self._agent = agent
        self._explained: set[str] = set()
        self.inside.addWidget(label(self._lost(), "small", wrap=True))
        self._add_curves()
        ranked = [*debrief.first_to_see({place for place, entry in entries.items() if entry.sure}), *debrief.card.decisions]
        # what matters most explains its principle, wherever it stands
        cards = {decision.position: self._card(decision, entries.get(decision.position)) for decision in dict.fromkeys(ranked)}
        self.cards = dict(sorted(cards.items()))
        for card in self.cards.values():
            self.inside.addWidget(card)
        last = column(margins=(4 * GRID + look.theme.px(NUMBER) + 1, GRID, 2 * GRID, GRID))
        scenario = debrief.session.scenario
        words = told(debrief.session.said, partial(scenario.fill, agent=agent), scenario)
        last.addWidget(label(words, "soft", wrap=True))
        self.inside.addWidget(boxed(last))

    def _lost(self) -> str:
        card = self._debrief.card
        if not card.losses:
            return self.tr("No decision cost anything.")
        lost = sum(card.losses.values())
        return self.tr("Every lost point belongs to one decision: %d of 100 in all.") % lost

    def _add_curves(self) -> None:
        debrief = self._debrief
        about = self.tr("Each dot is a decision; choose one to go to it. Filled dots cost points, the large one the most.")
        self.inside.addWidget(label(about, "small", wrap=True))
        curves = MoodCurves(self._look, height=152)
        dots = DecisionDots(self._look, curves)
        dots.setObjectName("dots")
        turning = debrief.card.turning_point
        dots.show_decisions(debrief.readings, debrief.card.losses, turning.position if turning else None)
        dots.decision_picked.connect(self.decision_picked)
        self.inside.addWidget(curves)

    def _card(self, decision: Decision, entry: LogEntry | None) -> DecisionCard:
        card = DecisionCard(self._look, self._debrief, decision, self._guidance, self._agent, self._explained, entry, shown=False)
        card.line_asked.connect(self.line_asked)
        card.what_if_asked.connect(self.what_if_asked)
        card.principle_picked.connect(self.principle_picked)
        card.opened.connect(self.opened)
        return card
