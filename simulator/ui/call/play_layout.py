"""The parts of a call's page, and where they are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.ui.call.answer_note import AnswerNote
from simulator.ui.call.call_bar import CallBar
from simulator.ui.call.call_ended import CallEnded
from simulator.ui.call.call_notices import CallNotices
from simulator.ui.call.unsaved_calls import UnsavedBar
from simulator.ui.call.what_if_banner import WhatIfBanner
from simulator.ui.conversation.answer_aids import AnswerAids
from simulator.ui.conversation.channel import ViewFactory
from simulator.ui.conversation.choice_panel import ChoicePanel, SilenceBar
from simulator.ui.conversation.conversation_column import ConversationColumn
from simulator.ui.conversation.conversation_frame import ConversationFrame
from simulator.ui.conversation.conversation_host import ConversationHost
from simulator.ui.conversation.number_keys import NumberKeys
from simulator.ui.conversation.prerendering import Prerenderer
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.reveal import Reveal
from simulator.ui.conversation.ring_panel import RingPanel
from simulator.ui.conversation.transcript import Transcript
from simulator.ui.conversation.typing_pause import TypingPause
from simulator.ui.style.appearance import Appearance
from simulator.ui.voice.narrator import Narrator
from simulator.ui.widgets.basics import button, column, label
from simulator.ui.widgets.notice import Notice
from simulator.ui.window.page import Page


class PlayLayout(QWidget, Page):
    """The bar above, the conversation over the choices, and what stands beside them; the page decides what they show."""

    def __init__(
        self,
        look: Appearance,
        presenter: Presenter,
        parent: QWidget | None = None,
        *,
        views: Mapping[str, ViewFactory] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._presenter = presenter
        self.narrator = Narrator(self, presenter)
        self._why = AnswerNote(presenter)
        self._make_keys()
        self._bar = CallBar(look, self)
        self._conversation = ConversationHost(look, self, views)
        self._transcript = Transcript(presenter)
        self._reveal, self._typing = Reveal(self), TypingPause(self)
        self._silence = SilenceBar(look)
        self.aids = AnswerAids(look, presenter, self)
        self._choices = ChoicePanel(look, self)
        self._ring = RingPanel(look, presenter)
        self._cover = label(self.tr("The conversation is hidden while you pause."), "soft", wrap=True)
        self.notice: Notice = Notice(look)
        self._notices = CallNotices(self.notice, presenter, self)
        self._what_if = WhatIfBanner(look)
        self._debrief = button(self.tr("Look back on it"), "primary", name="debrief")
        self._over = CallEnded(look, self._debrief)
        self._ahead = Prerenderer(presenter, self._conversation.view, self._choices)
        self._lay_out()

    def _make_keys(self) -> None:
        self._numbers = NumberKeys(self, self.tr("Answer with that choice"), self._answer)

    def _answer(self, number: int) -> None:
        """Make the choice with a number, unless it has only just come under the key or the mouse."""
        if not self._choices.gate.closed_to(number):
            self._choices.gate.answer(number)
            self._presenter.choose_number(number)

    def _end_pauses(self) -> None:
        """Let all messages be seen at once."""
        self._reveal.end()
        self._typing.end()

    def _lay_out(self) -> None:
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar.setParent(self)  # Tab reaches it before the conversation
        unsaved, instead = UnsavedBar(self._look, self._presenter), (self._cover, self._ring)
        above = (self._what_if, self.notice, unsaved, self._conversation.view.widget, *instead)
        below = (self._silence, self.aids, self._choices, self._over)
        self._stage = ConversationColumn(self, self._conversation.view, (*above, *below), instead)
        self._frame = ConversationFrame(self._look, self._stage, self)
        whole = column(spacing=0)
        whole.addWidget(self._bar)
        whole.addWidget(self._frame, 1)
        self.setLayout(whole)
