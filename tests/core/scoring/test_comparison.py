"""Two ways through one conversation beside each other."""

from __future__ import annotations

from simulator.core.scoring.comparison import compare
from tests.conversations import practice


def looked_back(*made: str):
    return practice(*made).debrief()


def test_the_ways_part_at_the_first_decision_made_otherwise():
    found = compare(looked_back("look", "blame", "vague"), looked_back("look", "own", "vague"))
    assert found.parting == 1
    first, other = found.decisions()
    assert (first.choice.id, other.choice.id) == ("blame", "own")


def test_the_same_choices_part_nowhere():
    found = compare(looked_back("own", "replace"), looked_back("own", "replace"))
    assert found.parting is None
    assert found.decisions() is None
    assert found.gain == 0


def test_the_gain_is_the_difference_of_the_scores():
    first, other = looked_back("blame", "replace"), looked_back("own", "replace")
    assert compare(first, other).gain == 27
    assert compare(other, first).gain == -27


def test_the_longer_way_gives_the_width_of_the_axes():
    found = compare(looked_back("own", "replace"), looked_back("look", "own", "replace"))
    assert found.span == 4


def test_of_two_ends_the_last_feelings_are_compared():
    found = compare(looked_back("look", "blame", "replace"), looked_back("own", "replace"))
    assert [(reading.mood, reading.trust) for reading in found.last] == [(4, 4), (9, 5)]


def test_a_way_not_gone_to_its_end_is_compared_after_as_many_decisions():
    found = compare(looked_back("blame", "replace"), looked_back("own"))
    assert not found.ended
    assert [(reading.mood, reading.trust) for reading in found.last] == [(2, 4), (7, 5)]
