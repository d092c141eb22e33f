"""A trainee's record: the attempts, the chances behind each competency, and what to practise next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.content.scenario_index import LibraryRow
from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.advice import Advice, advise
from simulator.core.training.attempt import Attempt
from simulator.workflow.recommend import taught, teaching
from simulator.workflow.review import Evidence, Reviewer, before_rewind


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to practise next, its name, and the scenario of the library that teaches it most."""

    advice: Advice
    name: str
    row: LibraryRow


@dataclass(frozen=True, slots=True)
class TraineeRecord:
    """What a trainee has done: finished attempts, oldest first; `marks` are the pass marks by scenario id.

    `calls` counts the decisions called sure or not sure, `calibration` is their Brier score (None below 20), and `left` are the
    assessments that were left before their end.
    """

    attempts: Sequence[Attempt]
    evidence: Sequence[Evidence]
    marks: Mapping[str, int]
    next: Recommendation | None
    calls: int = 0
    calibration: float | None = None
    left: Sequence[Attempt] = ()


def look_back(
    reviewer: Reviewer, guidance: Guidance, rows: Sequence[LibraryRow], attempts: Sequence[Attempt], left: Sequence[Attempt] = ()
) -> TraineeRecord:
    """Make the record of finished attempts, given in the order in which they were held; damaged ones are left out."""
    attempts = reviewer.readable(attempts)
    evidence = reviewer.evidence(attempts)
    chances = reviewer.chances(attempts)
    known = {key: taken for key, taken in chances.items() if key in guidance.principles}
    advice = advise({item.competency: item.taken for item in evidence}, known, taught(rows))
    following = _next(guidance, rows, advice) if advice else None
    called = sum(entry.sure is not None for attempt in attempts for entry in before_rewind(attempt.log))
    calibration = reviewer.calibration(attempts)
    return TraineeRecord(attempts, evidence, reviewer.pass_marks(attempts), following, called, calibration, left)


def _next(guidance: Guidance, rows: Sequence[LibraryRow], advice: Advice) -> Recommendation:
    principle = guidance.principles.get(advice.key)
    name = principle.name if principle else guidance.competencies[advice.key].name
    return Recommendation(advice, name, teaching(rows, advice.key)[0])
