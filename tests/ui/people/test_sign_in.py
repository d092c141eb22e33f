"""The front desk lets in whoever is known, takes in who is new, and keeps a PIN's owner out until the PIN is right."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import argon2
import pytest
from PySide6.QtCore import Qt

from simulator.core.errors import StoreError
from simulator.store.progress_store import open_store
from simulator.ui.people.sign_in import SignIn
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.people import People
from tests.ui.person import Person
from tests.ui.virtual_time import START

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Hall:
    """A window with nothing in it but the desk, who was let in there, and somebody who stands before it."""

    def __init__(self, look, qtbot, store, now):
        self.now = now
        self.known = People(store.people, now)
        self.window = MainWindow(look)
        self.desk = SignIn(look, self.window, lambda: self.known)
        self.let_in = []
        self.desk.let_in.connect(lambda trainee, place: self.let_in.append((trainee.name, place)))
        self.person = Person(SimpleNamespace(window=self.window), qtbot)

    def open(self, present=None):
        """Ask who is practising; `present` came here from what they were doing."""
        if self.known is not None:
            self.known.current = present
        self.desk.show_people()
        self.window.show()
        self.window.activateWindow()
        self.person.qtbot.waitUntil(self.window.isActiveWindow)
        return self.person

    @property
    def at(self):
        """The page in front."""
        return self.window.page


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr("argon2.PasswordHasher", partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1))
    with open_store(tmp_path / "progress.sqlite", now=lambda: START) as opened:
        yield opened


@pytest.fixture
def ann(store):
    return store.people.add("Ann", "june", START)


@pytest.fixture
def ben(store):
    """Somebody with a PIN."""
    return store.people.set_pin(store.people.add("Ben", "marta", START).id, "blue7")


@pytest.fixture
def hall(look, qtbot, store, virtual_time):
    made = Hall(look, qtbot, store, virtual_time.now)
    yield made
    made.window.close()
    made.window.deleteLater()


def try_pin(hall, pin):
    """Type a PIN, press Enter, and wait until it has been judged."""
    hall.person.type(pin)
    hall.person.press(RETURN)
    hall.person.qtbot.waitUntil(lambda: not hall.person.sees("One moment"))
    hall.person.settle()


def test_whoever_has_no_pin_is_let_in_by_a_click_on_the_name(hall, ann):
    hall.open().click(f"trainee-{ann.id}")
    assert hall.let_in == [("Ann", "practise")]


def test_whoever_has_a_pin_is_let_in_after_it_and_not_before(hall, ben):
    hall.open().click(f"trainee-{ben.id}")
    assert hall.at == "pin"
    assert hall.person.sees("Hello Ben")
    assert hall.let_in == []
    try_pin(hall, "blue7")
    assert hall.let_in == [("Ben", "practise")]


def test_a_wrong_pin_lets_nobody_in_and_can_be_typed_again(hall, ben):
    hall.open().click(f"trainee-{ben.id}")
    try_pin(hall, "green")
    assert hall.at == "pin"
    assert hall.person.sees("That is not the PIN. Try again.")
    try_pin(hall, "blue7")
    assert hall.let_in == [("Ben", "practise")]


def test_after_three_wrong_ones_the_right_one_has_to_wait_too(hall, ben, virtual_time):
    hall.open().click(f"trainee-{ben.id}")
    for _ in range(3):
        try_pin(hall, "green")
    assert hall.person.sees("You can try again in 5 seconds.")
    assert not hall.person.find("pin-go").isEnabled()
    virtual_time.advance(5_000)
    try_pin(hall, "blue7")
    assert hall.let_in == [("Ben", "practise")]


def test_it_knows_whom_it_is_asking(hall, ann, ben):
    hall.open()
    assert not hall.desk.is_asking(ben)
    hall.person.click(f"trainee-{ben.id}")
    assert hall.desk.is_asking(ben)
    assert not hall.desk.is_asking(ann)


def test_escape_from_the_pin_leads_back_to_everybody(hall, ann, ben):
    hall.open().click(f"trainee-{ben.id}")
    hall.person.press(ESCAPE)
    assert hall.at == "people"
    hall.person.click(f"trainee-{ann.id}")
    assert hall.let_in == [("Ann", "practise")]


def test_whoever_is_present_can_go_back_or_to_their_own_page(hall, ann):
    hall.open(ann).click("back")
    hall.person.click("own-page")
    assert hall.let_in == [("Ann", "practise"), ("Ann", "person")]


def test_whoever_is_present_and_has_a_pin_is_asked_for_it_again(hall, ben):
    hall.open(ben).click("own-page")
    assert hall.let_in == []
    try_pin(hall, "blue7")
    assert hall.let_in == [("Ben", "person")]


def test_where_nobody_is_present_there_is_no_way_back(hall, ann):
    hall.open()
    assert not hall.person.can_see("back")
    hall.person.press(ESCAPE)
    assert hall.let_in == []


def test_somebody_new_is_kept_and_welcomed(hall, store):
    person = hall.open()
    person.type("Cleo")
    person.click("picture-viktor")
    person.click("start")
    assert hall.let_in == [("Cleo", "welcome")]
    assert [(trainee.name, trainee.picture) for trainee in store.people.trainees()] == [("Cleo", "viktor")]


def test_somebody_new_with_a_pin_is_welcomed_once_it_is_kept(hall, store, qtbot):
    person = hall.open()
    person.type("Cleo")
    person.click("add-pin")
    person.type("blue7")
    person.find("same-pin").setFocus()
    person.type("blue7")
    person.press(RETURN)
    qtbot.waitUntil(lambda: bool(hall.let_in))
    assert hall.let_in == [("Cleo", "welcome")]
    assert store.people.trainees()[0].has_pin


def test_a_pin_that_cannot_be_kept_is_told_and_lets_nobody_in(hall, store, qtbot, monkeypatch):
    def refuse(*arguments):
        raise StoreError("There is no room left.", "Free some space.")

    monkeypatch.setattr(store.people, "set_pin", refuse)
    person = hall.open()
    person.type("Cleo")
    person.click("add-pin")
    person.type("blue7")
    person.find("same-pin").setFocus()
    person.type("blue7")
    person.press(RETURN)
    qtbot.waitUntil(lambda: person.sees("There is no room left. Free some space."))
    assert hall.let_in == []
    assert person.find("name").isEnabled()


def test_a_name_that_is_taken_is_told_and_stays_to_be_mended(hall, ann):
    person = hall.open()
    person.find("name").setFocus()
    person.type("ann")
    person.click("start")
    assert person.sees("There is already a trainee called ann.")
    assert person.find("name").text() == "ann"
    assert hall.let_in == []


def test_before_the_store_is_open_somebody_new_is_asked_for_a_moment(hall, store):
    hall.known = None
    person = hall.open()
    person.type("Cleo")
    person.click("start")
    assert person.sees("One moment, First Call is still opening.")
    hall.known = People(store.people, hall.now)
    person.click("start")
    assert hall.let_in == [("Cleo", "welcome")]


def test_before_the_store_is_open_a_pin_is_not_judged_and_not_forgotten(hall, ben, store, qtbot):
    hall.known = None
    person = hall.open()
    hall.desk.ask(ben)
    person.type("blue7")
    person.press(RETURN)
    qtbot.waitUntil(lambda: person.sees("First Call is still opening"))
    hall.known = People(store.people, hall.now)
    person.press(RETURN)
    qtbot.waitUntil(lambda: bool(hall.let_in))
    assert hall.let_in == [("Ben", "practise")]


def test_who_was_renamed_meanwhile_comes_in_under_the_new_name(hall, ben, store):
    hall.open().click(f"trainee-{ben.id}")
    store.people.rename(ben.id, "Benedict")
    try_pin(hall, "blue7")
    assert hall.let_in == [("Benedict", "practise")]


def test_without_a_trainer_s_pin_it_is_told_what_helps_who_has_forgotten_theirs(hall, ben):
    hall.open().click(f"trainee-{ben.id}")
    hall.person.click("forgot-pin")
    assert hall.person.sees("There is no trainer's PIN yet.")
    assert hall.at == "pin"


def test_the_trainer_s_pin_takes_a_forgotten_one_away_and_leads_to_the_own_page(hall, ben, store):
    store.people.set_trainer_pin("", "coach", START)
    hall.open().click(f"trainee-{ben.id}")
    hall.person.click("forgot-pin")
    try_pin(hall, "blue7")
    assert hall.let_in == []
    try_pin(hall, "coach")
    assert hall.let_in == [("Ben", "person")]
    assert not store.people.trainees()[0].has_pin


def test_escape_from_the_trainer_s_pin_asks_for_the_own_one_again(hall, ben, store):
    store.people.set_trainer_pin("", "coach", START)
    hall.open().click(f"trainee-{ben.id}")
    hall.person.click("forgot-pin")
    hall.person.press(ESCAPE)
    assert hall.person.sees("Your PIN")
    try_pin(hall, "blue7")
    assert hall.let_in == [("Ben", "practise")]
