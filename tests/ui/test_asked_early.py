"""On a slow start, what was asked for before everything was there is done as soon as it can be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.person import Person

RETURN = Qt.Key.Key_Return


@pytest.fixture
def open_gate(gate, qtbot):
    """Give a way to let a program get ready."""

    def let(program):
        with qtbot.waitSignal(program.services_opened):
            gate.set()
        Person(program, qtbot).settle()

    return let


@pytest.fixture
def early(open_program, known, paths, open_gate, qtbot):
    """Give Ada, who sees the titles while all else is still being opened."""
    return Person(open_program(paths, ready=False), qtbot)


def test_start_practising_is_remembered(gate, open_program, paths, open_gate, qtbot):
    person = Person(open_program(paths, ready=False), qtbot)
    person.type("Ada")
    person.press(RETURN)
    assert person.sees("One moment, First Call is still opening.")
    open_gate(person.program)
    assert person.at == "welcome"
    assert person.sees("Good to have you here, Ada.")


@pytest.mark.parametrize(
    ("place", "page"), [("progress", "progress"), ("drills", "drills"), ("guidance", "guidance"), ("settings", "settings")]
)
def test_a_place_that_was_picked_is_shown(early, open_gate, place, page):
    early.click(f"go-{place}")
    assert early.sees("still opening")
    open_gate(early.program)
    assert early.at == page
    assert not early.sees("still opening")


def test_the_people_are_shown_whom_nobody_knew_yet(early, open_gate):
    early.click("go-switch-person")
    open_gate(early.program)
    assert early.at == "people"
    assert early.can_see("trainee-1")


def test_the_last_thing_that_was_asked_for_is_done(early, open_gate):
    early.click("go-progress")
    early.press("5", Qt.KeyboardModifier.ControlModifier)
    open_gate(early.program)
    assert early.at == "settings"


def test_a_card_that_was_opened_early_opens(open_program, known, paths, gate, open_gate, qtbot):
    gate.set()
    first = open_program(paths)
    first.window.close()
    gate.clear()
    person = Person(open_program(paths, ready=False), qtbot)
    person.click_card("The parcel on the roof")
    assert person.at == "practise"
    open_gate(person.program)
    assert person.at == "briefing"
