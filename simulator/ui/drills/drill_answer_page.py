"""After a drill: what the answer cost, how the customer reacted, the better option, why, and when the drill comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from simulator.core.guidance.catalogue import Guidance, Principle
from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session
from simulator.ui.drills.drill_bar import DrillBar
from simulator.ui.guidance.principle_note import PrincipleNote
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.expressions import feeling
from simulator.ui.style.relative_time import ahead
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import critical_name, lost, quoted, said, speaking, told
from simulator.ui.widgets.basics import Mark, ScrollPage, boxed, button, clear, column, framed, label, row, rule
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page
from simulator.workflow.drills import DrillResult

COLUMN = 760


class DrillAnswerPage(QWidget, Page):
    """The result of an answer, with the button for the next step always in sight.

    Signals: `went_on` to the next drill or the end; `left` when the trainee stops for now; `principle_picked` with the key of a
    principle to read about.
    """

    name = "drill-answer"
    place = "drills"
    bare = True

    went_on = Signal()
    left = Signal()
    principle_picked = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._spoken = ""
        self._bar = DrillBar(look, self)
        self._page = ScrollPage(look, COLUMN)
        self._body = column(spacing=2 * GRID)
        self._page.content.addLayout(self._body)
        self._page.content.addStretch(1)
        self._due = label(role="strong", wrap=True)
        self._due.setObjectName("comes-back")
        self._next = button("", "primary", name="next")
        whole = column(spacing=0)
        whole.addWidget(self._bar)
        whole.addWidget(self._page, 1)
        whole.addWidget(rule())
        whole.addLayout(self._foot())
        self.setLayout(whole)
        self._bar.left.connect(self.left)
        self._next.clicked.connect(self.went_on)

    def _foot(self) -> QHBoxLayout:
        self._foot_content = QWidget()
        inside = row(spacing=2 * GRID)
        inside.addWidget(Mark(self._look, "replay", 20))
        inside.addWidget(self._due, 1)
        inside.addWidget(self._next)
        self._foot_content.setLayout(inside)
        foot = row(margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        foot.addStretch(1)
        foot.addWidget(self._foot_content, 1000)
        foot.addStretch(1)
        self._look.changed.connect(self._fit)
        self._fit()
        return foot

    def _fit(self) -> None:
        self._foot_content.setMaximumWidth(self._look.theme.px(COLUMN))

    def show_result(
        self, before: Session, result: DrillResult, guidance: Guidance, agent: str, place: tuple[int, int], now: datetime
    ) -> None:
        """Show the result of a drill by the guidance it was written for; `place` is its number and how many there are."""
        self._bar.show_drill(before.scenario, *place)
        self._next.setText(self.tr("Next") if place[0] < place[1] else self.tr("Finish"))
        self._due.setText(self.tr("It comes back %s.") % ahead(result.due, now))
        clear(self._body)
        self._spoken = sentences(self._spoken_parts(before, result, agent))
        self._body.addWidget(boxed(self._head(before, result, agent)))
        if result.decision.choice.critical:
            self._body.addWidget(self._critical(result.decision.choice.critical))
        self._add_answer(before, result, agent)
        for principle, taken in _principles(guidance, result):
            note = PrincipleNote(self._look, guidance, principle, "drill", taken=taken, explained=True)
            note.picked.connect(self.principle_picked)
            self._body.addWidget(note)
        self._page.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the button for the next step."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._spoken)

    def _head(self, before: Session, result: DrillResult, agent: str) -> QHBoxLayout:
        scenario, after = before.scenario, before.choose(result.decision.choice.id)
        face = label()
        face.setPixmap(self._look.portrait(scenario.customer.portrait, after.moment.mood, self._look.theme.px(88)))
        face.setAccessibleName(feeling(after.moment.mood))
        verdict = label(self._verdict(result), "title", wrap=True)
        verdict.setObjectName("verdict")
        words = column(spacing=GRID // 2)
        words.addWidget(verdict)
        said = told(after.said, partial(scenario.fill, agent=agent), scenario, quotes=True)
        if said:
            words.addWidget(label(speaking(scenario.customer.name, said), "soft", wrap=True))
        words.addStretch(1)
        head = row(spacing=3 * GRID)
        head.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _spoken_parts(self, before: Session, result: DrillResult, agent: str) -> Iterator[str]:
        """Yield what a screen reader says at once; the principles are reached with Tab."""
        fill, choice, better = before.scenario.fill, result.decision.choice, result.reference
        heard = told(before.choose(choice.id).said, partial(fill, agent=agent), before.scenario)
        yield self._verdict(result)
        yield f"{before.scenario.customer.name}: {heard}" if heard else ""
        yield fill(choice.because, agent)
        if result.cost:
            yield self.tr("Better here: %s") % said(before.scenario, better, agent)
            yield fill(better.because, agent)
        yield self._due.text()

    def _verdict(self, result: DrillResult) -> str:
        if result.cost:
            return lost(result.lost)
        return self.tr("A critical error.") if result.decision.choice.critical else self.tr("That's a good answer.")

    def _critical(self, kind: str) -> QFrame:
        inside = row(spacing=GRID, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        inside.addWidget(Mark(self._look, "critical", 20, "coral"), 0, Qt.AlignmentFlag.AlignTop)
        text = self.tr("%s: in a call this fails the attempt, whatever the score.") % critical_name(kind)
        inside.addWidget(label(text, wrap=True), 1)
        return framed("alarm", inside)

    def _add_answer(self, before: Session, result: DrillResult, agent: str) -> None:
        decision = result.decision
        words = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        self._add_choice(words, before, self.tr("Your answer"), decision.choice, "strong", agent)
        if result.cost:
            words.addWidget(rule())
            self._add_choice(words, before, self.tr("Better here"), result.reference, "good", agent)
        self._body.addWidget(framed("card", words))

    def _add_choice(self, into: QVBoxLayout, before: Session, name: str, choice: Choice, role: str, agent: str) -> None:
        fill = before.scenario.fill
        text = fill(choice.text, agent)
        if choice.silent:
            text = self.tr("You say nothing.")
        into.addWidget(label(name, "eyebrow"))
        into.addWidget(label(quoted(text) if choice.spoken else text, role, wrap=True))
        if choice.because:
            into.addWidget(label(fill(choice.because, agent), wrap=True))


def _principles(guidance: Guidance, result: DrillResult) -> Iterator[tuple[Principle, bool]]:
    """Yield the principles that could be shown, the missed ones first, since these are to be learned.

    Those that are retired are not to be learned any more.
    """
    known = guidance.current
    for chance in sorted(result.chances, key=lambda chance: chance.taken):
        if chance.principle in known:
            yield known[chance.principle], chance.taken
