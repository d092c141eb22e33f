"""Somebody new is taken through a call of a minute: one note at a time, by keyboard, and none of it counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel

from simulator.ui.call.coach_mark import beside
from tests.ui import audit
from tests.ui.person import in_window

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def toured(person):
    """Give somebody who has just begun the guided call."""
    person.type("Ada")
    person.press(RETURN)
    assert person.at == "welcome"
    assert person.find("take-tour").hasFocus()
    person.press(RETURN)
    assert person.at == "play"
    return person


def note(person):
    """Give the words of the note in sight, and see that the keyboard is on it."""
    person.settle()
    assert person.find("coach-next").hasFocus()
    return " ".join(person.texts(person.find("coach-note")))


def test_one_note_after_the_other_explains_the_call_by_enter_alone(toured):
    for words in ("Ingrid is on the line", "How she feels", "The company's rules", "What you can answer"):
        assert words in note(toured)
        toured.press(RETURN)
    assert not toured.can_see("coach-note")
    assert toured.find("choice-1").hasFocus()
    toured.answer("A new front door")
    for words in ("Why?", "Going back"):
        assert words in note(toured)
        toured.press(RETURN)
    toured.answer("12 Mill Lane. And", "Yes. It goes")
    assert "The call is over" in note(toured)
    toured.press(RETURN)
    assert toured.at == "debrief"
    assert "The debrief" in note(toured)
    toured.press(RETURN)
    assert not toured.can_see("coach-note")
    assert toured.program.call.debrief.focusProxy().hasFocus()


def test_a_screen_reader_is_given_the_words_of_each_note(toured):
    assert toured.find("coach-next").accessibleDescription() == (
        "Ingrid is on the line. Her words appear here, newest at the bottom."
    )


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_note_at_the_end_covers_none_of_what_was_said_last(toured, size, text_size):
    toured.program.set_settings(toured.program.settings._replace(text_size=text_size))
    toured.window.resize(*size)
    toured.answer("A new front door", "12 Mill Lane. And", "Yes. It goes")
    assert "The call is over" in note(toured)
    over = in_window(toured.find("coach-note"))
    last = toured.line
    words = [label for label in toured.window.findChildren(QLabel) if label.isVisible() and last in label.text()]
    assert words
    for widget in (*words, toured.find("debrief")):
        assert not over.intersects(in_window(widget))
    assert toured.window.rect().contains(over)


def test_somebody_new_does_not_read_first_of_all_that_they_have_not_passed(toured):
    for _ in range(4):
        note(toured)
        toured.press(RETURN)
    while toured.program.window.page == "play" and toured.choices:
        toured.press(str(len(toured.choices)))
    toured.click("coach-next")
    assert toured.at == "debrief"
    assert toured.sees("That was a trial run: it has no score")
    assert not toured.sees("Not passed")
    assert not toured.can_see("score")


def test_a_number_answers_while_a_note_is_up_and_the_notes_move_on(toured):
    assert "Ingrid" in note(toured)
    toured.answer("A new front door")
    assert "Why?" in note(toured)
    toured.answer("12 Mill Lane. And")
    assert not toured.can_see("coach-note")
    assert toured.find("choice-1").hasFocus()


def test_going_back_does_not_begin_the_notes_again(toured):
    toured.answer("A new front door")
    toured.press(Qt.Key.Key_Backspace)
    assert len(toured.choices) == 3
    assert not toured.can_see("coach-note")
    toured.answer("A new front door")
    assert not toured.can_see("coach-note")


def test_escape_ends_the_tour_at_the_scenarios(toured):
    toured.press(ESCAPE)
    assert toured.at == "practise"
    toured.call("The parcel on the roof")
    assert not toured.can_see("coach-note")


def test_the_button_ends_the_tour_as_well(toured):
    toured.click("coach-end")
    assert toured.at == "practise"


def test_escape_on_the_debrief_takes_only_the_note_away(toured):
    toured.answer("A new front door", "12 Mill Lane. And", "Yes. It goes")
    toured.press(RETURN)
    toured.settle()
    toured.press(ESCAPE)
    assert toured.at == "debrief"
    assert not toured.can_see("coach-note")


def test_the_note_of_the_debrief_goes_with_the_page(toured):
    toured.answer("A new front door", "12 Mill Lane. And", "Yes. It goes")
    toured.press(RETURN)
    toured.click("go-practise")
    toured.call("The parcel on the roof")
    toured.answer("I'm", "A new one")
    toured.look_back()
    assert toured.at == "debrief"
    assert not toured.can_see("coach-note")


def test_nothing_of_it_counts(toured):
    store = toured.program.services.store
    toured.answer("A new front door", "12 Mill Lane. And")
    toured.press(ESCAPE)
    assert not toured.can_see("banner")
    toured.click("go-settings")
    toured.click("take-tour")
    toured.answer("A new front door", "12 Mill Lane. And", "Yes. It goes")
    toured.press(RETURN)
    assert toured.at == "debrief"
    assert store.attempts.finished(1) == ()
    assert store.attempts.unfinished(1) == ()
    toured.click("go-progress")
    assert toured.sees("Nothing yet")


def test_practising_it_again_keeps_nothing_either(toured):
    toured.answer("A new front door", "12 Mill Lane. And", "Yes. It goes")
    toured.press(RETURN)
    toured.click("again")
    assert toured.at == "play"
    toured.answer("All right")
    assert toured.program.services.store.attempts.unfinished(1) == ()
    toured.press(ESCAPE)
    toured.call("The parcel on the roof")
    toured.answer("I'm")
    assert len(toured.program.services.store.attempts.unfinished(1)) == 1


@pytest.mark.parametrize("size", [100, 200])
def test_the_offer_is_whole_and_named_in_the_smallest_window(person, size):
    person.window.resize(person.window.minimumSize())
    person.program.set_settings(person.program.settings._replace(text_size=size))
    person.find("name").setFocus()
    person.type("Maximiliane Winterbottom")
    person.press(RETURN)
    assert person.at == "welcome"
    assert list(audit.faults(person.window)) == []
    assert {widget.objectName() for widget in audit.tab_order(person.window)} == {"take-tour", "skip-tour"}


def test_who_knows_calls_already_goes_straight_to_the_conversations(person):
    person.type("Ada")
    person.press(RETURN)
    person.press(Qt.Key.Key_Tab)
    person.press(RETURN)
    assert person.at == "practise"


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_note_is_whole_in_the_smallest_window(toured, theme, size):
    toured.window.resize(toured.window.minimumSize())
    toured.program.set_settings(toured.program.settings._replace(theme=theme, text_size=size))
    toured.press(ESCAPE)
    toured.click("go-settings")
    toured.click("take-tour")
    for _ in range(4):
        note(toured)
        seen = in_window(toured.find("coach-note"))
        assert toured.window.rect().contains(seen)
        assert list(audit.faults(toured.find("coach-note"))) == []
        toured.press(RETURN)


def test_a_note_follows_what_it_explains_when_the_window_changes(toured):
    toured.press(RETURN)
    note(toured)
    before = in_window(toured.find("coach-note"))
    toured.window.resize(1600, 900)
    toured.settle()
    toured.settle()
    after = in_window(toured.find("coach-note"))
    assert after != before
    assert not after.intersects(in_window(toured.find("curves")))


ROOM, SIZE = QRect(0, 0, 1000, 600), QSize(300, 120)


@pytest.mark.parametrize(
    "there",
    [QRect(800, 200, 150, 80), QRect(20, 200, 150, 80), QRect(0, 400, 1000, 200), QRect(700, 0, 40, 40), QRect(0, 30, 1000, 90)],
)
def test_a_note_covers_nothing_of_what_it_explains_where_there_is_room_beside_it(there):
    place = QRect(beside(there, SIZE, ROOM), SIZE)
    assert ROOM.contains(place)
    assert not place.intersects(there)


def test_what_fills_the_room_is_covered_at_its_far_end_only():
    place = QRect(beside(ROOM, SIZE, ROOM), SIZE)
    assert ROOM.contains(place)
    assert place.left() > ROOM.center().x()
    assert place.top() > ROOM.center().y()
