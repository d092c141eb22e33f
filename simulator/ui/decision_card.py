"""One decision in the debrief: what was said, what it cost, the better answer, why, and the principle with its article."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulator.core.debrief import Debrief
from simulator.core.guidance import Guidance, Principle
from simulator.core.scenario import Choice
from simulator.core.scoring import Decision
from simulator.ui.announce import sentences
from simulator.ui.flow import Flow
from simulator.ui.look import Look
from simulator.ui.principle_note import PrincipleNote
from simulator.ui.theme import GRID
from simulator.ui.widgets import Mark, button, column, dress, label, row, rule
from simulator.ui.words import critical_name, points, said


class DecisionCard(QFrame):
    """A decision as a row that opens; costly ones are open from the start.

    Signals: `line_asked` where the customer's line is to be heard again, `what_if_asked` where another answer is to be tried,
    both with the decision, counted from 0; `principle_picked` with the key of a principle to read of.

    `explained` are the principles that an earlier card has explained already; this one adds its own.
    """

    line_asked = Signal(int)
    what_if_asked = Signal(int)
    principle_picked = Signal(str)

    def __init__(
        self,
        look: Look,
        debrief: Debrief,
        decision: Decision,
        guidance: Guidance,
        agent: str,
        explained: set[str],
        *,
        turning: bool,
    ) -> None:
        super().__init__()
        self._look = look
        self._guidance = guidance
        self._decision = decision
        self._scenario = debrief.session.scenario
        self._agent = agent
        self._explained = explained
        self.setProperty("role", "card")
        self.setObjectName(f"decision-{decision.position + 1}")
        self._toggle = button("", "quiet", name=f"open-decision-{decision.position + 1}")
        self._toggle.clicked.connect(self._on_toggled)
        self._details = QWidget()
        self._details.setLayout(self._inside())
        whole = self._whole = column(spacing=GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        whole.addLayout(self._head(turning=turning))
        whole.addWidget(self._details)
        whole.addLayout(self._foot())
        self.setLayout(whole)
        told = (found.accessibleName() or found.text() for found in self.findChildren(QLabel))
        self._toggle.setAccessibleDescription(sentences(told))
        self._show_details(shown=decision.wrong)

    def open(self) -> None:
        """Open the card and give it the keyboard."""
        self._show_details(shown=True)
        self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_own(self, part: QWidget) -> None:
        """Show the trainee's own part in the decision, below what was said."""
        self._whole.insertWidget(1, part)

    def show_voice(self, heard: bool) -> None:
        """Show whether the customer's line can be heard."""
        self._hear.setVisible(heard)

    def _head(self, *, turning: bool) -> QHBoxLayout:
        decision = self._decision
        head = row(spacing=2 * GRID)
        number = label(str(decision.position + 1), "small")
        number.setFixedWidth(self._look.theme.px(24))
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        words = column(spacing=GRID // 2)
        if decision.choice.critical:
            words.addLayout(self._flag("critical", critical_name(self, decision.choice.critical)))
        if turning:
            words.addLayout(self._flag("turning-point", self.tr("Turning point: no other decision cost more")))
        words.addWidget(label(self._fill(decision.step.said), "soft", wrap=True))
        words.addWidget(label(self._said(decision.choice), "strong", wrap=True))
        cost = label(f"−{decision.cost}" if decision.cost else "✓", "cost" if decision.cost else "good")
        cost.setAccessibleName(points(self, decision.cost) if decision.cost else self.tr("Nothing lost"))
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(cost, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _fill(self, text: str) -> str:
        return self._scenario.fill(text, self._agent)

    def _flag(self, icon: str, text: str) -> QHBoxLayout:
        flag = row(spacing=GRID)
        flag.addWidget(Mark(self._look, icon, 18, "coral"))
        flag.addWidget(label(text, "cost", wrap=True), 1)
        return flag

    def _said(self, choice: Choice) -> str:
        return said(self, self._scenario, choice, self._agent)

    def _inside(self) -> QVBoxLayout:
        decision = self._decision
        inside = column(spacing=GRID, margins=(self._look.theme.px(24) + 2 * GRID, 0, 0, 0))
        if decision.choice.because:
            inside.addWidget(label(self._fill(decision.choice.because), wrap=True))
        if decision.cost:
            inside.addWidget(rule())
            inside.addWidget(label(self.tr("Better here"), "eyebrow"))
            inside.addWidget(label(self._said(decision.reference), "good", wrap=True))
            if decision.reference.because:
                inside.addWidget(label(self._fill(decision.reference.because), wrap=True))
        for principle, taken in self._principles():
            place = str(decision.position + 1)
            explains = not taken and principle.id not in self._explained
            if explains:
                self._explained.add(principle.id)
            note = PrincipleNote(self._look, self._guidance, principle, place, taken=taken, explained=explains)
            note.picked.connect(self.principle_picked)
            inside.addWidget(note)
        return inside

    def _foot(self) -> QVBoxLayout:
        number = self._decision.position + 1
        self._hear = button(self.tr("Hear it again"), "link", name=f"hear-{number}")
        self._hear.setAccessibleName(self.tr("Hear the customer's line of decision %d again") % number)
        self._what_if = button(self.tr("What if …"), "link", name=f"what-if-{number}")
        self._what_if.setToolTip(self.tr("Try another answer here; the record stays as it is"))
        self._what_if.setAccessibleName(self.tr("Try another answer at decision %d; the record stays as it is") % number)
        self._hear.clicked.connect(lambda: self.line_asked.emit(self._decision.position))
        self._what_if.clicked.connect(lambda: self.what_if_asked.emit(self._decision.position))
        self._hear.hide()
        self._dress_foot()
        self._look.changed.connect(self._dress_foot)
        foot = column(spacing=0, margins=(self._look.theme.px(24) + 2 * GRID - 6, 0, 0, 0))
        foot.addLayout(Flow(self._hear, self._what_if, spacing=2 * GRID))
        return foot

    def _dress_foot(self) -> None:
        dress(self._hear, self._look, "volume", "accent", 18)
        dress(self._what_if, self._look, "rewind", "accent", 18)

    def _principles(self) -> list[tuple[Principle, bool]]:
        known = self._guidance.principles
        return [(known[chance.principle], chance.taken) for chance in self._decision.chances if chance.principle in known]

    def _on_toggled(self) -> None:
        self._show_details(shown=self._details.isHidden())

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        text = self.tr("Close decision %d") if shown else self.tr("Open decision %d")
        self._toggle.setAccessibleName(text % (self._decision.position + 1))
        dress(self._toggle, self._look, "chevron-down" if shown else "chevron-right", "soft", 18)
