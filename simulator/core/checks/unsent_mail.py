"""Mails that are built part by part: conditions that ask for a mood nobody can see yet, and mails that never go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.checks.reachability import choice_path, reply_path
from simulator.core.problems import channel_kinds as register
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.compiled import Move
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.mail import has_parts, is_unsent
from simulator.core.scenario.model import Jump, Line, Scenario
from simulator.core.scenario.state_machine import MOOD, TRUST

Place = tuple[int, bool]
"""A node, and whether a mail is begun there and not sent."""


class _Places:
    """Every node that play can reach with and without an unsent mail, nearest first, each with how it was come to."""

    def __init__(self, graph_index: StateGraphIndex) -> None:
        self._graph = graph_index.graph
        root = (self._graph.root, False)
        self.came: dict[Place, tuple[Place, int] | None] = {root: None}
        waiting = [root]
        for place in waiting:
            for index, target, unsent in self.onward(place):
                if (target, unsent) not in self.came:
                    self.came[target, unsent] = place, index
                    waiting.append((target, unsent))

    def onward(self, place: Place) -> Iterator[tuple[int, int, bool]]:
        """The moves of a place: the number, the node that follows, and whether a mail is unsent then."""
        node, unsent = place
        moves = self._graph.machine.scenes[self._graph.scene_of(node)].moves
        for index, _, target in self._graph.edges[node]:
            yield index, target, is_unsent(unsent, moves[index].choice)

    def witness(self, place: Place, last: int | None = None) -> tuple[str, ...]:
        """The shortest choices that lead to a place, and one more move there."""
        made = [] if last is None else [self._graph.choice_id(place[0], last)]
        while (step := self.came[place]) is not None:
            place, index = step
            made.append(self._graph.choice_id(place[0], index))
        return tuple(made[::-1])


def unsent_mails(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report each condition over mood or trust that is read while a mail is unsent, and each ending with such a mail, once."""
    graph, scenario = graph_index.graph, graph_index.graph.machine.scenario
    if not has_parts(scenario):
        return
    places = _Places(graph_index)
    told: set[Path] = set()
    for place in places.came:
        code = graph.machine.scenes[graph.scene_of(place[0])]
        scene = code.scene
        if place[1] and scene.ending and ("scenes", scene.id) not in told:
            told.add(("scenes", scene.id))
            details = {"scene": scene.id}
            yield Problem(register.MAIL_NEVER_SENT, ("scenes", scene.id), details, places.witness(place))
        here = [(*each, None) for each in _read_here(scenario, scene.id)] if place[1] else []
        after = [
            (*each, index)
            for index, _, unsent in places.onward(place)
            if unsent
            for each in _read_after(scenario, scene.id, index, code.moves[index])
        ]
        for path, when, last in (*here, *after):
            if path not in told and not when.names.isdisjoint((MOOD, TRUST)):
                told.add(path)
                details = {"condition": when.text, "customer": scenario.customer.name}
                yield Problem(register.MOOD_IN_UNSENT_MAIL, path, details, places.witness(place, last))


def _read_here(scenario: Scenario, scene: str) -> Iterator[tuple[Path, Condition]]:
    """The conditions that are read in a scene before anything is chosen."""
    yield from _of(scenario.scenes[scene].says, ("scenes", scene, "says"))
    for index, choice in enumerate(scenario.scenes[scene].choices):
        if choice.when:
            yield (*choice_path(scene, index, choice), "when"), choice.when


def _read_after(scenario: Scenario, scene: str, index: int, move: Move) -> Iterator[tuple[Path, Condition]]:
    """The conditions that are read after the effects of a move, until the next decision."""
    choice = move.choice
    yield from _of(choice.reply, reply_path(scene, index, choice))
    yield from _of(choice.jumps, (*choice_path(scene, index, choice), "goto"))
    for beat in dict.fromkeys([beat.scene for way in move.ways for beat in way.beats]):
        yield from _of(scenario.scenes[beat].says, ("scenes", beat, "says"))
        yield from _of(scenario.scenes[beat].jumps, ("scenes", beat, "goto"))


def _of(entries: Iterable[Line | Jump], path: Path) -> Iterator[tuple[Path, Condition]]:
    """The conditions in a list of lines or jumps."""
    for entry, each in enumerate(entries):
        if each.when:
            yield (*path, entry, "when"), each.when
