"""Which values still matter in which scene, and the moves between what is left of the states.

A value is live in a scene where some condition reads it before a choice on the way sets it anew (the classic backward
data-flow analysis). States that differ only in dead values are one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from simulator.core.analysis.node_blocks import RowGetter, row_getter
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import Choice, Scene
from simulator.core.scenario.state_machine import Machine, Move

NOT_MADE = -1
"""In place of the state that follows, where a choice is not offered."""

StateRow = tuple[int, ...]
"""What some states become by a move, each in its turn."""


class TransitionTable(dict[int, int]):
    """What a choice makes of a state, as a table that fills as it is asked; NOT_MADE where the choice is not offered.

    Of what follows only the bits in `keep` are told. Choices with the same condition and the same effects share one table,
    whatever their scenes: in a large scenario the same few combinations come up again and again.
    """

    __slots__ = ("_effect", "_keep", "_offered")

    def __init__(self, move: Move, keep: int) -> None:
        super().__init__()
        self._offered = move.offered
        self._effect = move.effect
        self._keep = keep

    def __missing__(self, state: int) -> int:
        """Work out what follows and remember it."""
        offered = self._offered
        after = self._effect(state) & self._keep if offered is None or offered(state) else NOT_MADE
        self[state] = after
        return after


class ProjectedMove(NamedTuple):
    """One move between nodes: what it makes of a state, and to which scene it leads.

    `scene` is -1 where conditions decide on that. Else the outcomes hold no more than the live bits of that scene.
    """

    move: Move
    transitions: TransitionTable
    scene: int
    keeps: Sequence[int]

    def successors(self, pick: RowGetter) -> Sequence[StateRow]:
        """Give what each of the states picked becomes, for each scene that the move may lead to; NOT_MADE where it doesn't."""
        after: StateRow = pick(self.transitions)
        if self.scene >= 0:
            return (after,)
        found = {scene: [NOT_MADE] * len(after) for scene in self.move.targets}
        for number, state in enumerate(after):
            if state != NOT_MADE:
                scene = self.move.target(state)
                found[scene][number] = state & self.keeps[scene]
        return [tuple(row) for row in found.values()]


class StateProjection(NamedTuple):
    """What counts in one scene: the bits of its live values, and its moves."""

    keep: int
    moves: tuple[ProjectedMove, ...]

    def successors(self, states: StateRow) -> tuple[StateRow, ...]:
        """Give what each of some states becomes in each of the scene's ways."""
        pick = row_getter(states)
        return tuple([row for passage in self.moves for row in passage.successors(pick)])


def projections(
    machine: Machine, heard: Collection[int] = (), watched: Mapping[int, int] | None = None
) -> tuple[StateProjection, ...]:
    """Give each scene's projection, by its number.

    In the scenes `heard`, what the customer says counts as read too; `watched` are further bits that count, by scene.
    """
    keeps = _live(machine, heard, watched or {})
    tables: dict[tuple[object, ...], TransitionTable] = {}
    return tuple(
        StateProjection(keep, tuple(_projected_move(move, keeps, tables) for move in code.moves))
        for keep, code in zip(keeps, machine.scenes, strict=True)
    )


def _projected_move(move: Move, keeps: Sequence[int], tables: dict[tuple[object, ...], TransitionTable]) -> ProjectedMove:
    choice = move.choice
    holds, scene = move.jumps[0]
    if holds is not None:
        scene = -1
    keep = keeps[scene] if scene >= 0 else -1
    alike = choice.when.text if choice.when else None, choice.sets, choice.adds, choice.mood, choice.trust, move.mark, keep
    outcomes = tables.get(alike)
    if outcomes is None:
        outcomes = tables[alike] = TransitionTable(move, keep)
    return ProjectedMove(move, outcomes, scene, keeps)


def _live(machine: Machine, heard: Collection[int], watched: Mapping[int, int]) -> list[int]:
    """Give the live bits of each scene: the least solution of the data-flow equations, by a worklist."""
    reading = _BitUse(machine)
    live = [0] * len(machine.scenes)
    lasting: list[list[tuple[int, int]]] = []
    arriving: list[set[int]] = [set() for _ in machine.scenes]
    for scene, node in enumerate(machine.scenes):
        live[scene] = watched.get(scene, 0) | (reading.spoken(node.scene) if scene in heard else 0)
        ways: dict[tuple[int, int], None] = {}
        for move in node.moves:
            live[scene] |= move.mark | reading.of(move.choice.when)
            kept = ~reading.overwritten(move.choice)
            for jump, (_, target) in zip(move.choice.jumps, move.jumps, strict=True):
                live[scene] |= reading.of(jump.when) & kept
                ways[target, kept] = None
                arriving[target].add(scene)
        lasting.append(list(ways))
    _spread(live, lasting, arriving)
    return live


def _spread(live: list[int], lasting: Sequence[Sequence[tuple[int, int]]], arriving: Sequence[set[int]]) -> None:
    """Add what is live in the scenes that each leads to, less what is overwritten on the way, until nothing is new."""
    waiting = dict.fromkeys(reversed(range(len(live))))
    while waiting:
        scene, _ = waiting.popitem()
        bits = live[scene]
        for target, kept in lasting[scene]:
            bits |= live[target] & kept
        if bits != live[scene]:
            live[scene] = bits
            waiting.update(dict.fromkeys(arriving[scene]))


class _BitUse:
    """The bits of a state that conditions read, and those that a choice sets anew."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._known: dict[str, int] = {}

    def of(self, when: Condition | None) -> int:
        """Give the bits that a condition reads."""
        if when is None:
            return 0
        if when.text not in self._known:
            self._known[when.text] = sum([self._machine.slots[name].bits for name in when.names])
        return self._known[when.text]

    def spoken(self, scene: Scene) -> int:
        """Give the bits that decide on what the customer says in a scene."""
        bits = 0
        for line in scene.says:
            bits |= self.of(line.when)
        return bits

    def overwritten(self, choice: Choice) -> int:
        """Give the bits of what a choice sets."""
        return sum([self._machine.slots[name].bits for name, _ in choice.sets])
