"""What a screen reader is told without being asked: lines, moods, notices and results."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.people import people_page
from simulator.ui.widgets import screen_reader as module
from simulator.ui.widgets.basics import button
from simulator.ui.widgets.screen_reader import announce, readable, sentences
from simulator.ui.widgets.side_by_side import ROOM, SideBySide
from simulator.ui.widgets.tab_stop import TabStop
from tests.conversations import BROKEN, write
from tests.ui.conftest import QUIET


@pytest.fixture
def told(qtbot):
    """Give a way to wait for what the window of a person tells."""

    def listen(person, words):
        qtbot.waitUntil(lambda: words in person.window.accessibleName())
        return person.window.accessibleName()

    return listen


@pytest.fixture
def window(qtbot):
    """Give a window in front."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_call_begins_with_the_line_the_mood_and_the_numbered_choices(caller, told):
    text = told(caller, "My parcel lies on a roof.")
    assert text.startswith("Robin Example: My parcel lies on a roof. Mood: Calm. 1: I'm Ada of Swift Parcels")
    assert "2: That was the driver" in text


def test_the_next_line_is_told_with_the_mood_where_it_changed(caller, told):
    caller.press("1")
    text = told(caller, "Good. What happens now?")
    assert "Mood: Pleased." in text
    assert "1: A new one leaves today" in text


def test_the_word_on_an_answer_is_told(caller, told):
    caller.press("1")
    caller.press("w")
    told(caller, "Good answer.")


def test_a_record_is_told_when_it_is_opened(caller, told):
    caller.answer("Read the delivery note.")
    assert told(caller, "Record: ").index("Record: ") < told(caller, "Robin Example: ").index("Robin Example: ")


def test_a_notice_is_told_with_what_can_be_answered(caller, told):
    caller.press("p")
    assert told(caller, "Paused.").endswith("Paused. The clock is stopped. Continue")


def test_the_verdict_and_the_score_are_told(caller, told):
    while caller.choices:
        caller.press("1")
    told(caller, "The conversation is over.")
    caller.press(Qt.Key.Key_Return)
    caller.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caller.at == "debrief"
    assert "Score 1" in _summary(caller, "Passed")


def test_a_debrief_is_told_by_what_the_keyboard_comes_to_and_not_by_the_window_as_well(caller, virtual_time):
    caller.answer("Could", "We will")
    caller.look_back()
    spoken = _summary(caller, "Not passed: a critical error.")
    virtual_time.advance(2 * module.SETTLED)
    assert spoken not in caller.window.accessibleName()


def _summary(person, words):
    spoken = person.window.focusWidget().accessibleName()
    assert spoken.startswith(words)
    return spoken


def test_where_most_was_lost_and_what_failed_the_call_are_told(caller):
    caller.answer("Could", "We will")
    caller.look_back()
    spoken = _summary(caller, "Not passed: a critical error.")
    assert "Decision 1. Against the rules." in spoken
    assert "What failed the call. Decision 1 of 2." in spoken


def test_on_another_page_the_window_has_its_own_name_again(caller, told):
    told(caller, "My parcel lies on a roof.")
    caller.press(Qt.Key.Key_Escape)
    assert caller.window.accessibleName() == ""


def test_f6_tells_the_whole_page(ada, told):
    ada.click("go-progress")
    ada.press(Qt.Key.Key_F6)
    told(ada, "Progress. Nothing yet.")


def test_f6_tells_how_long_the_call_has_taken(caller, told):
    caller.press("1")
    caller.press(Qt.Key.Key_F6)
    assert f"Time so far: {caller.program.call.presenter.clock // 60}:" in told(caller, "Time so far")


def test_f6_tells_each_figure_of_a_debrief_once_and_after_its_name(caller, told):
    caller.answer("That was", "We will")
    caller.look_back()
    caller.click("fold-figures")
    caller.press(Qt.Key.Key_F6)
    heard = told(caller, "Handle time: ")
    assert "Handle time: 0:14. Holds: 0. Transfers: 0. First contact: not resolved. CSAT: 1.6." in heard
    assert f"Score {caller.find('score').text()} of 100, 70 to pass." in heard


def test_f6_tells_of_no_silence_that_does_not_run(caller, told):
    caller.press(Qt.Key.Key_F6)
    assert "Silence." not in told(caller, "Time so far")


def test_f6_tells_a_principle_once(ada, told):
    ada.click("go-guidance")
    ada.press(Qt.Key.Key_F6)
    assert told(ada, "What to do.").count("Give your own name and the company’s in the first breath") == 1


def test_at_the_first_start_it_is_told_what_this_is(person, told):
    told(person, "Welcome to First Call. Practise difficult conversations before the first real one.")


def test_somebody_new_is_told_what_the_guided_call_is(person, told):
    person.find("name").setFocus()
    person.type("Grace")
    person.click("start")
    assert "Good to have you here, Grace. Would you like a minute with an easy customer first?" in told(person, "Grace")


def test_the_two_questions_before_the_debrief_are_told_once_each(caller, told):
    caller.answer("That was", "A new one")
    caller.click("debrief")
    text = told(caller, "Before the debrief")
    assert text.count("What went well?") == text.count("What would you change?") == 1


def test_what_a_try_has_changed_is_told(caller, told):
    caller.answer("That was", "We will")
    caller.look_back()
    caller.try_another(1)
    caller.answer("I'm", "A new one")
    caller.click("debrief")
    assert "Another way from decision 1 gains" in told(caller, "Another way")


def test_what_is_wrong_with_a_file_is_told(ada, paths, qtbot, told):
    write(paths.own_scenarios, broken=BROKEN)
    ada.program.home.show_library()
    qtbot.waitUntil(lambda: "broken" in ada.cards)
    ada.click_card("broken")
    told(ada, "broken.yaml. This file has 2 problems")


def test_progress_tells_what_to_practise_next(caller, told):
    caller.answer("That was", "We will")
    caller.look_back()
    caller.click("go-progress")
    assert caller.find("reason").text() in told(caller, "Ada: 1 conversation finished")


def test_drills_tell_what_waits_and_what_an_answer_came_to(caller, told):
    caller.program.home._now = caller.program.home.pages.drilling._now = lambda: datetime.now(UTC) + timedelta(days=2)
    caller.answer("That was", "We will")
    caller.look_back()
    caller.click("go-drills")
    caller.qtbot.waitUntil(lambda: caller.can_see("start-drills"))
    told(caller, "Drills. 2 decisions are waiting; about 2 minutes.")
    caller.click("start-drills")
    caller.answer("We will")
    spoken = told(
        caller, "Lost 55 of 100 points. Robin Example: I will order elsewhere. Soon is not a time. Better here: “A new one leaves"
    )
    assert spoken.index("A day, and a way out.") < spoken.index("It comes back")
    caller.click("next")
    caller.answer("I'm")
    caller.click("next")
    told(caller, "1 of 2 right. What was right comes back later than before, the rest soon.")


def test_what_the_arrows_find_in_the_guidance_is_told(ada, told):
    ada.click("go-guidance")
    ada.press(Qt.Key.Key_Down)
    told(ada, "Make them welcome")
    ada.type("xyzzy")
    told(ada, "Nothing found for “xyzzy”.")


def test_the_next_line_is_told_soon_unless_the_keyboard_goes_elsewhere(caller, monkeypatch):
    waited = []
    monkeypatch.setattr("simulator.ui.voice.narrator.announce", lambda widget, text, after: waited.append(after))
    assert caller.find("choice-1").hasFocus()
    caller.press("1")
    assert waited == [module.SOON]
    caller.find("choice-2").setFocus()
    caller.press("1")
    assert waited == [module.SOON, module.SETTLED]


def test_only_the_newest_of_a_widget_is_told(window, qtbot):
    part = QLabel(parent=window)
    part.show()
    announce(part, "One")
    announce(window, "Other")
    announce(part, "Two")
    qtbot.waitUntil(lambda: window.accessibleName() != "")
    assert window.accessibleName() == "Two Other"


def test_what_has_gone_meanwhile_is_not_told(window, qtbot):
    gone, hidden = QLabel(parent=window), QLabel(parent=window)
    gone.show()
    for widget in (gone, hidden, window):
        announce(widget, widget.metaObject().className())
    delete(gone)
    qtbot.waitUntil(lambda: window.accessibleName() != "")
    assert window.accessibleName() == "QWidget"


def test_nothing_is_told_of_a_window_behind_another(window, qtbot):
    announce(window, "Behind")
    front = QWidget()
    qtbot.addWidget(front)
    front.show()
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    announce(front, "In front")
    qtbot.waitUntil(lambda: front.accessibleName() == "In front")
    assert window.accessibleName() == ""


def test_elsewhere_than_on_linux_qt_announces(window, qtbot, monkeypatch):
    announced = []
    monkeypatch.setattr(module.sys, "platform", "win32")
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: announced.append((event.object(), event.message())))
    announce(window, "Hello")
    qtbot.waitUntil(lambda: bool(announced))
    assert announced == [(window, "Hello")]
    assert window.accessibleName() == ""


def test_a_page_is_read_top_to_bottom_with_its_pictures_and_without_its_controls(look, qtbot):
    page = QWidget()
    curves = MoodCurves(look)
    curves.setAccessibleName("Mood 3 of 10")
    curves.setAccessibleDescription("It rose.")
    layout = QVBoxLayout(page)
    last = QLabel("Last")
    area = QScrollArea()
    area.setWidget(QLabel("Words"))
    TabStop(area).setAccessibleName("Words")
    for widget in (QLabel("First"), curves, button("Press"), QPlainTextEdit(accessibleName="A field"), area, last):
        layout.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    assert readable(page) == ["First", "Mood 3 of 10. It rose.", "Words", "Last"]


def test_two_columns_are_read_one_after_the_other(look, qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(QLabel("Above"))
    layout.addWidget(SideBySide(look, _column("You said", "This", "Why"), _column("Better here", "That")))
    layout.addWidget(QLabel("Below"))
    qtbot.addWidget(page)
    page.resize(look.theme.px(ROOM) + 100, 400)
    page.show()
    assert readable(page) == ["Above", "You said", "This", "Why", "Better here", "That", "Below"]
    page.resize(look.theme.px(ROOM) - 100, 400)
    assert readable(page) == ["Above", "You said", "This", "Why", "Better here", "That", "Below"]


def _column(*texts):
    column = QWidget()
    layout = QVBoxLayout(column)
    for text in texts:
        layout.addWidget(QLabel(text))
    layout.addStretch(1)
    return column


def test_coming_into_a_list_tells_where_one_is(ada, qtbot, monkeypatch):
    events = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: events.append((event.object(), event.child())))
    ada.find("go-practise").setFocus()
    ada.find("cards").setFocus()
    qtbot.waitUntil(lambda: bool(events))
    assert events == [(ada.find("cards"), 0)]


def test_each_text_ends_as_a_sentence():
    assert sentences(("Title", "", "A question?", "“Said.”", "End.")) == "Title. A question? “Said.” End."


def test_the_keys_for_sure_and_for_the_voice_tell_what_is_on_now(caller, told):
    caller.program.set_settings(QUIET._replace(confidence=True))
    caller.press(Qt.Key.Key_Escape)
    caller.click("go-on")
    caller.press("s")
    told(caller, "Not sure")
    caller.press("s")
    told(caller, "Sure")
    caller.press("m")
    told(caller, "The customer's voice is on.")


def test_who_comes_for_the_first_time_is_welcomed_once(open_program, paths, qtbot, monkeypatch):
    welcomed = []
    monkeypatch.setattr(people_page, "announce", lambda widget, text: welcomed.append(text))
    open_program(paths)
    assert len(welcomed) == 1
    assert welcomed[0].startswith("Welcome to First Call.")
