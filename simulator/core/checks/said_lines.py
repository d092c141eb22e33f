"""Where lines are said: on coming to a scene, in reply to a choice, and in the beats that are passed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.full_states import BEGINNING, MOST_STATES, NOWHERE, Arrival, arrivals, searched
from simulator.core.checks.reachability import reply_path
from simulator.core.checks.reached import passed_beats
from simulator.core.problems.problem import Path
from simulator.core.scenario.compiled import CompiledLines, Move
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import Line
from simulator.core.scenario.state_machine import Machine

Place = tuple[int, int] | str
"""A scene's number with that of a move of it, whose reply is meant, or NOWHERE, where its own lines are; or the id of a beat."""


def places(graph_index: StateGraphIndex) -> list[Place]:
    """The places that play can come to."""
    machine = graph_index.graph.machine
    scenes = [(number, NOWHERE) for number in range(len(machine.scenes)) if graph_index.of_scene[number]]
    replies = [(number, index) for number, shown in enumerate(graph_index.shown) for index in sorted(shown)]
    return [*scenes, *replies, *passed_beats(machine, graph_index)]


def lines_of(machine: Machine, place: Place) -> CompiledLines:
    """The lines of a place."""
    if isinstance(place, str):
        return machine.beats[place]
    scene, index = place
    return machine.scenes[scene].lines if index == NOWHERE else machine.scenes[scene].moves[index].reply


def path_of(machine: Machine, place: Place) -> Path:
    """Where the lines of a place stand in the file."""
    if isinstance(place, str):
        return ("scenes", place, "says")
    scene, index = machine.scenes[place[0]].scene, place[1]
    return ("scenes", scene.id, "says") if index == NOWHERE else reply_path(scene.id, index, scene.moves[index])


def conditions_of(machine: Machine, place: Place) -> list[Condition]:
    """The conditions of the lines of a place."""
    return [line.when for line in _written(machine, place) if line.when]


def _written(machine: Machine, place: Place) -> tuple[Line, ...]:
    if isinstance(place, str):
        return machine.scenario.scenes[place].says
    scene, index = machine.scenes[place[0]].scene, place[1]
    return scene.says if index == NOWHERE else scene.moves[index].reply


class SaidLines:
    """Says in which places lines are said on an arrival, of those that are still asked about.

    `scenes` and `moves` have where it is worth looking: scenes by their number, and moves by that and their own in it.
    """

    def __init__(self, graph: StateGraph, places: Iterable[Place]) -> None:
        self._graph = graph
        self.machine = graph.machine
        self._passing = list(_passing(graph.machine))
        self._places = dict.fromkeys(places)
        self._refresh()

    def __bool__(self) -> bool:
        return bool(self._places)

    def __contains__(self, item: object) -> bool:
        """Say whether it is worth looking at a scene or a move."""
        return item in (self.moves if isinstance(item, tuple) else self.scenes)

    def drop(self, place: Place) -> None:
        """Ask about a place no more."""
        if place in self._places:
            del self._places[place]
            self._refresh()

    def at(self, arrival: Arrival) -> list[tuple[Place, int]]:
        """The places where something is said on an arrival, each with the state that decides what."""
        scene, state, here, index = arrival
        said: list[tuple[Place, int]] = [*self.machine.opening_states] if here == BEGINNING else []
        speaks = True
        if here >= 0:
            move = self.machine.scenes[here].moves[index]
            said = self._on_the_way(here, index, move, state) if (here, index) in self.moves else []
            speaks = scene in self.scenes and move.speaks(here, state)
            state |= move.way(state).put
        if speaks:
            said.append(((scene, NOWHERE), state))
        return [(place, there) for place, there in said if place in self._places]

    def _on_the_way(self, here: int, index: int, move: Move, state: int) -> list[tuple[Place, int]]:
        """What a move says itself. One that is interchangeable with it could be made in its place."""
        replies: list[tuple[Place, int]] = [((here, number), state) for number in self._alike(here, index)]
        return [*replies, *move.way(state).passing(state)]

    def _alike(self, here: int, index: int) -> Iterable[int]:
        group = self._graph.alike.of(here, index)
        return (index,) if group is None else group.numbers

    def _refresh(self) -> None:
        self.scenes = {place[0] for place in self._places if not isinstance(place, str) and place[1] == NOWHERE}
        replies = {place for place in self._places if not isinstance(place, str) and place[1] != NOWHERE}
        beats = {place for place in self._places if isinstance(place, str)}
        self.moves = {(here, number) for here, index in replies for number in self._alike(here, index)}
        for here, index, move in self._passing if beats else ():
            if any(beat.scene in beats for way in move.ways for beat in way.beats):
                self.moves.update((here, number) for number in self._alike(here, index))

    def search(self, graph_index: StateGraphIndex) -> Iterator[Arrival]:
        """All arrivals, in a graph of states in which all that decides these lines counts. Raises OutOfBudget."""
        budget = graph_index.budget
        graph = StateGraph(self.machine, MOST_STATES, frozenset(self.scenes), self._watched(), budget)
        return arrivals(graph, budget) if self.moves or self._staying else searched(graph)

    @property
    def _staying(self) -> set[tuple[int, int]]:
        """The moves after which a scene that is asked about may go on without its line."""
        return {
            (scene, index)
            for scene in self.scenes
            for index, move in enumerate(self.machine.scenes[scene].moves)
            if move.hushes and scene in move.targets
        }

    def _watched(self) -> Mapping[int, int]:
        """What decides the replies to moves and the lines in beats behind them, where the moves are made."""
        watched: dict[int, int] = {}
        for here, index in self.moves | self._staying:
            move = self.machine.scenes[here].moves[index]
            places: list[Place] = [(here, index), *[beat.scene for way in move.ways for beat in way.beats]]
            names = {name for place in places for when in conditions_of(self.machine, place) for name in when.names}
            names -= {name for name, _ in move.sets}
            watched[here] = watched.get(here, 0) | sum([self.machine.slots[name].bits for name in names])
        return watched


def _passing(machine: Machine) -> Iterator[tuple[int, int, Move]]:
    """The moves that may pass a beat, each with the number of its scene and its own in it."""
    for here, code in enumerate(machine.scenes):
        for index, move in enumerate(code.moves):
            if any(way.beats for way in move.ways):
                yield here, index, move
