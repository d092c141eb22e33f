"""Which values still matter in which scene, and the moves between what is left of the states.

A value is live in a scene where some condition reads it before a choice on the way sets it anew (the classic backward
data-flow analysis). States that differ only in dead values are one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from simulator.core.condition import Condition
from simulator.core.machine import Machine, Move
from simulator.core.scenario import Choice


class Outcomes(dict[int, int]):
    """What a choice makes of a state, as a table that fills as it is asked; -1 where the choice is not offered.

    Choices with the same condition and the same effects share one table, whatever their scenes: in a large scenario the same few
    combinations come up again and again.
    """

    def __init__(self, move: Move) -> None:
        super().__init__()
        self._offered = move.offered
        self._effect = move.effect

    def __missing__(self, state: int) -> int:
        """Work out what follows and remember it."""
        after = self._effect(state) if self._offered is None or self._offered(state) else -1
        self[state] = after
        return after


@dataclass(frozen=True, slots=True)
class Passage:
    """One move between nodes: what it makes of a state, and to which scene it leads.

    `scene` is -1 where conditions decide on that; else `keep` are the live bits there.
    """

    move: Move
    outcomes: Outcomes
    scene: int
    keep: int


@dataclass(frozen=True, slots=True)
class Projection:
    """What counts in one scene: the bits of its live values, and its moves."""

    keep: int
    passages: tuple[Passage, ...]


def projections(
    machine: Machine, heard: Collection[int] = (), watched: Mapping[int, int] | None = None
) -> tuple[Projection, ...]:
    """Give each scene's projection, by its number.

    In the scenes `heard`, what the customer says counts as read too; `watched` are further bits that count, by scene.
    """
    keeps = _live(machine, heard, watched or {})
    tables: dict[tuple[object, ...], Outcomes] = {}
    return tuple(
        Projection(keep, tuple(_passage(move, keeps, tables) for move in code.moves))
        for keep, code in zip(keeps, machine.nodes, strict=True)
    )


def _passage(move: Move, keeps: list[int], tables: dict[tuple[object, ...], Outcomes]) -> Passage:
    choice = move.choice
    when = choice.when.text if choice.when else None
    alike = (when, choice.sets, choice.adds, choice.mood, choice.trust, move.mark)
    if alike not in tables:
        tables[alike] = Outcomes(move)
    holds, scene = move.jumps[0]
    return Passage(move, tables[alike], scene, keeps[scene]) if holds is None else Passage(move, tables[alike], -1, 0)


def _live(machine: Machine, heard: Collection[int], watched: Mapping[int, int]) -> list[int]:
    """Give the live bits of each scene: the least solution of the data-flow equations, by a worklist."""
    live = [0] * len(machine.nodes)
    said = {scene: _spoken(machine, scene) for scene in heard}
    arriving: list[set[int]] = [set() for _ in machine.nodes]
    for scene, node in enumerate(machine.nodes):
        for move in node.moves:
            for _, target in move.jumps:
                arriving[target].add(scene)
    waiting = dict.fromkeys(reversed(range(len(live))))
    while waiting:
        scene, _ = waiting.popitem()
        bits = said.get(scene, 0) | watched.get(scene, 0)
        for move in machine.nodes[scene].moves:
            bits |= _needed(machine, move, live)
        if bits != live[scene]:
            live[scene] = bits
            waiting.update(dict.fromkeys(arriving[scene]))
    return live


def _spoken(machine: Machine, scene: int) -> int:
    """Give the bits that decide on what the customer says in a scene."""
    bits = 0
    for line in machine.nodes[scene].scene.says:
        bits |= _read(machine, line.when)
    return bits


def _needed(machine: Machine, move: Move, live: list[int]) -> int:
    """Give the bits that a move needs to know before it: its own conditions, and what is needed after it and not set by it."""
    after = 0
    for _, target in move.jumps:
        after |= live[target]
    for jump in move.choice.jumps:
        after |= _read(machine, jump.when)
    return (after & ~_overwritten(machine, move.choice)) | _read(machine, move.choice.when) | move.mark


def _read(machine: Machine, when: Condition | None) -> int:
    bits = 0
    for name in when.names if when else ():
        bits |= machine.slots[name].bits
    return bits


def _overwritten(machine: Machine, choice: Choice) -> int:
    bits = 0
    for name, _ in choice.sets:
        bits |= machine.slots[name].bits
    return bits
