"""What is proved with more values than the score depends on: lines that are never spoken, effects that change nothing.

Most lines and effects are cleared by examples: a full state for each node of the graph and more. Only for those left over a
second graph is searched, in which the values that they depend on count too. Where it would grow past MOST_STATES, nothing is
said.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from simulator.core import register_design as register
from simulator.core.checks_reach import choice_path
from simulator.core.machine import MOOD, TRUST, Machine
from simulator.core.problem import Problem
from simulator.core.states import StateGraph, TooManyStates
from simulator.core.terrain import Terrain

MOST_STATES = 200_000

Met = tuple[int, int]
"""The number of a scene, and a state in which it can be met."""

Silent = dict[int, set[int]]
"""The lines of each scene that were not spoken yet."""

Idle = dict[int, set[tuple[int, str]]]
"""The effects of each scene that have not changed anything yet: the move's number, and mood or trust."""


def values(terrain: Terrain) -> Iterator[Problem]:
    """Report lines that are never spoken and effects that never change anything."""
    if len(terrain.graph.edges) > MOST_STATES:
        return
    machine, silent, idle = terrain.graph.machine, _lines(terrain), _effects(terrain)
    for scene, state in _examples(terrain.graph, silent, idle):
        if not (silent or idle):
            return
        _hear(machine, silent, scene, state)
        _watch(machine, idle, scene, state)
    yield from _unspoken(machine, silent)
    yield from _clamped(machine, idle)


def _lines(terrain: Terrain) -> Silent:
    """Give the lines to be heard, where there are several."""
    codes = enumerate(terrain.graph.machine.nodes)
    return {number: set(range(len(code.lines))) for number, code in codes if len(code.lines) > 1 and terrain.of_scene[number]}


def _effects(terrain: Terrain) -> Idle:
    """Give the effects to be seen, of choices that are shown at all."""
    idle: Idle = {}
    for number, code in enumerate(terrain.graph.machine.nodes):
        shown = terrain.shown[number]
        effects = {(index, name) for index in shown for name in (MOOD, TRUST) if getattr(code.moves[index].choice, name)}
        if effects:
            idle[number] = effects
    return idle


def _examples(graph: StateGraph, *wanted: Container[int]) -> Iterator[Met]:
    """Follow the shortest way to each node with a full state, and each way into the scenes that are wanted still."""
    states = {graph.root: graph.machine.start.state}
    waiting = [graph.root]
    yield graph.root % graph.scenes, states[graph.root]
    for node in waiting:
        state, moves = states[node], graph.machine.nodes[node % graph.scenes].moves
        for index, _, target in graph.edges[node]:
            scene, new = target % graph.scenes, target not in states
            if new or any(scene in open_still for open_still in wanted):
                after = moves[index].effect(state)
                yield scene, after
                if new:
                    states[target] = after
                    waiting.append(target)


def _searched(graph: StateGraph) -> Iterator[Met]:
    """Give every state of a graph, true as far as the graph looks at it."""
    for node in graph.edges:
        state, scene = divmod(node, graph.scenes)
        yield scene, state


def _unspoken(machine: Machine, silent: Silent) -> Iterator[Problem]:
    if not silent:
        return
    try:
        for scene, state in _searched(StateGraph(machine, MOST_STATES, frozenset(silent))):
            _hear(machine, silent, scene, state)
    except TooManyStates:
        return
    for number, entries in silent.items():
        told = machine.nodes[number].scene.id
        for entry in sorted(entries):
            details = {"scene": told, "entry": str(entry + 1)}
            yield Problem(register.LINE_NEVER_SPOKEN, ("scenes", told, "says", entry), details)


def _hear(machine: Machine, silent: Silent, scene: int, state: int) -> None:
    """Strike out the line that is spoken, and the scene once all of its lines are."""
    if scene in silent:
        lines = machine.nodes[scene].lines
        silent[scene].discard(next(entry for entry, (holds, _) in enumerate(lines) if holds is None or holds(state)))
        if not silent[scene]:
            del silent[scene]


def _clamped(machine: Machine, idle: Idle) -> Iterator[Problem]:
    if not idle:
        return
    watched = {number: sum(machine.slots[name].bits for name in {name for _, name in idle[number]}) for number in idle}
    try:
        for scene, state in _searched(StateGraph(machine, MOST_STATES, watched=watched)):
            _watch(machine, idle, scene, state)
    except TooManyStates:
        return
    for number, effects in idle.items():
        for index, name in sorted(effects):
            yield _idle_effect(machine, number, index, name)


def _watch(machine: Machine, idle: Idle, scene: int, state: int) -> None:
    """Strike out the effects that change something, and the scene once all of its effects do."""
    if scene not in idle:
        return
    moves = machine.nodes[scene].moves
    for index, name in tuple(idle[scene]):
        offered, slot = moves[index].offered, machine.slots[name]
        limit = slot.high if getattr(moves[index].choice, name) > 0 else slot.low
        if slot.read(state) != limit and (offered is None or offered(state)):
            idle[scene].discard((index, name))
    if not idle[scene]:
        del idle[scene]


def _idle_effect(machine: Machine, number: int, index: int, name: str) -> Problem:
    scene, choice = machine.nodes[number].scene.id, machine.nodes[number].moves[index].choice
    rises = getattr(choice, name) > 0
    capped = name == TRUST and rises and not machine.scenario.history.allows_paradox
    reason = " With this “history”, trust can't rise above where it starts." if capped else ""
    limit = "highest" if rises else "lowest"
    details = {"scene": scene, "choice": choice.id, "name": name, "limit": limit, "reason": reason}
    return Problem(register.EFFECT_ALWAYS_CLAMPED, (*choice_path(scene, index, choice), name), details)
