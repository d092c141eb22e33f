"""What play can reach at all, proved over every state at once: sets of states as the bits of one integer.

A state is a number whose digits are the values that some condition reads, and a set of states an integer with a bit for each. A
condition keeps some bits, an effect shifts them. This finds every scene, choice and jump exactly as the state graph does, but no
paths, bounds or probabilities; and it takes a fraction of the time, even where there are far more states than a graph could hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from simulator.core.analysis.link_reachability import LinkReachability
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.graph import distances
from simulator.core.scenario.compiled import Move, Way
from simulator.core.scenario.condition import COMPARE, All, Comparison, Condition, ConditionNode, Not
from simulator.core.scenario.state_encoding import BitField
from simulator.core.scenario.state_machine import MOOD, TRUST, Machine
from simulator.core.texts import N_

MOST_BITS = 1 << 22
"""The most combinations of values that are considered; a set of them takes half a megabyte."""

MOST_MEMORY = 800_000_000
"""The most bits that all sets of states together may take."""

STEPS = 500_000
"""What the search may take; `simulator.core.analysis.work_budget` says what a step is."""

_STEPS_A_BIT = 2e-5
"""What working on a set of states counts as for each of its bits."""

States = int
"""A set of states, a bit for each."""


class SetEffect:
    """An effect on sets of states: some of them are shifted by so many bits, and others by other numbers."""

    __slots__ = ("_downwards", "_upwards", "work")

    def __init__(self, shifts: Iterable[tuple[States, int]]) -> None:
        shifts = list(shifts)
        self._upwards = [(states, by) for states, by in shifts if by >= 0]
        self._downwards = [(states, -by) for states, by in shifts if by < 0]
        self.work = 3 * len(shifts)

    def __call__(self, states: States) -> States:
        """What the states become."""
        after = 0
        for those, by in self._upwards:
            after |= (states & those) << by
        for those, by in self._downwards:
            after |= (states & those) >> by
        return after


class TooManyCombinations(OutOfBudget):
    """The values that conditions read can be combined in too many ways for the sets of states."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One value within the number of a state: how far apart its steps are, and how many values it has."""

    stride: int
    size: int


class SymbolicReachability:
    """What can be reached. Raises TooManyCombinations, or OutOfBudget where the search takes too much work.

    By scene number: `states` holds the states in which the scene can be reached (0 for none), `shown` the numbers of the moves
    that it offers in some of them.
    """

    proves = N_("which scenes and choices can be met at all")

    def __init__(self, machine: Machine, budget: WorkBudget | None = None) -> None:
        self.machine = machine
        self._budget = budget or WorkBudget()
        self._space = space = _Space(machine)
        self._moves = [[_SymbolicMove(space, scene, move) for move in code.moves] for scene, code in enumerate(machine.scenes)]
        self.states: list[States] = [0] * len(machine.scenes)
        self.shown: list[set[int]] = [set() for _ in machine.scenes]
        self._taken: dict[tuple[int, int], set[int]] = {}
        self._search()

    def is_reachable(self, scene: int) -> bool:
        """Say whether a scene can be reached at all."""
        return bool(self.states[scene])

    def taken(self, scene: int, index: int) -> set[int]:
        """The numbers of a move's ways that are ever taken."""
        move = self._moves[scene][index]
        return {0} if move.target >= 0 else self._taken.get((scene, index), set())

    def _search(self) -> None:
        """Pass on what is new in a scene, those nearest to the start first, until nothing is."""
        start = self.machine.start.index
        rank = distances(start, self.machine.leads_to.__getitem__)
        new: dict[int, States] = {start: self._space.start}
        waiting = [(rank[start], start)]
        while waiting:
            _, scene = heappop(waiting)
            fresh = new.pop(scene)
            self.states[scene] |= fresh
            for target, arriving in self._successors(scene, fresh):
                added = arriving & ~self.states[target]
                if added:
                    if target not in new:
                        heappush(waiting, (rank[target], target))
                    new[target] = new.get(target, 0) | added

    def _successors(self, scene: int, states: States) -> Iterable[tuple[int, States]]:
        shown = self.shown[scene]
        for index, move in enumerate(self._moves[scene]):
            self._budget.spend(move.work * self._space.size * _STEPS_A_BIT)
            staying = states if move.offered is None else states & move.offered
            if not staying:
                continue
            shown.add(index)
            for change in move.changes:
                staying = change(staying)
            if move.target >= 0:
                yield move.target, staying
                continue
            for entry, (holds, target, leaving) in enumerate(move.jumps):
                going = staying & holds
                if going:
                    self._taken.setdefault((scene, index), set()).add(entry)
                    staying ^= going
                    for change in leaving:
                        going = change(going)
                    yield target, going

    def dead_ends(self, *, silence: bool = True) -> list[int]:
        """Reachable scenes, endings aside, that may offer nothing; without `silence`, a silence does not count as an offer."""
        stuck = []
        for scene, states in enumerate(self.states):
            left, code = states, self.machine.scenes[scene]
            for move in self._moves[scene][: None if silence else len(code.scene.choices)]:
                left = 0 if move.offered is None else left & ~move.offered
            if left and not code.scene.final:
                stuck.append(scene)
        return stuck


def reach(machine: Machine) -> SymbolicReachability | LinkReachability:
    """Find out what can be reached, as exactly as the work for it allows."""
    try:
        return SymbolicReachability(machine, WorkBudget(STEPS))
    except OutOfBudget:
        return LinkReachability(machine)


class _Space:
    """The digits of a state, and sets of states that share a value."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.digits: dict[BitField, Digit] = {}
        self.size = 1
        conditions = _conditions(machine)
        names = {name for when in conditions for name in when.names}
        read = [slot for name, slot in machine.slots.items() if name in names]
        for field in dict.fromkeys([*read, *machine.marks.values()]):
            self._add(field)
        sets = 2 * len(machine.scenes) + len(conditions) + 3 * sum([digit.size for digit in self.digits.values()])
        if sets * self.size > MOST_MEMORY:
            raise TooManyCombinations(f"{sets} sets of {self.size} combinations of values")
        self.all: States = (1 << self.size) - 1
        self._states_with: dict[tuple[BitField, int], States] = {}
        self._states_where: dict[str, States] = {}
        self._setting: dict[tuple[BitField, int], SetEffect] = {}
        self._adding: dict[tuple[BitField, int], SetEffect] = {}
        start = machine.start.state
        self.start: States = 1 << sum((field.decode(start) - field.low) * digit.stride for field, digit in self.digits.items())

    def _add(self, field: BitField) -> None:
        size = field.high - field.low + 1
        self.digits[field] = Digit(self.size, size)
        self.size *= size
        if self.size > MOST_BITS:
            raise TooManyCombinations(f"more than {MOST_BITS} combinations of values")

    def states_with(self, field: BitField, step: int) -> States:
        """The states in which a value is so many steps above its lowest."""
        if (field, step) not in self._states_with:
            digit = self.digits[field]
            states, period = ((1 << digit.stride) - 1) << step * digit.stride, digit.stride * digit.size
            while period < self.size:  # again and again in steps of the next digit
                states |= states << period
                period *= 2
            self._states_with[field, step] = states & self.all
        return self._states_with[field, step]

    def states_where(self, when: Condition | None) -> States | None:
        """The states in which a condition holds; None for no condition."""
        if when is None:
            return None
        if when.text not in self._states_where:
            self._states_where[when.text] = self._where(when.root)
        return self._states_where[when.text]

    def _where(self, node: ConditionNode) -> States:
        if isinstance(node, Comparison):
            field = self.machine.slots[node.name]
            steps = [step for step in range(self.digits[field].size) if COMPARE[node.compare](field.low + step, node.value)]
            return sum(self.states_with(field, step) for step in steps)
        if isinstance(node, Not):
            return self.all ^ self._where(node.part)
        every = isinstance(node, All)
        states = self.all if every else 0
        for other in [self._where(part) for part in node.parts]:
            states = states & other if every else states | other
        return states

    def setting(self, field: BitField, value: int) -> SetEffect:
        """The effect that sets a value."""
        if (field, value) not in self._setting:
            to = value - field.low
            self._setting[field, value] = self._moving(field, [to - step for step in range(self.digits[field].size)])
        return self._setting[field, value]

    def adding(self, field: BitField, by: int) -> SetEffect:
        """The effect that adds to a value and keeps it within its range."""
        if (field, by) not in self._adding:
            top = self.digits[field].size - 1
            self._adding[field, by] = self._moving(field, [min(max(step + by, 0), top) - step for step in range(top + 1)])
        return self._adding[field, by]

    def _moving(self, field: BitField, moves: list[int]) -> SetEffect:
        """The effect that moves each step of a value so many steps on."""
        shifts: dict[int, States] = {}
        for step, by in enumerate(moves):
            shift = by * self.digits[field].stride
            shifts[shift] = shifts.get(shift, 0) | self.states_with(field, step)
        return SetEffect([(states, by) for by, states in shifts.items()])


class _SymbolicMove:
    """A move over sets of states: where it is offered, what it changes, where it leads, and the `work` on sets that it makes."""

    def __init__(self, space: _Space, scene: int, move: Move) -> None:
        self.offered = space.states_where(move.choice.when)
        self.changes = _changes(space, move)
        if len(move.ways) == 1:
            self.changes += _setting(space, [(name, 1) for name in move.ways[0].left])
        if move.mark:
            mark = space.machine.marks[space.machine.scenes[scene].scene.id, move.choice.id]
            unmade = space.states_with(mark, 0)
            self.offered = unmade if self.offered is None else self.offered & unmade
            self.changes.append(space.setting(mark, 1))
        self.target = move.ways[0].target if move.ways[0].holds is None else -1
        self.jumps = [_symbolic_way(space, way) for way in move.ways]
        self.work = 3 + sum([change.work for change in self.changes])
        if self.target < 0:
            self.work += sum([3 + sum([change.work for change in leaving]) for _, _, leaving in self.jumps])


def _symbolic_way(space: _Space, way: Way) -> tuple[States, int, list[SetEffect]]:
    """Where a way is taken, the scene it leads to, and what it changes."""
    holds = space.states_where(way.when)
    return space.all if holds is None else holds, way.target, _setting(space, [(name, 1) for name in way.left])


def _changes(space: _Space, move: Move) -> list[SetEffect]:
    choice, slots = move.choice, space.machine.slots
    added = ((MOOD, choice.mood), (TRUST, choice.trust), *choice.adds)
    adding = [space.adding(slots[name], by) for name, by in added if by and slots[name] in space.digits]
    return _setting(space, move.sets) + adding


def _setting(space: _Space, sets: Iterable[tuple[str, int]]) -> list[SetEffect]:
    slots = space.machine.slots
    return [space.setting(slots[name], value) for name, value in sets if slots[name] in space.digits]


def _conditions(machine: Machine) -> list[Condition]:
    """The conditions of choices and jumps, each once."""
    conditions: dict[str, Condition] = {}
    for code in machine.scenes:
        for move in code.moves:
            for when in (move.choice.when, *[way.when for way in move.ways]):
                if when is not None:
                    conditions[when.text] = when
    return list(conditions.values())
