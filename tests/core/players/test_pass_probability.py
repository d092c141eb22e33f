"""How probable a pass is, against following each total as a fraction; that players by rule pass so, their own tests show."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.analysis.accumulated_points import accumulated_points
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.players.markov_chain import MarkovChain, Rule
from simulator.core.players.pass_probability import pass_probability as found
from simulator.core.players.player_statistics import at_random
from simulator.core.scenario.model import Choice, Scene
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import PROOF, choice, ending, scene, story

END = ending("end")


def pass_probability(needed: int, *scenes: Scene, rule: Rule = at_random) -> float:
    graph = StateGraph(Machine(story(*scenes))).quotient
    most, _ = accumulated_points(graph)
    return found(MarkovChain(graph, rule), needed, most)


def in_a_row(points: Sequence[Sequence[int]]) -> list[Scene]:
    """Scenes of which each leads to the next, with a choice for each of the points."""
    names = ["opening", *(f"scene-{number}" for number in range(1, len(points))), "end"]
    return [
        scene(here, *(choice(f"choice-{number}", there, worth) for number, worth in enumerate(worths)))
        for here, there, worths in zip(names, names[1:], points, strict=False)
    ]


def followed(points: Sequence[Sequence[int]], needed: int) -> Fraction:
    totals = {0: Fraction(1)}
    for worths in points:
        after: dict[int, Fraction] = {}
        for total, odds in totals.items():
            for worth in worths:
                after[total + worth] = after.get(total + worth, Fraction()) + odds / len(worths)
        totals = after
    return sum((odds for total, odds in totals.items() if total >= needed), Fraction())


def counted(points: Sequence[Sequence[int]], needed: int) -> Fraction:
    """The same for very many scenes: the ways to every total stand one behind the other in one great number."""
    all_ways = prod(map(len, points))
    room = all_ways.bit_length() // 8 + 1
    ways, lowest = 1, sum(map(min, points))
    for worths in points:
        ways = sum(ways << 8 * room * (worth - min(worths)) for worth in worths)
    row = ways.to_bytes(ways.bit_length() // 8 + room, "little")
    first = room * max(needed - lowest, 0)
    return Fraction(sum(int.from_bytes(row[at : at + room], "little") for at in range(first, len(row), room)), all_ways)


worths = st.lists(st.lists(st.integers(-9, 9), min_size=1, max_size=6), min_size=1, max_size=12)


@PROOF
@given(worths, st.integers(-20, 20))
def test_every_total_is_followed(points: list[list[int]], needed: int) -> None:
    exact = followed(points, needed)
    assert counted(points, needed) == exact
    assert pass_probability(needed, *in_a_row(points), END) == pytest.approx(float(exact), abs=1e-11)


def test_after_a_thousand_decisions_it_is_still_right_to_ten_digits() -> None:
    points = [[number % 7 - 3, 3 - number % 5, number % 3] for number in range(1000)]
    exact = float(counted(points, 667))
    assert 0.1 < exact < 0.9
    assert pass_probability(667, *in_a_row(points), END) == pytest.approx(exact, abs=1e-10)


def test_who_is_held_for_hundreds_of_rounds_passes_as_probably_as_the_one_way_out_is_taken() -> None:
    def patient(line: str, offered: Sequence[Choice]) -> Sequence[float]:
        return [0.998, 0.0015, 0.0005] if len(offered) == 3 else at_random(line, offered)

    opening = scene("opening", choice("again", "round"), choice("well", "end", 2), choice("badly", "end"))
    assert pass_probability(2, opening, scene("round", choice("back", "opening")), END, rule=patient) == pytest.approx(0.75)
