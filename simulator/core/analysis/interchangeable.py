"""Choices made once that are interchangeable: how many of them were made matters, and which does not.

Such choices of one scene stand under the same condition, change the same, earn the same and lead to the same scenes, and no
condition asks for one of them. So do choices that stand in many scenes, in each of these. To swap two of them maps the
conversation onto itself. So among the states in which as many of them were made, one can stand for all: that in which the first
were made. n of them have n + 1 states and not 2^n.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate
from math import prod
from operator import or_

from simulator.core.scenario.compiled import Move
from simulator.core.scenario.model import Choice
from simulator.core.scenario.state_machine import Machine

WORTH_IT = 8.0
"""They are counted where that leaves so many times fewer states; below that, which were made is told apart."""

Family = list[tuple[int, list[int]]]
"""Interchangeable choices: for each scene in which they stand, its number and their numbers there."""

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
    """The groups of a scenario, those in scenes `apart` left out.

    `order` says in which order the choices of a group count as made, else it is that of the file.
    """

    def __init__(self, machine: Machine, order: Order | None = None, apart: Container[int] = ()) -> None:
        found = [family for family in families(machine) if not any(scene in apart for scene, _ in family)]
        grouped = [groups for family in found if (groups := _groups(machine, family, order))]
        saved = prod([2 ** len(groups[0].numbers) / (len(groups[0].numbers) + 1) for groups in grouped])
        self.groups = [group for groups in grouped for group in groups] if saved >= WORTH_IT else []
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


def families(machine: Machine) -> Iterator[Family]:
    """The interchangeable choices that stand in one scene, then those that stand in many."""
    shared: dict[int, list[tuple[int, int]]] = {}
    for scene, code in enumerate(machine.scenes):
        alike: dict[object, list[int]] = {}
        for number, move in enumerate(code.moves):
            if move.choice.everywhere is not None:
                shared.setdefault(move.choice.everywhere, []).append((scene, number))
            elif move.mark and not move.choice.silent:
                alike.setdefault(_key(move), []).append(number)
        yield from ([(scene, numbers)] for numbers in alike.values() if len(numbers) > 1)
    yield from _shared(machine, shared.values())


def _shared(machine: Machine, shared: Iterable[list[tuple[int, int]]]) -> Iterator[Family]:
    """The families of choices, each given by its places, that stand in the same scenes."""
    alike: dict[object, list[list[tuple[int, int]]]] = {}
    for places in shared:
        moves = [machine.scenes[scene].moves[number] for scene, number in places]
        if moves[0].mark:
            key = tuple([(scene, _key(move)) for (scene, _), move in zip(places, moves, strict=True)])
            alike.setdefault(key, []).append(places)
    for rows in alike.values():
        if len(rows) > 1:
            yield [(places[0][0], [number for _, number in places]) for places in zip(*rows, strict=True)]


def _key(move: Move) -> object:
    """What tells choices apart for every score, and for the choice between lines that score the same."""
    choice = move.choice
    when = choice.when.text if choice.when else None
    jumps = tuple([(jump.to, jump.when.text if jump.when else None) for jump in choice.jumps])
    changes = frozenset(move.sets), frozenset(choice.adds), choice.mood, choice.trust
    broken = sum([weight.weight for weight in choice.breaks])  # between lines that earn the same this decides
    mail = bool(choice.part), choice.sends  # which of these were made says whether a mail is still to be sent
    return when, jumps, changes, choice.points, choice.critical, broken, mail


def _groups(machine: Machine, family: Family, order: Order | None) -> list[Group]:
    """The groups of a family, one for each scene; none where the choices would count in one order here and in another there."""
    groups = [Group(machine, scene, _ordered(machine, scene, numbers, order)) for scene, numbers in family]
    return groups if all(group.marks == groups[0].marks for group in groups) else []


def _ordered(machine: Machine, scene: int, numbers: list[int], order: Order | None) -> list[int]:
    if order is None:
        return numbers
    choices = {id(machine.scenes[scene].moves[number].choice): number for number in numbers}
    return [choices[id(choice)] for choice in order(scene, [machine.scenes[scene].moves[number].choice for number in numbers])]
