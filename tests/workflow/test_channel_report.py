"""What a report tells of the keys of a channel."""

from __future__ import annotations

from simulator.core.scenario.model import Scenario
from simulator.workflow.channel_report import channel_html, channel_lines, channel_values
from tests.core.scenarios import choice, ending, scene, story


def posting() -> Scenario:
    first = scene("first", choice("wall", "end", public=True), choice("aside", "end", public=False), choice("look", "first"))
    return story(first, ending("end"), channel="social", onlookers=214)


def mailing() -> Scenario:
    first = scene("first", choice("subject", "second", part="subject"), choice("other", "second", part="subject"))
    second = scene("second", choice("close", "end", part="close", sends=True), choice("back", "first"))
    return story(first, second, ending("end"), channel="email")


def test_a_conversation_without_such_keys_has_its_channel_alone() -> None:
    plain = story(scene("first", choice("on", "end")), ending("end"))
    assert channel_values(plain) == {"channel": "phone"}
    assert list(channel_lines(plain)) == []
    assert channel_html(plain) == ""


def test_public_and_private_answers_and_onlookers_are_counted() -> None:
    assert channel_values(posting()) == {"channel": "social", "public": 1, "private": 1, "onlookers": [214, 214]}
    assert list(channel_lines(posting())) == [
        "",
        "On the channel social",
        "  Answers in public: 1, in private: 1",
        "  Onlookers: 214",
    ]


def test_the_parts_of_a_mail_stand_in_their_order() -> None:
    assert channel_values(mailing()) == {"channel": "email", "parts": {"subject": 2, "close": 1}, "sends": 1}
    assert channel_html(mailing()) == (
        "<h2>On the channel email</h2><ul><li>Parts of the mail: subject 2, close 1</li><li>Choices that send it: 1</li></ul>"
    )
