"""The parts of a call's page, and where they are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.core.scenario.participants import Customer
from simulator.ui.call.answer_note import AnswerNote
from simulator.ui.call.call_bar import CallBar
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
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import a_week_later
from simulator.ui.voice.narrator import Narrator
from simulator.ui.widgets.basics import button, column, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.notice import Notice
from simulator.ui.window.page import Page

FACE = 72
"""The size of the customer's face at the end, in pixels before scaling."""


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


LOW = 680
"""The height of a window, in pixels before scaling, below which an ending shows the last words alone."""


class CallEnded(QWidget):
    """Takes the place of the options at the end of a call: the customer's face and last words, and the way to look back on it."""

    def __init__(self, look: Appearance, step: QPushButton) -> None:
        super().__init__()
        self._look = look
        self._face = label()
        self._face.setObjectName("ending-face")
        self._last = label(role="strong", wrap=True)
        self._last.setObjectName("ending-words")
        self._later = label(wrap=True)
        self._later.setObjectName("ending-later")
        over = label(self.tr("The conversation is over."), "small", wrap=True)
        words = column(spacing=GRID // 2)
        words.addWidget(self._last)
        words.addWidget(self._later)
        words.addWidget(over)
        words.addLayout(FlowLayout(step))
        inside = row(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        self.setLayout(inside)
        self.hide()

    def show_end(self, customer: Customer, last: str, mood: int, later: str) -> None:
        """Show how the customer leaves: the `last` words as they are to be written, the mood from 0 to 10, what came of it."""
        self._face.setPixmap(self._look.portrait(customer.portrait, mood, self._look.theme.px(FACE)))
        self._face.setAccessibleName(customer.name)
        self._last.setText(last or self.tr("%s has nothing more to say.") % customer.name)
        self._later.setText(a_week_later(later))
        # in a low window the way on must stay in sight; the debrief tells it too
        self._later.setVisible(bool(later) and self.window().height() >= self._look.theme.px(LOW))
