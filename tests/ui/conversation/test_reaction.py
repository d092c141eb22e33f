"""The customer takes an answer: for half a second a face, and what has changed; nothing waits for it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from simulator.core.scenario.session import Session
from simulator.ui.conversation.reaction import LASTS, ChangeMarks, Reaction, reaction
from tests.conversations import practice
from tests.ui.pixels import inked


def changes(person):
    return person.find("changes").accessibleName()


def test_an_answer_that_helps_is_seen_in_the_face_and_told_in_figures_for_half_a_second(caller):
    caller.press("1")
    assert changes(caller) == "mood +2, trust +1"
    beaming = caller.face
    caller.qtbot.time.advance(LASTS)
    assert changes(caller) == ""
    assert caller.face != beaming
    assert caller.feeling == "Pleased"


def test_an_answer_that_hurts_is_seen_too(caller):
    caller.press("2")
    assert changes(caller) == "mood −3"
    wincing = caller.face
    caller.qtbot.time.advance(LASTS)
    assert caller.face != wincing


def test_an_answer_that_changes_nothing_is_taken_calmly(caller):
    before = caller.face
    caller.answer("Read")
    assert changes(caller) == ""
    assert caller.face == before


def test_a_key_answers_meanwhile(caller):
    caller.press("1")
    caller.press("1")
    assert caller.line == "Friday is fine, thank you."
    assert changes(caller) == "mood +2"


def test_going_back_is_no_answer(caller):
    caller.press("1")
    caller.go_back()
    assert changes(caller) == ""
    assert caller.feeling == "Calm"


def test_a_call_that_goes_on_begins_calmly(caller):
    caller.press("1")
    caller.click("leave")
    caller.click("go-on")
    assert changes(caller) == ""


def test_an_assessment_shows_nothing_of_it(ada):
    ada.click_card("The parcel on the roof")
    ada.click("mode-assessment")
    ada.click("take-call")
    ada.press("1")
    assert not ada.can_see("changes")


@pytest.fixture
def still():
    """Let nothing move, as the setting does."""
    hints = QApplication.styleHints()
    flash = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    yield
    hints.setCursorFlashTime(flash)


def test_where_nothing_moves_there_is_no_reaction(caller, still):
    caller.press("1")
    settled = caller.face
    assert changes(caller) == ""
    caller.qtbot.time.advance(LASTS)
    assert caller.face == settled


def test_the_call_is_left_in_the_middle_of_it(caller):
    caller.press("1")
    caller.click("leave")
    assert caller.at == "practise"


@pytest.mark.parametrize(
    ("changed", "mood", "face"),
    [(Reaction(2, 1), 7, 9), (Reaction(-1, 0), 4, 2), (Reaction(0, 1), 5, 6), (Reaction(-3, 2), 1, 0), (Reaction(1, 0), 10, 10)],
)
def test_the_face_goes_a_little_beyond_the_mood_that_is_left(changed, mood, face):
    assert changed.face(mood) == face


def test_only_one_answer_that_follows_is_a_reaction():
    session = practice().session
    answered = session.choose("own")
    assert reaction(session, answered) == Reaction(2, 1)
    assert reaction(None, answered) is None
    assert reaction(answered, answered) is None
    assert reaction(answered, session) is None
    assert reaction(session, session.choose("look")) is None
    assert reaction(Session.begin(practice().session.machine), answered.choose("replace")) is None


def test_what_got_worse_is_drawn_in_another_colour_than_what_got_better(look, qtbot):
    marks = ChangeMarks(look)
    qtbot.addWidget(marks)
    marks.resize(300, 28)
    marks.show_reaction(Reaction(-1, 2))
    assert marks.accessibleName() == "mood −1, trust +2"
    assert inked(marks, look.theme.colours.coral_soft, range(90))
    assert inked(marks, look.theme.colours.accent_soft, range(90, 180))


def test_in_little_room_the_marks_have_a_line_each_and_their_room_is_always_kept(look, qtbot):
    marks = ChangeMarks(look)
    qtbot.addWidget(marks)
    assert marks.heightForWidth(120) == 2 * marks.heightForWidth(300)
    marks.resize(120, marks.heightForWidth(120))
    marks.show_reaction(Reaction(-1, 2))
    assert inked(marks, look.theme.colours.accent_soft, range(60))
    assert not [place for place in inked(marks, look.theme.colours.accent_soft, range(60)) if place[1] < 20]
    before = marks.heightForWidth(120)
    marks.show_reaction(None)
    assert marks.heightForWidth(120) == before
