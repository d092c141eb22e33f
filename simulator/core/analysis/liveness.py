"""Which values still matter in which scene, and the moves between the states reduced to those values.

A value is live in a scene where some condition may read it before a choice overwrites it (the classic backward data-flow
analysis). States that differ only in dead values count as one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from simulator.core.analysis.interchangeable import Group, Interchangeable
from simulator.core.analysis.node_blocks import RowGetter, row_getter
from simulator.core.scenario.compiled import Move
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import Scene
from simulator.core.scenario.state_encoding import Effect
from simulator.core.scenario.state_machine import Machine

NOT_MADE = -1
"""Stands for the next state where a choice is not offered."""

StateRow = tuple[int, ...]
"""Some states, or what they become by a move, in the same order."""


class TransitionTable(dict[int, int]):
    """What a choice makes of a state, as a table that fills when it is read; NOT_MADE where the choice is not offered.

    Of the state that follows it holds only the bits in `keep`. Choices with the same condition and the same effects share one
    table, whatever their scenes: in a large scenario the same few combinations come up again and again.
    """

    __slots__ = ("_effect", "_keep", "_offered")

    def __init__(self, move: Move, keep: int, effect: Effect) -> None:
        super().__init__()
        self._offered = move.offered
        self._effect = effect
        self._keep = keep

    def __missing__(self, state: int) -> int:
        """Work out what follows and remember it."""
        offered = self._offered
        after = self._effect(state) & self._keep if offered is None or offered(state) else NOT_MADE
        self[state] = after
        return after


class ProjectedMove(NamedTuple):
    """One move between nodes: what it makes of a state, and to which scene it leads.

    `scene` is -1 where conditions decide that. Otherwise the transitions hold only the live bits of that scene.
    """

    move: Move
    transitions: TransitionTable
    scene: int
    keeps: Sequence[int]

    def successors(self, get: RowGetter) -> Sequence[StateRow]:
        """What each of the states that `get` takes becomes, for each scene the move may lead to; NOT_MADE where it does not."""
        after: StateRow = get(self.transitions)
        if self.scene >= 0:
            return (after,)
        rows = {scene: [NOT_MADE] * len(after) for scene in self.move.targets}
        for number, state in enumerate(after):
            if state != NOT_MADE:
                way = self.move.way(state)
                rows[way.target][number] = (state | way.put) & self.keeps[way.target]
        return [tuple(row) for row in rows.values()]


class StateProjection(NamedTuple):
    """What matters in one scene: the bits of its live values, and its moves."""

    keep: int
    moves: tuple[ProjectedMove, ...]

    def successors(self, states: StateRow) -> tuple[StateRow, ...]:
        """What each of some states becomes by each of the scene's edges."""
        get = row_getter(states)
        return tuple([row for move in self.moves for row in move.successors(get)])


def projections(
    machine: Machine,
    heard: Collection[int] = (),
    watched: Mapping[int, int] | None = None,
    alike: Interchangeable | None = None,
) -> tuple[StateProjection, ...]:
    """The projection of each scene, by its number.

    In the scenes `heard`, the values that decide the customer's words count as read too; `watched` adds further bits, by scene.
    Of states that differ only in which of some choices `alike` were made, one stands for all.
    """
    keeps = _live(machine, heard, watched or {})
    tables: dict[tuple[object, ...], TransitionTable] = {}
    return tuple(
        StateProjection(
            keep,
            tuple(
                _projected_move(move, keeps, tables, alike.of(scene, number) if alike else None)
                for number, move in enumerate(code.moves)
            ),
        )
        for scene, (keep, code) in enumerate(zip(keeps, machine.scenes, strict=True))
    )


def _projected_move(
    move: Move, keeps: Sequence[int], tables: dict[tuple[object, ...], TransitionTable], group: Group | None
) -> ProjectedMove:
    choice = move.choice
    scene = move.ways[0].target if move.ways[0].holds is None else -1
    keep, put = (keeps[scene], move.ways[0].put & keeps[scene]) if scene >= 0 else (-1, 0)
    key = choice.when.text if choice.when else None, move.sets, choice.adds, choice.mood, choice.trust, move.mark, keep, put
    transitions = tables.get(key)
    if transitions is None:
        effect = move.effect if group is None else _counting(group, move.effect)
        transitions = tables[key] = TransitionTable(move, keep, _leaving(put, effect) if put else effect)
    return ProjectedMove(move, transitions, scene, keeps)


def _leaving(put: int, effect: Effect) -> Effect:
    return lambda state: effect(state) | put


def _counting(group: Group, effect: Effect) -> Effect:
    return lambda state: group.canonical(effect(state))


def _live(machine: Machine, heard: Collection[int], watched: Mapping[int, int]) -> list[int]:
    """The live bits of each scene: the least solution of the data-flow equations, by a worklist."""
    use = _BitUse(machine)
    live = [0] * len(machine.scenes)
    onward: list[list[tuple[int, int]]] = []
    predecessors: list[set[int]] = [set() for _ in machine.scenes]
    for scene, code in enumerate(machine.scenes):
        live[scene] = watched.get(scene, 0) | (use.spoken(code.scene) if scene in heard else 0)
        edges: dict[tuple[int, int], None] = {}
        for move in code.moves:
            live[scene] |= move.mark | use.of(move.choice.when)
            unchanged = ~use.overwritten(move)
            for way in move.ways:
                live[scene] |= use.of(way.when) & unchanged
                edges[way.target, unchanged & ~way.put] = None
                predecessors[way.target].add(scene)
        onward.append(list(edges))
    _spread(live, onward, predecessors)
    return live


def _spread(live: list[int], onward: Sequence[Sequence[tuple[int, int]]], predecessors: Sequence[set[int]]) -> None:
    """Add what is live in the scenes that each leads to, less what the move overwrites, until nothing changes."""
    waiting = dict.fromkeys(reversed(range(len(live))))
    while waiting:
        scene, _ = waiting.popitem()
        bits = live[scene]
        for target, unchanged in onward[scene]:
            bits |= live[target] & unchanged
        if bits != live[scene]:
            live[scene] = bits
            waiting.update(dict.fromkeys(predecessors[scene]))


class _BitUse:
    """The bits of a state that conditions read, and those that a choice overwrites."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._known: dict[str, int] = {}

    def of(self, when: Condition | None) -> int:
        """The bits that a condition reads."""
        if when is None:
            return 0
        if when.text not in self._known:
            self._known[when.text] = sum([self._machine.slots[name].bits for name in when.names])
        return self._known[when.text]

    def spoken(self, scene: Scene) -> int:
        """The bits that decide what the customer says in a scene."""
        bits = 0
        for line in scene.says:
            bits |= self.of(line.when)
        return bits

    def overwritten(self, move: Move) -> int:
        """The bits of what a move sets, whichever way it leads."""
        return sum([self._machine.slots[name].bits for name, _ in move.sets])
