"""What is marked at a choice."""

from __future__ import annotations

import pytest

from simulator.core.scenario.model import Choice
from simulator.ui.conversation.choice_marks import mark


@pytest.mark.parametrize(
    ("keys", "channel", "marked"),
    [
        ({}, "phone", ""),
        ({"opens": "bill"}, "phone", "opens a record"),
        ({"opens": "bill"}, "counter", "you see more"),
        ({"template": True}, "chat", "ready text"),
        ({"public": True}, "social", "public"),
        ({"public": False, "opens": "bill"}, "social", "private · opens a record"),
        ({"part": "close"}, "email", ""),
        ({"part": "close", "sends": True}, "email", "sends the mail"),
    ],
)
def test_a_choice_is_marked_with_what_its_words_do_not_say(keys, channel, marked):
    assert mark(Choice("c", "Words.", (), **keys), channel) == marked
