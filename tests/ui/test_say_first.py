"""Saying it first: one's own words before the options, kept with the decision and looked at again in the debrief."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from simulator import settings as settings_file
from simulator.ui.conversation.draft_box import DraftBox
from simulator.ui.style.theme import Theme
from simulator.ui.widgets.marked_text import MarkedText
from tests.ui.conftest import QUIET
from tests.ui.person import Person, visible

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paths(paths):
    """Give folders in which saying it first is on."""
    settings_file.save(paths.settings, QUIET._replace(say_first=True))
    return paths


def log(person):
    """Give what the store has of the call."""
    return person.program.services.store.attempts.find(person.program.call.presenter.practice.attempt.id).log


def first_wrote(person):
    """Give the own words in sight, as (text, underlined places)."""
    return [(widget.words, widget.underlined) for widget in visible(person.window) if isinstance(widget, MarkedText)]


def test_the_options_wait_for_ones_own_words(caller):
    assert caller.find("draft").hasFocus()
    assert caller.choices == []
    assert caller.sees("kept on this computer only")
    caller.type("1 moment, Robin")
    assert caller.find("draft").toPlainText() == "1 moment, Robin"
    assert log(caller) == ()
    caller.press(Qt.Key.Key_Return)
    assert not caller.can_see("draft")
    assert caller.find("choice-1").hasFocus()
    assert len(caller.choices) == 4


def test_the_words_are_kept_with_the_decision(caller):
    caller.type("Sorry")
    caller.press(Qt.Key.Key_Return, SHIFT)
    caller.type("about that")
    caller.press(Qt.Key.Key_Return)
    caller.answer("I'm")
    assert [(entry.choice, entry.typed) for entry in log(caller)] == [("own", "Sorry\nabout that")]


def test_the_words_survive_the_end_of_the_program(caller, open_program, paths, qtbot):
    caller.type("You have to climb up.")
    caller.press(Qt.Key.Key_Return)
    caller.answer("That was")
    caller.window.close()
    again = Person(open_program(paths), qtbot)
    again.click("go-on")
    again.press(Qt.Key.Key_Escape)
    again.answer("A new one")
    again.look_back()
    assert first_wrote(again) == [("You have to climb up.", ("You have to",))]


@pytest.mark.parametrize("how", ["Esc", "empty Enter", "aloud"])
def test_it_can_be_skipped_or_said_aloud(caller, how):
    if how == "aloud":
        caller.click("draft-aloud")
    else:
        caller.press(Qt.Key.Key_Escape if how == "Esc" else Qt.Key.Key_Return)
    assert caller.at == "play"
    assert len(caller.choices) == 4
    caller.answer("I'm")
    assert log(caller)[0].typed == ""


@pytest.mark.parametrize("how", ["Esc", "aloud"])
def test_what_was_written_is_not_thrown_away_by_skipping_the_rest(caller, how):
    caller.type("Sorry about")
    caller.click("draft-aloud") if how == "aloud" else caller.press(Qt.Key.Key_Escape)
    caller.answer("I'm")
    assert log(caller)[0].typed == "Sorry about"


def test_each_new_line_asks_again_with_an_empty_field(caller):
    caller.type("Hello")
    caller.press(Qt.Key.Key_Return)
    caller.answer("I'm")
    assert caller.find("draft").hasFocus()
    assert caller.find("draft").toPlainText() == ""


def test_after_looking_something_up_it_does_not_ask_again(caller):
    caller.press(Qt.Key.Key_Escape)
    caller.answer("Read")
    assert not caller.can_see("draft")
    assert len(caller.choices) == 3


def test_a_record_answers_nothing_while_the_options_wait(caller):
    caller.click("record-label")
    assert caller.can_see("draft")
    assert caller.program.call.presenter.session.choice_ids == ()


def test_the_clock_begins_at_nought_at_the_first_decision_of_all(caller):
    (clock,) = [text for text in caller.find("draft").parentWidget().findChildren(QLabel) if ":" in text.text()[:3]]
    assert clock.text() == "0:00"


def test_nobody_is_asked_once_the_call_is_over(caller):
    caller.press(Qt.Key.Key_Escape)
    caller.answer("I'm")
    caller.press(Qt.Key.Key_Escape)
    caller.answer("A new one")
    assert not caller.can_see("draft")
    assert caller.find("debrief").hasFocus()


def test_while_it_is_written_no_silence_runs(open_program, paths, qtbot):
    settings_file.save(paths.settings, QUIET._replace(say_first=True, timers=True))
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The parcel on the roof")
    presenter = person.program.call.presenter
    assert not presenter.findChild(QTimer, "silence").isActive()
    presenter.set_timers(False)
    presenter.set_timers(True)
    assert not presenter.findChild(QTimer, "silence").isActive()
    person.press(Qt.Key.Key_Escape)
    assert presenter.findChild(QTimer, "silence").isActive()


def test_a_pause_keeps_what_was_written(caller):
    caller.type("Well")
    caller.click("pause")
    assert not caller.find("draft").isEnabled()
    caller.click("pause")
    assert caller.find("draft").toPlainText() == "Well"
    assert caller.find("draft").hasFocus()


def test_the_debrief_shows_the_words_with_places_worth_a_second_look(caller):
    caller.type("Calm down, you have to wait. Calm down!")
    caller.press(Qt.Key.Key_Return)
    caller.answer("I'm")
    caller.press(Qt.Key.Key_Escape)
    caller.answer("A new one")
    caller.look_back()
    caller.unfold(1)
    assert first_wrote(caller) == [("Calm down, you have to wait. Calm down!", ("Calm down", "you have to", "Calm down"))]
    hints = caller.program.services.opener.guidance.hints
    assert caller.sees("You first wrote", caller.find("decision-1"))
    card = caller.unfold(1)
    assert caller.sees("Worth a second look; a hint, not a score", card)
    assert caller.texts(card).count("An order to feel differently: “Calm down”") == 1
    assert caller.sees(hints["calm-down"].about, card)
    assert caller.sees("Principle: Name the feeling", card)
    assert caller.find("score").text() == "100"
    assert not caller.sees("You first wrote", caller.find("decision-2"))


def test_words_without_such_places_are_shown_without_hints(caller):
    caller.type("I will see to it.")
    caller.press(Qt.Key.Key_Return)
    caller.answer("I'm")
    caller.press(Qt.Key.Key_Escape)
    caller.answer("A new one")
    caller.look_back()
    caller.unfold(1)
    assert first_wrote(caller) == [("I will see to it.", ())]
    assert not caller.sees("Worth a second look")


def test_with_a_database_elsewhere_nothing_is_said_of_this_computer(caller):
    caller.program.call.play.aids.draft.show_place(on_this_computer=False)
    assert caller.sees("kept with your progress and nowhere else")
    assert not caller.sees("on this computer only")


def test_the_time_since_the_customer_spoke_is_told_while_the_field_is_in_sight(look, qtbot, virtual_time):
    box = DraftBox(look, monotonic=virtual_time.seconds)
    qtbot.addWidget(box)
    (clock,) = [part for part in box.findChildren(QLabel) if part.accessibleName() == "Time since the customer spoke"]
    box.begin()
    box.show()
    assert clock.text() == "0:00"
    virtual_time.advance(65_000)
    assert clock.text() == "1:05"
    box.hide()
    virtual_time.advance(5_000)
    assert clock.text() == "1:05"
    box.begin()
    assert clock.text() == "0:00"


def test_the_dots_are_drawn_below_the_marked_places_only(look, qtbot):
    from simulator.core.guidance.phrase_hints import Hint, HintSpan

    hint = Hint("x", "X", "own-it", "About.", ("down",))
    pictures = []
    for marks in ((), (HintSpan(3, 7, hint),)):
        made = MarkedText(look, "😀 down", marks)
        qtbot.addWidget(made)
        made.resize(200, made.heightForWidth(200))
        pictures.append(made.grab().toImage())
    assert pictures[0] != pictures[1]
    look.set_theme(Theme(dark=True, scale=1.0))
    assert made.grab().toImage() != pictures[1]


def test_what_was_written_first_stands_with_the_moment_that_turned_the_call(caller):
    caller.type("I will see to it.")
    caller.press(Qt.Key.Key_Return)
    caller.answer("That was")
    caller.press(Qt.Key.Key_Escape)
    caller.answer("A new one")
    caller.look_back()
    assert caller.sees("You first wrote", caller.find("turning-scene"))
    assert first_wrote(caller) == [("I will see to it.", ())]


def test_ones_own_words_stay_in_sight_beside_the_options_of_that_decision(caller):
    caller.type("I will look at once.")
    caller.press(Qt.Key.Key_Return)
    assert caller.find("said-first").text() == "You would say: “I will look at once.”"
    assert len(caller.choices) == 4
    caller.answer("I'm")
    assert not caller.can_see("said-first")
    caller.press(Qt.Key.Key_Escape)
    assert not caller.can_see("said-first")
    assert caller.choices
