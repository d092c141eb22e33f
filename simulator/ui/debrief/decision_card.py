"""One decision in the debrief: what was said, what it cost, the better answer, why, and the principle with its article."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from simulator.core.guidance.catalogue import Guidance, Principle
from simulator.core.guidance.phrase_hints import marked
from simulator.core.scenario.model import Choice
from simulator.core.scoring.debrief import Debrief, failed_most
from simulator.core.scoring.scorecard import Decision
from simulator.core.training.attempt import LogEntry
from simulator.ui.debrief.decision_summary import NUMBER, DecisionSummary
from simulator.ui.debrief.trainee_words import TraineeWords, own_part
from simulator.ui.guidance.principle_note import PrincipleNote
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import translated
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import said
from simulator.ui.widgets.basics import button, column, dress, label, rule
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import SETTLED, SOON, announce, sentences


class DecisionCard(QFrame):
    """A decision as a row that opens with a click or Enter; with `shown` it is open from the start.

    Signals: `line_asked` where the customer's line is to be heard again, `what_if_asked` where another answer is to be tried,
    both with the decision, counted from 0; `opened` with it too, where the trainee opened the card; `principle_picked` with the
    key of a principle to read about.

    `explained` are the principles that an earlier card has explained already; this one adds its own. `entry` holds what the
    trainee wrote first, and how sure the answer was.
    """

    line_asked = Signal(int)
    what_if_asked = Signal(int)
    opened = Signal(int)
    principle_picked = Signal(str)

    def __init__(
        self,
        look: Appearance,
        debrief: Debrief,
        decision: Decision,
        guidance: Guidance,
        agent: str,
        explained: set[str],
        entry: LogEntry | None = None,
        *,
        shown: bool,
    ) -> None:
        super().__init__()
        self._look = look
        self._guidance = guidance
        self._decision = decision
        self._debrief = debrief
        self._scenario = debrief.session.scenario
        self._agent = agent
        self._explained = explained
        self.setProperty("role", "fold")
        self.setObjectName(f"decision-{decision.position + 1}")
        self._toggle = button("", "quiet", name=f"open-decision-{decision.position + 1}")
        self._head = DecisionSummary(look, debrief, decision, agent)
        self._head.add_control(self._toggle)
        self._details = QWidget()
        self._fill_details(entry)
        self._whole = column(spacing=GRID)
        self._whole.addWidget(self._head)
        self._whole.addWidget(self._details)
        self.setLayout(self._whole)
        self._show_details(shown=shown)
        self._toggle.installEventFilter(self)
        look.changed.connect(self._dress_toggle)
        for source in (self._toggle, self._head):
            source.clicked.connect(self._on_toggled)

    def open(self) -> None:
        """Open the card and give it the focus."""
        self._show_details(shown=True)
        self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Update the button's description once the focus has left it, since a screen reader reads out what changes there."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(SETTLED, self, self._describe)
        return False

    def show_voice(self, heard: bool) -> None:
        """Show whether the customer's line can be heard."""
        self._hear.setVisible(heard)

    def _fill(self, text: str) -> str:
        return self._scenario.fill(text, self._agent)

    def _said(self, choice: Choice) -> str:
        return said(self._scenario, choice, self._agent)

    def _fill_details(self, entry: LogEntry | None) -> None:
        edge = self._look.theme.px(NUMBER) + 2 * GRID
        inside = column(spacing=GRID, margins=(edge, 0, 0, 0))
        if entry is not None:
            self._add_own(inside, entry)
        self._add_answers(inside)
        self._add_principles(inside)
        # the icons of the links begin where the words above begin
        foot = column(margins=(edge - GRID // 2, 0, 0, 0))
        self._add_foot(foot)
        whole = column(spacing=GRID)
        whole.addLayout(inside)
        whole.addLayout(foot)
        self._details.setLayout(whole)
        self._spoken = sentences(_spoken_text(part) for part in self._details.findChildren(QFrame))

    def _add_own(self, inside: QVBoxLayout, entry: LogEntry) -> None:
        """Show the trainee's own words with the answer, and what to look at in them among the details."""
        own = own_part(self._look, entry, self._guidance, self._decision.step.before.scene.asks, self._fill)
        if own is not None:
            self._head.add_below(own)
        marks = marked(entry.typed, self._guidance.hints.values())
        if marks:
            inside.addWidget(TraineeWords(entry.typed, marks, self._guidance))

    def _add_answers(self, inside: QVBoxLayout) -> None:
        decision = self._decision
        names = {key: principle.name for key, principle in self._guidance.principles.items()}
        closed = self._debrief.what_it_closed(decision, names)
        if closed:
            inside.addWidget(label(self.tr("What it closed off"), "eyebrow"))
            inside.addWidget(label(self._fill(translated(closed)), wrap=True))
        because = self._fill(self._debrief.because(decision))
        if because:
            inside.addWidget(label(because, wrap=True))
        if decision.cost:
            inside.addWidget(rule())
            inside.addWidget(label(self.tr("Better here"), "eyebrow"))
            inside.addWidget(label(self._said(decision.reference), "good", wrap=True))
            why = self._fill(self._debrief.better_because(decision))
            if why:
                inside.addWidget(label(why, wrap=True))

    def _add_principles(self, inside: QVBoxLayout) -> None:
        """Explain the first of what was broken, else missed, that has not been explained yet; the others only lead there."""
        known = self._guidance.principles
        missed = [known[key] for key in failed_most(self._decision) if key in known]
        explained = next((principle for principle in missed if principle.id not in self._explained), None)
        if explained is not None:
            self._explained.add(explained.id)
            self._add_principle(inside, explained, taken=False, explains=True)
        for principle in missed:
            if principle is not explained:
                self._add_principle(inside, principle, taken=False)
        for chance in self._decision.chances:
            if chance.taken and chance.principle in known:
                self._add_principle(inside, known[chance.principle], taken=True)

    def _add_principle(self, inside: QVBoxLayout, principle: Principle, *, taken: bool, explains: bool = False) -> None:
        place = str(self._decision.position + 1)
        broken = principle.id in {weight.principle for weight in self._decision.choice.breaks}
        note = PrincipleNote(self._look, self._guidance, principle, place, taken=taken, explained=explains, broken=broken)
        note.picked.connect(self.principle_picked)
        inside.addWidget(note)

    def _add_foot(self, foot: QVBoxLayout) -> None:
        number = self._decision.position + 1
        self._hear = button(self.tr("Hear it again"), "link", name=f"hear-{number}")
        self._hear.setAccessibleName(self.tr("Hear the customer's line of decision %d again") % number)
        self._what_if = button(self.tr("Replay from here"), "link", name=f"what-if-{number}")
        self._what_if.setToolTip(self.tr("Try another answer here; your record doesn't change"))
        self._what_if.setAccessibleName(self.tr("Replay from here, decision %d") % number)
        self._hear.clicked.connect(lambda: self.line_asked.emit(self._decision.position))
        self._what_if.clicked.connect(lambda: self.what_if_asked.emit(self._decision.position))
        self._hear.hide()
        self._dress_foot()
        self._look.changed.connect(self._dress_foot)
        foot.addLayout(FlowLayout(self._hear, self._what_if, spacing=2 * GRID))

    def _describe(self) -> None:
        summary = self._head.spoken_text
        self._toggle.setAccessibleDescription(summary if self._details.isHidden() else f"{summary} {self._spoken}")

    def _dress_toggle(self) -> None:
        dress(self._toggle, self._look, "chevron-right" if self._details.isHidden() else "chevron-down", "soft", 18)

    def _dress_foot(self) -> None:
        dress(self._hear, self._look, "volume", "accent", 18)
        dress(self._what_if, self._look, "rewind", "accent", 18)

    def _on_toggled(self) -> None:
        shown = self._details.isHidden()
        self._show_details(shown=shown)
        if shown:
            announce(self, self._spoken, SOON)
            self.opened.emit(self._decision.position)

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        self._head.stress(stressed=shown)
        edge = 2 * GRID if shown else GRID
        self._whole.setContentsMargins(2 * GRID, edge, 2 * GRID, edge)
        text = self.tr("Close decision %d") if shown else self.tr("Open decision %d")
        self._toggle.setAccessibleName(text % (self._decision.position + 1))
        self._dress_toggle()
        if not self._toggle.hasFocus():
            self._describe()


def _spoken_text(part: QFrame) -> str:
    """Return what a part of a card says; a principle speaks for everything in it."""
    if isinstance(part, PrincipleNote):
        return part.spoken
    if isinstance(part, QLabel) and not isinstance(part.parentWidget(), PrincipleNote):
        return part.accessibleName() or part.text()
    return ""
