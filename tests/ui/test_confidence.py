"""Sure or not sure: said with a key, kept with the decision, and looked at first where it was mistaken."""

from __future__ import annotations

import pytest

from simulator import settings as settings_file
from simulator.core.scoring.brier_score import ENOUGH_DECISIONS
from tests.ui.conftest import QUIET, have_held


@pytest.fixture
def paths(paths):
    """Give folders in which confidence is asked for."""
    settings_file.save(paths.settings, QUIET._replace(confidence=True))
    return paths


def said(person):
    """Give what was chosen and how sure it was, as the store has it."""
    log = person.program.services.store.attempts.find(person.program.call.presenter.practice.attempt.id).log
    return [(entry.choice, entry.sure) for entry in log]


def test_an_answer_is_sure_unless_it_is_said_not_to_be(caller):
    assert caller.find("sure").isChecked()
    caller.answer("I'm")
    caller.press("s")
    assert caller.find("not-sure").isChecked()
    caller.answer("A new one")
    assert said(caller) == [("own", True), ("replace", False)]


def test_not_sure_counts_for_one_decision(caller):
    caller.click("not-sure")
    caller.answer("That was")
    assert caller.find("sure").isChecked()
    caller.answer("A new one")
    assert said(caller) == [("blame", False), ("replace", True)]


def test_the_switch_goes_both_ways(caller):
    caller.press("s")
    caller.press("s")
    assert caller.find("sure").isChecked()


def test_without_the_setting_nothing_is_asked_or_kept(caller):
    caller.click("leave")
    caller.program.set_settings(QUIET)
    caller.call("The parcel on the roof")
    assert not caller.can_see("sure")
    caller.press("s")
    caller.answer("I'm")
    assert said(caller) == [("own", None)]


def test_a_mistake_that_was_sure_says_that_it_will_be_remembered(caller):
    caller.answer("That was", "A new one")
    caller.look_back()
    scene = caller.find("turning-scene")
    assert caller.sees("You were sure.", scene)
    assert caller.sees("Mistakes we were sure of are the ones we remember best.", scene)


def test_a_mistake_that_was_not_sure_only_says_so(caller):
    caller.press("s")
    caller.answer("That was", "A new one")
    caller.look_back()
    scene = caller.find("turning-scene")
    assert caller.sees("You were not sure.", scene)
    assert not caller.sees("are remembered best", scene)


def test_each_decision_tells_how_sure_it_was(caller):
    caller.press("s")
    caller.answer("That was", "A new one")
    caller.look_back()
    assert caller.sees("You were not sure.", caller.unfold(1))
    assert caller.sees("You were sure.", caller.unfold(2))


def test_with_few_answers_the_progress_page_says_that_they_are_too_few(caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("go-progress")
    assert caller.find("calibration").text() == "2 answers marked sure or not sure: too few to tell how well that fits."


def test_with_enough_answers_it_tells_how_well_sure_fits(ada):
    for _ in range(ENOUGH_DECISIONS // 2):
        have_held(ada, "own", "replace", sure=True)
    ada.click("go-progress")
    assert ada.find("calibration").text().startswith("How well “sure” and “not sure” fit: 0.01 (Brier score). 0 is perfect")


def test_nobody_who_was_never_asked_reads_of_confidence(caller):
    caller.click("leave")
    caller.program.set_settings(QUIET)
    caller.call("The parcel on the roof")
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("go-progress")
    assert not caller.can_see("calibration")
