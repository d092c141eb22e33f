"""Which view shows the conversation on which channel."""

from __future__ import annotations

from simulator.ui.conversation.channel import ViewFactory
from simulator.ui.conversation.conversation_view import ConversationView

USUAL = "phone"
"""The channel whose view stands on the page before a scenario is known."""

VIEWS: dict[str, ViewFactory] = {
    "phone": ConversationView,
    "chat": ConversationView,
    "email": ConversationView,
    "social": ConversationView,
    "counter": ConversationView,
}
