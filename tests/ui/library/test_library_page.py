"""The home page: the cards, the search, and the way back to a call that was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.conversations import ROOF, write
from tests.ui.person import Person, in_window


@pytest.fixture
def reader(open_program, paths, qtbot):
    """Give somebody with a dozen scenarios to choose from."""
    texts = {}
    for number in range(12):
        text = ROOF.replace("id: roof", f"id: roof-{number}").replace("The parcel on the roof", f"Parcel number {number}")
        texts[f"roof-{number}"] = text.replace("level: 2", f"level: {1 + number % 5}")
    write(paths.scenarios, **texts)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    return person


def test_the_next_step_has_the_keyboard(ada):
    assert ada.find("cards").hasFocus()
    assert ada.find("cards").currentIndex().row() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_opens_by_keyboard(ada, key):
    ada.press(key)
    assert ada.at == "briefing"
    assert ada.sees("The parcel on the roof")


def test_the_arrows_choose_a_card(reader):
    first = reader.cards
    reader.press(Qt.Key.Key_Right)
    reader.press(Qt.Key.Key_Return)
    assert reader.sees(first[1])


def test_a_few_scenarios_need_no_search(ada):
    assert not ada.can_see("search")


def test_cards_stand_in_the_order_of_their_level_and_title(reader):
    rows = reader.find("cards").model().rows
    assert [row.level for row in rows] == sorted(row.level for row in rows)
    assert len(rows) == 13


def test_the_search_finds_by_any_words(reader):
    reader.find("search").setFocus()
    reader.type("number 7")
    assert reader.cards == ["Parcel number 7"]
    reader.find("search").clear()
    reader.type("ROBIN swift")
    assert len(reader.cards) == 13


def test_the_search_finds_by_the_subtitle(guided, reader):
    reader.find("search").setFocus()
    reader.type("nobody can reach")
    assert reader.cards == ["The parcel on the roof"]


def test_a_search_without_result_says_what_to_do(reader):
    reader.find("search").setFocus()
    reader.type("zzz")
    assert reader.sees("No scenario matches. Try fewer words.")
    assert not reader.can_see("cards")
    reader.find("search").clear()
    assert len(reader.cards) == 13
    assert not reader.sees("No scenario matches.")


def test_the_banner_counts_one_decision_as_one(caller):
    caller.answer("Read")
    caller.click("leave")
    assert caller.sees("(1 decision made)")


def test_without_a_call_that_was_left_there_is_no_banner(ada):
    assert not ada.can_see("banner")


def test_the_newest_of_several_calls_is_offered_and_then_the_one_before(reader):
    for title in ("Parcel number 3", "Parcel number 4"):
        reader.call(title)
        reader.answer("Read")
        reader.click("leave")
    assert reader.sees("You are in the middle of “Parcel number 4”")
    reader.click("discard")
    reader.click_text("Discard it")
    assert reader.sees("You are in the middle of “Parcel number 3”")
    reader.click("discard")
    reader.click_text("Discard it")
    assert not reader.can_see("banner")


def test_discarding_a_call_asks_first_and_the_keyboard_is_on_keeping_it(caller):
    caller.answer("I'm")
    caller.click("leave")
    caller.click("discard")
    assert caller.sees("Discard “The parcel on the roof”? The 1 decision made in it can't be brought back.")
    caller.press(Qt.Key.Key_Return)
    assert caller.can_see("banner")
    assert caller.find("go-on").hasFocus()
    assert len(caller.program.services.store.attempts.unfinished(1)) == 1


def test_the_keyboard_never_falls_on_discard_when_a_notice_goes_or_a_call_is_discarded(reader):
    for title in ("Parcel number 3", "Parcel number 4"):
        reader.call(title)
        reader.answer("Read")
        reader.click("leave")
    reader.program.tell("The voice can't be heard.")
    reader.settle()
    reader.find("close-notice").setFocus()
    reader.press(Qt.Key.Key_Space)
    assert not reader.can_see("close-notice")
    assert reader.find("go-on").hasFocus()
    reader.click("discard")
    reader.press(Qt.Key.Key_Tab)
    reader.press(Qt.Key.Key_Return)
    assert reader.sees("You are in the middle of “Parcel number 3”")
    assert reader.find("go-on").hasFocus()


def test_the_keyboard_stays_on_a_card_that_somebody_moved_to_while_a_call_was_being_discarded(reader, hold):
    for title in ("Parcel number 3", "Parcel number 4"):
        reader.call(title)
        reader.answer("Read")
        reader.click("leave")
    held = hold(reader.program.services.attempts, "discard")
    reader.patient = False
    reader.click("discard")
    reader.click_text("Discard it")
    reader.press(Qt.Key.Key_Left)
    held.let_go()
    reader.patient = True
    reader.settle()
    assert reader.sees("You are in the middle of “Parcel number 3”")
    assert reader.find("cards").hasFocus()


def test_the_question_about_discarding_goes_with_the_page(caller):
    caller.answer("I'm")
    caller.click("leave")
    caller.click("discard")
    caller.click("go-progress")
    caller.click("go-practise")
    assert not caller.sees("can't be brought back")
    assert caller.find("go-on").hasFocus()


def test_a_finished_call_is_not_offered(caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("home")
    assert not caller.can_see("banner")


def test_an_empty_library_waits_for_the_scenarios(open_program, paths, gate, qtbot):
    program = open_program(paths, ready=False)
    program.window.show_page("practise")
    assert Person(program, qtbot).sees("Reading the scenarios")
    with qtbot.waitSignal(program.services_opened):
        gate.set()


def test_a_library_without_any_scenario_says_what_to_do_and_has_the_way_there(open_program, paths, qtbot):
    for file in paths.scenarios.iterdir():
        file.unlink()
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    assert person.sees("There are no scenarios here. Put scenario files into your own folder and start First Call again.")
    assert person.find("own-scenarios").hasFocus()


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("width", [1024, 1280, 1447, 1920])
def test_the_banner_ends_where_the_cards_end(reader, width, text_size):
    reader.call("Parcel number 0")
    reader.press("1")
    reader.click("leave")
    reader.program.set_settings(reader.program.settings._replace(text_size=text_size))
    reader.window.resize(width, 800)
    reader.settle()
    view = reader.find("cards")
    line = view.viewport().grab().toImage()
    height = view.visualRect(view.model().index(0)).center().y()
    ground = line.pixel(line.width() - 1, height)
    last = max(x for x in range(line.width()) if line.pixel(x, height) != ground)
    assert in_window(view.viewport()).left() + last == in_window(reader.find("banner")).right()


def test_the_keyboard_comes_to_a_notice_before_the_cards(reader):
    reader.program.window.front_notice.alarm("Something is in the way.", ("Try again", list), ("Continue", list))
    reader.find("search").setFocus()
    met = []
    for _ in range(3):
        reader.press(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().objectName())
    assert met == ["answer-1", "answer-2", "cards"]
