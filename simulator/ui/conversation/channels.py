"""Which view shows the conversation on which channel, what stands beside it, and how the projector shows it."""

from __future__ import annotations

from simulator.ui.conversation.channel import ViewFactory
from simulator.ui.conversation.chat_view import ChatHead, ChatView
from simulator.ui.conversation.counter_view import CounterHead, CounterView
from simulator.ui.conversation.email_view import EmailHead, EmailView
from simulator.ui.conversation.frame_places import Places, across_the_counter, at_the_left, by_the_side
from simulator.ui.conversation.phone_view import PhoneView
from simulator.ui.conversation.projector_head import ProjectorHead
from simulator.ui.conversation.social_view import SocialHead, SocialView

USUAL = "phone"
"""The channel whose view stands on the page before a scenario is known."""

VIEWS: dict[str, ViewFactory] = {
    "phone": PhoneView,
    "chat": ChatView,
    "email": EmailView,
    "social": SocialView,
    "counter": CounterView,
}

PLACES: dict[str, Places] = {
    "phone": at_the_left,
    "chat": by_the_side,
    "email": by_the_side,
    "social": by_the_side,
    "counter": across_the_counter,
}

HEADS: dict[str, ProjectorHead] = {
    "phone": ProjectorHead(),
    "chat": ChatHead(),
    "email": EmailHead(),
    "social": SocialHead(),
    "counter": CounterHead(),
}
