"""What players who do not read go by: words, lengths, places, and two signs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from simulator.core.players.cue_rules import (
    BOTS,
    COURTESIES,
    CUES,
    FILLERS,
    OPPOSITES,
    WEIGHTS,
    Cue,
    by,
    pair_bots,
    scaled,
    weighed,
    words,
)
from simulator.core.scenario.model import Choice
from tests.core.scenarios import choice


def written(*texts: str) -> list[Choice]:
    return [replace(choice(f"option-{number}", "end"), text=text) for number, text in enumerate(texts)]


def cue(name: str) -> Cue:
    return next(each for each in CUES if each.id == name)


def picked(name: str, *texts: str, line: str = "") -> Sequence[float]:
    rule = next(bot.rule for bot in (*BOTS, *pair_bots()) if bot.id == name)
    return rule(line, written(*texts))


def test_words_are_lower_case_and_placeholders_are_none() -> None:
    assert words("I'm SORRY, {customer}: that’s ours.") == ("i'm", "sorry", "that's", "ours")


def test_the_plainest_choice_has_the_fewest_fillers_and_courtesies() -> None:
    assert picked("plainest", "I'll look.", "Please, I'll look.", "I'll just look, honestly.") == [1, 0, 0]


def test_what_carries_meaning_is_no_filler() -> None:
    assert not {"would", "could", "may", "sorry", "never", "so", "well"} & FILLERS
    assert {"please", "thanks", "kindly"} <= FILLERS & COURTESIES


def test_the_middle_choice_is_the_one_nearest_the_mean_of_those_on_offer() -> None:
    assert picked("middle", "a" * 10, "a" * 20, "a" * 36) == [0, 1, 0]
    assert picked("middle", "a" * 10, "a" * 30) == [0.5, 0.5]


def test_short_words_count_on_the_average_and_not_by_number() -> None:
    assert picked("short-words", "It is on its way to us.", "Delivery", "Wait, please.") == [1, 0, 0]


def test_a_choice_without_words_has_the_shortest() -> None:
    assert picked("short-words", "...", "It is.") == [1, 0]


def test_the_length_decides_only_where_the_fillers_tie() -> None:
    texts = (
        "Just this one, it is in the middle.",
        "Short.",
        "It is neither long nor short.",
        "It is the longest one of all of these.",
    )
    assert picked("plainest-then-middle", *texts) == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("values", "expected"), [([3, 1, 2], [1, 0, 0.5]), ([-4, -4], [0, 0]), ([7], [0]), ([0.5, 0.25], [1, 0])]
)
def test_a_cue_is_scaled_within_its_scene(values: list[float], expected: list[float]) -> None:
    assert scaled(values) == expected


def test_the_weights_of_a_pair_decide_which_of_two_signs_counts_more() -> None:
    offered = written("a much longer answer that says nothing of it", "sorry")
    for weights, expected in (((1, 1), [0.5, 0.5]), ((2, 1), [1, 0]), ((1, 2), [0, 1])):
        assert weighed(cue("longest"), cue("apologetic"), weights)("", offered) == expected


def test_sums_that_only_rounding_tells_apart_tie() -> None:
    thirds = Cue("thirds", "", lambda line, offered: [0.1 + 0.2, 0.3, 0.0])
    flat = Cue("flat", "", lambda line, offered: [0.0, 0.0, 0.0])
    assert weighed(thirds, flat, (1, 1))("", written("a", "b", "c")) == [0.5, 0.5, 0]


def test_measures_decide_in_turn() -> None:
    offered = written("aa", "bb", "c")
    assert by(cue("longest").measure, cue("last").measure)("", offered) == [0, 1, 0]


def test_every_pair_of_cues_plays_with_every_weight_but_those_that_take_away_from_each_other() -> None:
    pairs = {tuple(bot.id.split(" ")[0].split("+")) for bot in pair_bots()}
    expected = {(one.id, other.id) for place, one in enumerate(CUES) for other in CUES[place + 1 :]}
    assert pairs == {pair for pair in expected if frozenset(pair) not in OPPOSITES}
    assert len(pair_bots()) == len({bot.id for bot in pair_bots()}) == len(pairs) * len(WEIGHTS)


def test_a_pair_hears_the_customer_where_one_of_the_two_does() -> None:
    assert all(bot.hears == ("echo" in bot.id) for bot in pair_bots())
    assert picked("last+echo 1:2", "The parcel.", "I see.", line="Where is my parcel?") == [1, 0]
