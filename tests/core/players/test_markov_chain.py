"""The chain of moments that a rule goes through: rows that add up, what is heard, and loops solved to the last digits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from simulator.core.analysis.node_blocks import NOWHERE
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.players.communicating_class import CommunicatingClass
from simulator.core.players.markov_chain import MarkovChain, PlayedBlock, Rule
from simulator.core.players.player_statistics import at_random, first, last
from simulator.core.scenario.model import Choice, Flag, Scenario
from simulator.core.scenario.state_machine import Machine
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


def chain_of(scenario: Scenario, rule: Rule = at_random) -> MarkovChain:
    return MarkovChain(StateGraph(Machine(scenario)).quotient, rule)


def worth_at_the_start(chain: MarkovChain) -> float:
    return chain.mean_and_variance(chain.visits())[0][chain.graph.root]


def met_in(chain: MarkovChain, *, final: bool) -> float:
    """Add up how often the endings are met, or all that is no ending."""
    codes = chain.graph.machine.scenes
    met = chain.visits()
    return sum(met[node] for node in chain.graph.order if codes[chain.graph.scene_of(node)].scene.final == final)


@PROOF
@given(sound_stories())
def test_what_is_picked_at_a_node_is_certain_in_all(scenario: Scenario) -> None:
    for block, legs, _ in chain_of(scenario).played:
        picked = zip(*(leg.probabilities for leg in legs), strict=True)
        assert not legs or [sum(shares) for shares in picked] == pytest.approx([1] * (block.last - block.first))


@PROOF
@given(sound_stories())
def test_a_leg_leads_nowhere_exactly_where_it_is_never_taken(scenario: Scenario) -> None:
    for _, legs, _ in chain_of(scenario, last).played:
        for _, (_, to, _), shares in legs:
            assert [place == NOWHERE for place in to] == [share == 0 for share in shares]


@PROOF
@given(sound_stories())
def test_every_node_that_the_player_comes_to_has_its_place_in_the_order_of_play_once(scenario: Scenario) -> None:
    chain = chain_of(scenario)
    met = chain.visits()
    number = {node: place for place, unit in enumerate(chain.units) for node in nodes(unit)}
    assert {node for node in chain.graph.order if met[node]} <= number.keys() <= set(chain.graph.order)
    assert sum(len(nodes(unit)) for unit in chain.units) == len(number)
    for block, legs, _ in chain.played:
        for _, (_, places, _), _ in legs:
            led = [(node, to) for node, to in zip(range(block.first, block.last), places, strict=True) if to != NOWHERE]
            assert all(number[node] <= number[to] for node, to in led if met[node])


def nodes(unit: PlayedBlock | CommunicatingClass) -> Sequence[int]:
    return list(unit.rows) if isinstance(unit, CommunicatingClass) else range(unit.block.first, unit.block.last)


def test_only_what_the_player_can_come_to_is_in_the_chain() -> None:
    told = story(scene("opening", choice("one", "end"), choice("other", "other-end")), END, ending("other-end"))
    chain = chain_of(told, first)
    met = chain.visits()
    names = [code.scene.id for code in chain.graph.machine.scenes]
    assert {names[chain.graph.scene_of(node)] for node in chain.graph.order if met[node]} == {"opening", "end"}


def test_a_line_counts_where_the_graph_hears_it() -> None:
    machine = Machine(ASKING)
    assert worth_at_the_start(MarkovChain(StateGraph(machine, heard=[machine.number["asked"]]).quotient, by_ear)) == 0


def test_where_the_graph_does_not_hear_the_first_line_stands_for_all() -> None:
    doubting = story(scene("opening", choice("on", "asked")), ASKED, END, flags=[SEEN])
    assert worth_at_the_start(chain_of(doubting, by_ear)) == 0


def test_a_graph_that_hears_tells_apart_what_no_score_depends_on() -> None:
    asking = story(scene("opening", choice("look", "asked", sets={"seen": 1}), choice("wait", "asked")), ASKED, END, flags=[SEEN])
    machine = Machine(asking)
    assert len(StateGraph(machine).edges) == 3
    assert len(StateGraph(machine, heard=[machine.number["asked"]]).edges) == 4


@pytest.mark.parametrize("steps", [2, 60, 400])
def test_a_long_wavering_takes_the_square_of_its_way(steps: int) -> None:
    assert met_in(chain_of(wavering(steps)), final=False) == pytest.approx(steps**2, rel=1e-12)


def test_a_knot_in_which_much_leads_to_much_is_left_for_certain() -> None:
    counts = [Flag("left", 0, 0, 9, boolean=False), Flag("right", 0, 0, 9, boolean=False)]
    moves = [choice(f"{name}-{by}", "opening", adds={name: by}) for name in ("left", "right") for by in (1, -1)]
    leave = choice("leave", "end", 2, condition="left == 9 and right == 9")
    turn = choice("turn", "lost", condition="left == 9")
    chain = chain_of(story(scene("opening", *moves, leave, turn), END, ending("lost"), flags=counts))
    assert met_in(chain, final=True) == pytest.approx(1, abs=1e-13)
