"""A scenario compiled for playing and for proving: conditions and effects become functions of one packed integer.

A state holds mood, trust, every flag, one bit for each choice that can be made only once and each silence, where its scene can be
visited again at all, and one for each event that some condition asks for. Packing it into an integer makes a step a few shifts
and masks and lets the analysis drop what no later condition reads with one `&`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import or_

from simulator.core.errors import ChoiceNotOffered
from simulator.core.graph import components
from simulator.core.scenario import events
from simulator.core.scenario.asked_events import asked, happening
from simulator.core.scenario.compiled import CompiledLines, CompiledScene, Move, SceneEdge, Way, said, taken
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import EVERYWHERE, SCALE, Choice, Jump, Line, Said, Scenario, Scene
from simulator.core.scenario.routes import PassedBeat, Route, routes
from simulator.core.scenario.state_encoding import BitField, Effect, Predicate, compile_condition, compile_effect, compile_guard

MOOD = "mood"
TRUST = "trust"
_MOMENTS_KEPT = 200_000


class Machine:
    """One scenario, ready to run. It remembers the moments of play, so that coming to one again costs a look-up.

    Scenes are those with something to decide, endings, and what is not written yet; each has its `number`. Beats are no places to
    be in: every way leads past them, and `beats` has their lines, by id. `opening` are those that the conversation begins with.

    `leads_to` has for each scene (by number) those that some move leads to, conditions left out. `components` are the strongly
    connected components of that graph, each after all that it leads to; a conversation that leaves one never returns to it.
    `cyclic_components` are those whose scenes can be visited again. `slots` has the bits of mood, trust, flags and `events` by
    name, `marks` those of what can be chosen only once, by scene and choice.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        scenes = [scene for scene in scenario.scenes.values() if not scene.jumps]
        self.number = {scene.id: index for index, scene in enumerate(scenes)}
        onward = [[routes(scenario.scenes, choice.jumps, scene.id) for choice in scene.moves] for scene in scenes]
        self.leads_to = [[self.number[route.to] for found in choices for route in found] for choices in onward]
        self.components = components(range(len(self.leads_to)), self.leads_to.__getitem__)
        self.cyclic_components = [part for part in self.components if len(part) > 1 or part[0] in self.leads_to[part[0]]]
        self.slots, self.marks = _slots(scenario, scenes, self.cyclic_components)
        self.events = tuple([name for name in self.slots if events.is_event(name)])
        self._conditions: dict[str, Predicate] = {}
        self.scenes = tuple([self._compile_scene(scene, found) for scene, found in zip(scenes, onward, strict=True)])
        self.beats = {scene.id: self._lines(scene.says) for scene in scenario.scenes.values() if scene.jumps}
        self._moments: dict[tuple[int, int], Moment] = {}

    @cached_property
    def start(self) -> Moment:
        """The first moment of every session."""
        return self.moment(self._beginning.target, self._first_state | self._beginning.put)

    @property
    def opening(self) -> tuple[PassedBeat, ...]:
        """The beats that every session begins with."""
        return self._beginning.beats

    @property
    def opening_states(self) -> Iterator[tuple[str, int]]:
        """Those beats, each with the state in which it is said."""
        return self._beginning.passing(self._first_state)

    @property
    def said_first(self) -> Said:
        """What is said before the first decision."""
        return (*self._said_in(self._beginning, self._first_state), *self.start.line)

    def said_after(self, scene: int, move: Move, state: int) -> Said:
        """What is said after a move that is made in `scene`: the reply, the beats passed, and the line of the scene that follows.

        `state` is that after the effects.
        """
        way = move.way(state)
        line = self.scenes[way.target].said(state | way.put) if move.speaks(scene, state) else ()
        return (*said(move.reply, state), *self._said_in(way, state), *line)

    def _said_in(self, way: Way, state: int) -> Said:
        return tuple([message for beat, there in way.passing(state) for message in said(self.beats[beat], there)])

    @cached_property
    def _first_state(self) -> int:
        scenario = self.scenario
        state = self.slots[MOOD].encode(scenario.customer.mood) | self.slots[TRUST].encode(scenario.customer.trust)
        for flag in scenario.flags:
            state |= self.slots[flag.name].encode(flag.start)
        return state

    @cached_property
    def _beginning(self) -> Way:
        return taken(self._compile_ways(routes(self.scenario.scenes, (Jump(self.scenario.start),))), self._first_state)

    def moment(self, scene: int, state: int) -> Moment:
        """The moment of being in a scene with a state."""
        moment = self._moments.get((scene, state))
        if moment is None:
            if len(self._moments) >= _MOMENTS_KEPT:
                self._moments.clear()
            moment = self._moments[scene, state] = Moment(self, scene, state)
        return moment

    def compile_condition(self, when: Condition | None) -> Predicate | None:
        """Compile a condition over this machine's states."""
        if when is None:
            return None
        if when.text not in self._conditions:
            self._conditions[when.text] = compile_condition(when.root, self.slots)
        return self._conditions[when.text]

    def _compile_scene(self, scene: Scene, onward: Sequence[Sequence[Route]]) -> CompiledScene:
        moves = tuple([self._move(scene.id, choice, to) for choice, to in zip(scene.moves, onward, strict=True)])
        edges = [SceneEdge(number, move.points, target) for number, move in enumerate(moves) for target in move.targets]
        return CompiledScene(scene, moves, self._lines(scene.says), tuple(edges))

    def _move(self, scene: str, choice: Choice, onward: Sequence[Route]) -> Move:
        slot = self.marks.get((scene, choice.id))
        mark = slot.bits if slot else 0
        ways = self._compile_ways(onward, scene)
        sets = choice.sets
        if self.events:
            sets += tuple([(name, 1) for name in happening(scene, choice) if name in self.slots])
        guard = compile_guard(self.compile_condition(choice.when), mark)
        reply = self._lines(choice.reply) if choice.reply else ()
        return Move(choice, choice.points, guard, self._effect(choice, sets, mark), ways, mark, reply, sets)

    def _compile_ways(self, onward: Iterable[Route], scene: str = "") -> tuple[Way, ...]:
        """Compile the ways that lead on from a scene, none at the beginning."""
        ways = []
        for when, to, entry, beats in onward:
            way = Way(self.compile_condition(when), self.number[to], when, entry, beats)
            ways.append(self._leaving(way, [scene] if scene and (to != scene or beats) else []) if self.events else way)
        return tuple(ways)

    def _leaving(self, way: Way, scene: list[str]) -> Way:
        """A way with the events of having left a scene that happen on it: of its own, unless one stays, and of each beat."""
        names = [events.visited(name) for name in (*scene, *[beat.scene for beat in way.beats])]
        put = [*itertools.accumulate([self.slots[name].bits if name in self.slots else 0 for name in names], or_, initial=0)]
        left = dict.fromkeys([name for name in names if name in self.slots])
        return way._replace(left=tuple(left), put=put[-1], before=tuple(put[-1 - len(way.beats) : -1]))

    def _lines(self, lines: Iterable[Line]) -> CompiledLines:
        return tuple([(self.compile_condition(line.when), line.messages) for line in lines])

    def _effect(self, choice: Choice, sets: tuple[tuple[str, int], ...], mark: int) -> Effect:
        drop, put = 0, mark
        for name, value in sets:
            drop |= self.slots[name].bits
            put |= self.slots[name].encode(value)
        changes = ((MOOD, choice.mood), (TRUST, choice.trust), *choice.adds)
        return compile_effect(~drop, put, [(self.slots[name], by) for name, by in changes if by])


@dataclass(slots=True, eq=False)
class Moment:
    """Being in a scene with a state: its `line`, what may be answered (`offered`), and that with silence (`moves`)."""

    machine: Machine = field(repr=False)
    index: int
    state: int
    scene: Scene = field(init=False)
    offered: tuple[Choice, ...] = field(init=False)
    moves: tuple[Choice, ...] = field(init=False)
    line: Said = field(init=False)
    _after: dict[str, Moment | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        compiled = self.machine.scenes[self.index]
        state = self.state
        self.scene = compiled.scene
        self.moves = tuple(move.choice for move in compiled.moves if move.offered is None or move.offered(state))
        self.offered = tuple(choice for choice in self.moves if not choice.silent)
        self.line = compiled.said(state)
        self._after = dict.fromkeys(choice.id for choice in self.moves)

    @property
    def silence(self) -> Choice | None:
        """What happens if the agent says nothing, where that is still to come."""
        return next((choice for choice in self.moves if choice.silent), None)

    @property
    def mood(self) -> int:
        """The customer's mood, 0 to 10."""
        return self.machine.slots[MOOD].decode(self.state)

    @property
    def trust(self) -> int:
        """The customer's trust, 0 to 10."""
        return self.machine.slots[TRUST].decode(self.state)

    def flag(self, name: str) -> int:
        """The value of a flag, or whether an event that some condition asks for has happened."""
        return self.machine.slots[name].decode(self.state)

    def choice(self, choice_id: str) -> Choice:
        """Returns the offered choice, or silence, with this id. Raises ChoiceNotOffered."""
        for choice in self.moves:
            if choice.id == choice_id:
                return choice
        raise ChoiceNotOffered(f"“{choice_id}” is not offered in scene “{self.scene.id}”")

    def follow(self, choice_id: str) -> Moment:
        """Returns the moment that a choice leads to. Raises ChoiceNotOffered."""
        after = self._after.get(choice_id)
        if after is None:
            after = self._after[choice_id] = self.machine.moment(*self._move(choice_id).after(self.state))
        return after

    def way(self, choice_id: str) -> Way:
        """Returns the way that a choice takes, with the beats on it. Raises ChoiceNotOffered."""
        move = self._move(choice_id)
        return move.way(move.effect(self.state))

    def said_after(self, choice_id: str) -> Said:
        """Returns what is said after a choice, before the next decision. Raises ChoiceNotOffered."""
        move = self._move(choice_id)
        return self.machine.said_after(self.index, move, move.effect(self.state))

    def _move(self, choice_id: str) -> Move:
        choice = self.choice(choice_id)
        return next(move for move in self.machine.scenes[self.index].moves if move.choice is choice)


def _slots(
    scenario: Scenario, scenes: Sequence[Scene], cyclic: Iterable[Sequence[int]]
) -> tuple[dict[str, BitField], dict[tuple[str, str], BitField]]:
    """Lay out the bits: mood, trust, flags, one mark for each choice that needs one, by (scene, choice), and events.

    A choice that stands in many scenes has one mark for all. Having made a choice that has a mark is told by that mark.
    """
    ranges = [(MOOD, *SCALE), (TRUST, SCALE[0], scenario.trust_ceiling)]
    ranges += [(flag.name, flag.low, flag.high) for flag in scenario.flags]
    slots: dict[str, BitField] = {}
    shift = 0
    for name, low, high in ranges:
        slots[name] = BitField.of(low, high, shift)
        shift += slots[name].mask.bit_length()
    marks: dict[tuple[str, str], BitField] = {}
    made: dict[str, BitField] = {}
    again = set(itertools.chain(*cyclic))
    for number, scene in enumerate(scenes):
        for choice in scene.moves:
            shared = choice.everywhere is not None
            if (choice.once or choice.silent) and (number in again or shared):
                event = events.chose(EVERYWHERE if shared else scene.id, choice.id)
                if event not in made:
                    made[event] = BitField.of(0, 1, shift)
                    shift += 1
                marks[scene.id, choice.id] = made[event]
    for event in asked(scenario):
        slots[event] = made.get(event) or BitField.of(0, 1, shift)
        shift += event not in made
    return slots, marks
