"""A scenario compiled for playing and for proving: conditions and effects become functions of one packed integer.

A state holds mood, trust, every flag, one bit for each choice that can be made only once and each silence, where its scene can be
visited again at all, and one for each event that some condition asks for. Packing it into an integer makes a step a few shifts
and masks and lets the analysis drop what no later condition reads with one `&`.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from simulator.core.errors import ChoiceNotOffered
from simulator.core.graph import components
from simulator.core.scenario import events
from simulator.core.scenario.asked_events import asked, happening
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import EVERYWHERE, SCALE, Choice, Scenario, Scene
from simulator.core.scenario.state_encoding import BitField, Effect, Predicate, compile_condition, compile_effect, compile_guard

MOOD = "mood"
TRUST = "trust"
_MOMENTS_KEPT = 200_000


class CompiledJump(NamedTuple):
    """One way that a move may lead: the condition on the state after the effects, None for always, and the number of the scene.

    `left` are the events of having left a scene that happen only on this way, and `put` their bits.
    """

    holds: Predicate | None
    scene: int
    left: tuple[str, ...] = ()
    put: int = 0


class Move(NamedTuple):
    """A choice, or a silence, compiled.

    `mark` is the bit that says it was made, 0 where none is needed. `sets` are the flags and events that it sets, whichever way
    it leads.
    """

    choice: Choice
    points: int
    offered: Predicate | None
    effect: Effect
    jumps: tuple[CompiledJump, ...]
    mark: int = 0
    sets: tuple[tuple[str, int], ...] = ()

    @property
    def targets(self) -> tuple[int, ...]:
        """The numbers of the scenes that the move may lead to."""
        return tuple(dict.fromkeys([jump.scene for jump in self.jumps])) if len(self.jumps) > 1 else (self.jumps[0].scene,)

    def jump(self, state: int) -> CompiledJump:
        """Returns the way that is taken from the state after the effects."""
        for jump in self.jumps:
            if jump.holds is None or jump.holds(state):
                return jump
        raise AssertionError("a choice's last jump has no condition")

    def target(self, state: int) -> int:
        """Returns the number of the scene that follows from the state after the effects."""
        return self.jump(state).scene

    def after(self, state: int) -> tuple[int, int]:
        """Returns the number of the scene that follows from a state, and the state there."""
        state = self.effect(state)
        jump = self.jump(state)
        return jump.scene, state | jump.put


class SceneEdge(NamedTuple):
    """One way from a scene to the next: the number of the move in its scene, its points, and the scene that it leads to."""

    move: int
    points: int
    target: int


class CompiledScene(NamedTuple):
    """A scene, compiled. `edges` has every move once for each scene that it may lead to."""

    scene: Scene
    moves: tuple[Move, ...]
    lines: tuple[tuple[Predicate | None, str], ...]
    edges: tuple[SceneEdge, ...]

    def said(self, state: int) -> str:
        """What the customer says in a state: the first line whose condition holds."""
        return next((text for holds, text in self.lines if holds is None or holds(state)), "")


class Machine:
    """One scenario, ready to run. It remembers the moments of play, so that coming to one again costs a look-up.

    `leads_to` has for each scene (by number) those that some move leads to, conditions left out. `components` are the strongly
    connected components of that graph, each after all that it leads to; a conversation that leaves one never returns to it.
    `cyclic_components` are those whose scenes can be visited again. `slots` has the bits of mood, trust, flags and `events` by
    name, `marks` those of what can be chosen only once, by scene and choice.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.number = {scene: index for index, scene in enumerate(scenario.scenes)}
        self.leads_to = [
            [self.number[jump.to] for choice in scene.moves for jump in choice.jumps] for scene in scenario.scenes.values()
        ]
        self.components = components(range(len(self.leads_to)), self.leads_to.__getitem__)
        self.cyclic_components = [part for part in self.components if len(part) > 1 or part[0] in self.leads_to[part[0]]]
        self.slots, self.marks = _slots(scenario, self.cyclic_components)
        self.events = tuple([name for name in self.slots if events.is_event(name)])
        self._conditions: dict[str, Predicate] = {}
        self._ways = [(CompiledJump(None, scene),) for scene in range(len(self.leads_to))]
        self.scenes = tuple(self._compile_scene(scene) for scene in scenario.scenes.values())
        self._moments: dict[tuple[int, int], Moment] = {}

    @cached_property
    def start(self) -> Moment:
        """The first moment of every session."""
        scenario = self.scenario
        state = self.slots[MOOD].encode(scenario.customer.mood) | self.slots[TRUST].encode(scenario.customer.trust)
        for flag in scenario.flags:
            state |= self.slots[flag.name].encode(flag.start)
        return self.moment(self.number[scenario.start], state)

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

    def _compile_scene(self, scene: Scene) -> CompiledScene:
        moves = tuple([self._move(scene.id, choice) for choice in scene.moves])
        return CompiledScene(
            scene,
            moves,
            tuple([(self.compile_condition(line.when), line.text) for line in scene.says]),
            tuple([SceneEdge(number, move.points, target) for number, move in enumerate(moves) for target in move.targets]),
        )

    def _move(self, scene: str, choice: Choice) -> Move:
        slot = self.marks.get((scene, choice.id))
        mark = slot.bits if slot else 0
        sets = choice.sets
        if self.events:
            sets += tuple([(name, 1) for name in happening(scene, choice) if name in self.slots])
        guard = compile_guard(self.compile_condition(choice.when), mark)
        return Move(choice, choice.points, guard, self._effect(choice, sets, mark), self._jumps(scene, choice), mark, sets)

    def _jumps(self, scene: str, choice: Choice) -> tuple[CompiledJump, ...]:
        if len(choice.jumps) == 1:
            return self._ways[self.number[choice.jumps[0].to]]
        left = events.visited(scene)
        leaving = ((left,), self.slots[left].bits) if left in self.slots else ((), 0)
        return tuple(
            [
                CompiledJump(self.compile_condition(jump.when), self.number[jump.to], *(leaving if jump.to != scene else ((), 0)))
                for jump in choice.jumps
            ]
        )

    def _effect(self, choice: Choice, sets: tuple[tuple[str, int], ...], mark: int) -> Effect:
        drop, put = 0, mark
        for name, value in sets:
            drop |= self.slots[name].bits
            put |= self.slots[name].encode(value)
        changes = ((MOOD, choice.mood), (TRUST, choice.trust), *choice.adds)
        return compile_effect(~drop, put, [(self.slots[name], by) for name, by in changes if by])


@dataclass(slots=True, eq=False)
class Moment:
    """Being in a scene with a state: what is said, what may be answered (`offered`), and that with silence (`moves`)."""

    machine: Machine = field(repr=False)
    index: int
    state: int
    scene: Scene = field(init=False)
    offered: tuple[Choice, ...] = field(init=False)
    moves: tuple[Choice, ...] = field(init=False)
    line: str = field(init=False)
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
            choice = self.choice(choice_id)
            move = next(move for move in self.machine.scenes[self.index].moves if move.choice is choice)
            after = self._after[choice_id] = self.machine.moment(*move.after(self.state))
        return after


def _slots(scenario: Scenario, cyclic: list[list[int]]) -> tuple[dict[str, BitField], dict[tuple[str, str], BitField]]:
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
    for number, scene in enumerate(scenario.scenes.values()):
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
