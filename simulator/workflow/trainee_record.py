"""A trainee's record: what was reached, the chances behind each competency, and what to practise next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.content.scenario_index import LibraryRow
from simulator.core.guidance.catalogue import Guidance
from simulator.core.training.attempt import Attempt
from simulator.core.training.attempt_policy import Scores
from simulator.workflow.attempts import Attempts
from simulator.workflow.recommend import Recommendation, next_step
from simulator.workflow.review import Evidence, Reviewer, before_rewind

COMPARABLE = 2
"""The number of competencies with enough evidence below which none is called the strongest or the weakest."""


LATEST = 30
"""The finished attempts that are drawn, and those that are listed at a time."""
WEIGHED = 500
"""The finished attempts, the newest ones, that competencies and the next step follow from."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a trainee has done, as far as the database counts it: all scores by scenario, the one practised last first.

    `latest` are the last finished attempts, oldest first; `listed` the last that are over, finished or left, newest first; `left`
    counts the assessments that were left before their end.
    """

    scores: Sequence[Scores]
    latest: Sequence[Attempt]
    listed: Sequence[Attempt]
    left: int

    @property
    def finished(self) -> int:
        """The number of finished attempts."""
        return sum(each.attempts for each in self.scores)

    @property
    def over(self) -> int:
        """The number of attempts that are over, finished or left."""
        return self.finished + self.left


@dataclass(frozen=True, slots=True)
class TraineeRecord:
    """What a trainee's last finished attempts show, `weighed` of them; `marks` are the pass marks by scenario id.

    `calls` counts the decisions called sure or not sure, `calibration` is their Brier score (None below 20).
    """

    weighed: int
    evidence: Sequence[Evidence]
    marks: Mapping[str, int]
    next: Recommendation | None
    calls: int = 0
    calibration: float | None = None

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


def overview(attempts: Attempts, trainee_id: int) -> Overview:
    """Look up what a trainee has done; how much that is makes next to no difference to how long it takes."""
    return Overview(
        attempts.scores(trainee_id),
        attempts.newest_finished(trainee_id, LATEST),
        attempts.closed(trainee_id, LATEST),
        attempts.count_left(trainee_id),
    )


def look_back(reviewer: Reviewer, guidance: Guidance, rows: Sequence[LibraryRow], attempts: Sequence[Attempt]) -> TraineeRecord:
    """Make the record of finished attempts, given in the order in which they were held; damaged ones are left out."""
    attempts = reviewer.readable(attempts)
    evidence = reviewer.evidence(attempts)
    following = next_step(reviewer.calls(attempts), rows, guidance)
    called = sum(entry.sure is not None for attempt in attempts for entry in before_rewind(attempt.log))
    calibration = reviewer.calibration(attempts)
    return TraineeRecord(len(attempts), evidence, reviewer.pass_marks(attempts), following, called, calibration)
