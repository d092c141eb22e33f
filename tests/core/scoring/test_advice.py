"""What to practise next: where the evidence is weakest, or where there is least of it."""

from __future__ import annotations

from simulator.core.scoring.advice import Advice, advise
from simulator.core.scoring.scorecard import Taken

ALL = ("empathy", "clarity", "own-it", "name-the-feeling")


def test_of_what_can_be_told_the_lowest_upper_bound_is_weakest() -> None:
    # 2 of 6 can at best be better than 10 of 30, which is the same share and surer
    counts = {"empathy": Taken(2, 6), "clarity": Taken(10, 30)}
    assert advise(counts, {}, ALL) == Advice("clarity", Taken(10, 30), weak=True)


def test_a_principle_is_named_where_it_is_weaker_than_its_competency() -> None:
    assert advise({"empathy": Taken(20, 30)}, {"own-it": Taken(1, 8)}, ALL) == Advice("own-it", Taken(1, 8), weak=True)


def test_a_principle_goes_before_a_competency_that_is_no_weaker() -> None:
    assert advise({"empathy": Taken(3, 8)}, {"own-it": Taken(3, 8)}, ALL) == Advice("own-it", Taken(3, 8), weak=True)


def test_too_few_chances_are_no_verdict() -> None:
    counts = {"empathy": Taken(0, 5), "clarity": Taken(5, 6)}
    assert advise(counts, {"own-it": Taken(0, 5)}, ALL) == Advice("clarity", Taken(5, 6), weak=True)


def test_where_nothing_can_be_told_the_competency_with_the_fewest_chances_is_next() -> None:
    counts = {"empathy": Taken(1, 3), "clarity": Taken(2, 2)}
    assert advise(counts, {"own-it": Taken(0, 1)}, ALL) == Advice("clarity", Taken(2, 2), weak=False)


def test_what_was_always_taken_is_not_weak() -> None:
    counts = {"empathy": Taken(9, 9), "clarity": Taken(7, 7)}
    assert advise(counts, {}, ALL) == Advice("clarity", Taken(7, 7), weak=False)


def test_only_what_some_scenario_lets_one_practise_is_advised() -> None:
    counts = {"empathy": Taken(0, 20), "clarity": Taken(6, 7)}
    assert advise(counts, {}, ("clarity",)) == Advice("clarity", Taken(6, 7), weak=True)
    assert advise(counts, {}, ()) is None
