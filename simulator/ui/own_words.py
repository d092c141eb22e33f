"""The trainee's own part in a debrief: how the attempt was held, the words written first, and how sure each answer was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.core.debrief import Debrief
from simulator.core.guidance import Guidance
from simulator.core.hints import Hint, marked
from simulator.core.progress import ASSESSMENT, Attempt, Entry
from simulator.core.scoring import Decision
from simulator.ui.debrief_sections import Section
from simulator.ui.link import Link
from simulator.ui.look import Look
from simulator.ui.marked_text import MarkedText
from simulator.ui.theme import GRID
from simulator.ui.widgets import column, framed, label
from simulator.ui.words import points


def circumstances(owner: QWidget, attempt: Attempt) -> str:
    """Tell what was different about an attempt; nothing for a practice with its timers."""
    told = [owner.tr("Held as an assessment.")] if attempt.mode == ASSESSMENT else []
    if attempt.timers is False:
        told.append(owner.tr("Silence was not timed."))
    return " ".join(told)


def sure_told(owner: QWidget, entry: Entry) -> str:
    """Tell how sure the trainee was, or nothing where that was not asked."""
    if entry.sure is None:
        return ""
    return owner.tr("You were sure.") if entry.sure else owner.tr("You were not sure.")


def confident_mistakes(debrief: Debrief, entries: Mapping[int, Entry]) -> list[Decision]:
    """Give the costly decisions that the trainee was sure of, what cost most first."""
    sure = [decision for decision in debrief.costly if decision.position in entries and entries[decision.position].sure]
    return sorted(sure, key=lambda decision: -decision.cost)


def own_part(look: Look, entry: Entry, guidance: Guidance) -> QWidget | None:
    """Give what stands below a decision: how sure it was and what was written first, None where there is neither."""
    part = QWidget()
    inside = column(spacing=GRID, margins=(look.theme.px(24) + 2 * GRID, 0, 0, 0))
    part.setLayout(inside)
    sure = sure_told(part, entry)
    if sure:
        inside.addWidget(label(sure, "small"))
    if entry.typed:
        inside.addWidget(OwnWords(look, entry.typed, guidance))
    return part if inside.count() else None


class OwnWords(QWidget):
    """What the trainee wrote before the options appeared, with the places that are worth a second look."""

    def __init__(self, look: Look, text: str, guidance: Guidance) -> None:
        super().__init__()
        marks = marked(text, guidance.hints.values())
        inside = column(spacing=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        inside.addWidget(label(self.tr("You first wrote"), "eyebrow"))
        inside.addWidget(MarkedText(look, text, marks))
        hints: Sequence[Hint] = list({mark.hint.id: mark.hint for mark in marks}.values())
        if hints:
            inside.addSpacing(GRID)
            inside.addWidget(label(self.tr("Worth a second look; a hint, not a score"), "eyebrow", wrap=True))
        for hint in hints:
            places = ", ".join(dict.fromkeys(f"“{text[mark.start : mark.end]}”" for mark in marks if mark.hint is hint))
            inside.addSpacing(GRID // 2)
            inside.addWidget(label(self.tr("%s: %s") % (hint.name, places), "strong", wrap=True))
            inside.addWidget(label(hint.about, wrap=True))
            principle = guidance.principles.get(hint.principle)
            if principle is not None:
                inside.addWidget(label(self.tr("Principle: %s") % principle.name, "small", wrap=True))
        whole = column()
        whole.addWidget(framed("card", inside))
        self.setLayout(whole)


class SureMistakes(Section):
    """The costly decisions that the trainee was sure of: where an answer corrects most.

    Signals: `decision_picked` with the decision (from 0) to look at.
    """

    decision_picked = Signal(int)

    def __init__(self, look: Look, decisions: Sequence[Decision], debrief: Debrief, agent: str) -> None:
        super().__init__(
            self.tr("You were sure here"),
            self.tr("Look at these first: what one was sure of and learns otherwise is remembered best."),
        )
        fill = debrief.session.scenario.fill
        for decision in decisions:
            number = decision.position + 1
            said = self.tr("You said nothing.") if decision.choice.silent else fill(decision.choice.text, agent)
            link = Link(look, self.tr("Decision %d. %s") % (number, points(self, decision.cost)), f"sure-{number}")
            link.clicked.connect(lambda _=False, position=decision.position: self.decision_picked.emit(position))
            lines = column(spacing=GRID // 2)
            lines.addWidget(link)
            lines.addWidget(label(self.tr("You: %s") % said, wrap=True))
            better = label(self.tr("Better here: %s") % fill(decision.reference.text, agent), "good", wrap=True)
            lines.addWidget(better)
            self.inside.addLayout(lines)
