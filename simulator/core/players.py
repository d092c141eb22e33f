"""What becomes of a player who follows a rule: exact mean, spread, endings and visits, worked out and not sampled.

A player is a rule that gives each choice on offer a probability. Over the reachable states that is an absorbing Markov chain, and
every figure follows from how often each of its moments is met (`simulator.core.chains`, where the accuracy is stated too).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from math import sqrt
from operator import add

from simulator.core.analysis import Analysis, Bounds
from simulator.core.chains import Chain, Knot, Rule, Step
from simulator.core.returns import returns
from simulator.core.scenario import Choice
from simulator.core.states import StateGraph

Totals = tuple[int, list[float]]
"""How probable totals of points are: the lowest of them, and for it and each one more the probability."""

_NOWHERE = -1


def at_random(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """Pick any choice, all with the same probability."""
    return [1 / len(offered)] * len(offered)


def first(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """Pick the first choice as the author wrote them."""
    return [1.0, *[0.0] * (len(offered) - 1)]


def last(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """Pick the last choice as the author wrote them."""
    return [*[0.0] * (len(offered) - 1), 1.0]


def most(measure: Callable[[str, Choice], float]) -> Rule:
    """Pick the choice of the greatest measure, given the customer's line; those that tie share equally."""

    def rule(line: str, offered: Sequence[Choice]) -> Sequence[float]:
        measured = [measure(line, choice) for choice in offered]
        greatest = max(measured)
        ties = measured.count(greatest)
        return [1 / ties if value == greatest else 0.0 for value in measured]

    return rule


class Prospects:
    """What a rule comes to in a scenario.

    `graph` is given where the rule needs to hear the customer (`StateGraph(machine, heard=...)`); else the analysis has it. A
    player who goes round for ever stops at the first moment of that loop and keeps the points earned so far; that is no ending
    and no pass. Each figure is worked out when it is asked for.
    """

    def __init__(self, analysis: Analysis, rule: Rule, graph: StateGraph | None = None) -> None:
        self.analysis = analysis
        self.whole = graph or analysis.graph
        self.chain = Chain(self.whole.merged, rule)

    @cached_property
    def met(self) -> Mapping[int, float]:
        """How often each node is met on the average."""
        return self.chain.visits()

    @cached_property
    def worth(self) -> Mapping[int, float]:
        """The points that each node still brings on the average."""
        return self.chain.worth()

    @property
    def mean(self) -> float:
        """The average total of points."""
        return self.worth[self.chain.graph.root]

    @property
    def score(self) -> float:
        """The score of the average total, 0 to 100 and not rounded; 100 where the scenario leaves nothing to lose.

        One who stops in the middle may hold more points than any ending leaves, or fewer; that counts as 100, or 0.
        """
        span = self.analysis.best - self.analysis.worst
        return min(max(100 * (self.mean - self.analysis.worst) / span, 0.0), 100.0) if span else 100.0

    @cached_property
    def variance(self) -> float:
        """The variance of the total, in points squared: what each single decision adds to it, summed, so never negative."""
        met, worth = self.met, self.worth
        total = 0.0
        for node, row in self.chain.rows.items():
            if len(row) > 1:
                here = worth[node]
                off = [(share, points + worth[target] - here) for share, points, target, _ in row]
                total += met[node] * sum([share * by * by for share, by in off])
        return total

    @property
    def spread(self) -> float:
        """The standard deviation of the score, in score points."""
        span = self.analysis.best - self.analysis.worst
        return 100 * sqrt(self.variance) / span if span else 0.0

    @cached_property
    def decisions(self) -> float:
        """How many decisions are made on the average, silences at moments with nothing else to choose included."""
        return sum([self.met[node] for node, row in self.chain.rows.items() if row])

    @cached_property
    def endings(self) -> Mapping[str, float]:
        """How probable each ending (or unwritten scene) is, by scene id; with `stuck` they come to 1."""
        odds: dict[str, float] = {}
        for node, row in self.chain.rows.items():
            if not row and node not in self.chain.stuck:
                scene = self.chain.scene(node).id
                odds[scene] = odds.get(scene, 0.0) + self.met[node]
        return odds

    @cached_property
    def stuck(self) -> float:
        """How probable it is that the player never comes to an ending."""
        return sum([self.met.get(node, 0.0) for node in self.chain.stuck])

    @cached_property
    def visits(self) -> Mapping[str, float]:
        """How probable it is that each scene is met at all, by scene id; scenes that can't be met are left out.

        That is how often the scene is met less how often it is met again.
        """
        graph = self.chain.graph
        count = graph.scenes
        often: dict[int, float] = {}
        for node, times in self.met.items():
            often[node % count] = often.get(node % count, 0.0) + times
        for scene, times in returns(self.chain, self.met):
            often[scene] -= times
        return {graph.machine.nodes[scene].scene.id: odds for scene, odds in sorted(often.items())}

    @cached_property
    def passes(self) -> float:
        """How probable a pass is: an ending, the score at the pass mark or above it, and no critical error."""
        bounds = self.analysis.bounds if self.chain.graph is self.analysis.merged else {}
        return _Passing(self.chain, bounds, self._needed()).odds()

    def _needed(self) -> int:
        """Give the fewest points whose score, halves rounded up, is the pass mark."""
        worst, span = self.analysis.worst, self.analysis.best - self.analysis.worst
        mark = self.chain.graph.machine.scenario.pass_mark
        # (200 gained + span) // (2 span) >= mark, solved for what is gained
        return worst + max(-(-(2 * mark - 1) * span // 200), 0)


class _Passing:
    """Follows every total that can still pass, from the start on; a critical error ends that.

    `bounds` tell, for the nodes that they know, when a total is decided: by the best that can follow, that it can't pass any
    more, and by the worst, where nobody errs critically or goes round for ever, that it will.
    """

    def __init__(self, chain: Chain, bounds: Mapping[int, Bounds], needed: int) -> None:
        self.chain = chain
        self.bounds = bounds
        self.needed = needed
        codes = chain.graph.machine.nodes
        self.critical = [frozenset(n for n, move in enumerate(code.moves) if move.choice.critical) for code in codes]
        self.harmless = not any(self.critical) and not chain.stuck
        self.rows = chain.rows if self.harmless else {node: self._marked(node, row) for node, row in chain.rows.items()}
        self.at: dict[int, Totals] = {chain.graph.root: (0, [1.0])}
        self.passed = 0.0

    def _marked(self, node: int, row: list[Step]) -> list[Step]:
        """Let critical choices lead nowhere; they stay moves, because they are picked as often as before."""
        critical = self.critical[self.chain.graph.scene(node)]
        return [(step[0], step[1], _NOWHERE, step[3]) if step[3] in critical else step for step in row] if critical else row

    def odds(self) -> float:
        for unit in self.chain.units:
            if isinstance(unit, Knot):
                self._untie(unit)
            elif unit in self.at:
                self._pass_through(unit, self.at.pop(unit))
        return self.passed

    def _pass_through(self, node: int, totals: Totals) -> None:
        if not self.chain.rows[node]:
            if node not in self.chain.stuck:
                lowest, odds = totals
                self.passed += sum(odds[max(self.needed - self.chain.scene(node).points - lowest, 0) :])
            return
        if node in self.bounds:
            totals = self._undecided(self.bounds[node], totals)
        if totals[1]:
            self._go_on(totals, self.rows[node])

    def _undecided(self, bounds: Bounds, totals: Totals) -> Totals:
        """Count the totals that pass whatever follows, and leave out those that can't pass any more."""
        lowest, odds = totals
        hopeless = max(self.needed - bounds.best - lowest, 0)
        if not self.harmless:
            return lowest + hopeless, odds[hopeless:]
        certain = max(self.needed - bounds.worst - lowest, 0)
        self.passed += sum(odds[certain:])
        return lowest + hopeless, odds[hopeless:certain]

    def _go_on(self, totals: Totals, row: list[Step]) -> None:
        lowest, odds = totals
        last, scaled = 0.0, odds
        for share, points, target, _ in row:
            if target == _NOWHERE:
                continue
            if share != last:
                last, scaled = share, [share * of_total for of_total in odds]
            arriving = lowest + points, scaled
            self.at[target] = _together(self.at[target], arriving) if target in self.at else arriving

    def _untie(self, knot: Knot) -> None:
        """Take those who enter a knot with the same points, its own heights left out, through it together."""
        heights = knot.heights()
        entering: dict[int, dict[int, float]] = {}
        for node in knot.members:
            lowest, odds = self.at.pop(node, (0, []))
            for total, share in enumerate(odds, lowest - heights[node]):
                if share:
                    entering.setdefault(total, {})[node] = share
        safe = Knot(knot.members, self.rows)
        for total, arriving in entering.items():
            for node, times in safe.visits(arriving).items():
                if times:
                    out = [step for step in self.rows[node] if step[2] not in heights]
                    self._go_on((total + heights[node], [times]), out)


def _together(one: Totals, other: Totals) -> Totals:
    """Add up how probable totals are."""
    if one[0] > other[0]:
        one, other = other, one
    (lowest, odds), (further, added) = one, other
    first = further - lowest
    missing = first + len(added) - len(odds)
    whole = odds + [0.0] * missing if missing > 0 else odds[:]
    whole[first : first + len(added)] = map(add, whole[first : first + len(added)], added)
    return lowest, whole
