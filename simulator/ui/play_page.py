"""The call: what is said, how the customer feels, the papers at hand, and what the agent may answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.core.debrief import Reading
from simulator.core.scenario import Record
from simulator.core.session import Step
from simulator.ui.choice_panel import KEYS, ChoicePanel, SilenceBar
from simulator.ui.conversation import ACTION, AGENT, CUSTOMER, NOTE, RECORD, ConversationView, Said
from simulator.ui.look import Look
from simulator.ui.notice import Notice
from simulator.ui.presenter import Presenter
from simulator.ui.side_panel import WIDTH, SidePanel
from simulator.ui.theme import GRID
from simulator.ui.unsaved import UnsavedBar
from simulator.ui.widgets import ShortLabel, button, column, dress, framed, icon_button, label, row
from simulator.ui.words import clock, points


class PlayPage(QWidget):
    """A view on the presenter.

    Signals: `left` when the trainee leaves the call (it is kept), `projector_asked` for the second window, `voice_toggled` and
    `replay_asked` for the customer's voice, `debrief_asked` once the call is over, `reread_asked` where it went on elsewhere.
    """

    left = Signal()
    projector_asked = Signal()
    voice_toggled = Signal(bool)
    replay_asked = Signal()
    debrief_asked = Signal()
    reread_asked = Signal()

    def __init__(self, look: Look, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._presenter = presenter
        self._why: int | None = None
        self._voice = True
        self._title = ShortLabel("strong")
        self._company = ShortLabel("small")
        self._clock = label(role="strong")
        self._clock.setAccessibleName(self.tr("Time of the call"))
        self._conversation = ConversationView(look)
        self._silence = SilenceBar(look)
        self._choices = ChoicePanel(look, self)
        self._side = SidePanel(look)
        self._notice = Notice(look)
        self._debrief = button(self.tr("Look back on this call"), "primary", name="debrief")
        self._over = self._make_over()
        self._buttons = self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> dict[str, QPushButton]:
        made = {
            "leave": icon_button(self._look, "chevron-left", self.tr("Leave the call; it is kept (Esc)"), name="leave"),
            "why": button(self.tr("Why?"), "quiet", name="why"),
            "rewind": icon_button(self._look, "rewind", self.tr("Go back one decision (Backspace)"), name="rewind"),
            "replay": icon_button(self._look, "replay", self.tr("Hear the line again (R)"), name="replay"),
            "mute": icon_button(self._look, "volume", self.tr("Mute the customer's voice (M)"), name="mute"),
            "pause": icon_button(self._look, "pause", self.tr("Pause (P)"), name="pause"),
            "projector": icon_button(self._look, "projector", self.tr("Projector window (F5)"), name="projector"),
        }
        made["why"].setToolTip(self.tr("A word on your last answer (W)"))
        keys = {"leave": "Esc", "why": "W", "rewind": "Backspace", "replay": "R", "mute": "M", "pause": "P", "projector": "F5"}
        for name, key in keys.items():
            self._shortcut(key, made[name].click)
        self._shortcut("Ctrl+Z", made["rewind"].click)
        for number in range(1, KEYS + 1):
            self._shortcut(str(number), partial(self._presenter.choose_number, number))
        return made

    def _make_over(self) -> QWidget:
        inside = row(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(label(self.tr("The conversation is over."), "strong", wrap=True), 1)
        inside.addWidget(self._debrief)
        over = QWidget()
        over.setLayout(inside)
        over.hide()
        return over

    def _shortcut(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        bar = row(spacing=GRID, margins=(GRID, GRID, 2 * GRID, GRID))
        names = column(spacing=0)
        names.addWidget(self._title)
        names.addWidget(self._company)
        bar.addWidget(self._buttons["leave"])
        bar.addLayout(names, 1)
        bar.addWidget(self._clock)
        for name in ("why", "rewind", "replay", "mute", "pause", "projector"):
            bar.addWidget(self._buttons[name])
        talk = column(spacing=0)
        talk.addWidget(self._notice)
        talk.addWidget(UnsavedBar(self._look, self._presenter))
        talk.addWidget(self._conversation, 1)
        talk.addWidget(self._silence)
        talk.addWidget(self._choices)
        talk.addWidget(self._over)
        across = row(spacing=0)
        across.addLayout(talk, 1)
        across.addWidget(self._side)
        whole = column(spacing=0)
        whole.addWidget(framed("bar", bar))
        whole.addLayout(across, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        presenter = self._presenter
        self._choices.choice_made.connect(presenter.choose_number)
        self._side.record_asked.connect(self._on_record_asked)
        self._conversation.decision_picked.connect(presenter.rewind)
        for name, act in (
            ("leave", self.left.emit),
            ("why", self._on_why),
            ("rewind", self._on_rewind),
            ("replay", self.replay_asked.emit),
            ("mute", lambda: self.voice_toggled.emit(not self._voice)),
            ("pause", lambda: presenter.set_paused(not presenter.paused)),
            ("projector", self.projector_asked.emit),
        ):
            self._buttons[name].clicked.connect(act)
        self._debrief.clicked.connect(self.debrief_asked)
        presenter.session_changed.connect(self._on_session_changed)
        presenter.pause_changed.connect(self._on_pause_changed)
        presenter.silence_neared.connect(self._silence.show_left)
        presenter.saving_failed.connect(self._on_saving_failed)
        presenter.overtaken.connect(lambda told: self._notice.alarm(told, (self.tr("Read it again"), self.reread_asked.emit)))
        self._look.changed.connect(self._on_look_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the conversation and the papers."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self._side.setFixedWidth(min(self._look.theme.px(WIDTH), self.width() * 3 // 10))

    def open_call(self) -> None:
        """Show the presenter's practice from its beginning or where it was left."""
        scenario = self._presenter.scenario
        self._title.setText(scenario.title)
        self._company.setText(f"{scenario.customer.name} · {scenario.company.name}")
        policy = [self._presenter.filled(text) for text in scenario.company.policy]
        records = [
            Record(item.id, self._presenter.filled(item.title), self._presenter.filled(item.text))
            for item in scenario.records.values()
        ]
        self._side.show_case(scenario.customer.name, policy, records)
        self._notice.clear()
        self._why = None
        self._on_pause_changed()
        self._on_session_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        if self._presenter.session.finished:
            self._debrief.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choices.focus_first()

    def show_voice(self, on: bool) -> None:
        """Show whether the customer's voice is on."""
        self._voice = on
        text = self.tr("Mute the customer's voice (M)") if on else self.tr("Let the customer's voice be heard (M)")
        self._buttons["mute"].setAccessibleName(text)
        self._buttons["mute"].setToolTip(text)
        dress(self._buttons["mute"], self._look, "volume" if on else "mute")

    @property
    def notice(self) -> Notice:
        """What is told above the conversation."""
        return self._notice

    def _on_session_changed(self) -> None:
        session = self._presenter.session
        steps = session.steps()
        if self._why is not None and self._why != len(steps) - 1:
            self._why = None
        moment = session.moment
        self._conversation.show_entries(self._entries(steps))
        texts = [self._presenter.filled(choice.text) for choice in moment.offered]
        self._choices.show_choices(moment.offered, texts, enabled=not self._presenter.paused)
        if self._notice.alarmed:
            self._notice.clear()
        readings = [Reading(step.before.mood, step.before.trust) for step in steps]
        self._side.show_customer(session.scenario.customer.portrait, moment.mood, [*readings, Reading(moment.mood, moment.trust)])
        seen = frozenset(step.choice.opens for step in steps if step.choice.opens)
        self._side.show_records(seen, frozenset(choice.opens for choice in moment.offered if choice.opens))
        self._clock.setText(clock(self._presenter.clock))
        self._over.setVisible(session.finished)
        if session.finished:
            self._debrief.setFocus(Qt.FocusReason.OtherFocusReason)
        self._buttons["rewind"].setEnabled(bool(steps) and not session.finished)
        self._buttons["why"].setEnabled(bool(steps))

    def _entries(self, steps: tuple[Step, ...]) -> list[Said]:
        session, filled = self._presenter.session, self._presenter.filled
        portrait = session.scenario.customer.portrait
        entries = []
        for step in steps:
            if step.said:
                entries.append(Said(CUSTOMER, filled(step.said), mood=step.before.mood, portrait=portrait))
            entries.append(self._answer(step))
            if step.choice.opens:
                record = session.scenario.records[step.choice.opens]
                entries.append(Said(RECORD, f"{filled(record.title)}\n{filled(record.text)}"))
            if step.position == self._why:
                entries.append(Said(NOTE, self._reason(step)))
        if session.line:
            entries.append(Said(CUSTOMER, filled(session.line), mood=session.moment.mood, portrait=portrait))
        return entries

    def _answer(self, step: Step) -> Said:
        choice = step.choice
        if choice.silent:
            return Said(ACTION, self.tr("(You said nothing.)"), step.position)
        return Said(AGENT if choice.spoken else ACTION, self._presenter.filled(choice.text), step.position)

    def _reason(self, step: Step) -> str:
        decision = self._presenter.weighed(step)
        parts = [
            self.tr("Nothing lost.") if not decision.cost else points(self, decision.cost),
            self._presenter.filled(step.choice.because),
        ]
        if decision.cost:
            parts.append(self.tr("Better here: %s") % self._presenter.filled(decision.reference.text))
        return " ".join(part for part in parts if part)

    def _on_why(self) -> None:
        last = len(self._presenter.session.made) - 1
        self._why = None if self._why == last else last
        self._on_session_changed()

    def _on_rewind(self) -> None:
        self._presenter.rewind(len(self._presenter.session.made) - 1)

    def _on_record_asked(self, record: str) -> None:
        for choice in self._presenter.session.moment.offered:
            if choice.opens == record:
                self._presenter.choose(choice.id)
                return

    def _on_pause_changed(self, paused: bool = False) -> None:
        moment = self._presenter.session.moment
        texts = [self._presenter.filled(choice.text) for choice in moment.offered]
        self._choices.show_choices(moment.offered, texts, enabled=not paused)
        text = self.tr("Go on (P)") if paused else self.tr("Pause (P)")
        self._buttons["pause"].setAccessibleName(text)
        self._buttons["pause"].setToolTip(text)
        dress(self._buttons["pause"], self._look, "play" if paused else "pause")
        if paused:
            go_on = partial(self._presenter.set_paused, paused=False)
            self._notice.tell(self.tr("Paused. No clock runs."), self.tr("Go on"), go_on)
        else:
            self._notice.clear_note()
            self.focus_first()

    def _on_saving_failed(self, message: str, hint: str) -> None:
        self._notice.alarm(
            f"{message} {hint}",
            (self.tr("Try again"), self._presenter.retry),
            (self.tr("Go on without saving"), self._presenter.go_on_unsaved),
        )

    def _on_look_changed(self) -> None:
        for name, icon in (("leave", "chevron-left"), ("rewind", "rewind"), ("replay", "replay")):
            dress(self._buttons[name], self._look, icon)
        dress(self._buttons["projector"], self._look, "projector")
        self._share_width()
        self.show_voice(self._voice)
