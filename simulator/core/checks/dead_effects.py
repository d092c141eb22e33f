"""What is proved with more values than the score depends on: lines never spoken, effects and flags that never change anything.

Most lines and effects are cleared by examples: a full state for each node of the graph and more. Only for those left over a
second graph is searched, in which the values that they depend on count too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.checks.as_written import CAPPED, conditions
from simulator.core.checks.full_states import MOST_STATES, NOWHERE, Arrival, examples, searched
from simulator.core.checks.reachability import choice_path, named
from simulator.core.checks.said_lines import Place, SaidLines, lines_of, path_of, places
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Problem
from simulator.core.scenario.compiled import entry_of
from simulator.core.scenario.model import Choice, Flag
from simulator.core.scenario.state_machine import MOOD, TRUST, Machine
from simulator.core.texts import N_, Text

UnspokenLines = dict[Place, set[int]]
"""The lines of each place that were not said yet."""

IdleEffects = dict[int, dict[tuple[int, str], int]]
"""The effects of each scene that have not changed anything yet.

Each goes by the move's number and the name of what it should change, and comes with the value from which it can't.
"""


def values(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report lines that are never spoken and effects that never change anything. Raises OutOfBudget."""
    if len(graph_index.graph.edges) > MOST_STATES:
        raise OutOfBudget
    graph, silent = graph_index.graph, _lines(graph_index)
    idle = _effects(graph_index, {flag.name for flag in _constant(graph_index)})
    asked = SaidLines(graph, silent)
    for arrival in examples(graph, asked, idle, moves=asked):
        if not (silent or idle):
            return
        _mark_said(asked, silent, arrival)
        _mark_effective(graph, idle, arrival.scene, arrival.state)
    yield from _unsaid(graph_index, asked, silent)
    yield from _clamped(graph.machine, idle, graph_index.budget)


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
    changed = {name for choice in scenario.moves for name, _ in (*choice.sets, *choice.adds)}
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
    """The lines to be heard, where there are several, or where perhaps none is said."""
    machine = graph_index.graph.machine
    lines = {place: lines_of(machine, place) for place in places(graph_index)}
    return {place: set(range(len(told))) for place, told in lines.items() if told and (len(told) > 1 or told[0][0] is not None)}


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


def _unsaid(graph_index: StateGraphIndex, asked: SaidLines, silent: UnspokenLines) -> Iterator[Problem]:
    for arrival in asked.search(graph_index) if silent else ():
        _mark_said(asked, silent, arrival)
    machine = graph_index.graph.machine
    for place, entries in silent.items():
        path = path_of(machine, place)
        kind = register.LINE_NEVER_SPOKEN if path[2] == "says" else register.REPLY_NEVER_HEARD
        for entry in sorted(entries):
            yield Problem(kind, (*path, entry), {**_named(machine, place), "entry": str(entry + 1)})


def _named(machine: Machine, place: Place) -> dict[str, str]:
    """Name the scene, and the choice of which the reply is meant."""
    if isinstance(place, str):
        return {"scene": place}
    scene, index = machine.scenes[place[0]].scene, place[1]
    return {"scene": scene.id} if index == NOWHERE else named(scene.id, scene.moves[index])


def _mark_said(asked: SaidLines, silent: UnspokenLines, arrival: Arrival) -> None:
    """Strike out the lines that are said, and the places of which all lines are."""
    for place, state in asked.at(arrival):
        entry = entry_of(lines_of(asked.machine, place), state)
        if entry is not None:
            silent[place].discard(entry)
        if not silent[place]:
            del silent[place]
            asked.drop(place)


def _clamped(machine: Machine, idle: IdleEffects, budget: WorkBudget) -> Iterator[Problem]:
    if not idle:
        return
    watched = {number: sum(machine.slots[name].bits for name in {name for _, name in idle[number]}) for number in idle}
    graph = StateGraph(machine, MOST_STATES, watched=watched, work=budget)
    for arrival in searched(graph):
        _mark_effective(graph, idle, arrival.scene, arrival.state)
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
        **named(scene, choice),
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
