"""Looking back over a trainee's attempts: what each came to, and how many chances each competency had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from simulator.core.calibration import brier
from simulator.core.debrief import ENOUGH_OVER_TIME, Debrief, debrief
from simulator.core.errors import ScenarioUnplayable
from simulator.core.evidence import wilson
from simulator.core.progress import Attempt, Entry, Version, transcript
from simulator.core.scoring import Taken, by_competency, score
from simulator.core.session import Session
from simulator.workflow.playable import Checker, Playable


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a trainee's attempts show of one competency."""

    competency: str
    taken: Taken

    @property
    def enough(self) -> bool:
        """Whether there were chances enough to say anything."""
        return self.taken.chances >= ENOUGH_OVER_TIME

    @property
    def interval(self) -> tuple[float, float]:
        """The share (low and high, 0..1) that the chances speak for with 95 % confidence."""
        return wilson(self.taken.taken, self.taken.chances)


class Reviewer:
    """Replays stored attempts on the very version of the scenario that was played."""

    def __init__(self, checker: Checker, version: Callable[[str], Version]) -> None:
        self._checker = checker
        self._version = version
        self._playables: dict[str, Playable | None] = {}

    def playable(self, digest: str) -> Playable | None:
        """Give a stored version ready to play; None where this program can't play it any more."""
        if digest not in self._playables:
            version = self._version(digest)
            try:
                self._playables[digest] = self._checker.open_bytes(version.source, version.title)
            except ScenarioUnplayable:
                self._playables[digest] = None
        return self._playables[digest]

    def debrief(self, attempt: Attempt) -> Debrief | None:
        """Look back on one attempt."""
        playable = self.playable(attempt.digest)
        if playable is None:
            return None
        return debrief(Session.replay(playable.machine, attempt.transcript), playable.analysis)

    def evidence(self, attempts: Iterable[Attempt]) -> tuple[Evidence, ...]:
        """Add up the chances of each competency, in the catalogue's order.

        Only decisions made before going back for the first time count: afterwards the trainee knew what was coming.
        """
        guidance = self._checker.guidance
        competency_of = {key: principle.competency for key, principle in guidance.principles.items()}
        total = dict.fromkeys(guidance.competencies, Taken())
        for attempt in attempts:
            for competency, taken in self._shown(attempt, competency_of).items():
                total[competency] += taken
        return tuple(Evidence(competency, taken) for competency, taken in total.items())

    def calibration(self, attempts: Iterable[Attempt]) -> float | None:
        """Give the Brier score of the decisions that the trainee called sure or not sure; None where they are too few.

        As with the evidence, only decisions made before going back for the first time count.
        """
        return brier(pair for attempt in attempts for pair in self._called(attempt))

    def _called(self, attempt: Attempt) -> list[tuple[bool, bool]]:
        log = before_rewind(attempt.log)
        playable = self.playable(attempt.digest) if any(entry.sure is not None for entry in log) else None
        if playable is None:
            return []
        decisions = score(Session.replay(playable.machine, transcript(log)), playable.analysis).decisions
        pairs = zip(log, decisions, strict=True)
        return [(entry.sure, not decision.cost) for entry, decision in pairs if entry.sure is not None]

    def _shown(self, attempt: Attempt, competency_of: Mapping[str, str]) -> dict[str, Taken]:
        playable = self.playable(attempt.digest)
        if playable is None:
            return {}
        session = Session.replay(playable.machine, transcript(before_rewind(attempt.log)))
        return by_competency(score(session, playable.analysis).decisions, competency_of)


def before_rewind(log: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give the part of a log before the trainee went back for the first time."""
    for index, entry in enumerate(log):
        if entry.choice is None:
            return log[:index]
    return log
