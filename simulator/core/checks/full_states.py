"""States of play in full, or with all that is asked about: examples of them, all of them, and those after each single move."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from simulator.core.analysis.node_blocks import CyclicComponent
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget

MOST_STATES = 200_000
"""So many states may be searched beside those that the score depends on."""

NOWHERE, BEGINNING = -1, -2
"""In place of the scene that one comes from: it is not told, or there is none."""

_STEPS_A_MOVE = 0.5
"""What looking at a move counts as."""


class Arrival(NamedTuple):
    """Coming to a scene (by number) in a state, by which move of which scene."""

    scene: int
    state: int
    here: int = NOWHERE
    move: int = NOWHERE


def examples(graph: StateGraph, *wanted: Container[int], moves: Container[tuple[int, int]] = ()) -> Iterator[Arrival]:
    """Follow the shortest path to each node with a full state, and every move into the scenes that are still wanted.

    `moves` that are wanted too are given by the number of their scene and theirs in it.
    """
    states = {graph.root: graph.machine.start.state}
    waiting = [graph.root]
    yield Arrival(graph.scene_of(graph.root), states[graph.root], BEGINNING)
    for node in waiting:
        here, state = graph.scene_of(node), states[node]
        made = graph.machine.scenes[here].moves
        for index, _, target in graph.edges[node]:
            scene, new = graph.scene_of(target), target not in states
            if new or any(scene in open_still for open_still in wanted) or (here, index) in moves:
                number = graph.made(node, index)
                move = made[number]
                after = move.effect(state)
                yield Arrival(scene, after, here, number)
                if new:
                    states[target] = after | move.way(after).put
                    waiting.append(target)


def searched(graph: StateGraph) -> Iterator[Arrival]:
    """Every state of a graph, true as far as the graph looks at it."""
    for part in graph.sequence_of_nodes():
        for node in part.nodes if isinstance(part, CyclicComponent) else part:
            yield Arrival(graph.scene_of(node), graph.state_of(node))


def arrivals(graph: StateGraph, budget: WorkBudget) -> Iterator[Arrival]:
    """The same once for each move that leads to a state. Raises OutOfBudget."""
    budget.spend(graph.move_count * _STEPS_A_MOVE)
    yield Arrival(graph.scene_of(graph.root), graph.state_of(graph.root))
    for node, edges in graph.edges.items():
        here, state = graph.scene_of(node), graph.state_of(node)
        moves = graph.machine.scenes[here].moves
        for index, _, target in edges:
            yield Arrival(graph.scene_of(target), moves[index].effect(state), here, index)
