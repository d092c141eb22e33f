"""After the call: the verdict, where the points went, what to say instead and why, and what to practise next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.scorecard import Decision
from simulator.core.training.attempt import LogEntry, effective_entries
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.debrief.debrief_sections import Competencies, DebriefSection, Figures, Verdict, Well, banner, own_words
from simulator.ui.debrief.decision_card import DecisionCard
from simulator.ui.debrief.decision_dots import DecisionDots
from simulator.ui.debrief.decision_link import DecisionLink
from simulator.ui.debrief.decision_summary import NUMBER
from simulator.ui.debrief.trainee_words import circumstances
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import critical_name, verdict
from simulator.ui.widgets.basics import ScrollPage, boxed, button, clear, column, dress, framed, label, restyle
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut
from simulator.workflow.practice import Practice


class DebriefPage(ScrollPage, Page):
    """A finished call looked back on.

    Signals: `again_asked` to practise the same scenario anew, `next_asked` for the conversation proposed next, `home_asked` for
    the library, `line_asked` and `what_if_asked` with a decision (from 0), `principle_picked` with the key of a principle to
    read about, `print_asked` and `save_asked` for a copy on paper, the latter by the button `save`.
    """

    name = "debrief"
    place = "practise"

    again_asked = Signal()
    next_asked = Signal()
    home_asked = Signal()
    principle_picked = Signal(str)
    line_asked = Signal(int)
    what_if_asked = Signal(int)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 920, parent)
        self._next = button("", "primary", name="next")
        self._again = button(self.tr("Practise again"), name="again")
        self._home = button(self.tr("All conversations"), name="home")
        self.save = button(self.tr("Save as PDF"), "quiet", name="save")
        self._print = button(self.tr("Print"), "quiet", name="print")
        self._buttons = (self._next, self._again, self._home, self.save, self._print)
        for control in self._buttons:
            control.setParent(self)  # never without a parent, or a screen reader takes it for a window
        self._cards: dict[int, DecisionCard] = {}
        self._entries: dict[int, LogEntry] = {}
        self._tried: int | None = None
        self._step = self._again
        self._spoken = ""
        self._body = column(spacing=4 * GRID)
        self.content.addLayout(self._body)
        self.content.addStretch(1)
        self._next.clicked.connect(self.next_asked)
        self._again.clicked.connect(self.again_asked)
        self._home.clicked.connect(self.home_asked)
        self.save.clicked.connect(self.save_asked)
        self._print.clicked.connect(self.print_asked)
        shortcut(self, "Ctrl+S", self.tr("Save the debrief as a PDF"), self.save.click)
        shortcut(self, "Ctrl+P", self.tr("Print the debrief"), self._print.click)
        shortcut(self, "Esc", self.tr("Go back to all conversations"), self.home_asked.emit)
        look.changed.connect(self._dress)
        self._dress()

    def show_debrief(
        self, debrief: Debrief, guidance: Guidance, agent: str, practice: Practice | None = None, following: str = ""
    ) -> None:
        """Show a debrief; `practice` adds the decisions that were taken back and the trainee's own words.

        `following` is the title of the conversation to practise in next, empty where that is this one again.
        """
        for control in self._buttons:
            control.setParent(self)
            control.hide()
        clear(self._body)
        self._tried = None
        attempt = practice.attempt if practice else None
        self._entries = {entry.position: entry for entry in effective_entries(practice.log)} if practice else {}
        self._add_head(debrief, agent, circumstances(attempt) if attempt else "")
        self._add_next(debrief, guidance, following)
        self._add_curves(debrief)
        thought = attempt.went_well if attempt else ""
        if debrief.done_well or debrief.partly_well or thought:
            self._body.addWidget(Well(self._look, debrief, guidance, agent, thought))
        self._add_decisions(debrief, guidance, agent, attempt.would_change if attempt else "")
        if practice is not None:
            self._add_taken_back(practice)
        self._body.addWidget(Competencies(self._look, debrief, guidance))
        self._body.addWidget(Figures(debrief))
        self.verticalScrollBar().setValue(0)
        self._spoken = self._summary(debrief, guidance, agent)

    def show_voice(self, heard: Collection[int]) -> None:
        """Show which decisions (from 0) have a line of the customer that can be heard again."""
        for position, card in self._cards.items():
            card.show_voice(position in heard)

    def focus_first(self) -> None:
        """Give the keyboard to the next step; after a what-if, to where it began, so that the page stays where it was."""
        step = self._step
        if self._tried is not None:
            step = self.findChild(type(step), f"what-if-{self._tried + 1}") or step
            self._tried = None
        step.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._spoken)

    def _summary(self, debrief: Debrief, guidance: Guidance, agent: str) -> str:
        """Return for a screen reader what the top of the page shows."""
        card = debrief.card
        parts = [verdict(card), self.tr("Score %d of 100, %d to pass") % (card.score, card.pass_mark)]
        failed = ((decision.position + 1, critical_name(decision.choice.critical or "")) for decision in card.critical)
        parts.extend(self.tr("Decision %d. %s") % which for which in failed)
        parts.append(debrief.session.scenario.fill(card.ending.lesson, agent))
        if card.turning_point is not None:
            parts.append(self.tr("Most was lost at decision %d.") % (card.turning_point.position + 1))
        principle = guidance.principles.get(debrief.practise or "")
        if principle is not None:
            parts += [self.tr("Practise next: %s") % principle.name, principle.do]
        return sentences(parts)

    def go_to(self, position: int) -> None:
        """Bring a decision's card to the top of what is seen, open."""
        card = self._cards[position]
        card.open()
        # opening makes the page longer, and where the card stands then is known only after that
        QTimer.singleShot(0, card, lambda: self.verticalScrollBar().setValue(self._top(card)))

    def _reveal(self, position: int) -> None:
        """Bring the card that was opened into sight, scrolling no further than that takes."""

        def scroll() -> None:
            bar, top = self.verticalScrollBar(), self._top(card)
            bar.setValue(max(bar.value(), min(top, top + card.height() + 4 * GRID - self.viewport().height())))

        card = self._cards[position]
        QTimer.singleShot(0, card, scroll)

    def _top(self, card: DecisionCard) -> int:
        return card.mapTo(self.viewport(), QPoint(0, 0)).y() + self.verticalScrollBar().value() - 2 * GRID

    def _add_head(self, debrief: Debrief, agent: str, held: str) -> None:
        verdict_section = Verdict(self._look, debrief, agent, held)
        verdict_section.decision_picked.connect(self.go_to)
        self._body.addWidget(verdict_section)

    def _add_next(self, debrief: Debrief, guidance: Guidance, following: str) -> None:
        """Show the one thing to practise next, and then what else can be done from here."""
        principle = guidance.principles.get(debrief.practise or "")
        restyle(self._again, "" if principle else "primary")
        self._step = self._next if principle else self._again
        below = column(spacing=2 * GRID)
        if principle is not None:
            inside = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
            inside.addWidget(label(self.tr("Practise next"), "eyebrow"))
            inside.addWidget(label(principle.name, "lead", wrap=True))
            inside.addWidget(label(principle.do, wrap=True))
            same_again = self.tr("This conversation gives the best chances for it; the second time you know what to listen for.")
            inside.addWidget(
                label(self.tr("“%s” gives chances for it.") % following if following else same_again, "soft", wrap=True)
            )
            self._next.setText(self.tr("Open that conversation") if following else self.tr("Practise it here again"))
            inside.addLayout(FlowLayout(self._next))
            self._next.show()
            below.addWidget(framed("note", inside))
        below.addLayout(FlowLayout(self._again, self._home, self.save, self._print))
        self._body.addWidget(boxed(below, self))
        for before, after in pairwise(self._buttons):
            self.setTabOrder(before, after)
        for control in self._buttons[1:]:
            control.show()

    def _add_curves(self, debrief: Debrief) -> None:
        section = DebriefSection(
            self.tr("How the customer felt"),
            self.tr("Each dot is a decision and leads to it. Filled ones cost points, the large one most."),
        )
        curves = MoodCurves(self._look, height=152)
        dots = DecisionDots(self._look, curves)
        dots.setObjectName("dots")
        turning = debrief.card.turning_point
        costs = {decision.position: decision.cost for decision in debrief.costly}
        dots.show_decisions(debrief.readings, costs, turning.position if turning else None)
        dots.decision_picked.connect(self.go_to)
        section.inside.addWidget(curves)
        self._body.addWidget(section)

    def _add_decisions(self, debrief: Debrief, guidance: Guidance, agent: str, thought: str) -> None:
        """Show the few decisions that matter most in full, and then the whole conversation."""
        explained: set[str] = set()
        sure = {position for position, entry in self._entries.items() if entry.sure}
        first = debrief.first_to_see(sure)

        def card(decision: Decision) -> DecisionCard:
            entry, shown = self._entries.get(decision.position), decision in first
            decision_card = DecisionCard(self._look, debrief, decision, guidance, agent, explained, entry, shown=shown)
            decision_card.line_asked.connect(self.line_asked)
            decision_card.what_if_asked.connect(self._on_what_if_asked)
            decision_card.principle_picked.connect(self.principle_picked)
            decision_card.opened.connect(self._reveal)
            return decision_card

        self._cards = {decision.position: card(decision) for decision in first}
        if first:
            self._body.addWidget(self._first(debrief, first, sure, thought))
        self._cards |= {decision.position: card(decision) for decision in debrief.card.decisions if decision not in first}
        self._body.addWidget(self._conversation(debrief, first, agent, "" if first else thought))

    def _first(self, debrief: Debrief, first: Sequence[Decision], sure: Collection[int], thought: str) -> DebriefSection:
        cost, lost = sum(decision.cost for decision in first), debrief.card.best - debrief.card.total
        about = self.tr("Of the %n points that were lost, %d were lost here.", "", lost) % cost if cost < lost else ""
        certain = sum(decision.position in sure for decision in first)
        if certain:
            all_sure = self.tr("You were sure here: what one was sure of and learns otherwise is remembered best.")
            some_sure = self.tr("You were sure of some: what one was sure of and learns otherwise is remembered best.")
            about = f"{about} {all_sure if certain == len(first) else some_sure}".strip()
        section = DebriefSection(self.tr("Look at these first") if len(first) > 1 else self.tr("Look at this first"), about)
        if thought:
            section.inside.addWidget(own_words(self.tr("What you said you would change"), thought))
        for decision in first:
            section.inside.addWidget(self._cards[decision.position])
        return section

    def _conversation(self, debrief: Debrief, first: Sequence[Decision], agent: str, thought: str) -> DebriefSection:
        card = debrief.card
        lost = card.best - card.total
        about = (
            self.tr("Every point that was lost belongs to one decision: %d of %d in all.") % (lost, card.best - card.worst)
            if lost
            else self.tr("No decision cost anything.")
        )
        if first:
            about = " ".join((about, self.tr("What is told in full above is only named here.")))
        section = DebriefSection(self.tr("The conversation"), about)
        if thought:
            section.inside.addWidget(own_words(self.tr("What you said you would change"), thought))
        for decision in card.decisions:
            if decision in first:
                row = DecisionLink(self._look, debrief, decision, agent)
                row.picked.connect(self.go_to)
                section.inside.addWidget(row)
            else:
                section.inside.addWidget(self._cards[decision.position])
        last = column(margins=(4 * GRID + self._look.theme.px(NUMBER) + 1, GRID, 2 * GRID, GRID))
        last.addWidget(label(debrief.session.scenario.fill(debrief.session.line, agent), "soft", wrap=True))
        section.inside.addLayout(last)
        return section

    def _add_taken_back(self, practice: Practice) -> None:
        if not practice.taken_back():
            return
        text = self.tr(
            "You went back on the way. What you had chosen first is kept, and this score does not count as a best score."
        )
        self._body.addWidget(banner(self._look, "note", "rewind", "accent", f"{text} {_listed(practice)}"))

    def _on_what_if_asked(self, position: int) -> None:
        self._tried = position
        self.what_if_asked.emit(position)

    def _dress(self) -> None:
        dress(self.save, self._look, "save", size=18)
        dress(self._print, self._look, "print", size=18)


def _listed(practice: Practice) -> str:
    fill = practice.session.scenario.fill
    return " ".join(f"{step.position + 1}: “{fill(step.choice.text, practice.agent)}”" for step in practice.taken_back())
