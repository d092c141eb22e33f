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
        """The decision that lost most of 100, of equals the one that cost most, then the first; None where none cost anything."""
        losses = self.losses
        costly = max(self.decisions, key=lambda decision: (losses.get(decision.position, 0), decision.cost), default=None)
        return costly if costly and costly.cost else None

    def share(self, decision: Decision) -> float:
        """Returns a decision's cost in score points (0 to 100), unrounded."""
        span = self.best - self.worst
        return 100 * decision.cost / span if span else 0.0

    @property
    def losses(self) -> Mapping[int, int]:
        """What each costly decision (by position) lost of 100; all of them and the score of a finished session make 100."""
        losses, spent = dict[int, int](), 0
        for decision in self.decisions:
            if decision.cost:
                losses[decision.position] = _fall(spent, decision.cost, self.best, self.worst)
                spent += decision.cost
        return losses


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of the chances to show something were taken."""

    taken: int = 0
    chances: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.taken + other.taken, self.chances + other.chances)


def next_loss(session: Session, cost: int, analysis: Analysis) -> int:
    """What the next decision of a session loses of 100 by costing so many points, as `losses` will tell it."""
    spent = sum(analysis.cost(step.before, step.choice) for step in session.steps())
    return _fall(spent, cost, analysis.best, analysis.worst)


def _fall(spent: int, cost: int, best: int, worst: int) -> int:
    """By how much a cost lowers the score that can still be reached once so many points are lost.

    What is rounded are the two scores. So the losses add up, and each follows from what came before it: it is the same during the
    call, after it and in a drill.
    """
    return score_of(best - spent, best, worst) - score_of(best - spent - cost, best, worst)


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
