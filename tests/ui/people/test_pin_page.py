"""A person with a PIN: asked at the start and at every switch, told kindly what is wrong, helped by a trainer."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from tests.guard import GUARD
from tests.ui import audit
from tests.ui.person import Person

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def introduce_with_pin(person, name, pin):
    person.find("name").setFocus()
    person.type(name)
    if person.can_see("add-pin"):
        person.click("add-pin")
    person.find("new-pin").setFocus()
    person.type(pin)
    person.find("same-pin").setFocus()
    person.type(pin)
    person.press(RETURN)
    person.qtbot.waitUntil(lambda: person.at == "welcome")
    person.click("skip-tour")


@pytest.fixture
def locked(person):
    """Give somebody who has just chosen a name and a PIN."""
    introduce_with_pin(person, "Ada", "blue7")
    return person


@pytest.fixture
def asked(locked):
    """Give somebody who is asked for the PIN."""
    locked.click("go-switch-person")
    locked.click("trainee-1")
    assert locked.at == "pin"
    return locked


def try_pin(person, pin):
    """Type a PIN, press Enter, and wait until it has been judged."""
    person.type(pin)
    person.press(RETURN)
    person.qtbot.waitUntil(lambda: not person.sees("One moment"))
    person.settle()


def test_a_pin_is_kept_with_the_new_person_and_nobody_can_read_it(locked):
    assert locked.at == "practise"
    (ada,) = locked.program.services.store.people.trainees()
    assert ada.has_pin
    locked.click("go-switch-person")
    locked.click("add-pin")
    assert locked.find("new-pin").echoMode() == QLineEdit.EchoMode.Password
    assert locked.find("new-pin").text() == ""


@pytest.mark.parametrize(
    ("pin", "again", "told"),
    [("1234", "1235", "The two PINs don't match."), ("12", "12", "A PIN has 4 to 12 digits or letters.")],
)
def test_a_pin_that_will_not_do_is_told_before_anybody_is_added(person, pin, again, told):
    person.type("Ada")
    person.click("add-pin")
    person.type(pin)
    person.find("same-pin").setFocus()
    person.type(again)
    person.click("start")
    assert person.at == "people"
    assert person.sees(told)
    assert person.program.services.store.people.trainees() == ()


def test_picking_somebody_with_a_pin_asks_for_it_with_the_keyboard_in_the_hidden_field(asked):
    assert asked.sees("Hello Ada")
    assert asked.find("pin-old").hasFocus()
    assert asked.find("pin-old").echoMode() == QLineEdit.EchoMode.Password
    assert not asked.find("pin-go").isEnabled()
    assert not asked.can_see("rail")


def test_the_right_pin_lets_in(asked):
    asked.type("blue7")
    asked.press(RETURN)
    asked.qtbot.waitUntil(lambda: asked.at == "practise")
    assert asked.sees("Hello Ada.")


def test_the_window_goes_on_while_a_pin_is_judged(asked, monkeypatch):
    store, beats, judge = asked.program.services.store, [], threading.Event()
    judged = store.people.check_pin

    def slow(*arguments):
        judge.wait(GUARD)
        return judged(*arguments)

    monkeypatch.setattr(store.people, "check_pin", slow)
    asked.type("blue7")
    asked.press(RETURN)
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(1)
    asked.qtbot.waitUntil(lambda: len(beats) > 3)
    timer.stop()
    assert asked.sees("One moment")
    assert asked.find("pin-old").isReadOnly()
    assert asked.find("pin-old").hasFocus()
    assert not asked.find("pin-back").isEnabled()
    judge.set()
    asked.qtbot.waitUntil(lambda: asked.at == "practise")


def test_a_wrong_pin_is_told_and_can_be_typed_again(asked):
    try_pin(asked, "green")
    assert asked.at == "pin"
    assert asked.sees("That is not the PIN. Try again.")
    assert asked.find("pin-old").hasFocus()
    assert asked.find("pin-old").text() == ""
    assert "That is not the PIN" in asked.find("pin-old").accessibleDescription()


def test_after_three_wrong_ones_the_seconds_count_down_and_the_field_waits(asked):
    for _ in range(3):
        try_pin(asked, "green")
    assert asked.sees("You can try again in 5 seconds.")
    assert asked.find("pin-old").hasFocus()
    asked.type("blue7")
    asked.press(RETURN)
    assert not asked.find("pin-go").isEnabled()
    assert asked.at == "pin"
    timer = asked.program.window.front.form._timer
    for left in (4, 3, 2):
        timer.timeout.emit()
        assert asked.sees(f"You can try again in {left} seconds.")
    timer.timeout.emit()
    assert asked.sees("You can try again in 1 second.")
    timer.timeout.emit()
    assert asked.sees("You can try again now.")
    assert asked.find("pin-old").hasFocus()
    assert not timer.isActive()
    asked.press(RETURN)
    asked.qtbot.waitUntil(lambda: not asked.sees("One moment"))


def test_who_comes_back_while_a_wait_is_on_is_told_what_is_left(asked):
    for _ in range(3):
        try_pin(asked, "green")
    asked.press(ESCAPE)
    asked.click("trainee-1")
    try_pin(asked, "blue7")
    assert asked.sees("You can try again in")
    assert asked.at == "pin"


def test_escape_goes_back_to_the_people_and_forgets_what_was_typed(asked):
    asked.type("blu")
    asked.press(ESCAPE)
    assert asked.at == "people"
    asked.click("trainee-1")
    assert asked.find("pin-old").text() == ""


def test_going_back_from_the_people_asks_for_the_pin_as_well(locked):
    locked.click("go-switch-person")
    locked.press(ESCAPE)
    assert locked.at == "pin"


def test_without_a_pin_going_back_is_one_key(ada):
    ada.click("go-switch-person")
    ada.press(ESCAPE)
    assert ada.at == "practise"


def test_the_start_asks_for_the_pin_before_anything_is_opened(locked, open_program, paths, gate, qtbot):
    locked.window.close()
    again = Person(open_program(paths, ready=False), qtbot)
    assert again.program.services is None
    assert again.at == "pin"
    assert again.sees("Hello Ada")
    again.type("blue7")
    again.press(RETURN)
    qtbot.waitUntil(lambda: again.sees("First Call is still opening"))
    with qtbot.waitSignal(again.program.services_opened):
        gate.set()
    qtbot.waitUntil(lambda: again.at == "practise")
    assert again.sees("Hello Ada.")


def test_settings_that_know_of_no_pin_open_no_door(locked, open_program, paths, qtbot):
    settings = locked.program.settings._replace(trainee_locked=False)
    locked.program.set_settings(settings)
    locked.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.at == "pin"


def test_a_pin_that_was_taken_away_in_the_meantime_is_not_asked_for(locked, open_program, paths, qtbot):
    locked.program.services.store.people.set_pin(1, "")
    locked.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.at == "practise"
    assert again.sees("Hello Ada.")


def test_without_a_trainer_s_pin_a_forgotten_one_is_answered_with_what_to_do(asked):
    asked.click("forgot-pin")
    assert asked.sees("There is no trainer's PIN yet.")
    assert asked.at == "pin"


def test_the_trainer_s_pin_takes_a_forgotten_one_away_and_a_new_one_can_be_set(asked):
    services = asked.program.services
    services.store.people.set_trainer_pin("", "coach", asked.program.home._now())
    asked.click("forgot-pin")
    assert asked.sees("The trainer's PIN")
    try_pin(asked, "blue7")
    assert asked.sees("That is not the PIN")
    asked.type("coach")
    asked.press(RETURN)
    asked.qtbot.waitUntil(lambda: asked.at == "person")
    assert not services.store.people.trainees()[0].has_pin
    assert asked.sees("Set a PIN…")


def test_escape_from_the_trainer_s_pin_goes_back_to_the_own_one(asked):
    asked.program.services.store.people.set_trainer_pin("", "coach", asked.program.home._now())
    asked.click("forgot-pin")
    asked.press(ESCAPE)
    assert asked.at == "pin"
    assert asked.sees("Your PIN")
    asked.press(ESCAPE)
    assert asked.at == "people"


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_whole_named_and_reached_by_tab(asked, theme, size):
    asked.window.resize(asked.window.minimumSize())
    asked.program.set_settings(asked.program.settings._replace(theme=theme, text_size=size))
    try_pin(asked, "green")
    assert list(audit.faults(asked.window)) == []
    there = {widget.objectName() for widget in audit.tab_order(asked.window)}
    assert there >= {"pin-old", "pin-back", "forgot-pin"}
