"""A conversation across a counter: what is seen stands as large as what is said."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Scenario
from simulator.ui.conversation.bubbles import Bubbles
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.conversation_view import ConversationView
from simulator.ui.conversation.entries import ACTION, CAPTION, Said
from simulator.ui.conversation.projector_head import ProjectorHead
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import BODY


class CounterBubbles(Bubbles):
    """Bubbles with large captions: at a counter one sees more than one hears."""

    def _font(self, entry: Said, newest: bool = False) -> QFont:
        return self._look.theme.font(BODY) if entry.side == CAPTION else super()._font(entry, newest)


class CounterView(ConversationView):
    """What is said and seen across a counter."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, CounterBubbles(look))
        self.entries.words = {CAPTION: self.tr("You see: %s"), ACTION: self.tr("You do: %s")}

    def named(self, case: Case) -> str:
        """What a screen reader calls the conversation."""
        return self.tr("At the counter with %s") % case.customer


class CounterHead(ProjectorHead):
    """The person as large as the window lets them be."""

    face = 7.5

    def who(self, scenario: Scenario, mood: int, onlookers: int = 0) -> str:
        """The name, the feeling, and who waits behind them."""
        where = Texts.tr("%n in the queue", "", onlookers) if onlookers else Texts.tr("at the counter")
        return " · ".join((super().who(scenario, mood), where))
