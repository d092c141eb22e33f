"""The trainer's PIN, set and changed in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

RETURN = Qt.Key.Key_Return


@pytest.fixture
def trainer(ada):
    """Give somebody who looks at the settings."""
    ada.click("go-settings")
    return ada


def give(person, button, *pins):
    """Press a button, fill the fields one after the other, and press Enter."""
    person.click(button)
    names = ["pin-old", "pin-new", "pin-again"][-len(pins) :] if len(pins) > 1 else ["pin-old"]
    for name, pin in zip(names, pins, strict=True):
        person.find(name).setFocus()
        person.type(pin)
    person.press(RETURN)


def test_a_trainer_s_pin_is_set_changed_and_taken_away(trainer):
    store = trainer.program.services.store
    give(trainer, "set-trainer-pin", "coach", "coach")
    trainer.qtbot.waitUntil(lambda: trainer.sees("The trainer's PIN is set."))
    assert store.people.has_trainer_pin()
    give(trainer, "set-trainer-pin", "coach", "coach2", "coach2")
    trainer.qtbot.waitUntil(lambda: trainer.sees("The trainer's PIN is set."))
    give(trainer, "drop-trainer-pin", "coach2")
    trainer.qtbot.waitUntil(lambda: trainer.sees("The trainer's PIN was removed."))
    assert not store.people.has_trainer_pin()


def test_a_wrong_trainer_s_pin_changes_nothing(trainer):
    store = trainer.program.services.store
    store.people.set_trainer_pin("", "coach", trainer.program.home._now())
    give(trainer, "set-trainer-pin", "guess", "other", "other")
    trainer.qtbot.waitUntil(lambda: trainer.sees("That is not the PIN"))
    assert store.people.check_trainer_pin("coach", trainer.program.home._now()).ok


def test_leaving_the_form_gives_the_button_back(trainer):
    trainer.click("set-trainer-pin")
    trainer.press(Qt.Key.Key_Escape)
    assert trainer.find("set-trainer-pin").hasFocus()
    assert not trainer.can_see("pin-new")
