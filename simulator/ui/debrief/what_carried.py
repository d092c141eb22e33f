"""What carried a call, and the trainee's own words beside what the score found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.debrief import Debrief, failed_most
from simulator.core.scoring.scorecard import Decision
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import said
from simulator.ui.widgets.basics import Mark, boxed, column, label, row

WELL = 2
"""The number of things done well that are shown; more would hide the best."""
NAMED = 2
"""The number of costly decisions that are named beside the trainee's own words."""


class Carried(QFrame):
    """What was done well, with the words that show it and why they were good."""

    def __init__(self, look: Appearance, debrief: Debrief, guidance: Guidance, agent: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("carried")
        inside = column(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(label(self.tr("What carried the call"), "strong", wrap=True))
        told: set[str] = set()
        for decision in strongest(debrief):
            inside.addLayout(self._line(look, debrief, guidance, agent, decision, told))
        inside.addStretch(1)
        self.setLayout(inside)

    def _line(
        self, look: Appearance, debrief: Debrief, guidance: Guidance, agent: str, decision: Decision, told: set[str]
    ) -> QHBoxLayout:
        scenario = debrief.session.scenario
        words = column(spacing=GRID // 2)
        words.addWidget(label(said(scenario, decision.choice, agent), wrap=True))
        reason = "" if decision.cost else debrief.because(decision)
        words.addWidget(label(scenario.fill(reason, agent) or evidence(debrief, decision), "soft", wrap=True))
        names = shown_names(guidance, decision)
        if names not in told:  # the same words once
            words.addWidget(label(names, "small", wrap=True))
        told.add(names)
        line = row(spacing=GRID)
        line.addWidget(Mark(look, "check", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line


class OwnWords(QFrame):
    """What the trainee wrote after the call, beside what the score found; nothing is read into either."""

    def __init__(self, debrief: Debrief, guidance: Guidance, went_well: str, would_change: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("own-words")
        inside = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(label(self.tr("Your own words, beside what was found"), "strong", wrap=True))
        for lead, text in ((self.tr("You said this went well"), went_well), (self.tr("You would change this"), would_change)):
            if text:
                inside.addWidget(boxed(_led(lead, text)))
        inside.addWidget(boxed(_led(self.tr("What was found"), found(debrief, guidance))))
        inside.addStretch(1)
        self.setLayout(inside)


def _led(lead: str, text: str) -> QVBoxLayout:
    words = column(spacing=0)
    words.addWidget(label(lead, "eyebrow", wrap=True))
    words.addWidget(label(text, wrap=True))
    return words


def found(debrief: Debrief, guidance: Guidance) -> str:
    """Say in one sentence where the points went: what failed the call, the two dearest decisions, and all others together."""
    losses = debrief.card.losses
    critical = {decision.position for decision in debrief.card.critical}
    if not losses and not critical:
        return Texts.tr("No decision cost anything.")
    named = sorted(critical | set(sorted(losses, key=lambda position: -losses[position])[:NAMED]))
    parts = []
    for position in named:
        failed = failed_most(debrief.card.decisions[position])
        name = next((guidance.principles[key].name for key in failed if key in guidance.principles), "")
        text = _what_it_did(position, losses.get(position, 0), critical=position in critical)
        parts.append(f"{text} ({name})" if name else text)
    others = sum(losses.values()) - sum(losses.get(position, 0) for position in named)
    if losses.keys() - set(named):
        parts.append(Texts.tr("all others together %d") % others)
    words = "; ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."


def _what_it_did(position: int, points: int, *, critical: bool) -> str:
    number = position + 1
    if critical and points:
        return Texts.tr("decision %d failed the call and cost %d of 100") % (number, points)
    if critical:
        return Texts.tr("decision %d failed the call") % number
    return Texts.tr("decision %d cost %d of 100") % (number, points)


def strongest(debrief: Debrief) -> list[Decision]:
    """Return the decisions that showed most, in the order in which they were made.

    Those that cost nothing come first; where they are few, what was shown in others counts too.
    """
    ranked = [sorted(some, key=lambda decision: -decision.choice.points) for some in (debrief.done_well, debrief.partly_well)]
    return sorted([*ranked[0], *ranked[1]][:WELL], key=lambda decision: decision.position)


def shown_names(guidance: Guidance, decision: Decision) -> str:
    """Return the names of the principles that an answer shows."""
    known = (guidance.principles.get(shown.principle) for shown in decision.choice.shows)
    return ", ".join(principle.name for principle in known if principle)


def evidence(debrief: Debrief, decision: Decision) -> str:
    """Say which decision it was, and what it led to."""
    before, after = (reading.mood for reading in debrief.readings[decision.position :][:2])
    name = debrief.session.scenario.customer.name
    which = Texts.tr("Decision %d.") % (decision.position + 1)
    if decision.cost:
        return " ".join((which, Texts.tr("More was possible here, but this much was right.")))
    if after > before:
        return " ".join((which, Texts.tr("It moved the mood of %s from %d to %d.") % (name, before, after)))
    return which
