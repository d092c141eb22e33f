"""What to take on next: one rule for the debrief, Progress, the library and the drills; and which conversations teach what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.core.scoring.advice import Advice, WeighedCall, advise

if TYPE_CHECKING:  # reads files, which choosing does not
    from simulator.content.scenario_index import LibraryRow
    from simulator.core.guidance.catalogue import Guidance, Principle


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The one next step: a principle, why, and the conversation to practise it in.

    `advice` and `principle` are None where nothing is open; `row` is then a conversation that was not held yet. Else `row` is
    None where no other conversation will do and the same one is to be held `again`, whether it is in the library or not.
    `chances` counts those of its best line that have not been taken, and `fresh` says that it was never held.
    """

    advice: Advice | None
    principle: Principle | None
    row: LibraryRow | None
    chances: int
    fresh: bool

    @property
    def again(self) -> bool:
        """Whether it is the conversation once more in which it went wrong."""
        return self.advice is not None and (self.row is None or self.row.id == self.advice.call.scenario)


def next_step(
    calls: Sequence[WeighedCall], rows: Iterable[LibraryRow], guidance: Guidance, language: str = "en"
) -> Recommendation | None:
    """Choose what to practise next after some calls, oldest first, and where; None where nothing is left to be proposed.

    The conversation is one whose best line has a chance for the principle that was not taken yet: first another one than that
    just held, not yet passed, with most such chances, then the easier one. It speaks the language of the last call (`language`
    before the first one). Where nothing is open, it is the easiest conversation that was not held yet.
    """
    language = calls[-1].language if calls else language
    fitting = [row for row in rows if row.playable and row.language == language]
    held = {call.scenario for call in calls}
    advice = advise(calls, guidance.current)
    if advice is None:
        row = min((row for row in fitting if row.id not in held), key=_ease, default=None)
        return Recommendation(None, None, row, 0, fresh=True) if row else None
    taken = _taken(calls)
    chances = {row.id: _open_chances(row, advice.principle, taken) for row in fitting}
    row = _best([row for row in fitting if chances[row.id]], calls, chances)
    principle = guidance.principles[advice.principle]
    return Recommendation(advice, principle, row, chances[row.id] if row else 0, fresh=row is not None and row.id not in held)


def _best(rows: Sequence[LibraryRow], calls: Sequence[WeighedCall], chances: dict[str, int]) -> LibraryRow | None:
    passed = {call.scenario for call in calls if call.card.passed}
    return min(
        rows, key=lambda row: (row.id == calls[-1].scenario, row.id in passed, -chances[row.id], *_ease(row)), default=None
    )


def _ease(row: LibraryRow) -> tuple[int, str]:
    return row.level, row.title.casefold()


def _taken(calls: Iterable[WeighedCall]) -> frozenset[tuple[str, str, str]]:
    """The chances that were taken: scenario, scene and principle."""
    return frozenset(
        (call.scenario, decision.scene.id, chance.principle)
        for call in calls
        for decision in call.card.decisions
        for chance in decision.chances
        if chance.taken
    )


def _open_chances(row: LibraryRow, principle: str, taken: Collection[tuple[str, str, str]]) -> int:
    pairs = (chance.split(":") for chance in row.chances)
    return sum(key == principle and (row.id, scene, key) not in taken for scene, key in pairs)


def teaching(rows: Iterable[LibraryRow], key: str) -> tuple[LibraryRow, ...]:
    """Return the playable scenarios that teach a competency or a principle, those in which it weighs most first."""
    holding = [(rank, row) for row in rows if row.playable for rank in [_rank(row, key)] if rank is not None]
    return tuple(row for _, row in sorted(holding, key=lambda item: item[0]))


def _rank(row: LibraryRow, key: str) -> int | None:
    return next((list(keys).index(key) for keys in (row.teaches, row.practises) if key in keys), None)
