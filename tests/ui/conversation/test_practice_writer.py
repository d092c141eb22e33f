"""What is kept of a call, and what is told and remembered where it can't be."""

from __future__ import annotations

import pytest

from simulator.core.errors import ScenarioUnplayable, SimulatorError, StoreError
from simulator.ui.conversation.practice_writer import PracticeWriter
from tests.conversations import Diary, practice


class Reports:
    """Writes down what a writer tells."""

    def __init__(self, writer: PracticeWriter) -> None:
        self.told: list[tuple[str, ...]] = []
        writer.saving_failed.connect(lambda message, hint: self.told.append(("failed", message, hint)))
        writer.overtaken.connect(lambda message: self.told.append(("overtaken", message)))
        writer.saving_changed.connect(lambda fault: self.told.append(("saving", fault)))


@pytest.fixture
def writer(qapp):
    return PracticeWriter()


@pytest.fixture
def reports(writer):
    return Reports(writer)


def failing(error):
    """Give something that can't be done."""

    def act():
        raise error

    return act


def test_what_can_be_kept_is_kept_and_nothing_is_told(writer, reports):
    done = []
    assert writer.write(lambda: done.append("once")) is None
    assert done == ["once"]
    assert reports.told == []


def test_what_could_not_be_kept_can_be_tried_again(writer):
    act = failing(StoreError("The disk is full.", "Make room."))
    assert isinstance(writer.write(act), StoreError)
    assert writer.last_act is act


def test_a_new_practice_has_nothing_to_be_tried_again(writer, reports):
    writer.write(failing(StoreError("The disk is full.", "Make room.")))
    writer.begin(practice())
    writer.last_act()
    assert reports.told == [("saving", "")]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StoreError("The disk is full.", "Make room."), [("failed", "The disk is full.", "Make room.")]),
        (SimulatorError("It went on elsewhere.", "Read it again."), [("overtaken", "It went on elsewhere.")]),
        (ScenarioUnplayable("It can't be played.", "Check it.", ()), []),
    ],
    ids=["the disk", "another window", "no proof"],
)
def test_a_fault_is_told_as_what_it_is(writer, reports, error, told):
    writer.tell(error)
    assert reports.told == told


def test_going_on_unsaved_tells_why_and_saving_again_that_it_is_over(writer, reports):
    diary = Diary()
    played = practice(keeper=diary)
    writer.tell(StoreError("The disk is full.", "Make room."))
    writer.go_on_unsaved(played)
    played.choose("look")
    assert diary.entries == []
    writer.save_again(played)
    assert [entry.choice for entry in diary.entries] == ["look"]
    assert reports.told[1:] == [("saving", "The disk is full."), ("saving", "")]
