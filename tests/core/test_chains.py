"""The chain of moments that a rule goes through: rows that add up, what is heard, and loops solved to the last digits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from simulator.core.chains import Chain, Knot
from simulator.core.machine import Machine
from simulator.core.players import at_random, first, last
from simulator.core.scenario import Choice, Flag, Scenario
from simulator.core.states import StateGraph
from tests.core.scenarios import PROOF, SEEN, choice, ending, scene, sound_stories, story

END = ending("end")
ASKED = scene("asked", choice("yes", "end", 1), choice("no", "end"), says=[("seen", "Since that is so."), ("", "Anyway.")])
ASKING = story(scene("opening", choice("look", "asked", sets={"seen": 1})), ASKED, END, flags=[SEEN])


def by_ear(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    return last(line, offered) if "Since" in line else first(line, offered)


def wavering(steps: int) -> Scenario:
    """Write a walk that goes on or back with even odds, and only on at its beginning."""
    doors = [
        scene(f"door-{number}", choice("on", f"door-{number + 1}"), choice("back", f"door-{number - 1}"))
        for number in range(1, steps)
    ]
    return story(scene("door-0", choice("on", "door-1")), *doors, ending(f"door-{steps}"))


@PROOF
@given(sound_stories())
def test_what_is_picked_at_a_node_is_certain_in_all(scenario: Scenario) -> None:
    chain = Chain(StateGraph(Machine(scenario)), at_random)
    assert all(sum(step[0] for step in row) == pytest.approx(1) for row in chain.rows.values() if row)


@PROOF
@given(sound_stories())
def test_every_node_has_its_place_in_the_order_of_play_once(scenario: Scenario) -> None:
    chain = Chain(StateGraph(Machine(scenario)), at_random)
    places = {}
    for place, unit in enumerate(chain.units):
        for node in unit.members if isinstance(unit, Knot) else [unit]:
            assert node not in places
            places[node] = place
    assert places.keys() == chain.rows.keys()
    assert all(places[node] <= places[step[2]] for node, row in chain.rows.items() for step in row)


def test_only_what_the_player_can_come_to_is_in_the_chain() -> None:
    told = story(scene("opening", choice("one", "end"), choice("other", "other-end")), END, ending("other-end"))
    chain = Chain(StateGraph(Machine(told)), first)
    assert {chain.scene(node).id for node in chain.rows} == {"opening", "end"}


def test_a_line_counts_where_the_graph_hears_it() -> None:
    machine = Machine(ASKING)
    chain = Chain(StateGraph(machine, heard=[machine.number["asked"]]), by_ear)
    assert chain.worth()[chain.graph.root] == 0


def test_where_the_graph_does_not_hear_the_first_line_stands_for_all() -> None:
    doubting = story(scene("opening", choice("on", "asked")), ASKED, END, flags=[SEEN])
    chain = Chain(StateGraph(Machine(doubting)), by_ear)
    assert chain.worth()[chain.graph.root] == 0


def test_a_graph_that_hears_tells_apart_what_no_score_depends_on() -> None:
    asking = story(scene("opening", choice("look", "asked", sets={"seen": 1}), choice("wait", "asked")), ASKED, END, flags=[SEEN])
    machine = Machine(asking)
    assert len(StateGraph(machine).edges) == 3
    assert len(StateGraph(machine, heard=[machine.number["asked"]]).edges) == 4


@pytest.mark.parametrize("steps", [2, 60, 400])
def test_a_long_wavering_takes_the_square_of_its_way(steps: int) -> None:
    chain = Chain(StateGraph(Machine(wavering(steps))), at_random)
    made = sum(times for node, times in chain.visits().items() if chain.rows[node])
    assert made == pytest.approx(steps**2, rel=1e-12)


def test_a_knot_in_which_much_leads_to_much_is_left_for_certain() -> None:
    counts = [Flag("left", 0, 0, 9, boolean=False), Flag("right", 0, 0, 9, boolean=False)]
    moves = [choice(f"{name}-{by}", "opening", adds={name: by}) for name in ("left", "right") for by in (1, -1)]
    leave = choice("leave", "end", 2, condition="left == 9 and right == 9")
    turn = choice("turn", "lost", condition="left == 9")
    chain = Chain(StateGraph(Machine(story(scene("opening", *moves, leave, turn), END, ending("lost"), flags=counts))), at_random)
    met = chain.visits()
    assert sum(met[node] for node, row in chain.rows.items() if not row) == pytest.approx(1, abs=1e-13)
