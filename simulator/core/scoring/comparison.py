"""Two ways through one conversation beside each other: where they part, and what that changed."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.core.scoring.debrief import Debrief, MoodReading
from simulator.core.scoring.scorecard import Decision


@dataclass(frozen=True, slots=True)
class AttemptComparison:
    """A conversation as it was, and as it might have been. `parting` is the first decision (from 0) made otherwise, or None."""

    first: Debrief
    other: Debrief
    parting: int | None

    @property
    def ended(self) -> bool:
        """Whether the other way was gone to its end; before that it has no score."""
        return self.other.session.finished

    @property
    def gain(self) -> int:
        """Score points (-100 to 100) that the other way gained."""
        return self.other.card.score - self.first.card.score

    @property
    def span(self) -> int:
        """Readings of the longer of the two, so that both can be drawn on the same axes."""
        return max(len(self.first.readings), len(self.other.readings))

    @property
    def last(self) -> tuple[MoodReading, MoodReading]:
        """How the customer felt at the end of each; of a way that was not gone to its end, after as many decisions."""
        until = len(self.other.readings) - 1
        first = self.first.readings[-1] if self.ended else self.first.readings[min(until, len(self.first.readings) - 1)]
        return first, self.other.readings[-1]

    def decisions(self) -> tuple[Decision, Decision] | None:
        """The two decisions in which the ways part."""
        if self.parting is None:
            return None
        return self.first.card.decisions[self.parting], self.other.card.decisions[self.parting]


def compare(first: Debrief, other: Debrief) -> AttemptComparison:
    """Put two sessions of one scenario beside each other; `first` is finished."""
    pairs = zip(first.session.choice_ids, other.session.choice_ids, strict=False)
    parting = next((position for position, (before, now) in enumerate(pairs) if before != now), None)
    return AttemptComparison(first, other, parting)
