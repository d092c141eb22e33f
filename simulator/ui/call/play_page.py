"""The call: what is said, how the customer feels, the records and notes, and what the agent may answer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.call.play_layout import PlayLayout
from simulator.ui.call.step_back import StepBack
from simulator.ui.conversation.channel import ViewFactory
from simulator.ui.conversation.hold_timer import things_move
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.wording import addressed, clock, told
from simulator.ui.widgets.screen_reader import SOON, announce, prefix_name


class PlayPage(PlayLayout):
    """A view of the presenter.

    Signals: `left` when the trainee leaves the call (it is kept), `projector_asked` for the second window, `voice_toggled` and
    `replay_asked` for the customer's voice, `line_asked` for a line to be said again, with the mood of that moment,
    `options_asked` for the options to be read aloud, `debrief_asked` once the call is over, `reread_asked` where it went on
    elsewhere.
    """

    name = "play"
    bare = True

    left = Signal()
    projector_asked = Signal()
    voice_toggled = Signal(bool)
    replay_asked = Signal()
    line_asked = Signal(str, int)
    options_asked = Signal()
    debrief_asked = Signal()
    reread_asked = Signal()

    def __init__(
        self,
        look: Appearance,
        presenter: Presenter,
        parent: QWidget | None = None,
        *,
        views: Mapping[str, ViewFactory] | None = None,
    ) -> None:
        super().__init__(look, presenter, parent, views=views)
        self._voice = True
        self._back = StepBack(self.notice, presenter, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_rest)
        self._connect()

    def _connect(self) -> None:
        presenter = self._presenter
        self._choices.choice_made.connect(self._answer)
        self._conversation.decision_picked.connect(self._back.ask)
        self._conversation.line_picked.connect(self.line_asked)
        self._conversation.view_changed.connect(self._stage.set_view)
        self._conversation.view_changed.connect(self._ahead.set_view)
        for name, act in (
            ("leave", self._on_leave),
            ("why", self._on_why),
            ("rewind", self._on_rewind),
            ("replay", self.replay_asked.emit),
            ("options", self.options_asked.emit),
            ("mute", lambda: self.voice_toggled.emit(not self._voice)),
            ("pause", self._notices.toggle_pause),
            ("projector", self.projector_asked.emit),
        ):
            self._bar.connect_button(name, act)
        self._debrief.clicked.connect(self.debrief_asked)
        self._what_if.back_asked.connect(self.left)
        presenter.session_changed.connect(self._on_session_changed)
        presenter.wait_begun.connect(self._on_session_changed)
        presenter.draft_ended.connect(self._on_options_shown)
        presenter.question_answered.connect(self._on_options_shown)
        presenter.wait.counted.connect(self._show_clock)
        presenter.pause_changed.connect(self._on_pause_changed)
        presenter.silence_neared.connect(self._silence.show_left)
        self._notices.reread_asked.connect(self.reread_asked)
        self.notice.asking_changed.connect(self._on_asking_changed)
        self.notice.left.connect(self.focus_first)
        self._look.changed.connect(self._on_look_changed)
        for coming in (self._reveal, self._typing):
            coming.came.connect(self._on_message_came)
        self._choices.skip_asked.connect(self._typing.skip)

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop what is only of use while the page is in front."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._why.forget()  # or the next call would begin with a word on this one's last answer, and wait for its proof
        self._rest.stop()
        self._ahead.stop()
        self._end_pauses()

    def open_call(self, *, what_if: bool = False) -> None:
        """Show the presenter's practice from its beginning or where it was left; `what_if` marks one that is not saved."""
        self._what_if.setVisible(what_if)
        self._debrief.setText(self.tr("See what it changed") if what_if else self.tr("Look back on it"))
        scenario = self._presenter.scenario
        self._conversation.show_scenario(scenario)
        self._choices.set_channel(scenario.channel)
        assessed = self._presenter.assessed
        names = [self.tr("Assessment")] if assessed else []
        about = " · ".join([*names, scenario.customer.name, scenario.company.name])
        self._bar.show_call(scenario.title, about, self._leaving(what_if=what_if))
        self._frame.show_scenario(scenario, self._presenter.filled)
        self.notice.clear()
        self._why.forget()
        self._end_pauses()
        self._bar.show_voice(self._voice)
        self._on_pause_changed()
        self._on_session_changed()
        self._show_rest()

    def _leaving(self, *, what_if: bool) -> str:
        """Say what leaving this call means."""
        practice = self._presenter.practice
        if what_if:
            return self.tr("Back to the debrief")
        if practice is not None and not practice.counts:
            return self.tr("Leave the call; nothing is saved")
        return self.tr("Leave the assessment") if self._presenter.assessed else self.tr("Leave; the conversation is saved")

    def focus_first(self) -> None:
        """Give the keyboard to the next step: the question that stands, where there is one."""
        if self.notice.alarmed:
            self.notice.focus_first()
            return
        if self._presenter.practice is None:  # it was closed, and what stood above it goes with it
            return
        announcement = self.narrator.again()
        if self._ring.focus_first(announcement) or self.aids.focus_first(announcement):
            pass
        elif self._presenter.session.finished:
            self._focus_debrief()
        else:
            self._choices.focus_first(announcement)
        self.narrator.repeat()

    def _focus_debrief(self) -> None:
        prefix_name(self._debrief, self.narrator.again(), self._debrief.text())
        self._debrief.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_voice(self, on: bool) -> None:
        """Show whether the customer's voice is on."""
        if on != self._voice and self.isVisible():
            announce(self, self.tr("The customer's voice is on.") if on else self.tr("The customer's voice is off."), SOON)
        self._voice = on
        self._bar.show_voice(on)

    def _on_session_changed(self) -> None:
        """Show the next scene at once, and the rest when that has been painted."""
        if not self._rest.isActive():
            self.narrator.hold()
        self._show_said()
        self._show_choices()
        self._stage.place()
        self._conversation.settle()
        self._choices.settle()
        if self._over_now or self._over.isVisibleTo(self):
            self._show_rest()
        else:
            self._rest.start()

    def _show_said(self) -> None:
        presenter = self._presenter
        pause = self._typing if presenter.scenario.channel == "chat" else self._reveal
        entries = pause.entries(presenter.session, self._transcript.entries(self._why.text))
        arriving = self._typing.arriving
        awaits = not self._over_now and not presenter.wait.running
        self._conversation.show_entries(presenter.session, entries, settled=False, awaits=awaits)
        self._choices.set_veiled(self.tr("%s is writing …") % presenter.scenario.customer.name if arriving else "")
        presenter.set_arriving(arriving)

    def _on_message_came(self) -> None:
        self._show_said()
        self._stage.place()
        self._conversation.settle()

    def _answer(self, number: int) -> None:
        """Make the choice with a number; while a message is being written, show it first."""
        if self._typing.arriving:
            self._typing.skip()
        else:
            super()._answer(number)

    @property
    def _over_now(self) -> bool:
        return self._presenter.session.finished and not self._presenter.wait.running

    def _show_rest(self) -> None:
        """Show what need not appear together with the next scene."""
        self._rest.stop()
        presenter = self._presenter
        if presenter.practice is None:
            return
        session, answered = presenter.session, bool(presenter.session.choice_ids)
        self._show_side()
        self._show_clock()
        self._over.setVisible(self._over_now)
        if self._over_now:
            self._show_over()
            self._focus_debrief()
        back = answered and not session.finished and not presenter.wait.running
        self._bar.show_ways(back=back, why=answered, over=self._over_now, assessed=presenter.assessed)
        self._stage.ask_for_room()
        self.narrator.tell(self._why.text)
        self._ahead.begin()

    def _show_side(self) -> None:
        presenter = self._presenter
        if presenter.ringing:
            self._frame.show_calling(presenter.session)
            return
        # how mood and trust move is feedback, and an assessment keeps that for the end
        feedback = not presenter.assessed
        self._frame.show_session(presenter.session, presenter.offered, curves=feedback, reacts=feedback and things_move())

    def _show_choices(self) -> None:
        presenter, offered = self._presenter, self._presenter.offered
        held = self.aids.has_keyboard or self._ring.has_keyboard
        texts = [addressed(presenter.scenario, choice, presenter.filled(choice.text)) for choice in offered]
        announcement = self.narrator.fresh()
        if self._over_now:  # the focus moves first: choices that are removed one by one would each hand it to the next
            self._show_over()
            self._focus_debrief()
        ahead = self._ring.focus_first(announcement) or self.aids.take_first(announcement)
        self._numbers.show_count(len(offered))
        self._choices.show_choices(offered, texts, enabled=presenter.answerable, announcement=announcement)
        self._conversation.set_covered(presenter.covered or presenter.ringing)
        self._cover.setVisible(presenter.covered)
        self._ring.show_moment()
        self.aids.show_moment()
        if not ahead and held and offered:
            self._choices.focus_first(announcement)

    def _show_over(self) -> None:
        presenter, session = self._presenter, self._presenter.session
        last = told(session.said, presenter.filled, session.scenario, quotes=True)
        self._over.show_end(session.scenario.customer, last, session.moment.mood, presenter.later)
        self._over.show()

    def _show_clock(self) -> None:
        self._bar.show_clock(clock(self._presenter.clock), self._presenter.time)

    def _on_options_shown(self) -> None:
        self._show_choices()
        self._show_side()
        if self._presenter.offered:
            self._choices.focus_first()

    def _on_why(self) -> None:
        self._why.toggle()
        self._on_session_changed()

    def _on_rewind(self) -> None:
        self._back.ask(len(self._presenter.session.choice_ids) - 1)

    def _on_leave(self) -> None:
        if self._back.asking:  # Esc takes the question back first
            self.notice.clear()
        else:
            self.left.emit()

    def end_question(self) -> None:
        """Withdraw a question about the call; if it is paused, say that again."""
        self.notice.clear()
        self._on_pause_changed(self._presenter.paused)

    def _on_asking_changed(self, asked: bool) -> None:
        if asked and self.isVisible():
            self.notice.focus_first()  # before the choices are disabled, which would hand the keyboard on to whatever is next
        self._presenter.set_asked(asked)
        if self._presenter.practice is not None:
            self._show_choices()

    def _on_pause_changed(self, paused: bool = False) -> None:
        if paused:
            self._notices.tell_pause()
        self._show_choices()
        self._show_side()
        self._bar.show_paused(paused)
        if not paused:
            self.notice.clear_note()
            self.focus_first()

    def _on_look_changed(self) -> None:
        self._bar.show_look()
        self._bar.show_paused(self._presenter.paused)
        self.show_voice(self._voice)
