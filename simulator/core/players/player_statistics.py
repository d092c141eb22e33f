"""What becomes of a player who follows a rule: exact mean, spread, endings and visits, worked out and not sampled.

A player is a rule that gives each choice on offer a probability. Over the reachable states that is an absorbing Markov chain, and
every figure follows from how often each of its nodes is visited (`simulator.core.players.markov_chain`, where the accuracy is
stated too).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from math import sqrt

from simulator.core.analysis.accumulated_points import accumulated_points
from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.players.markov_chain import MarkovChain, Rule
from simulator.core.players.pass_probability import pass_probability
from simulator.core.players.return_visits import expected_returns
from simulator.core.scenario.model import Choice


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


class PlayerStatistics:
    """What a rule comes to in a scenario.

    `graph` is given where the rule depends on the customer's line (`StateGraph(machine, heard=...)`); otherwise the analysis has
    it. A player who goes round for ever stops at the first moment of that cycle and keeps the points earned so far; that counts
    as no ending and no pass. Each figure is worked out on first use, and raises OutOfBudget where too little of the
    budget is left for it.
    """

    def __init__(self, analysis: Analysis, rule: Rule, graph: StateGraph | None = None, budget: WorkBudget | None = None) -> None:
        self.analysis = analysis
        self.graph = graph or analysis.graph
        self.chain = MarkovChain(self.graph.quotient, rule, budget)

    @cached_property
    def visit_counts(self) -> Sequence[float]:
        """The expected visits of each node."""
        return self.chain.visits()

    @cached_property
    def _mean_and_variance(self) -> tuple[Sequence[float], float]:
        return self.chain.mean_and_variance(self.visit_counts)

    @property
    def worth(self) -> Sequence[float]:
        """The expected points still to come at each node."""
        return self._mean_and_variance[0]

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

    @property
    def variance(self) -> float:
        """The variance of the total, in points squared."""
        return self._mean_and_variance[1]

    @property
    def spread(self) -> float:
        """The standard deviation of the score, in score points."""
        span = self.analysis.best - self.analysis.worst
        return 100 * sqrt(self.variance) / span if span else 0.0

    @cached_property
    def decisions(self) -> float:
        """The expected number of decisions, silences at moments with nothing else to choose included."""
        return sum([sum(self.visit_counts[block.first : block.last]) for block, columns, _ in self.chain.played if columns])

    @cached_property
    def _scene_counts(self) -> list[float]:
        """The expected visits of each scene, by its number."""
        counts = [0.0] * self.chain.graph.scene_count
        for (_, _, _, ranges), _, _ in self.chain.played:
            for scene, first, last in ranges:
                counts[scene] += sum(self.visit_counts[first:last])
        return counts

    @cached_property
    def endings(self) -> Mapping[str, float]:
        """How probable each ending (or unwritten scene) is, by scene id; with `stuck` they come to 1."""
        codes = self.chain.graph.machine.scenes
        return {code.scene.id: count for code, count in zip(codes, self._scene_counts, strict=True) if count and code.scene.final}

    @cached_property
    def stuck(self) -> float:
        """How probable it is that the player never comes to an ending."""
        return sum([self.visit_counts[node] for node in self.chain.stuck])

    @cached_property
    def visits(self) -> Mapping[str, float]:
        """How probable it is that each scene is visited at all, by scene id; scenes that cannot be reached are left out.

        That is the expected visits less the expected returns.
        """
        probabilities = list(self._scene_counts)
        for scene, count in expected_returns(self.chain, self.visit_counts):
            probabilities[scene] -= count
        codes = self.chain.graph.machine.scenes
        return {code.scene.id: probabilities[scene] for scene, code in enumerate(codes) if self._scene_counts[scene]}

    @cached_property
    def passes(self) -> float:
        """How probable a pass is: an ending, the score at the pass mark or above it, and no critical error."""
        most, _ = (
            self.analysis.accumulated_points
            if self.chain.graph is self.analysis.quotient
            else accumulated_points(self.chain.graph)
        )
        return pass_probability(self.chain, self._needed(), most)

    def _needed(self) -> int:
        """The fewest points whose score, halves rounded up, is the pass mark."""
        worst, span = self.analysis.worst, self.analysis.best - self.analysis.worst
        mark = self.chain.graph.machine.scenario.pass_mark
        # (200 gained + span) // (2 span) >= mark, solved for what is gained
        return worst + max(-(-(2 * mark - 1) * span // 200), 0)
