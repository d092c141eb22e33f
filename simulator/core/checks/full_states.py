"""States of play in full, or with all that is asked about: examples of them, all of them, and those in which a line is spoken."""

from __future__ import annotations

from collections.abc import Container, Iterator

from simulator.core.analysis.node_blocks import CyclicComponent
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.scenario.session import is_spoken
from simulator.core.scenario.state_machine import CompiledScene

MOST_STATES = 200_000
"""So many states may be searched beside those that the score depends on."""

SceneState = tuple[int, int, bool]
"""The number of a scene, a state in which play can reach it, and whether its line is spoken then."""

_STEPS_A_MOVE = 0.5
"""What looking at a move counts as."""


def examples(graph: StateGraph, *wanted: Container[int]) -> Iterator[SceneState]:
    """Follow the shortest path to each node with a full state, and every move into the scenes that are still wanted."""
    states = {graph.root: graph.machine.start.state}
    waiting = [graph.root]
    yield graph.scene_of(graph.root), states[graph.root], True
    for node in waiting:
        here, state = graph.scene_of(node), states[node]
        moves = graph.machine.scenes[here].moves
        for index, _, target in graph.edges[node]:
            scene, new = graph.scene_of(target), target not in states
            if new or any(scene in open_still for open_still in wanted):
                move = moves[graph.made(node, index)]
                _, after = move.after(state)
                yield scene, after, is_spoken(move.choice, stays=scene == here)
                if new:
                    states[target] = after
                    waiting.append(target)


def searched(graph: StateGraph) -> Iterator[SceneState]:
    """Every state of a graph, true as far as the graph looks at it."""
    for part in graph.sequence_of_nodes():
        for node in part.nodes if isinstance(part, CyclicComponent) else part:
            yield graph.scene_of(node), graph.state_of(node), True


def arrivals(graph: StateGraph, budget: WorkBudget) -> Iterator[SceneState]:
    """The same once for each move that leads to a state. Raises OutOfBudget."""
    budget.spend(graph.move_count * _STEPS_A_MOVE)
    yield graph.scene_of(graph.root), graph.state_of(graph.root), True
    for node, edges in graph.edges.items():
        here = graph.scene_of(node)
        moves = graph.machine.scenes[here].moves
        for index, _, target in edges:
            scene = graph.scene_of(target)
            yield scene, graph.state_of(target), is_spoken(moves[index].choice, stays=scene == here)


def goes_on_unsaid(code: CompiledScene) -> bool:
    """Say whether a scene can be come to without its line being spoken: by a silence that stays there."""
    return any(not is_spoken(move.choice, stays=jump.to == code.scene.id) for move in code.moves for jump in move.choice.jumps)
