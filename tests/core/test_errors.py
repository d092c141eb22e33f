"""Errors that a person can act on, and those that nobody can."""

from __future__ import annotations

import pytest

from simulator.core import errors


@pytest.mark.parametrize(
    "name", ["StoreError", "DatabaseTooNew", "DatabaseLocked", "DatabaseReadOnly", "DatabaseFull", "VoiceUnavailable"]
)
def test_what_a_person_can_act_on_is_one_family(name: str) -> None:
    assert issubclass(getattr(errors, name), errors.SimulatorError)


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    error = errors.DatabaseFull("The disk is full.", "Make room.")
    assert (str(error), error.message, error.hint) == ("The disk is full.", "The disk is full.", "Make room.")


@pytest.mark.parametrize(("hint", "text"), [("Make room.", "The disk is full. Make room."), ("", "The disk is full.")])
def test_the_full_text_of_an_error_leaves_no_gap_where_there_is_no_hint(hint: str, text: str) -> None:
    assert errors.DatabaseFull("The disk is full.", hint).full_text == text


def test_an_unplayable_scenario_brings_its_problems() -> None:
    assert errors.ScenarioUnplayable("It can't be played.", "Mend it.", ()).problems == ()


def test_choosing_what_is_not_offered_is_a_mistake_of_the_program() -> None:
    assert issubclass(errors.ChoiceNotOffered, ValueError)
    assert not issubclass(errors.ChoiceNotOffered, errors.SimulatorError)
