"""The chain of moments that a player by rule goes through: how often each is met, and what it is worth to that player.

Figures are floats. What is met how often is made of sums and products of numbers that are not negative, so that no digit is ever
cancelled: its relative error stays under 2^-51 times the number of moves (1e-9 at the largest scenario, 1e-14 at a usual one).
Loops are solved by elimination without subtraction (Grassmann, Taksar and Heyman, Operations Research 33, 1985), whose relative
error grows with the size of the loop and not with how long it holds the player (O'Cinneide, Numerische Mathematik 65, 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from simulator.core.graph import components
from simulator.core.nodes import NodeGraph
from simulator.core.scenario import Choice, Scene

Rule = Callable[[str, Sequence[Choice]], Sequence[float]]
"""How a player picks: from the customer's line and the choices on offer, the probability of each, together 1.

In scenes that the chain's graph doesn't hear, the first of the lines stands for all.
"""

Step = tuple[float, int, int, int]
"""A move that the player makes with some probability: that, its points, the node that it leads to, and its index in the scene."""


class _Picks(NamedTuple):
    """The probability of each move; where the first `some` have the `same` and the rest none, that (else 0) serves for all."""

    shares: tuple[float, ...]
    same: float
    some: int


class Chain:
    """Every node that a player can come to, with the moves made there.

    Silence is never chosen where anything else is offered. `stuck` are the nodes at which the player stops without an ending,
    because the rule leads from there only round and round.
    """

    def __init__(self, graph: NodeGraph, rule: Rule) -> None:
        self.graph = graph
        self.rows: dict[int, list[Step]] = {}
        self.stuck: set[int] = set()
        self._picked: dict[tuple[int, str | None, tuple[int, ...]], _Picks] = {}
        self._walk(rule)
        self.units: list[int | Knot] = []
        if graph.loops:
            self._find_knots()
        else:
            self.units += [node for node in reversed(graph.order) if node in self.rows]

    def scene(self, node: int) -> Scene:
        """Give a node's scene."""
        return self.graph.machine.nodes[self.graph.scene(node)].scene

    def _walk(self, rule: Rule) -> None:
        rows, edges, scenes, stack = self.rows, self.graph.edges, self.graph.scenes, [self.graph.root]
        heard, picked = self.graph.heard, self._picked
        while stack:
            node = stack.pop()
            if node in rows:
                continue
            here = edges[node]
            if not here:
                rows[node] = []
                continue
            state, scene = divmod(node, scenes)
            line = self._line(scene, state) if scene in heard else None
            key = scene, line, tuple([index for index, _, _ in here])
            picks = picked.get(key) or self._ask(rule, key)
            if picks.same:
                share = picks.same
                rows[node] = [(share, points, target, index) for index, points, target in here[: picks.some]]
            else:
                pairs = zip(picks.shares, here, strict=True)
                rows[node] = [(share, points, target, index) for share, (index, points, target) in pairs if share]
            stack += [target for _, _, target, _ in rows[node] if target not in rows]

    def _ask(self, rule: Rule, key: tuple[int, str | None, tuple[int, ...]]) -> _Picks:
        """Ask the rule, and remember what it says where the same is offered after the same line."""
        scene, line, offered = key
        code = self.graph.machine.nodes[scene]
        told = line if line is not None else code.lines[0][1] if code.lines else ""
        shares = _shares(rule, told, [code.moves[index].choice for index in offered])
        some = len([share for share in shares if share])
        alike = shares[:some].count(shares[0]) == some
        picks = self._picked[key] = _Picks(shares, shares[0] if alike else 0.0, some)
        return picks

    def _line(self, scene: int, state: int) -> str:
        lines = self.graph.machine.nodes[scene].lines
        return next((text for holds, text in lines if holds is None or holds(state)), "")

    def _find_knots(self) -> None:
        """Put the nodes in the order of play. Those that lead to one another are a knot, or where there is no way out, stops."""
        parts = components([self.graph.root], self._following)
        endless = {node for part in parts if self._never_left(part) for node in part}
        if endless:
            self.rows |= {node: [] for node in endless}
            met = {node for part in components([self.graph.root], self._following) for node in part}
            self.rows = {node: row for node, row in self.rows.items() if node in met}
            self.stuck = endless & met
        for part in reversed(parts):
            left = [node for node in part if node in self.rows]
            if left and (len(part) > 1 or part[0] in self._following(part[0])) and part[0] not in endless:
                self.units.append(Knot(part, self.rows))
            else:
                self.units += left

    def _never_left(self, part: list[int]) -> bool:
        return {step[2] for node in part for step in self.rows[node]} <= set(part) and not self.scene(part[0]).final

    def _following(self, node: int) -> list[int]:
        return [step[2] for step in self.rows[node]]

    def visits(self) -> dict[int, float]:
        """Give how often each node is met on the average; without loops, how probably."""
        rows = self.rows
        met = {self.graph.root: 1.0}
        for unit in self.units:
            if isinstance(unit, Knot):
                found = unit.visits({node: met[node] for node in unit.members if node in met})
                met |= found
                pass_on(met, ((found[node], unit.ways_out(node)) for node in unit.members))
                continue
            share_here = met[unit]
            for share, _, target, _ in rows[unit]:
                met[target] = met.get(target, 0.0) + share_here * share
        return met

    def worth(self) -> dict[int, float]:
        """Give the points that each node still brings the player on the average, the ending's included; none where stuck."""
        worth: dict[int, float] = {}
        for unit in reversed(self.units):
            if isinstance(unit, Knot):
                worth |= unit.worth(worth)
            elif row := self.rows[unit]:
                here = 0.0
                for share, points, target, _ in row:
                    here += share * (points + worth[target])
                worth[unit] = here
            else:
                worth[unit] = 0.0 if unit in self.stuck else float(self.scene(unit).points)
        return worth


def _shares(rule: Rule, line: str, offered: Sequence[Choice]) -> tuple[float, ...]:
    """Ask the rule about what is not silence, or, where there is nothing else, about that."""
    spoken = [choice for choice in offered if not choice.silent] or offered
    shares = dict(zip([choice.id for choice in spoken], rule(line, spoken), strict=True))
    return tuple(shares.get(choice.id, 0.0) for choice in offered)


def pass_on(into: dict[int, float], leaving: Iterable[tuple[float, list[Step]]]) -> None:
    """Add to each node what comes to it, from how often nodes are left and their moves."""
    for amount, row in leaving:
        if amount:
            for share, _, target, _ in row:
                into[target] = into.get(target, 0.0) + amount * share


class Knot:
    """Nodes that lead to one another, and from each of which the player gets out some time.

    A node is eliminated by sending all that comes to it straight on to where it goes from there; `_stages` keeps what each was
    when its turn came: the probability to leave it for another, and its moves from and to the nodes still left.
    """

    def __init__(self, members: Sequence[int], rows: Mapping[int, list[Step]]) -> None:
        self.members = members
        self._rows = {node: rows[node] for node in members}
        self._stages: list[tuple[int, float, dict[int, float], dict[int, float]]] | None = None

    def ways_out(self, node: int) -> list[Step]:
        """Give the moves of a member that lead out of the knot."""
        return [step for step in self._rows[node] if step[2] not in self._rows]

    def heights(self) -> dict[int, int]:
        """Give each member the points of some way to it from the first one; with loops that sum to zero all ways agree."""
        height = {self.members[0]: 0}
        waiting = [self.members[0]]
        for node in waiting:
            for _, points, target, _ in self._rows[node]:
                if target in self._rows and target not in height:
                    height[target] = height[node] + points
                    waiting.append(target)
        return height

    def visits(self, entering: Mapping[int, float]) -> dict[int, float]:
        """Give how often each member is met, where so many come in."""
        stages = self._eliminated()
        come = {node: entering.get(node, 0.0) for node in self.members}
        for node, leaving, _, onward in stages:
            for target, share in onward.items():
                come[target] += come[node] * share / leaving
        met: dict[int, float] = {}
        for node, leaving, sources, _ in reversed(stages):
            met[node] = (come[node] + sum(met[source] * share for source, share in sources.items())) / leaving
        return met

    def worth(self, after: Mapping[int, float]) -> dict[int, float]:
        """Give what each member is worth, from the worth of what lies outside."""
        stages = self._eliminated()
        gain = {
            node: sum(share * (points + (0.0 if target in self._rows else after[target])) for share, points, target, _ in row)
            for node, row in self._rows.items()
        }
        for node, leaving, sources, _ in stages:
            for source, share in sources.items():
                gain[source] += share * gain[node] / leaving
        worth: dict[int, float] = {}
        for node, leaving, _, onward in reversed(stages):
            worth[node] = (gain[node] + sum(share * worth[target] for target, share in onward.items())) / leaving
        return worth

    def _eliminated(self) -> list[tuple[int, float, dict[int, float], dict[int, float]]]:
        if self._stages is None:
            self._stages = list(_Elimination(self._rows).stages())
        return self._stages


class _Elimination:
    """Takes nodes out of a knot one by one, those with the fewest neighbours first."""

    def __init__(self, rows: Mapping[int, list[Step]]) -> None:
        self.onward: dict[int, dict[int, float]] = {node: {} for node in rows}
        self.sources: dict[int, set[int]] = {node: set() for node in rows}
        self.out = dict.fromkeys(rows, 0.0)
        for node, row in rows.items():
            for share, _, target, _ in row:
                if target in rows:
                    self._join(node, target, share)
                else:
                    self.out[node] += share

    def _join(self, node: int, target: int, share: float) -> None:
        # a move back to the node itself only delays leaving it; what counts is in which proportion it is left for others
        if target != node:
            self.onward[node][target] = self.onward[node].get(target, 0.0) + share
            self.sources[target].add(node)

    def stages(self) -> Iterable[tuple[int, float, dict[int, float], dict[int, float]]]:
        waiting = [(self._degree(node), node) for node in self.out]
        heapify(waiting)
        while waiting:
            degree, node = heappop(waiting)
            if self._degree(node) > degree:
                heappush(waiting, (self._degree(node), node))
                continue
            onward = self.onward.pop(node)
            leaving = sum(onward.values()) + self.out[node]
            sources = {source: self.onward[source].pop(node) for source in self.sources.pop(node)}
            for target in onward:
                self.sources[target].discard(node)
            for source, share in sources.items():
                self.out[source] += share * self.out[node] / leaving
                for target, on in onward.items():
                    self._join(source, target, share * on / leaving)
            yield node, leaving, sources, onward

    def _degree(self, node: int) -> int:
        return len(self.onward[node]) * len(self.sources[node])
