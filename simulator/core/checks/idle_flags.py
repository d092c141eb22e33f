"""Flags and events that conditions read and nothing depends on.

A reading of a flag is idle where nobody comes, where the flag has the same value whenever somebody does, and where the same would
come of it with any other value, each time. A flag is idle if every reading is. An event is read like a flag that says whether it
has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.work_budget import OutOfBudget
from simulator.core.checks.as_written import conditions
from simulator.core.checks.dead_effects import constant_flags
from simulator.core.checks.full_states import MOST_STATES, Arrival, examples
from simulator.core.checks.never_happening import asked_at, never_happening
from simulator.core.checks.said_lines import Place, SaidLines, conditions_of, lines_of, places
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Problem
from simulator.core.scenario import events
from simulator.core.scenario.compiled import Move, said
from simulator.core.scenario.condition import Condition, comparisons
from simulator.core.scenario.model import Flag, Scenario
from simulator.core.scenario.state_machine import Machine

_STEPS_A_NODE = 0.6
"""What looking at the readings in a node counts as."""


class _Reading:
    """A place where conditions that belong together read flags: what comes of them depends on the state by `bits` alone."""

    def __init__(self, machine: Machine, when: Collection[Condition], outcome: Callable[[int], object]) -> None:
        names = {name for condition in when for name in condition.names}
        self._machine = machine
        self._outcome = outcome
        self._bits = sum([machine.slots[name].bits for name in names])
        self._met: set[int] = set()
        flags = (*machine.scenario.flags, *[Flag(event, 0) for event in machine.events])
        self.flags = {flag.name: _worth_trying(flag, when) for flag in flags if flag.name in names}
        """The flags and events that are read here, each with values that stand for all."""
        self._values: dict[str, set[int]] = {name: set() for name in self.flags}
        self._telling: set[str] = set()

    def meet(self, state: int, idle: set[str]) -> None:
        """Look at a state in which this is read; flags that make a difference are idle no more."""
        known = len(self._met)
        self._met.add(state & self._bits)
        if len(self._met) == known:
            return
        told = self._outcome(state)
        for name in idle & self.flags.keys():
            slot, values = self._machine.slots[name], self._values[name]
            values.add(slot.decode(state))
            rest = state & ~slot.bits
            if any(self._outcome(rest | slot.encode(value)) != told for value in self.flags[name]):
                self._telling.add(name)
            if name in self._telling and len(values) > 1:
                idle.remove(name)


class _Readings:
    """All places of a scene where its choices read flags: on looking for them, and on making one."""

    def __init__(self, machine: Machine, number: int) -> None:
        self.moves: list[tuple[Move, list[_Reading], list[_Reading]]] = []
        for move in machine.scenes[number].moves:
            holds, ways = machine.compile_condition(move.choice.when), [way.when for way in move.ways if way.when]
            offered = [_Reading(machine, [move.choice.when], holds)] if move.choice.when and holds else []
            leading = [_Reading(machine, ways, partial(_led_by, move))] if ways else []
            if offered or leading:
                self.moves.append((move, offered, leading))

    def meet(self, state: int, idle: set[str]) -> None:
        """Look at a state of the scene."""
        for move, offered, leading in self.moves:
            for reading in offered if not state & move.mark else ():
                reading.meet(state, idle)
            if leading and (move.offered is None or move.offered(state)):
                after = move.effect(state)
                for reading in leading:
                    reading.meet(after, idle)

    def reads(self, idle: set[str]) -> bool:
        """Say whether choices read any of some flags."""
        return any(not idle.isdisjoint(reading.flags) for _, *parts in self.moves for part in parts for reading in part)


def _led_by(move: Move, state: int) -> tuple[object, ...]:
    """Where a move leads, and past which beats."""
    way = move.way(state)
    return way.target, *[beat.scene for beat in way.beats]


def idle_flags(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report the flags and events that nothing depends on, those that never change or happen aside. Raises OutOfBudget."""
    graph, scenario = graph_index.graph, graph_index.graph.machine.scenario
    idle = _changing(scenario) - {problem.details["name"] for problem in constant_flags(graph_index)}
    idle |= {*graph.machine.events} - {problem.details["event"] for problem in never_happening(graph_index)}
    if idle and len(graph.edges) > MOST_STATES:
        raise OutOfBudget
    readings = {number: _Readings(graph.machine, number) for number in range(graph.scene_count)} if idle else {}
    for number, reading in readings.items():
        if reading.reads(idle):
            nodes = graph_index.of_scene[number]
            graph_index.budget.spend(len(nodes) * len(reading.moves) * _STEPS_A_NODE)
            for node in nodes:
                reading.meet(graph.state_of(node), idle)
    _hear(graph_index, idle)
    for name in sorted(idle):
        if events.is_event(name):
            yield Problem(register.EVENT_NEVER_MATTERS, asked_at(scenario, name), {"event": name})
        else:
            yield Problem(register.FLAG_NEVER_MATTERS, ("flags", name), {"name": name})


def _changing(scenario: Scenario) -> set[str]:
    """The flags that conditions read and choices change."""
    read = {name for _, when in conditions(scenario) for name in when.names}
    changed = {name for choice in scenario.moves for name, _ in (*choice.sets, *choice.adds)}
    return {flag.name for flag in scenario.flags} & read & changed


def _hear(graph_index: StateGraphIndex, idle: set[str]) -> None:
    """Look at the lines that are said: in examples first, then in all states, as far as lines read what is left."""
    machine = graph_index.graph.machine
    readings = {place: _spoken(machine, place) for place in places(graph_index) if conditions_of(machine, place)} if idle else {}
    asked = SaidLines(graph_index.graph, [place for place, reading in readings.items() if not idle.isdisjoint(reading.flags)])
    if not asked:
        return
    for arrival in examples(graph_index.graph, asked, moves=asked):
        _meet(asked, readings, arrival, idle)
    for arrival in asked.search(graph_index) if asked else ():
        _meet(asked, readings, arrival, idle)


def _spoken(machine: Machine, place: Place) -> _Reading:
    return _Reading(machine, conditions_of(machine, place), partial(said, lines_of(machine, place)))


def _meet(asked: SaidLines, readings: dict[Place, _Reading], arrival: Arrival, idle: set[str]) -> None:
    """Look at what is said on an arrival, and ask no more about lines that read nothing of what is left."""
    for place, state in asked.at(arrival):
        readings[place].meet(state, idle)
        if idle.isdisjoint(readings[place].flags):
            asked.drop(place)


def _worth_trying(flag: Flag, when: Collection[Condition]) -> set[int]:
    """The values of a flag among which all that conditions can tell apart are."""
    near = [
        value + by
        for condition in when
        for comparison in comparisons(condition.root)
        if comparison.name == flag.name
        for value, by in ((comparison.value, -1), (comparison.value, 0), (comparison.value, 1))
    ]
    return {value for value in (flag.low, flag.high, *near) if flag.low <= value <= flag.high}
