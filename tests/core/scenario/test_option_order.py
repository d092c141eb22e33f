"""The order of the options of an attempt is stored by its seed alone, and gives nothing away."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario.option_order import AS_WRITTEN, seeded_order
from tests.core.scenarios import PROOF, choice

SEEDS = st.integers(1, 2**63 - 1)
FOUR = tuple(choice(name, "end") for name in ("own", "blame", "look", "climb"))


def ids(seed: int, position: int) -> tuple[str, ...]:
    return tuple(option.id for option in seeded_order(seed, position, FOUR))


def test_the_order_is_the_same_in_every_version_of_the_program() -> None:
    # worked out once with sha256sum: printf '7 0 own' | sha256sum, and so on
    assert ids(7, 0) == ("climb", "blame", "look", "own")
    assert ids(2**63 - 1, 3) == ("climb", "look", "blame", "own")


@PROOF
@given(SEEDS, st.integers(0, 50), st.permutations(FOUR))
def test_every_option_is_there_once_and_the_order_of_the_file_does_not_show(seed: int, position: int, mixed: list) -> None:
    ordered = seeded_order(seed, position, mixed)
    assert sorted(option.id for option in ordered) == sorted(option.id for option in FOUR)
    assert ordered == seeded_order(seed, position, FOUR)


@PROOF
@given(SEEDS, st.integers(0, 50), st.sampled_from(FOUR))
def test_an_option_that_is_not_offered_does_not_move_the_others(seed: int, position: int, missing: object) -> None:
    rest = tuple(option for option in FOUR if option is not missing)
    assert seeded_order(seed, position, rest) == tuple(
        option for option in seeded_order(seed, position, FOUR) if option is not missing
    )


def test_over_many_attempts_every_order_comes_about_equally_often() -> None:
    counts = Counter(ids(seed, 0) for seed in range(1, 4801))
    assert len(counts) == 24
    # chi-square with 23 degrees of freedom: 49.7 is passed once in a thousand times, and these seeds are always the same
    assert sum((count - 200) ** 2 / 200 for count in counts.values()) < 49.7


def test_the_order_at_one_decision_tells_nothing_about_the_next() -> None:
    pairs = Counter((ids(seed, 0)[0], ids(seed, 1)[0]) for seed in range(1, 4801))
    assert len(pairs) == 16
    # chi-square with 15 degrees of freedom
    assert sum((count - 300) ** 2 / 300 for count in pairs.values()) < 37.7


@PROOF
@given(st.integers(0, 50), st.permutations(FOUR))
def test_one_seed_leaves_the_options_as_the_file_has_them(position: int, options: list) -> None:
    assert seeded_order(AS_WRITTEN, position, options) == tuple(options)


def test_nothing_offered_is_nothing_ordered() -> None:
    assert seeded_order(7, 0, ()) == ()
