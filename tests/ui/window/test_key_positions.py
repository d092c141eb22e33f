"""Digits and letters by where they are: French, Czech, Cyrillic, Greek, Hebrew and Arabic keyboards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from simulator.ui.window.key_positions import Press, meant
from tests.ui.keyboard import CONTROL, KEYPAD, NONE, SHIFT, strike

FRENCH, BELGIAN, CZECH, SLOVAK = "&é\"'(-è_ç", "&é\"'(§è!ç", "+ěščřžýáí", "+ľščťžýáí"


@pytest.mark.parametrize("row", [FRENCH, BELGIAN, CZECH, SLOVAK])
def test_each_key_of_the_digit_row_stands_for_its_digit(row):
    assert [meant(Press(text, "")) for text in row] == list("123456789")


@pytest.mark.parametrize(
    ("texts", "keys"),
    [("цкщьз", "WROMP"), ("ςροπμ", "WROPM"), ("רםפצד", "ROPMS"), ("صقخحة", "WROPM"), ("ЦКЩЬЗ", "WROMP"), ("іў", "SO")],
)
def test_a_letter_of_another_script_stands_for_the_latin_one_in_its_place(texts, keys):
    assert [meant(Press(text, "")) for text in texts] == list(keys)


@pytest.mark.parametrize(("text", "digit"), [("١", "1"), ("۴", "4"), ("९", "9")])
def test_a_digit_of_another_script_is_a_digit(text, digit):
    assert meant(Press(text, "")) == digit


@pytest.mark.parametrize(
    "press",
    [Press("w", ""), Press("z", "W"), Press("1", "1"), Press("-", "?"), Press("'", "?"), Press("ü", "?"), Press("ß", "?"),
     Press("ñ", ""), Press("", "1"), Press("ab", "1"), Press(",", "W"), Press("'", "Q")],
)  # fmt: skip
def test_every_other_key_stands_for_itself(press):
    assert meant(press) == ""


@pytest.mark.parametrize(("press", "key"), [(Press("ă", "1"), "1"), (Press("ф", "A"), "A"), (Press("'", "W"), "W")])
def test_where_the_place_is_known_the_place_decides(press, key):
    assert meant(press) == key


# On the pages


@pytest.mark.parametrize(("row", "number"), [(FRENCH, 1), (FRENCH, 2), (CZECH, 1), (CZECH, 2), (SLOVAK, 2)])
def test_the_digit_row_answers_in_a_call(caller, row, number):
    chosen = caller.choices[number - 1]
    strike(caller, row[number - 1])
    assert caller.talk[1][1] == chosen


@pytest.mark.parametrize(
    ("platform", "code", "virtual"), [("xcb", 11, 0), ("wayland", 11, 0), ("windows", 3, 0), ("cocoa", 1, 19)]
)
def test_the_place_of_a_key_is_read_from_what_each_system_tells(caller, monkeypatch, platform, code, virtual):
    monkeypatch.setattr("simulator.ui.window.key_positions.QGuiApplication.platformName", lambda: platform)
    chosen = caller.choices[1]
    strike(caller, "ě", code=code, virtual=virtual)
    assert caller.talk[1][1] == chosen


@pytest.mark.parametrize(("text", "code"), [("-", 20), ("'", 48), ("é", 34)])
def test_the_same_characters_elsewhere_on_the_keyboard_answer_nothing(caller, monkeypatch, text, code):
    monkeypatch.setattr("simulator.ui.window.key_positions.QGuiApplication.platformName", lambda: "xcb")
    strike(caller, text, code=code)
    assert len(caller.talk) == 1


@pytest.mark.parametrize(("text", "held"), [("+", KEYPAD), ("-", KEYPAD), ("_", SHIFT), ('"', SHIFT)])
def test_the_same_characters_with_shift_or_on_the_keypad_answer_nothing(caller, text, held):
    strike(caller, text, held)
    assert len(caller.talk) == 1


def test_the_digit_row_answers_while_the_keyboard_is_in_the_conversation(caller):
    caller.find("conversation").setFocus()
    chosen = caller.choices[1]
    strike(caller, "é")
    assert caller.talk[1][1] == chosen


def test_while_a_call_is_paused_the_digit_row_answers_nothing(caller):
    strike(caller, "з")
    assert caller.sees("Paused")
    strike(caller, "&")
    assert len(caller.talk) == 1


def test_letters_of_another_script_work_as_shortcuts_of_a_call(caller):
    caller.press("1")
    strike(caller, "ц")
    assert any(side == "note" for side, _ in caller.talk)


def test_a_key_that_is_held_down_answers_once(caller):
    strike(caller, "&")
    before = len(caller.talk)
    target = QApplication.focusWidget()
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, ord("&"), NONE, "&", autorep=True))
    caller.settle()
    assert len(caller.talk) == before


def test_the_digit_row_answers_the_guided_call(person):
    person.find("name").setFocus()
    person.type("Ada")
    person.click("start")
    person.click("take-tour")
    for _ in range(4):
        person.press(Qt.Key.Key_Return)
    assert person.at == "play"
    chosen = person.choices[0]
    strike(person, "+")
    assert person.talk[1][1] == chosen


def test_the_digit_row_answers_a_what_if(caller):
    caller.answer("That was the driver", "We will look")
    caller.look_back()
    caller.try_another(1)
    chosen = caller.choices[0]
    strike(caller, "&")
    assert chosen in [text for _, text in caller.talk]


def test_the_digit_row_and_other_letters_answer_in_the_projector(caller, qtbot):
    caller.press(Qt.Key.Key_F5)
    window = caller.program.call.projection.window
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, ord("É"), NONE, "é"))
    assert len(caller.talk) == 3
    before = caller.line
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, ord("Ф"), NONE, "ф"))
    assert caller.line != before


@pytest.mark.parametrize("text", ["é", "&", "ц", "-"])
def test_a_text_field_takes_the_characters_as_they_are(caller, text):
    caller.answer("That was the driver", "We will look")
    caller.click("debrief")
    field = caller.find("went-well")
    field.setFocus()
    strike(caller, text)
    assert text in field.toPlainText()
    assert caller.at == "reflection"


@pytest.mark.parametrize("held", [CONTROL])
def test_the_digit_row_leads_to_the_places_of_the_rail(ada, held):
    strike(ada, "é", held)
    assert ada.at == "progress"
