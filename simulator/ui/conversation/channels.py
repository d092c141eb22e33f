"""Which view shows the conversation on which channel, and where the person and the papers stand beside it."""

from __future__ import annotations

from simulator.ui.conversation.channel import ViewFactory
from simulator.ui.conversation.conversation_view import ConversationView
from simulator.ui.conversation.frame_places import Places, across_the_counter, at_the_left, by_the_side

USUAL = "phone"
"""The channel whose view stands on the page before a scenario is known."""

VIEWS: dict[str, ViewFactory] = {
    "phone": ConversationView,
    "chat": ConversationView,
    "email": ConversationView,
    "social": ConversationView,
    "counter": ConversationView,
}

PLACES: dict[str, Places] = {
    "phone": at_the_left,
    "chat": by_the_side,
    "email": by_the_side,
    "social": by_the_side,
    "counter": across_the_counter,
}
