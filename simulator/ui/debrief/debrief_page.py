"""After the call: how it ended, the one moment that mattered, what went well, what to practise next; the rest is folded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.debrief import Debrief
from simulator.core.training.attempt import LogEntry, effective_entries
from simulator.core.training.questions import answered
from simulator.ui.debrief.debrief_sections import Competencies, Figures, Questions, Sources, Verdict, banner
from simulator.ui.debrief.decision_card import DecisionCard
from simulator.ui.debrief.decision_list import DecisionList
from simulator.ui.debrief.folds import Folds
from simulator.ui.debrief.next_step_bar import NextStepBar
from simulator.ui.debrief.trainee_words import circumstances, reading
from simulator.ui.debrief.turning_scene import TurningScene
from simulator.ui.debrief.what_carried import Carried, OwnWords, strongest
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.script import isolated
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import a_week_later, critical_name, quoted, told, trial_run, verdict, with_help
from simulator.ui.widgets.basics import ScrollPage, button, clear, column, dress
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.ui.widgets.tab_stop import TabStop
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut
from simulator.workflow.practice import Practice
from simulator.workflow.recommend import Recommendation


class DebriefPage(ScrollPage, Page):
    """A finished call looked back on.

    Signals: `again_asked` to practise the same scenario anew, `next_asked` for the conversation proposed next, `home_asked` for
    the library, `line_asked` and `what_if_asked` with a decision (from 0), `reply_asked` with a decision and whether the reply to
    the better answer is wanted, `principle_picked` with the key of a principle to read about, `print_asked` and `save_asked` for
    a copy on paper, the latter by the button `save`.
    """

    name = "debrief"
    place = "practise"

    again_asked = Signal()
    next_asked = Signal()
    home_asked = Signal()
    principle_picked = Signal(str)
    line_asked = Signal(int)
    reply_asked = Signal(int, bool)
    what_if_asked = Signal(int)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 1104, parent)
        self._stop = TabStop(self)
        self.save = button(self.tr("Save as PDF"), "link", name="save")
        self._print = button(self.tr("Print"), "link", name="print")
        for control in (self.save, self._print):
            control.setParent(self)  # never without a parent, or a screen reader takes it for a window
        self._decisions: DecisionList | None = None
        self._scene: TurningScene | None = None
        self._folds: Folds | None = None
        self._tried: int | None = None
        self._spoken = ""
        self._helped = False
        self._counts = True
        self._body = column(spacing=2 * GRID)
        self.content.addLayout(self._body)
        self.content.addStretch(1)
        self.save.clicked.connect(self.save_asked)
        self._print.clicked.connect(self.print_asked)
        shortcut(self, "Ctrl+S", self.tr("Save the debrief as a PDF"), self.save.click)
        shortcut(self, "Ctrl+P", self.tr("Print the debrief"), self._print.click)
        shortcut(self, "Esc", self.tr("Go back to all conversations"), self.home_asked.emit)
        look.changed.connect(self._dress)
        self._dress()

    def show_debrief(
        self,
        debrief: Debrief,
        guidance: Guidance,
        agent: str,
        practice: Practice | None = None,
        wanted: Recommendation | None = None,
    ) -> None:
        """Show a debrief; `practice` adds the decisions that were taken back and the trainee's own words.

        `wanted` is what to practise next, None where nothing is left to be proposed.
        """
        for control in (self.save, self._print):
            control.setParent(self)
            control.hide()
        clear(self._body)
        self._tried, self._scene = None, None
        self._helped = practice is not None and practice.helped
        self._counts = practice is None or bool(practice.attempt.id)
        entries = {entry.position: entry for entry in effective_entries(practice.log)} if practice else {}
        read = reading(answered(debrief.session, entries), debrief.session.scenario.customer.name)
        self._add_head(debrief, agent, " ".join(filter(None, (circumstances(practice.attempt) if practice else "", read))))
        if practice is not None:
            self._add_taken_back(practice)
        self._add_moment(debrief, guidance, agent, entries)
        self._add_well(debrief, guidance, agent, practice)
        self._add_folded(debrief, guidance, agent, entries)
        next_step = self._add_next(debrief, wanted)
        self.verticalScrollBar().setValue(0)
        self._spoken = self._summary(debrief, agent, next_step)
        self._stop.setAccessibleName(self._spoken)

    def show_voice(self, heard: Collection[int], *, replies: bool = False) -> None:
        """Show which decisions (from 0) have a line of the customer that can be heard again, and whether `replies` can."""
        for position, card in self._cards.items():
            card.show_voice(position in heard)
        if self._scene is not None:
            self._scene.show_voice(heard=replies)

    def focus_first(self) -> None:
        """Give the keyboard to the page itself, to be read; after a what-if to where it began, so that the page stays there."""
        step: QWidget = self._stop
        if self._tried is not None:
            names = (f"what-if-{self._tried + 1}", "try-again")
            found = (self.findChild(QWidget, name) for name in names)
            step = next((widget for widget in found if widget is not None and widget.isVisibleTo(self)), step)
            self._tried = None
        step.setFocus(Qt.FocusReason.OtherFocusReason)
        if step is not self._stop:  # whose own name says the same
            announce(self, self._spoken)

    @property
    def _cards(self) -> dict[int, DecisionCard]:
        return self._decisions.cards if self._decisions is not None else {}

    def _summary(self, debrief: Debrief, agent: str, next_step: NextStepBar) -> str:
        """Return for a screen reader what the page shows before anything is unfolded."""
        card, fill = debrief.card, debrief.session.scenario.fill
        if self._counts:
            of = self.tr("%s of 100, %d to pass") % (with_help(card.score) if self._helped else card.score, card.pass_mark)
            parts = [verdict(card, helped=self._helped), self.tr("Score %s") % of]
        else:
            parts = [trial_run()]
        parts.append(told(debrief.session.said, partial(fill, agent=agent)))
        if debrief.later:
            parts.append(a_week_later(fill(debrief.later, agent)))
        failed = ((decision.position + 1, critical_name(decision.choice.critical or "")) for decision in card.critical)
        parts.extend(self.tr("Decision %d. %s") % which for which in failed)
        parts.append(fill(debrief.lesson, agent))
        if self._scene is not None:
            parts.append(self._scene.spoken_text)
        parts.append(next_step.spoken_text)
        return sentences(part for part in parts if part)

    def go_to(self, position: int) -> None:
        """Bring a decision's card to the top of what is seen, open."""
        if self._folds is not None:
            self._folds.open("decisions")
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
        verdict_section = Verdict(self._look, debrief, agent, held, helped=self._helped, counts=self._counts)
        verdict_section.decision_picked.connect(self.go_to)
        self._body.addWidget(verdict_section)

    def _add_moment(self, debrief: Debrief, guidance: Guidance, agent: str, entries: Mapping[int, LogEntry]) -> None:
        moment = debrief.moment
        if moment is None:
            return
        self._scene = scene = TurningScene(self._look, debrief, moment, guidance, agent, entries.get(moment.position))
        scene.try_asked.connect(self._on_what_if_asked)
        scene.reply_asked.connect(self.reply_asked)
        scene.principle_picked.connect(self.principle_picked)
        self._body.addWidget(scene)

    def _add_well(self, debrief: Debrief, guidance: Guidance, agent: str, practice: Practice | None) -> None:
        """Show what carried the call, and the trainee's own words beside what was found; each only where there is something."""
        words = (practice.attempt.went_well, practice.attempt.would_change) if practice else ("", "")
        parts: list[QWidget] = [Carried(self._look, debrief, guidance, agent)] if strongest(debrief) else []
        if any(words):
            parts.append(OwnWords(debrief, guidance, *words))
        if parts:
            self._body.addWidget(parts[0] if len(parts) == 1 else SideBySide(self._look, parts[0], parts[1]))

    def _add_folded(self, debrief: Debrief, guidance: Guidance, agent: str, entries: Mapping[int, LogEntry]) -> None:
        self._decisions = decisions = DecisionList(self._look, debrief, guidance, agent, entries)
        decisions.line_asked.connect(self.line_asked)
        decisions.what_if_asked.connect(self._on_what_if_asked)
        decisions.principle_picked.connect(self.principle_picked)
        decisions.opened.connect(self._reveal)
        decisions.decision_picked.connect(self.go_to)
        self._folds = folds = Folds(self._look)
        folds.add("decisions", self.tr("All %n decisions", "", len(debrief.card.decisions)), decisions)
        folds.add("competencies", self.tr("Competencies"), Competencies(self._look, debrief, guidance))
        folds.add("figures", self.tr("Simulated figures"), Figures(debrief))
        if debrief.questions:
            folds.add("questions", self.tr("Questions to talk over"), Questions(debrief, agent))
        folds.add("sources", self.tr("Sources"), Sources(debrief, guidance))
        for control in (self.save, self._print):
            folds.add_control(control)
            control.show()
        self._body.addWidget(folds)

    def _add_next(self, debrief: Debrief, wanted: Recommendation | None) -> NextStepBar:
        here = debrief.session.scenario.id
        same = wanted is not None and wanted.again and (wanted.row is None or wanted.row.id == here)
        bar = NextStepBar(wanted, same=same)
        bar.next_asked.connect(self.next_asked)
        bar.again_asked.connect(self.again_asked)
        bar.home_asked.connect(self.home_asked)
        self._body.addWidget(bar)
        return bar

    def _add_taken_back(self, practice: Practice) -> None:
        if not practice.taken_back():
            return
        text = self.tr("You went back on the way. Your first choices are kept, and this score counts as reached with help.")
        self._body.addWidget(banner(self._look, "note", "rewind", "accent", f"{text} {_listed(practice)}"))

    def _on_what_if_asked(self, position: int) -> None:
        self._tried = position
        self.what_if_asked.emit(position)

    def _dress(self) -> None:
        dress(self.save, self._look, "save", "accent", size=16)
        dress(self._print, self._look, "print", "accent", size=16)


def _listed(practice: Practice) -> str:
    fill = practice.session.scenario.fill
    return " ".join(
        f"{step.position + 1}: {isolated(quoted(fill(step.choice.text, practice.agent)))}" for step in practice.taken_back()
    )
