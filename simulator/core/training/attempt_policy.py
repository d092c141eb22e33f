"""The attempt policy: which score counts where somebody has held the same conversation more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.core.training.attempt import Attempt, Best, Outcome

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


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one scenario, however many attempts there were: how often each was reached without going back, and with it.

    `first` and `last` are those of the first and the last attempt without going back.
    """

    scenario: str
    title: str
    counted: Mapping[Mark, int]
    helped: Mapping[Mark, int]
    first: Mark | None
    last: Mark | None

    @property
    def attempts(self) -> int:
        """The number of all finished attempts."""
        return sum(self.counted.values()) + sum(self.helped.values())

    @property
    def passed(self) -> int:
        """The number of those that passed without going back."""
        return sum(number for mark, number in self.counted.items() if mark.passed)

    @property
    def best(self) -> Best:
        """The best that was reached."""
        score, helped = (max((mark.score for mark in marks), default=None) for marks in (self.counted, self.helped))
        return Best(score, any(mark.passed for mark in self.counted), self.attempts, helped)

    @property
    def passed_with_help(self) -> int:
        """The number of those that passed with going back."""
        return sum(number for mark, number in self.helped.items() if mark.passed)


class Mark(NamedTuple):
    """A score of 0 to 100, whether it passed, and whether there was a critical error."""

    score: int
    passed: bool
    critical: bool


def scores(attempts: Iterable[Attempt]) -> tuple[Scores, ...]:
    """Gather the finished ones of attempts, in the order in which they were held, by scenario: the one practised last first."""
    held: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.outcome is not None:
            held[attempt.scenario] = [*held.pop(attempt.scenario, []), attempt]
    return tuple(_scores(scenario, each) for scenario, each in reversed(held.items()))


def _scores(scenario: str, held: Sequence[Attempt]) -> Scores:
    marks = [(attempt.rewound, mark(attempt.outcome)) for attempt in held if attempt.outcome is not None]
    counted = [mark for rewound, mark in marks if not rewound]
    helped = [mark for rewound, mark in marks if rewound]
    first, last = (counted[0], counted[-1]) if counted else (None, None)
    return Scores(scenario, held[-1].title, Counter(counted), Counter(helped), first, last)


def mark(outcome: Outcome) -> Mark:
    """Return what counts of an outcome."""
    return Mark(outcome.score, outcome.passed, outcome.critical)


def results(held: Iterable[Scores], policy: str, marks: Mapping[str, int]) -> tuple[Result, ...]:
    """Return a result for each scenario, in the order given.

    `marks` are the pass marks by scenario id, which a mean is measured by. Raises ValueError for an unknown policy.
    """
    return tuple(_result(each, policy, marks.get(each.scenario)) for each in held)


def _result(held: Scores, policy: str, pass_mark: int | None) -> Result:
    score, passed = _judge(held, policy, pass_mark) if held.counted else (None, False)
    helped = max((mark.score for mark in held.helped), default=None)
    return Result(held.scenario, held.title, held.attempts, sum(held.counted.values()), score, passed, helped)


def _judge(held: Scores, policy: str, pass_mark: int | None) -> tuple[int, bool]:
    if policy == BEST:
        # a critical error can stand beside the highest score, and must not hide that another attempt has passed
        return max(mark.score for mark in held.counted), any(mark.passed for mark in held.counted)
    if policy == MEAN:
        return _mean(held.counted, pass_mark)
    chosen = {FIRST: held.first, LAST: held.last}.get(policy)
    if chosen is None:
        raise ValueError(f"there is no attempt policy {policy}")
    return chosen.score, chosen.passed


def _mean(counted: Mapping[Mark, int], pass_mark: int | None) -> tuple[int, bool]:
    """The mean, halves up. A critical error is never averaged away; where the mark isn't known, every attempt must pass."""
    total, number = sum(mark.score * times for mark, times in counted.items()), sum(counted.values())
    if pass_mark is None:
        passed = all(mark.passed for mark in counted)
    else:
        passed = total >= pass_mark * number and not any(mark.critical for mark in counted)
    return (2 * total + number) // (2 * number), passed
