"""Who is practising: remembered where something is kept, and found again among those who are there."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from simulator.core.training.attempt import Trainee
from simulator.settings import Settings
from simulator.ui.current_trainee import CurrentTrainee
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.people import People

THEN = datetime(2026, 5, 4, tzinfo=UTC)
ADA, BEN = (Trainee(number, name, "june", THEN) for number, name in ((1, "Ada"), (2, "Ben")))


class Memory:
    """Settings that follow what is remembered, and the people of a store."""

    def __init__(self, *, saving: bool = True) -> None:
        self.settings = Settings()
        self.there = [ADA, BEN]
        self.people = People(SimpleNamespace(trainees=lambda: tuple(self.there)), lambda: THEN)
        self.progress = SimpleNamespace(saving=saving)


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def who(look, memory, qtbot):
    window = MainWindow(look)
    qtbot.addWidget(window)
    made = CurrentTrainee(window, lambda: memory.settings, window)
    made.settings_changed.connect(lambda settings: setattr(memory, "settings", settings))
    made.open_services(memory)
    return made


def test_whoever_practises_is_found_again_at_the_next_start(who):
    who.set_trainee(BEN)
    assert who.last_of([ADA, BEN]) == BEN


def test_somebody_else_with_the_same_number_is_not_taken_for_who_was_there(who):
    who.set_trainee(BEN)
    assert who.last_of([Trainee(2, "Eve", "june", THEN)]) is None


def test_what_is_known_already_is_not_remembered_again(who, qtbot):
    who.set_trainee(ADA)
    with qtbot.assertNotEmitted(who.settings_changed):
        who.set_trainee(ADA)


def test_where_nothing_is_saved_nobody_is_remembered(who, memory):
    memory.progress.saving = False
    who.set_trainee(ADA)
    assert who.trainee == ADA
    assert memory.settings.trainee == 0


def test_who_was_removed_is_gone(who, memory):
    who.set_trainee(ADA)
    assert not who.drop_removed()
    memory.there.remove(ADA)
    assert who.drop_removed()
    assert who.trainee is None


def test_nobody_can_not_be_gone(who):
    assert not who.drop_removed()


def test_who_is_forgotten_is_forgotten_everywhere(who, memory):
    who.set_trainee(ADA)
    who.forget()
    assert who.trainee is None
    assert (memory.settings.trainee, memory.settings.trainee_name) == (0, "")
