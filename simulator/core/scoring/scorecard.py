"""The score of a session, exact: every lost point belongs to one decision.

    score = 100 * (T - W) / (V - W), halves up        T = points earned, the ending's included
    cost of a decision = V(before) - points - V(after) >= 0, and the costs add up to V - T on every path

V and W are the best and the worst total that the scenario allows (`simulator.core.analysis.bounds`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.core.analysis.bounds import Analysis, score_of
from simulator.core.scenario.model import Choice, Scene
from simulator.core.scenario.session import Session, Step


@dataclass(frozen=True, slots=True)
class Chance:
    """A principle that a decision gave the chance to show, and whether it was taken."""

    principle: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, weighed: `cost` in points, `reference` the choice to compare with (the chosen one where it cost nothing)."""

    step: Step
    cost: int
    reference: Choice
    chances: tuple[Chance, ...]

    @property
    def position(self) -> int:
        """The decision's place in the session, from 0."""
        return self.step.position

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return self.step.choice

    @property
    def wrong(self) -> bool:
        """Whether it cost something or was a critical error."""
        return self.cost > 0 or self.choice.critical is not None

    @property
    def slipped(self) -> bool:
        """Whether the choice in itself was worth less than the better one, whatever it led to."""
        return self.choice.points < self.reference.points

    @property
    def scene(self) -> Scene:
        """Where it was chosen."""
        return self.step.before.scene


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A session's points between the worst and the best possible, with the decisions that they come from."""

    total: int
    best: int
    worst: int
    pass_mark: int
    decisions: tuple[Decision, ...]
    ending: Scene

    @property
    def score(self) -> int:
        """0 to 100, halves up; 100 where the scenario leaves nothing to lose."""
        return score_of(self.total, self.best, self.worst)

    @property
    def critical(self) -> tuple[Decision, ...]:
        """The decisions that fail the attempt whatever the score (COPC: customer, business and compliance critical errors)."""
        return tuple(decision for decision in self.decisions if decision.choice.critical)

    @property
    def passed(self) -> bool:
        """Whether the score reaches the pass mark without a critical error."""
        return self.score >= self.pass_mark and not self.critical

    @property
    def turning_point(self) -> Decision | None:
        """The decision that cost most, the first of equals; None where none cost anything."""
        costly = max(self.decisions, key=lambda decision: decision.cost, default=None)
        return costly if costly and costly.cost else None

    def share(self, decision: Decision) -> float:
        """Returns a decision's cost in score points (0 to 100), unrounded."""
        span = self.best - self.worst
        return 100 * decision.cost / span if span else 0.0

    @property
    def losses(self) -> Mapping[int, int]:
        """What each costly decision (by position) lost of 100; all of them and the score of a finished session make 100.

        The points left over by rounding down go to the largest remainders, of equals to the first (Hamilton's method), so that a
        decision that cost more is never said to have cost less.
        """
        span = self.best - self.worst
        costs = {decision.position: 100 * decision.cost for decision in self.decisions if decision.cost}
        losses = {position: cost // span for position, cost in costs.items()}
        whole = -((span - 2 * sum(costs.values())) // (2 * span)) if costs else 0
        by_remainder = sorted(costs, key=lambda position: -(costs[position] % span))
        for position in by_remainder[: whole - sum(losses.values())]:
            losses[position] += 1
        return losses


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of the chances to show something were taken."""

    taken: int = 0
    chances: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.taken + other.taken, self.chances + other.chances)


def of_100(points: int, analysis: Analysis) -> int:
    """Returns points of a scenario as score points (0 to 100), halves up; on their own, not shared out as in `losses`."""
    span = analysis.best - analysis.worst
    return (200 * points + span) // (2 * span) if span else 0


def score(session: Session, analysis: Analysis) -> Scorecard:
    """Weigh a session. One that is not finished counts the points earned so far."""
    decisions = tuple(weigh(step, analysis) for step in session.steps())
    scene = session.moment.scene
    total = sum(decision.choice.points for decision in decisions) + scene.points
    return Scorecard(total, analysis.best, analysis.worst, session.scenario.pass_mark, decisions, scene)


def weigh(step: Step, analysis: Analysis) -> Decision:
    """Weigh one decision against the best that was possible at its moment."""
    cost = analysis.cost(step.before, step.choice)
    reference = analysis.reference(step.before) if cost else step.choice
    return Decision(step, cost, reference, _chances(step.choice, reference))


def _chances(chosen: Choice, reference: Choice) -> tuple[Chance, ...]:
    """A chance is what the reference shows or the chosen one shows or breaks; it is taken if the chosen one shows it."""
    shown = {weight.principle for weight in chosen.shows}
    weights = (*reference.shows, *chosen.shows, *chosen.breaks)
    return tuple(Chance(principle, principle in shown) for principle in dict.fromkeys(weight.principle for weight in weights))


def by_principle(decisions: tuple[Decision, ...]) -> dict[str, Taken]:
    """Count chances and chances taken for each principle, in the order in which they came up."""
    counts: dict[str, Taken] = {}
    for decision in decisions:
        for chance in decision.chances:
            counts[chance.principle] = counts.get(chance.principle, Taken()) + Taken(int(chance.taken), 1)
    return counts


def by_competency(decisions: tuple[Decision, ...], competency_of: Mapping[str, str]) -> dict[str, Taken]:
    """Count the same for each competency; principles that the catalogue doesn't know are left out."""
    counts: dict[str, Taken] = {}
    for principle, taken in by_principle(decisions).items():
        competency = competency_of.get(principle)
        if competency is not None:
            counts[competency] = counts.get(competency, Taken()) + taken
    return counts
