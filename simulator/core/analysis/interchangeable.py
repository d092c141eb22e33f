"""Choices made once that are interchangeable: how many of them were made matters, and which does not.

Such choices of one scene stand under the same condition, change the same, earn the same and lead to the same scenes, and no
condition asks for one of them. To swap two of them everywhere maps the conversation onto itself. So among the states in which as
many of them were made, one can stand for all: that in which the first were made. n of them have n + 1 states and not 2^n.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from itertools import accumulate
from math import prod
from operator import or_

from simulator.core.scenario.compiled import Move
from simulator.core.scenario.model import Choice
from simulator.core.scenario.state_machine import Machine

WORTH_IT = 8.0
"""They are counted where that leaves so many times fewer states; below that, which were made is told apart."""

Order = Callable[[int, Sequence[Choice]], Sequence[Choice]]
"""Puts interchangeable choices of a scene (by its number) into the order in which they shall be made."""


class Group:
    """Interchangeable choices of a scene: their numbers there, in the order in which they count as made, and their marks."""

    def __init__(self, machine: Machine, scene: int, numbers: Sequence[int]) -> None:
        self.scene = scene
        self.numbers = tuple(numbers)
        moves = machine.scenes[scene].moves
        self.marks = [moves[number].mark for number in numbers]
        self._made: list[int] = [0, *accumulate(self.marks, or_)]
        self.bits = self._made[-1]

    def canonical(self, state: int) -> int:
        """The state that stands for one in which as many were made."""
        made: int = (state & self.bits).bit_count()
        return state & ~self.bits | self._made[made]

    @property
    def stand_in(self) -> int:
        """The one that is offered in all states that offer any."""
        return self.numbers[-1]


class Interchangeable:
    """The groups of a scenario, scenes `apart` left out.

    `order` says in which order the choices of a group count as made, else it is that of the file.
    """

    def __init__(self, machine: Machine, order: Order | None = None, apart: Container[int] = ()) -> None:
        found = [(scene, numbers) for scene, numbers in groups(machine) if scene not in apart]
        saved = prod([2 ** len(numbers) / (len(numbers) + 1) for _, numbers in found])
        self.groups = [Group(machine, scene, _ordered(machine, scene, numbers, order)) for scene, numbers in found]
        if saved < WORTH_IT:
            self.groups = []
        self._of = {(group.scene, number): group for group in self.groups for number in group.numbers}

    def of(self, scene: int, number: int) -> Group | None:
        """The group of a move, None where it has none."""
        return self._of.get((scene, number))

    def canonical(self, state: int) -> int:
        """The state that stands for one and all that are the same but for which choices were made."""
        for group in self.groups:
            state = group.canonical(state)
        return state

    def stand_in(self, scene: int, number: int) -> int:
        """The move of a scene that is offered in all of the states that stand for others where this one may be."""
        group = self.of(scene, number)
        return number if group is None else group.stand_in

    def left(self, scene: int, number: int, state: int) -> Sequence[int]:
        """The moves that may be made from a state on where it is found that this one or one like it may be."""
        group = self.of(scene, number)
        if group is None:
            return (number,)
        return [other for other, mark in zip(group.numbers, group.marks, strict=True) if not state & mark]

    def first_offered(self, scene: int, number: int, offered: Iterable[int]) -> int:
        """The move to make in place of an interchangeable one, so that the state after it is the one that stands for others."""
        group = self.of(scene, number)
        if group is None:
            return number
        available = set(offered)
        return next(other for other in group.numbers if other in available)


def groups(machine: Machine) -> Iterable[tuple[int, list[int]]]:
    """The interchangeable choices of each scene: its number, and their numbers."""
    for scene, code in enumerate(machine.scenes):
        alike: dict[object, list[int]] = {}
        for number, move in enumerate(code.moves):
            if move.mark and not move.choice.silent:
                alike.setdefault(_key(move), []).append(number)
        yield from ((scene, numbers) for numbers in alike.values() if len(numbers) > 1)


def _key(move: Move) -> object:
    """What tells choices apart for every score, and for the choice between lines that score the same."""
    choice = move.choice
    when = choice.when.text if choice.when else None
    jumps = tuple([(jump.to, jump.when.text if jump.when else None) for jump in choice.jumps])
    changes = frozenset(move.sets), frozenset(choice.adds), choice.mood, choice.trust
    broken = sum([weight.weight for weight in choice.breaks])  # between lines that earn the same this decides
    return when, jumps, changes, choice.points, choice.critical, broken


def _ordered(machine: Machine, scene: int, numbers: list[int], order: Order | None) -> list[int]:
    if order is None:
        return numbers
    choices = {id(machine.scenes[scene].moves[number].choice): number for number in numbers}
    return [choices[id(choice)] for choice in order(scene, [machine.scenes[scene].moves[number].choice for number in numbers])]
