"""Which score counts of several attempts at one scenario."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from simulator.core.training.attempt import PRACTICE, Attempt, LogEntry, Outcome
from simulator.core.training.attempt_policy import BEST, FIRST, LAST, MEAN, results, scores
from simulator.settings import POLICIES, Settings

START = datetime(2026, 5, 4, tzinfo=UTC)
MARKS = {"roof": 70}


def held(*reached: int, scenario: str = "roof", critical: int = -1, back: int = -1) -> list[Attempt]:
    """Give attempts with these scores; that at `critical` had a critical error, that at `back` went back."""
    return [
        Attempt(
            number,
            1,
            "digest",
            scenario,
            f"The {scenario}",
            PRACTICE,
            0,
            START + timedelta(days=number),
            (LogEntry(0, "a"), LogEntry(0, None), LogEntry(0, "b")) if number == back else (LogEntry(0, "a"),),
            START,
            Outcome("end", score, score >= 70 and number != critical, number == critical),
        )
        for number, score in enumerate(reached)
    ]


def judged(attempts: list[Attempt], policy: str) -> tuple[int | None, bool]:
    (result,) = results(scores(attempts), policy, MARKS)
    return result.score, result.passed


@pytest.mark.parametrize(
    ("policy", "expected"), [(BEST, (90, True)), (LAST, (60, False)), (FIRST, (40, False)), (MEAN, (63, False))]
)
def test_each_policy_takes_its_score(policy: str, expected: tuple[int, bool]) -> None:
    assert judged(held(40, 90, 60), policy) == expected


@pytest.mark.parametrize("policy", POLICIES)
def test_attempts_with_going_back_count_for_no_policy(policy: str) -> None:
    attempts = held(80, 100, back=1)
    (result,) = results(scores(attempts), policy, MARKS)
    assert (result.score, result.attempts, result.counted) == (80, 2, 1)
    (result,) = results(scores(held(100, back=0)), policy, MARKS)
    assert (result.score, result.passed, result.attempts, result.counted) == (None, False, 1, 0)


@pytest.mark.parametrize(("reached", "mean"), [((50, 51), 51), ((50, 50, 51), 50), ((0,), 0), ((100, 100), 100)])
def test_a_mean_rounds_halves_up(reached: tuple[int, ...], mean: int) -> None:
    assert judged(held(*reached), MEAN)[0] == mean


def test_a_mean_passes_by_the_mark_and_not_by_its_rounding() -> None:
    assert judged(held(70, 70), MEAN) == (70, True)
    assert judged(held(69, 70), MEAN) == (70, False)


def test_a_critical_error_is_never_averaged_away() -> None:
    assert judged(held(100, 90, critical=0), MEAN) == (95, False)
    assert judged(held(100, 90, critical=1), MEAN) == (95, False)


def test_a_critical_error_beside_the_best_score_does_not_hide_that_another_attempt_passed() -> None:
    assert judged(held(100, 75, critical=0), BEST) == (100, True)


def test_where_the_mark_is_not_known_every_attempt_must_have_passed() -> None:
    assert results(scores(held(100, 80)), MEAN, {})[0].passed
    assert not results(scores(held(100, 60)), MEAN, {})[0].passed


def test_the_scenario_practised_last_comes_first() -> None:
    first, second = held(80, 90)
    other = replace(held(50, scenario="kettle")[0], started=START + timedelta(hours=1))
    assert [result.scenario for result in results(scores([first, other, second]), BEST, MARKS)] == ["roof", "kettle"]
    assert [result.attempts for result in results(scores([first, other, second]), BEST, MARKS)] == [2, 1]


def test_an_attempt_that_is_not_finished_does_not_count() -> None:
    assert results(scores([replace(held(80)[0], outcome=None)]), BEST, MARKS) == ()


def test_an_unknown_policy_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="luck"):
        results(scores(held(80)), "luck", MARKS)


def test_the_settings_offer_the_policies_that_there_are_and_begin_with_the_best() -> None:
    assert set(POLICIES) == {BEST, LAST, FIRST, MEAN}
    assert Settings().policy == BEST
