"""What is proved with more values than the score depends on: lines never spoken, effects and flags that never change anything.

Most lines and effects are cleared by examples: a full state for each node of the graph and more. Only for those left over a
second graph is searched, in which the values that they depend on count too. It may grow to MOST_STATES.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from simulator.core.analysis.node_blocks import CyclicComponent
from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.checks.as_written import CAPPED, conditions
from simulator.core.checks.reachability import choice_path
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import Choice, Flag
from simulator.core.scenario.session import is_spoken
from simulator.core.scenario.state_machine import MOOD, TRUST, CompiledScene, Machine
from simulator.core.texts import N_, Text

MOST_STATES = 200_000

SceneState = tuple[int, int, bool]
"""The number of a scene, a state in which play can reach it, and whether its line is spoken then."""

_STEPS_A_MOVE = 0.5
"""What looking at a move counts as."""

UnspokenLines = dict[int, set[int]]
"""The lines of each scene that were not spoken yet."""

IdleEffects = dict[int, dict[tuple[int, str], int]]
"""The effects of each scene that have not changed anything yet.

Each goes by the move's number and the name of what it should change, and comes with the value from which it can't.
"""


def values(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report lines that are never spoken and effects that never change anything. Raises OutOfBudget."""
    if len(graph_index.graph.edges) > MOST_STATES:
        raise OutOfBudget
    machine, silent, idle = (
        graph_index.graph.machine,
        _lines(graph_index),
        _effects(graph_index, {flag.name for flag in _constant(graph_index)}),
    )
    for scene, state, spoken in _examples(graph_index.graph, silent, idle):
        if not (silent or idle):
            return
        if spoken:
            _mark_spoken(machine, silent, scene, state)
        _mark_effective(graph_index.graph, idle, scene, state)
    yield from _unspoken(machine, silent, graph_index.budget)
    yield from _clamped(machine, idle, graph_index.budget)


def constant_flags(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report flags that always stay as they start."""
    for flag in _constant(graph_index):
        yield Problem(register.FLAG_NEVER_CHANGES, ("flags", flag.name), {"name": flag.name, "value": _written(flag)})


def _constant(graph_index: StateGraphIndex) -> list[Flag]:
    """The flags that conditions read and choices could change, but that no path through the scenario changes.

    Nothing but the moves that are shown has to be looked at: the first change of all is made while the flag is as it starts.
    """
    scenario = graph_index.graph.machine.scenario
    read = {name for _, when in conditions(scenario) for name in when.names}
    changed = {name for scene in scenario.scenes.values() for choice in scene.moves for name, _ in (*choice.sets, *choice.adds)}
    flags = {flag.name: flag for flag in scenario.flags if flag.name in read & changed}
    for number, code in enumerate(graph_index.graph.machine.scenes if flags else ()):
        for index in graph_index.shown[number]:
            for name in list(_changing(code.moves[index].choice, flags)):
                del flags[name]
    return list(flags.values())


def _changing(choice: Choice, flags: Mapping[str, Flag]) -> Iterator[str]:
    """The names of the flags that a choice changes from what they start as."""
    for name, value in choice.sets:
        if name in flags and value != flags[name].start:
            yield name
    for name, by in choice.adds:
        if name in flags and by and flags[name].start != (flags[name].high if by > 0 else flags[name].low):
            yield name


def _written(flag: Flag) -> str:
    return str(bool(flag.start)).lower() if flag.boolean else str(flag.start)


def _lines(graph_index: StateGraphIndex) -> UnspokenLines:
    """The lines to be heard, where there are several."""
    codes = enumerate(graph_index.graph.machine.scenes)
    return {number: set(range(len(code.lines))) for number, code in codes if len(code.lines) > 1 and graph_index.of_scene[number]}


def _effects(graph_index: StateGraphIndex, constant: Container[str]) -> IdleEffects:
    """The effects to be seen, of choices that are shown at all; those on a constant flag are reported with the flag."""
    slots = graph_index.graph.machine.slots
    idle: IdleEffects = {}
    for number, code in enumerate(graph_index.graph.machine.scenes):
        effects = {
            (index, name): slots[name].high if by > 0 else slots[name].low
            for index in graph_index.shown[number]
            for name, by in _shifts(code.moves[index].choice)
            if by and name not in constant
        }
        if effects:
            idle[number] = effects
    return idle


def _shifts(choice: Choice) -> tuple[tuple[str, int], ...]:
    """What a choice adds to mood, trust and flags."""
    return (MOOD, choice.mood), (TRUST, choice.trust), *choice.adds


def _examples(graph: StateGraph, *wanted: Container[int]) -> Iterator[SceneState]:
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
                after = move.effect(state)
                yield scene, after, is_spoken(move.choice, stays=scene == here)
                if new:
                    states[target] = after
                    waiting.append(target)


def _searched(graph: StateGraph) -> Iterator[SceneState]:
    """Every state of a graph, true as far as the graph looks at it."""
    for part in graph.sequence_of_nodes():
        for node in part.nodes if isinstance(part, CyclicComponent) else part:
            yield graph.scene_of(node), graph.state_of(node), True


def _arrivals(graph: StateGraph, budget: WorkBudget) -> Iterator[SceneState]:
    """The same once for each move that leads to a state. Raises OutOfBudget."""
    budget.spend(graph.move_count * _STEPS_A_MOVE)
    yield graph.scene_of(graph.root), graph.state_of(graph.root), True
    for node, edges in graph.edges.items():
        here = graph.scene_of(node)
        moves = graph.machine.scenes[here].moves
        for index, _, target in edges:
            scene = graph.scene_of(target)
            yield scene, graph.state_of(target), is_spoken(moves[index].choice, stays=scene == here)


def _goes_on_unsaid(code: CompiledScene) -> bool:
    """Say whether a scene can be come to without its line being spoken: by a silence that stays there."""
    return any(not is_spoken(move.choice, stays=jump.to == code.scene.id) for move in code.moves for jump in move.choice.jumps)


def _unspoken(machine: Machine, silent: UnspokenLines, budget: WorkBudget) -> Iterator[Problem]:
    if not silent:
        return
    graph = StateGraph(machine, MOST_STATES, frozenset(silent), work=budget)
    unsaid = any(_goes_on_unsaid(machine.scenes[number]) for number in silent)
    for scene, state, spoken in _arrivals(graph, budget) if unsaid else _searched(graph):
        if spoken:
            _mark_spoken(machine, silent, scene, state)
    for number, entries in silent.items():
        scene_id = machine.scenes[number].scene.id
        for entry in sorted(entries):
            details = {"scene": scene_id, "entry": str(entry + 1)}
            yield Problem(register.LINE_NEVER_SPOKEN, ("scenes", scene_id, "says", entry), details)


def _mark_spoken(machine: Machine, silent: UnspokenLines, scene: int, state: int) -> None:
    """Strike out the line that is spoken, and the scene once all of its lines are."""
    if scene in silent:
        lines = machine.scenes[scene].lines
        silent[scene].discard(next(entry for entry, (holds, _) in enumerate(lines) if holds is None or holds(state)))
        if not silent[scene]:
            del silent[scene]


def _clamped(machine: Machine, idle: IdleEffects, budget: WorkBudget) -> Iterator[Problem]:
    if not idle:
        return
    watched = {number: sum(machine.slots[name].bits for name in {name for _, name in idle[number]}) for number in idle}
    graph = StateGraph(machine, MOST_STATES, watched=watched, work=budget)
    for scene, state, _ in _searched(graph):
        _mark_effective(graph, idle, scene, state)
    for number, effects in idle.items():
        for (index, name), limit in sorted(effects.items()):
            yield _idle_effect(machine, (number, index), name, limit)


def _mark_effective(graph: StateGraph, idle: IdleEffects, scene: int, state: int) -> None:
    """Strike out the effects that change something, and the scene once all of its effects do."""
    if scene not in idle:
        return
    moves = graph.machine.scenes[scene].moves
    for (index, name), limit in tuple(idle[scene].items()):
        offered = moves[graph.alike.stand_in(scene, index)].offered
        if graph.machine.slots[name].decode(state) != limit and (offered is None or offered(state)):
            del idle[scene][index, name]
    if not idle[scene]:
        del idle[scene]


def _idle_effect(machine: Machine, move: tuple[int, int], name: str, limit: int) -> Problem:
    number, index = move
    scene, choice = machine.scenes[number].scene.id, machine.scenes[number].moves[index].choice
    path, moods = choice_path(scene, index, choice), (MOOD, TRUST)
    details = {
        "scene": scene,
        "choice": choice.id,
        "name": name if name in moods else Text(N_("flag “{flag}”"), {"flag": name}),
        "limit": N_("lowest") if limit == machine.slots[name].low else N_("highest"),
        "reason": _reason(machine, name, limit),
    }
    return Problem(register.EFFECT_ALWAYS_CLAMPED, (*path, name) if name in moods else (*path, "add", name), details)


def _reason(machine: Machine, name: str, limit: int) -> str:
    slot = machine.slots[name]
    if name == TRUST and limit == slot.high and not machine.scenario.history.allows_paradox:
        return CAPPED
    return "" if name in (MOOD, TRUST) else Text(N_(" The flag goes from {low} to {high}."), {"low": slot.low, "high": slot.high})
