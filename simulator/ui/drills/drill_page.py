"""A drill: the moment before a decision as it was in the call, and the options to choose from again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Choice, Scenario
from simulator.core.scenario.session import Session, Step
from simulator.ui.conversation.channel import ChannelView
from simulator.ui.conversation.choice_panel import ChoicePanel
from simulator.ui.conversation.confidence_picker import ConfidencePicker
from simulator.ui.conversation.conversation_frame import ConversationFrame
from simulator.ui.conversation.conversation_host import ConversationHost
from simulator.ui.conversation.entries import ACTION, Said
from simulator.ui.conversation.number_keys import NumberKeys
from simulator.ui.conversation.transcript import heard, said_by_agent
from simulator.ui.drills.drill_bar import DrillBar
from simulator.ui.drills.minute_bar import MinuteBar
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.wording import addressed, told
from simulator.ui.widgets.basics import column, let_go
from simulator.ui.widgets.notice import Notice
from simulator.ui.widgets.screen_reader import Announcement, announce, screen_reader_active, sentences
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

LAST = 3
"""The number of earlier decisions that are shown; more would make it a call instead of a drill."""


class DrillPage(QWidget, Page):
    """A decision to make.

    Signals: `answered` with the id of a choice and whether the trainee is sure (None where that was not said); `left` when the
    trainee stops for now.
    """

    name = "drill"
    place = "drills"
    bare = True

    answered = Signal(str, object)
    left = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._offered: tuple[Choice, ...] = ()
        self._spoken = ""
        self._bar = DrillBar(look, self)
        self.notice: Notice = Notice(look)
        self._conversation = ConversationHost(look, self)
        self._minute = MinuteBar(look)
        self._sure = ConfidencePicker(look)
        self._choices = ChoicePanel(look, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        stage = QWidget(self)
        self._talk = talk = column(spacing=0)
        talk.addWidget(self.notice)
        self._view = self._conversation.view.widget
        talk.addWidget(self._view, 1)
        talk.addWidget(self._minute)
        talk.addWidget(self._sure)
        talk.addWidget(self._choices)
        stage.setLayout(talk)
        self._frame = ConversationFrame(self._look, stage, self)
        whole = column(spacing=0)
        whole.addWidget(self._bar)
        whole.addWidget(self._frame, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._bar.left.connect(self.left)
        self._conversation.view_changed.connect(self._on_view_changed)
        self._choices.choice_made.connect(self._on_choice_made)
        self.notice.asking_changed.connect(self._on_asking_changed)
        self.notice.left.connect(self.focus_first)
        self._numbers = NumberKeys(self, self.tr("Answer with that choice"), self._on_choice_made)
        self._sure_keys = (
            shortcut(self, "S", self.tr("Sure of the answer"), partial(self._on_sure_key, sure=True)),
            shortcut(self, "N", self.tr("Not sure of the answer"), partial(self._on_sure_key, sure=False)),
        )

    def show_drill(
        self, session: Session, options: tuple[Choice, ...], agent: str, place: tuple[int, int], *, timed: bool, ask_sure: bool
    ) -> None:
        """Show the moment that a session has reached, with its options in the order in which they are to be shown.

        `place` is the number of the drill and how many there are.
        """
        self._offered = options
        scenario = session.scenario
        fill = partial(scenario.fill, agent=agent)
        self.notice.clear()
        self._bar.show_drill(scenario, *place)
        self._conversation.show_scenario(scenario)
        self._choices.set_channel(scenario.channel)
        self._conversation.show_entries(session, last_lines(session, fill))
        texts = [addressed(session.scenario, choice, fill(choice.text)) for choice in options]
        self._choices.show_choices(options, texts)
        self._numbers.show_count(len(texts))
        numbered = [f"{number}: {text}" for number, text in enumerate(texts, 1)]
        said = told(session.last_line, fill, session.scenario)
        self._spoken = sentences([said, *numbered])
        # before the page is in front, because it takes the focus as soon as it is
        announcement = Announcement(sentences([said]), sentences(numbered[1:]))
        self._choices.focus_first(announcement if screen_reader_active() else None)
        self._frame.show_scenario(scenario, fill)
        self._frame.show_session(session, options, curves=True)
        self._sure.clear()
        self._sure.setVisible(ask_sure)
        for key in self._sure_keys:
            key.setEnabled(ask_sure)
        self._minute.setVisible(timed)
        if timed:
            self._minute.run()

    def focus_first(self) -> None:
        """Give the keyboard to the first option, or to the question that stands."""
        if self.notice.alarmed:
            self.notice.focus_first()
            return
        self._choices.focus_first()
        if not screen_reader_active():
            announce(self, self._spoken)

    def _on_view_changed(self, view: ChannelView) -> None:
        before, self._view = self._view, view.widget
        self._talk.replaceWidget(before, view.widget)
        QWidget.setTabOrder(before, view.widget)
        let_go(before)

    def _on_choice_made(self, number: int) -> None:
        waits = self.notice.alarmed or self._choices.gate.closed_to(number)
        if number <= len(self._offered) and not waits:
            self._answer(self._offered[number - 1].id)

    def _on_asking_changed(self, asked: bool) -> None:
        if asked and self.isVisible():
            self.notice.focus_first()
        self._choices.setEnabled(not asked)

    def _answer(self, choice_id: str) -> None:
        self.answered.emit(choice_id, self._sure.sure if self._sure.isVisibleTo(self) else None)

    def _on_sure_key(self, *, sure: bool) -> None:
        if self._sure.isVisibleTo(self):
            self._sure.press(sure=sure)


def last_lines(session: Session, fill: Callable[[str], str]) -> list[Said]:
    """Return the last few lines of a conversation, the customer's latest at the end or above what was done without a word."""
    scenario = session.scenario
    portrait, people = scenario.customer.portrait, scenario.people
    entries: list[Said] = []
    for number, step in enumerate(session.steps()[-LAST:]):
        entries += heard(step.said if number else step.last_line, fill, step.before.mood, portrait, people=people)
        entries.append(_answered(scenario, step, fill))
    return entries + heard(session.said, fill, session.moment.mood, portrait, people=people)


def _answered(scenario: Scenario, step: Step, fill: Callable[[str], str]) -> Said:
    if step.choice.silent:
        return Said(ACTION, Texts.tr("(You said nothing.)"))
    return said_by_agent(scenario, step.choice, fill)
