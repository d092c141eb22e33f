"""A scenario compiled for playing and for proving: conditions and effects become functions of one packed integer.

A state holds mood, trust, every flag, and one bit for each choice that can be made only once and each silence, where its
scene can be met again at all. Packing it into an integer makes a step a few shifts and masks and lets the analysis drop
what no later condition reads with one `&`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from simulator.core.condition import COMPARE, All, Comparison, Condition, Node, Not
from simulator.core.errors import ChoiceNotOffered
from simulator.core.graph import components
from simulator.core.scenario import SCALE, Choice, Scenario, Scene

MOOD = "mood"
TRUST = "trust"
_MOMENTS_KEPT = 200_000

Holds = Callable[[int], bool]
Effect = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Slot:
    """The bits of a state that hold one value, kept as its distance from `low`."""

    low: int
    high: int
    shift: int

    @property
    def mask(self) -> int:
        """The width of the slot as ones, not yet shifted."""
        return (1 << (self.high - self.low).bit_length()) - 1

    @property
    def bits(self) -> int:
        """The bits of the slot within a state."""
        return self.mask << self.shift

    def read(self, state: int) -> int:
        """Give the value held in `state`."""
        return (state >> self.shift & self.mask) + self.low

    def held(self, value: int) -> int:
        """Give the bits that hold `value`."""
        return (value - self.low) << self.shift


@dataclass(frozen=True, slots=True)
class Move:
    """A choice, or a silence, compiled; `mark` is the bit that says it was made, 0 where none is needed."""

    choice: Choice
    points: int
    offered: Holds | None
    effect: Effect
    jumps: tuple[tuple[Holds | None, int], ...]
    mark: int = 0

    def target(self, state: int) -> int:
        """Give the number of the scene that follows from the state after the effects."""
        for holds, scene in self.jumps:
            if holds is None or holds(state):
                return scene
        raise AssertionError("a choice's last jump has no condition")


@dataclass(frozen=True, slots=True)
class SceneCode:
    """A scene, compiled."""

    scene: Scene
    moves: tuple[Move, ...]
    lines: tuple[tuple[Holds | None, str], ...]


class Machine:
    """One scenario, ready to run. It keeps the moments that were met, so that meeting them again costs a look-up."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.number = {scene: index for index, scene in enumerate(scenario.scenes)}
        self.slots, self.marks = _slots(scenario)
        self.nodes = tuple(self._node(scene) for scene in scenario.scenes.values())
        self._moments: dict[tuple[int, int], Moment] = {}

    @property
    def start(self) -> Moment:
        """The first moment of every session."""
        scenario = self.scenario
        state = self.slots[MOOD].held(scenario.customer.mood) | self.slots[TRUST].held(scenario.customer.trust)
        for flag in scenario.flags:
            state |= self.slots[flag.name].held(flag.start)
        return self.moment(self.number[scenario.start], state)

    def moment(self, scene: int, state: int) -> Moment:
        """Give the moment of being in a scene with a state."""
        moment = self._moments.get((scene, state))
        if moment is None:
            if len(self._moments) >= _MOMENTS_KEPT:
                self._moments.clear()
            moment = self._moments[scene, state] = Moment(self, scene, state)
        return moment

    def compiled(self, when: Condition | None) -> Holds | None:
        """Compile a condition over this machine's states."""
        return None if when is None else _compiled(when.root, self.slots)

    def _node(self, scene: Scene) -> SceneCode:
        return SceneCode(
            scene,
            tuple(self._move(scene.id, choice) for choice in scene.moves),
            tuple((self.compiled(line.when), line.text) for line in scene.says),
        )

    def _move(self, scene: str, choice: Choice) -> Move:
        slot = self.marks.get((scene, choice.id))
        mark = slot.bits if slot else 0
        jumps = tuple((self.compiled(jump.when), self.number[jump.to]) for jump in choice.jumps)
        return Move(choice, choice.points, _offered(self.compiled(choice.when), mark), self._effect(choice, mark), jumps, mark)

    def _effect(self, choice: Choice, mark: int) -> Effect:
        drop, put = 0, mark
        for name, value in choice.sets:
            drop |= self.slots[name].bits
            put |= self.slots[name].held(value)
        changes = ((MOOD, choice.mood), (TRUST, choice.trust), *choice.adds)
        return _effect(~drop, put, [(self.slots[name], by) for name, by in changes if by])


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
        node = self.machine.nodes[self.index]
        state = self.state
        self.scene = node.scene
        self.moves = tuple(move.choice for move in node.moves if move.offered is None or move.offered(state))
        self.offered = tuple(choice for choice in self.moves if not choice.silent)
        self.line = next((text for holds, text in node.lines if holds is None or holds(state)), "")
        self._after = dict.fromkeys(choice.id for choice in self.moves)

    @property
    def silence(self) -> Choice | None:
        """What happens if the agent says nothing, where that is still to come."""
        return next((choice for choice in self.moves if choice.silent), None)

    @property
    def mood(self) -> int:
        """The customer's mood, 0 to 10."""
        return self.machine.slots[MOOD].read(self.state)

    @property
    def trust(self) -> int:
        """The customer's trust, 0 to 10."""
        return self.machine.slots[TRUST].read(self.state)

    def flag(self, name: str) -> int:
        """Give a flag's value."""
        return self.machine.slots[name].read(self.state)

    def choice(self, choice_id: str) -> Choice:
        """Give the offered choice, or silence, with this id. Raises ChoiceNotOffered."""
        for choice in self.moves:
            if choice.id == choice_id:
                return choice
        raise ChoiceNotOffered(f"“{choice_id}” is not offered in scene “{self.scene.id}”")

    def follow(self, choice_id: str) -> Moment:
        """Give the moment that a choice leads to. Raises ChoiceNotOffered."""
        after = self._after.get(choice_id)
        if after is None:
            choice = self.choice(choice_id)
            move = next(move for move in self.machine.nodes[self.index].moves if move.choice is choice)
            state = move.effect(self.state)
            after = self._after[choice_id] = self.machine.moment(move.target(state), state)
        return after


def _slots(scenario: Scenario) -> tuple[dict[str, Slot], dict[tuple[str, str], Slot]]:
    """Lay out the bits: mood, trust, flags, then one mark for each choice that needs one, by (scene, choice)."""
    ranges = [(MOOD, *SCALE), (TRUST, SCALE[0], scenario.trust_ceiling)]
    ranges += [(flag.name, flag.low, flag.high) for flag in scenario.flags]
    slots: dict[str, Slot] = {}
    shift = 0
    for name, low, high in ranges:
        slots[name] = Slot(low, high, shift)
        shift += slots[name].mask.bit_length()
    marks: dict[tuple[str, str], Slot] = {}
    for scene in met_again(scenario):
        for choice in scenario.scenes[scene].moves:
            if choice.once or choice.silent:
                marks[scene, choice.id] = Slot(0, 1, shift)
                shift += 1
    return slots, marks


def met_again(scenario: Scenario) -> list[str]:
    """List the scenes that some way through the scenario can come back to."""
    again = {scene for part in circles(scenario) for scene in part}
    return [scene for scene in scenario.scenes if scene in again]


def circles(scenario: Scenario) -> list[list[str]]:
    """Give the parts of a scenario whose scenes lead to one another: whoever leaves a part never comes back to it."""

    def successors(scene: str) -> Iterable[str]:
        return [jump.to for choice in scenario.scenes[scene].moves for jump in choice.jumps]

    found = components(scenario.scenes, successors)
    return [part for part in found if len(part) > 1 or part[0] in successors(part[0])]


def _compiled(node: Node, slots: dict[str, Slot]) -> Holds:
    if isinstance(node, Comparison):
        slot = slots[node.name]
        return _comparison(slot.shift, slot.mask, COMPARE[node.compare], node.value - slot.low)
    if isinstance(node, Not):
        inner = _compiled(node.part, slots)
        return lambda state: not inner(state)
    parts = tuple(_compiled(part, slots) for part in node.parts)
    if len(parts) == 2:  # nearly always, and twice as fast as asking all of a list
        one, other = parts
        return (lambda state: one(state) and other(state)) if isinstance(node, All) else lambda state: one(state) or other(state)
    if isinstance(node, All):
        return lambda state: all(part(state) for part in parts)
    return lambda state: any(part(state) for part in parts)


def _comparison(shift: int, mask: int, compare: Callable[[int, int], bool], value: int) -> Holds:
    return lambda state: compare(state >> shift & mask, value)


def _offered(holds: Holds | None, mark: int) -> Holds | None:
    if not mark:
        return holds
    if holds is None:
        return lambda state: not state & mark
    return lambda state: not state & mark and holds(state)


def _effect(keep: int, put: int, changes: list[tuple[Slot, int]]) -> Effect:
    steps = tuple((slot.shift, slot.mask, ~slot.bits, by, slot.high - slot.low) for slot, by in changes)

    if not steps:
        return lambda state: state & keep | put

    def effect(state: int) -> int:
        state = state & keep | put
        for shift, mask, others, by, top in steps:
            value = (state >> shift & mask) + by
            value = 0 if value < 0 else min(value, top)
            state = state & others | value << shift
        return state

    return effect
