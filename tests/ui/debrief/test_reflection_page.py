"""The two questions right after a call: asked once, as easy to skip as to answer, and shown beside what the program found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.core.errors import StoreError
from simulator.ui.debrief.reflection_page import LONGEST
from tests.ui.person import Person

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asked(caller):
    """Give somebody who has ended the call and is asked about it."""
    caller.answer("That was", "A new one")
    caller.click("debrief")
    assert caller.at == "reflection"
    return caller


def kept(person):
    (attempt,) = person.program.services.store.attempts.finished(1)
    return attempt.went_well, attempt.would_change


def test_it_asks_before_anything_is_judged(asked):
    assert asked.sees("What went well?")
    assert asked.sees("What would you change?")
    assert not asked.can_see("score")
    assert asked.find("went-well").hasFocus()


def test_both_answers_may_stay_empty(asked):
    asked.click("to-debrief")
    assert asked.at == "debrief"
    assert kept(asked) == ("", "")
    assert not asked.can_see("own-words")


def test_what_was_written_stands_beside_what_the_program_found(asked):
    asked.type("I named a day.")
    asked.press(Qt.Key.Key_Tab)
    asked.type("Blame nobody.")
    asked.press(Qt.Key.Key_Return, CONTROL)
    assert asked.at == "debrief"
    beside = asked.find("own-words")
    for words in ("You said this went well", "I named a day.", "You would change this", "Blame nobody.", "What was found"):
        assert asked.sees(words, beside)
    assert asked.sees("Decision", beside)
    assert kept(asked) == ("I named a day.", "Blame nobody.")


def test_own_words_are_shown_where_the_score_found_nothing_good(caller):
    caller.answer("That was", "We will")
    caller.look_back(went_well="I did not hang up.")
    assert caller.sees("I did not hang up.")
    assert not caller.can_see("carried")


def test_what_failed_the_call_is_named_among_what_was_found(caller):
    caller.answer("Could", "A new one")
    caller.look_back(went_well="I was polite.")
    assert any(text.startswith("Decision 1 failed the call and cost ") for text in caller.texts(caller.find("own-words")))


def test_enter_makes_a_new_line_and_does_not_go_on(asked):
    asked.press(Qt.Key.Key_Return)
    assert asked.at == "reflection"


def test_an_old_attempt_is_not_asked_about_again_and_shows_what_was_written(asked):
    asked.type("I named a day.")
    asked.press(Qt.Key.Key_Return, CONTROL)
    asked.click("go-progress")
    asked.click("attempt-0")
    assert asked.at == "debrief"
    assert asked.sees("I named a day.")


def test_the_next_call_is_asked_about_with_empty_fields(asked):
    asked.type("I named a day.")
    asked.press(Qt.Key.Key_Return, CONTROL)
    asked.click("again")
    asked.answer("I'm", "A new one")
    asked.click("debrief")
    assert asked.find("went-well").toPlainText() == ""


def test_words_that_cannot_be_kept_are_shown_and_told(asked, monkeypatch):
    def refuse(*arguments):
        raise StoreError("There is no room left.", "Free some space.")

    monkeypatch.setattr(asked.program.services.store.attempts, "reflect", refuse)
    asked.type("I named a day.")
    asked.press(Qt.Key.Key_Return, CONTROL)
    assert asked.at == "debrief"
    assert asked.sees("I named a day.")
    assert asked.sees("could not be kept. There is no room left. Free some space.")


def test_words_are_kept_where_the_window_is_closed_over_them(asked, open_program, paths, qtbot):
    asked.type("I named a day.")
    asked.window.close()
    again = Person(open_program(paths), qtbot)
    again.click("go-progress")
    again.click("attempt-0")
    assert again.sees("I named a day.")


def test_markup_in_an_answer_stays_what_it_is(asked):
    asked.type("<b>calm</b> & kind")
    asked.press(Qt.Key.Key_Return, CONTROL)
    assert asked.sees("<b>calm</b> & kind")


def test_an_answer_has_an_end(asked):
    asked.find("went-well").setPlainText("x" * (LONGEST + 5))
    asked.press(Qt.Key.Key_Return, CONTROL)
    assert kept(asked)[0] == "x" * LONGEST
