"""The call: what is said, how the customer feels, the papers at hand, and what the agent may answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from simulator.core.debrief import Reading
from simulator.core.scenario import Record
from simulator.ui.announce import SETTLED, SOON, announce
from simulator.ui.answer_aids import AnswerAids
from simulator.ui.call_bar import CallBar
from simulator.ui.call_over import CallOver
from simulator.ui.choice_panel import KEYS, ChoicePanel, SilenceBar
from simulator.ui.conversation import ConversationView
from simulator.ui.look import Look
from simulator.ui.notice import Notice
from simulator.ui.presenter import Presenter
from simulator.ui.shortcuts import shortcut
from simulator.ui.side_panel import WIDTH, SidePanel
from simulator.ui.spoken import moment
from simulator.ui.transcript import entries, reason
from simulator.ui.unsaved import UnsavedBar
from simulator.ui.what_if_banner import WhatIfBanner
from simulator.ui.widgets import button, column, label, row
from simulator.ui.words import clock


class PlayPage(QWidget):
    """A view on the presenter.

    Signals: `left` when the trainee leaves the call (it is kept), `projector_asked` for the second window, `voice_toggled` and
    `replay_asked` for the customer's voice, `line_asked` for a line to be said again, with the mood of that moment,
    `options_asked` for the options to be read aloud, `debrief_asked` once the call is over, `reread_asked` where it went on
    elsewhere.
    """

    left = Signal()
    projector_asked = Signal()
    voice_toggled = Signal(bool)
    replay_asked = Signal()
    line_asked = Signal(str, int)
    options_asked = Signal()
    debrief_asked = Signal()
    reread_asked = Signal()

    def __init__(self, look: Look, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._presenter = presenter
        self._why: int | None = None
        self._voice = True
        self._spoken = ""
        self._sure_key = self._make_keys()
        self._bar = CallBar(look, self)
        self._conversation = ConversationView(look)
        self._silence = SilenceBar(look)
        self.aids = AnswerAids(look, presenter)
        self._choices = ChoicePanel(look, self)
        self._cover = label(self.tr("The conversation is covered while you pause."), "soft", wrap=True)
        self._side = SidePanel(look)
        self._notice = Notice(look)
        self._what_if = WhatIfBanner(look)
        self._debrief = button(self.tr("Look back on this call"), "primary", name="debrief")
        self._over = CallOver(self._debrief)
        self._lay_out()
        self._connect()

    def _make_keys(self) -> QShortcut:
        presenter = self._presenter
        for number in range(1, KEYS + 1):
            shortcut(self, str(number), self.tr("Answer with that choice"), partial(presenter.choose_number, number))
        told = self.tr("Sure of the answer, or not sure")
        return shortcut(self, "S", told, lambda: presenter.set_sure(not presenter.sure))

    def _lay_out(self) -> None:
        self._talk = talk = column(spacing=0)
        talk.addWidget(self._what_if)
        talk.addWidget(self._notice)
        talk.addWidget(UnsavedBar(self._look, self._presenter))
        talk.addWidget(self._conversation, 1)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        talk.addWidget(self._cover, 1)
        talk.addWidget(self._silence)
        talk.addWidget(self.aids)
        talk.addWidget(self._choices)
        talk.addWidget(self._over)
        across = row(spacing=0)
        across.addLayout(talk, 1)
        across.addWidget(self._side)
        whole = column(spacing=0)
        whole.addWidget(self._bar)
        whole.addLayout(across, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        presenter = self._presenter
        self._choices.choice_made.connect(presenter.choose_number)
        self._side.record_asked.connect(self._on_record_asked)
        self._conversation.decision_picked.connect(presenter.rewind)
        self._conversation.line_picked.connect(self.line_asked)
        for name, act in (
            ("leave", self.left.emit),
            ("why", self._on_why),
            ("rewind", self._on_rewind),
            ("replay", self.replay_asked.emit),
            ("options", self.options_asked.emit),
            ("mute", lambda: self.voice_toggled.emit(not self._voice)),
            ("pause", self._on_pause_asked),
            ("projector", self.projector_asked.emit),
        ):
            self._bar.connect_button(name, act)
        self._debrief.clicked.connect(self.debrief_asked)
        self._what_if.back_asked.connect(self.left)
        presenter.session_changed.connect(self._on_session_changed)
        presenter.wait_begun.connect(self._on_session_changed)
        presenter.draft_ended.connect(self._on_draft_ended)
        presenter.wait.counted.connect(self._show_clock)
        presenter.pause_changed.connect(self._on_pause_changed)
        presenter.silence_neared.connect(self._silence.show_left)
        presenter.saving_failed.connect(self._on_saving_failed)
        presenter.overtaken.connect(lambda told: self._notice.alarm(told, (self.tr("Read it again"), self.reread_asked.emit)))
        self._look.changed.connect(self._on_look_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between the conversation and what stands around it."""
        super().resizeEvent(event)
        self._share_width()
        self._share_height()

    def event(self, event: QEvent) -> bool:
        """Share the height anew before something that came or went is laid out."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_height()
        return super().event(event)

    def _share_width(self) -> None:
        self._side.setFixedWidth(min(self._look.theme.px(WIDTH), self.width() * 3 // 10))

    def _share_height(self) -> None:
        """Let the conversation ask for half of the page, and never for what a notice or the first choice needs."""
        width, left = self._conversation.width(), self.height() - self._bar.height()
        for item in (self._talk.itemAt(number) for number in range(self._talk.count())):
            if item is not None and item.widget() is not self._conversation and not item.isEmpty():
                low = item.minimumHeightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height()
                left -= low
        self._conversation.show_room(min(left, self.height() // 2))

    def open_call(self, *, what_if: bool = False) -> None:
        """Show the presenter's practice from its beginning or where it was left; `what_if` marks one that is not kept."""
        self._what_if.setVisible(what_if)
        self._debrief.setText(self.tr("See what it changed") if what_if else self.tr("Look back on this call"))
        scenario = self._presenter.scenario
        assessed = self._presenter.assessed
        names = [self.tr("Assessment")] if assessed else []
        kept = self.tr("Leave the assessment (Esc)") if assessed else self.tr("Leave the call; it is kept (Esc)")
        leave = self.tr("Back to the debrief (Esc)") if what_if else kept
        self._bar.show_call(scenario.title, " · ".join([*names, scenario.customer.name, scenario.company.name]), leave)
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
        if self.aids.focus_first():
            return
        if self._presenter.session.finished:
            self._debrief.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choices.focus_first()
        announce(self, self._spoken)

    def show_voice(self, on: bool) -> None:
        """Show whether the customer's voice is on."""
        self._voice = on
        self._bar.show_voice(on)

    @property
    def notice(self) -> Notice:
        """What is told above the conversation."""
        return self._notice

    def _on_session_changed(self) -> None:
        session, held = self._presenter.session, self.focusWidget()
        steps = session.steps()
        if self._why is not None and self._why != len(steps) - 1:
            self._why = None
        now = session.moment
        note = reason(self, self._presenter, steps[-1]) if self._why is not None else ""
        self._conversation.show_entries(entries(self, self._presenter, note))
        self._show_choices()
        if self._notice.alarmed:
            self._notice.clear()
        readings = [Reading(step.before.mood, step.before.trust) for step in steps]
        readings.append(Reading(now.mood, now.trust))
        # how trust moves is feedback, and an assessment keeps that for the end
        self._side.show_customer(session.scenario.customer.portrait, now.mood, [] if self._presenter.assessed else readings)
        self._show_clock()
        over = session.finished and not self._presenter.wait.running
        self._over.setVisible(over)
        if over:
            self._debrief.setFocus(Qt.FocusReason.OtherFocusReason)
        helped = not self._presenter.assessed
        going = not session.finished and not self._presenter.wait.running
        self._bar.allow("rewind", enabled=bool(steps) and going, shown=helped)
        self._bar.allow("why", enabled=bool(steps), shown=helped)
        self._sure_key.setEnabled(self._presenter.asks_sure)
        self._spoken = note or moment(self, self._presenter)
        if self.isVisible():
            announce(self, self._spoken, SOON if self.focusWidget() is held else SETTLED)

    def _show_choices(self) -> None:
        offered = self._presenter.offered
        texts = [self._presenter.filled(choice.text) for choice in offered]
        self._choices.show_choices(offered, texts, enabled=not self._presenter.paused)
        seen = frozenset(step.choice.opens for step in self._presenter.session.steps() if step.choice.opens)
        self._side.show_records(seen, frozenset(choice.opens for choice in offered if choice.opens))
        held = self.aids.has_keyboard
        self._conversation.setVisible(not self._presenter.covered)
        self._cover.setVisible(self._presenter.covered)
        self.aids.show_moment()
        if not self.aids.focus_first() and held and offered:
            self._choices.focus_first()

    def _show_clock(self) -> None:
        self._bar.show_clock(clock(self._presenter.clock))

    def _on_draft_ended(self) -> None:
        self._show_choices()
        self._choices.focus_first()

    def _on_why(self) -> None:
        last = len(self._presenter.session.made) - 1
        self._why = None if self._why == last else last
        self._on_session_changed()

    def _on_rewind(self) -> None:
        self._presenter.rewind(len(self._presenter.session.made) - 1)

    def _on_record_asked(self, record: str) -> None:
        for choice in self._presenter.offered:
            if choice.opens == record:
                self._presenter.choose(choice.id)
                return

    def end_question(self) -> None:
        """Take back a question about the call; where it is paused, that is told again."""
        self._notice.clear()
        self._on_pause_changed(self._presenter.paused)

    def _on_pause_asked(self) -> None:
        if self._presenter.paused or not self._notice.alarmed:
            self._presenter.set_paused(not self._presenter.paused)

    def _on_pause_changed(self, paused: bool = False) -> None:
        self._show_choices()
        self._bar.show_paused(paused)
        if paused:
            go_on = partial(self._presenter.set_paused, paused=False)
            self._notice.tell(self.tr("Paused. No clock runs."), self.tr("Go on"), go_on, stays=True)
            self._notice.answer(0).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._notice.clear_note()
            self.focus_first()

    def _on_saving_failed(self, message: str, hint: str) -> None:
        again = self.tr("Try again"), self._presenter.retry
        go_on = self.tr("Go on without saving"), self._presenter.go_on_unsaved
        self._notice.alarm(f"{message} {hint}", again, go_on)

    def _on_look_changed(self) -> None:
        self._bar.show_look()
        self._share_width()
        self.show_voice(self._voice)
