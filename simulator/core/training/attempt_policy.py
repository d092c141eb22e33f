"""The attempt policy: which score counts where somebody has held the same conversation more than once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.core.training.attempt import Attempt, Outcome

BEST, LAST, FIRST, MEAN = "best", "last", "first", "mean"


@dataclass(frozen=True, slots=True)
class Result:
    """What the attempts at one scenario come to under a policy.

    `attempts` counts every finished one, `counted` those without going back, which alone make the score: 0 to 100, None where
    there is none. `passed` goes with the score. `helped` is the best score of the others, None where there is none.
    """

    scenario: str
    title: str
    attempts: int
    counted: int
    score: int | None
    passed: bool
    helped: int | None = None


def results(attempts: Iterable[Attempt], policy: str, marks: Mapping[str, int]) -> tuple[Result, ...]:
    """Returns a result for each scenario, the one practised last first. `attempts` are in the order in which they were held.

    `marks` are the pass marks by scenario id, which a mean is measured by. Raises ValueError for an unknown policy.
    """
    held: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.outcome is not None:
            held[attempt.scenario] = [*held.pop(attempt.scenario, []), attempt]
    return tuple(_result(each, policy, marks.get(scenario)) for scenario, each in reversed(held.items()))


def _result(held: Sequence[Attempt], policy: str, mark: int | None) -> Result:
    counted = [attempt.outcome for attempt in held if attempt.outcome is not None and not attempt.rewound]
    score, passed = _judge(counted, policy, mark) if counted else (None, False)
    helped = max((attempt.outcome.score for attempt in held if attempt.outcome and attempt.rewound), default=None)
    return Result(held[-1].scenario, held[-1].title, len(held), len(counted), score, passed, helped)


def _judge(counted: Sequence[Outcome], policy: str, mark: int | None) -> tuple[int, bool]:
    if policy == BEST:
        # a critical error can stand beside the highest score, and must not hide that another attempt has passed
        return max(outcome.score for outcome in counted), any(outcome.passed for outcome in counted)
    if policy == MEAN:
        return _mean(counted, mark)
    if policy not in (FIRST, LAST):
        raise ValueError(f"there is no attempt policy {policy}")
    outcome = counted[0 if policy == FIRST else -1]
    return outcome.score, outcome.passed


def _mean(counted: Sequence[Outcome], mark: int | None) -> tuple[int, bool]:
    """The mean, halves up. A critical error is never averaged away; where the mark isn't known, every attempt must pass."""
    total, number = sum(outcome.score for outcome in counted), len(counted)
    if mark is None:
        passed = all(outcome.passed for outcome in counted)
    else:
        passed = total >= mark * number and not any(outcome.critical for outcome in counted)
    return (2 * total + number) // (2 * number), passed
