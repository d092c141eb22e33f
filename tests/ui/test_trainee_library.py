"""The scenarios with the standing of whoever practises, as it is after each call."""

from __future__ import annotations


def test_what_a_call_came_to_stands_on_its_card_afterwards(caller):
    caller.answer("I'm Ada")
    caller.answer("A new one")
    caller.program.home.show_library()
    assert any("100" in text for text in caller.texts())


def test_a_call_that_was_left_is_offered_until_it_is_thrown_away(caller):
    caller.answer("I'm Ada")
    caller.click("leave")
    assert caller.can_see("banner")
    caller.click("discard")
    caller.click_text("Discard it")
    assert not caller.can_see("banner")
    assert caller.program.services.attempts.unfinished(caller.program.home.trainee.id) == ()
