"""Looking back over a trainee's attempts: what each came to, and the chances that each competency and each principle had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from simulator.core.errors import ChoiceNotOffered, RowUnreadable, ScenarioUnplayable
from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.advice import WeighedCall
from simulator.core.scoring.brier_score import brier
from simulator.core.scoring.debrief import ENOUGH_OVER_TIME, Debrief, debrief
from simulator.core.scoring.scorecard import Decision, Scorecard, Taken, by_competency, by_principle, score
from simulator.core.scoring.wilson_interval import wilson
from simulator.core.training.attempt import Attempt, LogEntry, ScenarioVersion, transcript
from simulator.workflow.playable import Playable, ScenarioOpener


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a trainee's attempts show of one competency, and since when (UTC); None where there was no chance."""

    competency: str
    taken: Taken
    since: datetime | None = None

    @property
    def enough(self) -> bool:
        """Whether there were chances enough to say anything."""
        return self.taken.chances >= ENOUGH_OVER_TIME

    @property
    def interval(self) -> tuple[float, float]:
        """The share (low and high, 0..1) that the chances speak for with 95 % confidence."""
        return wilson(self.taken.taken, self.taken.chances)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One decision of a trainee that gave the chance to show a principle; `said` is what was chosen, its names filled in."""

    attempt: Attempt
    choice: Choice
    said: str
    taken: bool


def _keep_listed(attempt_id: int) -> None:
    """Leave no attempt out."""


class Reviewer:
    """Replays stored attempts on the very version of the scenario that was played.

    `leave_out` is called with the id of an attempt that can't have been played so, because its log or its version is damaged.
    """

    def __init__(
        self,
        opener: ScenarioOpener,
        version: Callable[[str], ScenarioVersion],
        leave_out: Callable[[int], object] = _keep_listed,
    ) -> None:
        self._opener = opener
        self._version = version
        self._leave_out = leave_out
        self._playables: dict[str, Playable | None] = {}
        self._damaged: set[str] = set()
        self._weighed: dict[tuple[str, tuple[str, ...]], Scorecard] = {}

    def playable(self, digest: str, *, prove: bool = True) -> Playable | None:
        """Open a stored version, proved or to be proved; None where this program can no longer play it."""
        if digest not in self._playables:
            try:
                version = self._intact(digest)
                playable = self._opener.open_bytes(version.source, version.title, prove=prove)
            except ScenarioUnplayable:
                self._playables[digest] = None
            except RowUnreadable:
                self._playables[digest] = None
                self._damaged.add(digest)
            else:
                if not playable.proof.known:
                    return playable
                self._playables[digest] = playable
        return self._playables[digest]

    def knows(self, attempts: Iterable[Attempt]) -> bool:
        """Whether every version that these were played on is open already."""
        return all(attempt.digest in self._playables for attempt in attempts)

    def is_damaged(self, digest: str) -> bool:
        """Whether a version that `playable` could not open is damaged; else it is one that this program can no longer play."""
        return digest in self._damaged

    def played(self, attempt: Attempt, *, prove: bool = True) -> Playable | None:
        """Open the version of an attempt, as `playable` does.

        Raises RowUnreadable, and leaves the attempt out from then on, where it can't have been played on that version as it says.
        """
        playable = self.playable(attempt.digest, prove=prove)
        if self.is_damaged(attempt.digest) or (playable is not None and not _fits(attempt, playable.machine)):
            self._leave_out(attempt.id)
            raise RowUnreadable
        return playable

    def readable(self, attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
        """Return the attempts without those that `played` leaves out."""
        readable = []
        for attempt in attempts:
            with suppress(RowUnreadable):
                self.played(attempt)
                readable.append(attempt)
        return tuple(readable)

    def debrief(self, attempt: Attempt) -> Debrief | None:
        """Look back on one attempt."""
        playable = self._played_or_none(attempt)
        if playable is None:
            return None
        return debrief(Session.replay(playable.machine, attempt.transcript), playable.analysis)

    def evidence(self, attempts: Iterable[Attempt]) -> tuple[Evidence, ...]:
        """Add up the chances of each competency, in the catalogue's order.

        Only decisions made before going back for the first time count: afterwards the trainee knew what was coming.
        """
        guidance = self._opener.guidance
        competency_of = {key: principle.competency for key, principle in guidance.principles.items()}
        total = dict.fromkeys(guidance.competencies, Taken())
        since: dict[str, datetime] = {}
        for attempt in attempts:
            for competency, taken in by_competency(self._decisions(attempt), competency_of).items():
                total[competency] += taken
                since.setdefault(competency, attempt.finished or attempt.started)
        return tuple(Evidence(competency, taken, since.get(competency)) for competency, taken in total.items())

    def calibration(self, attempts: Iterable[Attempt]) -> float | None:
        """Compute the Brier score of the decisions that the trainee called sure or not sure; None where they are too few.

        As with the evidence, only decisions made before going back for the first time count.
        """
        return brier(pair for attempt in attempts for pair in self._called(attempt))

    def chances(self, attempts: Iterable[Attempt]) -> dict[str, Taken]:
        """Add up the chances of each principle that was met, counted as for `evidence`."""
        total: dict[str, Taken] = {}
        for attempt in attempts:
            for principle, taken in by_principle(self._decisions(attempt)).items():
                total[principle] = total.get(principle, Taken()) + taken
        return total

    def meetings(self, attempts: Sequence[Attempt], agent: str) -> dict[str, list[Meeting]]:
        """Find every decision that gave the chance to show each principle, counted as for `evidence`, the newest first.

        `attempts` are in the order in which they were held; `agent` is the trainee's name, as the customer hears it.
        """
        meetings: dict[str, list[Meeting]] = {}
        for attempt in reversed(attempts):
            playable = self._played_or_none(attempt)
            if playable is None:
                continue
            for decision in reversed(self._decisions(attempt)):
                said = playable.scenario.fill(decision.choice.text, agent)
                for chance in decision.chances:
                    meetings.setdefault(chance.principle, []).append(Meeting(attempt, decision.choice, said, chance.taken))
        return meetings

    def pass_marks(self, attempts: Iterable[Attempt]) -> dict[str, int]:
        """Return the pass mark of each scenario (by id) in the version that was played last; an unreadable one is left out."""
        latest = {attempt.scenario: self.playable(attempt.digest) for attempt in attempts}
        return {scenario: playable.scenario.pass_mark for scenario, playable in latest.items() if playable}

    def _intact(self, digest: str) -> ScenarioVersion:
        """Find a version as it was kept: under the digest of its file."""
        version = self._version(digest)
        if sha256(version.source).hexdigest() != digest:
            raise RowUnreadable
        return version

    def _played_or_none(self, attempt: Attempt) -> Playable | None:
        try:
            return self.played(attempt)
        except RowUnreadable:
            return None

    def _called(self, attempt: Attempt) -> list[tuple[bool, bool]]:
        log = before_rewind(attempt.log)
        decisions = self._decisions(attempt) if any(entry.sure is not None for entry in log) else ()
        pairs = zip(log, decisions, strict=bool(decisions))
        return [(entry.sure, not decision.cost) for entry, decision in pairs if entry.sure is not None]

    def calls(self, attempts: Iterable[Attempt]) -> tuple[WeighedCall, ...]:
        """Weigh attempts for what is to be practised next, counted as for `evidence`; one that can't be played is left out."""
        weighed = ((attempt, self._card(attempt)) for attempt in attempts)
        return tuple(WeighedCall(held.scenario, held.title, held.language, card) for held, card in weighed if card)

    def _decisions(self, attempt: Attempt) -> tuple[Decision, ...]:
        card = self._card(attempt)
        return card.decisions if card else ()

    def _card(self, attempt: Attempt) -> Scorecard | None:
        """Weigh the decisions that were made before going back for the first time; None where the version can't be played."""
        playable = self._played_or_none(attempt)
        if playable is None:
            return None
        choices = transcript(before_rewind(attempt.log))
        # the same choices on the same version weigh the same for ever
        if (attempt.digest, choices) not in self._weighed:
            session = Session.replay(playable.machine, choices)
            self._weighed[attempt.digest, choices] = score(session, playable.analysis)
        return self._weighed[attempt.digest, choices]


def _fits(attempt: Attempt, machine: Machine) -> bool:
    """Whether all that was chosen in an attempt was on offer, and a finished one comes to the ending that is kept of it."""
    session = Session.begin(machine)
    try:
        for entry in attempt.log:
            session = session.rewind(entry.position) if entry.choice is None else session.choose(entry.choice)
    except ChoiceNotOffered:
        return False
    return attempt.outcome is None or (session.finished and session.moment.scene.id == attempt.outcome.ending)


def before_rewind(log: tuple[LogEntry, ...]) -> tuple[LogEntry, ...]:
    """Return the part of a log before the trainee first went back."""
    for index, entry in enumerate(log):
        if entry.choice is None:
            return log[:index]
    return log
