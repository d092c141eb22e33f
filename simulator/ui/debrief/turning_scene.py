"""The one decision that mattered most, as a short scene: what was said beside what would have been better, and how to try it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scenario.model import Said, spoken_text
from simulator.core.scoring.debrief import Debrief, failed_most
from simulator.core.scoring.scorecard import Decision
from simulator.core.training.attempt import LogEntry
from simulator.ui.debrief.trainee_words import own_part
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import translated
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import critical_name, loss_mark, lost, said, told
from simulator.ui.widgets.basics import button, column, dress, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.link import Link
from simulator.ui.widgets.screen_reader import sentences
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.ui.widgets.speech import speech


class TurningScene(QFrame):
    """Shows one decision of a debrief.

    Signals: `try_asked` to take the decision again, `reply_asked` to hear the customer's reply to what was said (False) or to the
    better answer (True), both with the decision from 0; `principle_picked` with the key of a principle to read about.
    """

    try_asked = Signal(int)
    reply_asked = Signal(int, bool)
    principle_picked = Signal(str)

    def __init__(
        self,
        look: Appearance,
        debrief: Debrief,
        decision: Decision,
        guidance: Guidance,
        agent: str,
        entry: LogEntry | None = None,
    ) -> None:
        """`entry` holds what the trainee wrote first, and how sure the answer was."""
        super().__init__()
        self._look = look
        self._debrief = debrief
        self._decision = decision
        self._guidance = guidance
        self._scenario = debrief.session.scenario
        self._agent = agent
        self._entry = entry
        self._hears: list[QPushButton] = []
        self.setProperty("role", "card")
        self.setObjectName("turning-scene")
        inside = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addLayout(self._head())
        yours = self._yours()
        if decision.cost:
            inside.addWidget(SideBySide(look, yours, self._better()))
        else:
            inside.addWidget(yours)
        inside.addLayout(self._foot())
        self.setLayout(inside)
        look.changed.connect(self._dress)
        self._dress()
        self.show_voice(heard=False)

    @property
    def spoken_text(self) -> str:
        """What the scene says, for a screen reader."""
        decision = self._decision
        parts = [self._title(), self._where(), said(self._scenario, decision.choice, self._agent), self._closed()]
        if decision.cost:
            parts += [self.tr("Better here: %s") % said(self._scenario, decision.reference, self._agent)]
        return sentences(part for part in parts if part)

    def show_voice(self, *, heard: bool) -> None:
        """Show whether the customer's replies can be heard."""
        for control in self._hears:
            control.setVisible(heard)

    def _fill(self, text: str) -> str:
        return self._scenario.fill(text, self._agent)

    def _title(self) -> str:
        if self._decision.choice.critical:
            return self.tr("What failed the call")
        return self.tr("What cost most") if self._debrief.card.passed else self.tr("The moment it turned")

    def _where(self) -> str:
        which = self.tr("Decision %d of %d.") % (self._decision.position + 1, len(self._debrief.card.decisions))
        said = told(self._decision.step.said, self._fill, quotes=True)
        return f"{which} {self._scenario.customer.name}: {said}" if said else which

    def _closed(self) -> str:
        names = {key: principle.name for key, principle in self._guidance.principles.items()}
        closed = self._debrief.what_it_closed(self._decision, names)
        return self._fill(translated(closed)) if closed else ""

    def _head(self) -> QHBoxLayout:
        decision = self._decision
        words = column(spacing=GRID // 2)
        words.addWidget(label(self._title(), "lead", wrap=True))
        if decision.choice.critical:
            words.addWidget(label(critical_name(decision.choice.critical), "cost", wrap=True))
        words.addWidget(label(self._where(), "small", wrap=True))
        head = row(spacing=2 * GRID)
        head.addLayout(words, 1)
        if decision.cost:
            points = self._debrief.card.losses[decision.position]
            mark = label(loss_mark(points), "loss")
            mark.setAccessibleName(lost(points))
            beside = column()
            beside.addWidget(mark)
            beside.addStretch(1)
            head.addLayout(beside)
        return head

    def _yours(self) -> QWidget:
        decision, side = self._decision, column(spacing=GRID)
        asks = decision.step.before.scene.asks
        own = own_part(self._look, self._entry, self._guidance, asks, self._fill) if self._entry else None
        if own is not None:
            side.addWidget(own)
        if self._entry and self._entry.sure:
            remembered = self.tr("Mistakes we were sure of are the ones we remember best.")
            side.addWidget(label(remembered, "small", wrap=True))
        side.addWidget(label(self.tr("You said") if decision.choice.spoken else self.tr("You did"), "eyebrow"))
        self._add_said(side, said(self._scenario, decision.choice, self._agent, quoted=False), reply(decision), better=False)
        self._add_remark(side, self.tr("What it closed off:"), self._closed(), "cost")
        self._add_remark(side, self.tr("Why:"), self._fill(self._debrief.because(decision)), "strong")
        side.addStretch(1)
        return _boxed(side)

    def _better(self) -> QWidget:
        decision, side = self._decision, column(spacing=GRID)
        side.addWidget(label(self.tr("Better here"), "eyebrow"))
        words = said(self._scenario, decision.reference, self._agent, quoted=False)
        self._add_said(side, words, better_reply(self._debrief, decision), better=True)
        self._add_remark(side, self.tr("Why:"), self._fill(self._debrief.better_because(decision)), "good")
        for key in failed_most(decision)[:1]:
            principle = self._guidance.principles.get(key)
            if principle is not None:
                link = Link(self._look, principle.name, f"turning-principle-{key}")
                link.setAccessibleDescription(self.tr("Opens the guidance"))
                link.clicked.connect(partial(self._on_principle_picked, key))
                side.addWidget(link)
        side.addStretch(1)
        return _boxed(side)

    def _on_principle_picked(self, key: str) -> None:
        self.principle_picked.emit(key)

    def _add_said(self, side: QVBoxLayout, words: str, reply: Said, *, better: bool) -> None:
        name = _name(better)
        side.addWidget(speech(self._look, words, agent=True, name=name))
        for number, message in enumerate(reply):
            if message.sees:
                caption = label(self._fill(message.sees), "small", wrap=True)
                caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                side.addWidget(caption)
            if message.text:
                bubble = f"{name}-reply-{number}" if number else f"{name}-reply"
                side.addWidget(speech(self._look, self._fill(message.text), agent=False, name=bubble))
        if spoken_text(reply):
            self._add_hear(better=better)

    def _add_hear(self, *, better: bool) -> None:
        hear = button(self.tr("Hear the better") if better else self.tr("Hear yours"), name=f"hear-{_name(better)}")
        about = self.tr("Hear the reply to the better answer") if better else self.tr("Hear the reply to your answer")
        hear.setAccessibleName(about)
        hear.setToolTip(about)
        hear.clicked.connect(lambda: self.reply_asked.emit(self._decision.position, better))
        self._hears.append(hear)

    def _add_remark(self, side: QVBoxLayout, lead: str, text: str, role: str) -> None:
        if text:
            words = column(spacing=0)
            words.addWidget(label(lead, role))
            words.addWidget(label(text, wrap=True))
            side.addLayout(words)

    def _foot(self) -> FlowLayout:
        number = self._decision.position + 1
        self._try = button(self.tr("Try it again from here"), "primary", name="try-again")
        self._try.setAccessibleName(self.tr("Try it again from here, decision %d") % number)
        self._try.setToolTip(self.tr("Try another answer here; your record doesn't change"))
        self._try.clicked.connect(lambda: self.try_asked.emit(self._decision.position))
        return FlowLayout(self._try, *self._hears)

    def _dress(self) -> None:
        for control in self._hears:
            dress(control, self._look, "volume", "ink", 18)


def reply(decision: Decision) -> Said:
    """What the customer said to what was chosen, not filled in."""
    return decision.step.before.said_after(decision.choice.id)


def better_reply(debrief: Debrief, decision: Decision) -> Said:
    """What the customer would have said to the better answer, as far as it names nobody unknown; not filled in."""
    seen = debrief.seen.only_seen
    said = decision.step.before.said_after(decision.reference.id)
    known = [replace(message, text=seen(message.text), sees=seen(message.sees)) for message in said]
    return tuple([message for message in known if message.text or message.sees])


def _name(better: bool) -> str:
    return "better" if better else "yours"


def _boxed(layout: QVBoxLayout) -> QWidget:
    box = QWidget()
    box.setLayout(layout)
    return box
