"""A trainee's record: the attempts, the chances behind each competency, and what to practise next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.content.scenario_index import LibraryRow
from simulator.core.guidance.catalogue import Guidance
from simulator.core.training.attempt import Attempt
from simulator.workflow.recommend import Recommendation, next_step
from simulator.workflow.review import Evidence, Reviewer, before_rewind

COMPARABLE = 2
"""The number of competencies with enough evidence below which none is called the strongest or the weakest."""


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

    @property
    def strongest(self) -> Evidence | None:
        """The competency whose share is at least the highest; None without another to compare, or where none was taken."""
        best = max(self._told, key=lambda item: item.interval[0], default=None)
        return best if best is not None and best.taken.taken else None

    @property
    def weakest(self) -> Evidence | None:
        """The competency whose share is at best the lowest; None where no other than the strongest can be told to fall short."""
        others = (item for item in self._told if item is not self.strongest and item.taken.taken < item.taken.chances)
        return min(others, key=lambda item: item.interval[1], default=None)

    @property
    def _told(self) -> tuple[Evidence, ...]:
        told = tuple(item for item in self.evidence if item.enough)
        return told if len(told) >= COMPARABLE else ()


def look_back(
    reviewer: Reviewer, guidance: Guidance, rows: Sequence[LibraryRow], attempts: Sequence[Attempt], left: Sequence[Attempt] = ()
) -> TraineeRecord:
    """Make the record of finished attempts, given in the order in which they were held; damaged ones are left out."""
    attempts = reviewer.readable(attempts)
    evidence = reviewer.evidence(attempts)
    following = next_step(reviewer.calls(attempts), rows, guidance)
    called = sum(entry.sure is not None for attempt in attempts for entry in before_rewind(attempt.log))
    calibration = reviewer.calibration(attempts)
    return TraineeRecord(attempts, evidence, reviewer.pass_marks(attempts), following, called, calibration, left)
