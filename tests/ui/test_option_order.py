"""The options of a practice stand in an order that is drawn once per decision, and the keys follow what is shown."""

from __future__ import annotations

import pytest

from simulator.core.scenario.option_order import seeded_order
from simulator.workflow import attempts
from tests.ui.person import Person

TITLE = "The parcel on the roof"
SEED = 7


@pytest.fixture
def drawn(ada, monkeypatch):
    """Give somebody who has taken a call whose options are in another order than the file's."""
    monkeypatch.setattr(attempts, "draw_seed", lambda: SEED)
    ada.call(TITLE)
    return ada


def under_way(person):
    return person.program.call.presenter.practice


def words(person, options):
    return [under_way(person).filled(option.text) for option in options]


def test_the_number_keys_follow_the_order_that_is_shown(drawn):
    written = under_way(drawn).session.moment.offered
    shown = seeded_order(SEED, 0, written)
    assert shown[0] is not written[0]
    assert drawn.choices == words(drawn, shown)
    drawn.press("1")
    assert under_way(drawn).session.choice_ids == (shown[0].id,)


def test_going_back_shows_the_options_as_they_were(drawn):
    before = drawn.choices
    drawn.answer("That was")
    drawn.go_back()
    assert drawn.choices == before


def test_an_interrupted_call_goes_on_with_the_options_in_the_same_order(drawn, open_program, paths, qtbot):
    drawn.answer("I'm")
    before = drawn.choices
    drawn.window.close()
    again = Person(open_program(paths), qtbot)
    again.click("go-on")
    assert again.choices == before


def test_a_decision_that_is_replayed_has_its_options_in_the_order_of_the_call(ada, monkeypatch):
    monkeypatch.setattr(attempts, "draw_seed", lambda: SEED)
    ada.call(TITLE)
    before = ada.choices
    ada.answer("That was", "We will")
    ada.look_back()
    ada.try_another(1)
    assert ada.choices == before


def test_the_guided_call_keeps_the_order_of_the_file(person, monkeypatch):
    monkeypatch.setattr(attempts, "draw_seed", lambda: SEED)
    person.find("name").setFocus()
    person.type("Grace")
    person.click("start")
    if person.at == "caretaker":
        person.click("everybody-may")
    person.click("take-tour")
    assert person.choices == words(person, under_way(person).session.moment.offered)
