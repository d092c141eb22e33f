"""Which conversation to take next, and which ones let people practise a competency or a principle."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reads files, which choosing does not
    from simulator.content.scenario_index import LibraryRow


def following(
    rows: Iterable[LibraryRow], competency: str, played: str, passed: Collection[str] = (), language: str = "en"
) -> LibraryRow | None:
    """Choose the conversation for practising a competency; None where it is the one that was just played (its id: `played`).

    It is another one that teaches the competency, can be played and speaks the language. One that is not yet in `passed` (ids)
    comes first, then one to which the competency matters most, then the easier one.
    """
    fitting = [
        row for row in rows if row.playable and competency in row.teaches and row.id != played and row.language == language
    ]
    return min(
        fitting,
        key=lambda row: (row.id in passed, list(row.teaches).index(competency), row.level, row.title.casefold()),
        default=None,
    )


def teaching(rows: Iterable[LibraryRow], key: str) -> tuple[LibraryRow, ...]:
    """Return the playable scenarios that teach a competency or a principle, those in which it weighs most first."""
    holding = [(rank, row) for row in rows if row.playable for rank in [_rank(row, key)] if rank is not None]
    return tuple(row for _, row in sorted(holding, key=lambda item: item[0]))


def taught(rows: Iterable[LibraryRow]) -> frozenset[str]:
    """Return the competencies and principles that some playable scenario teaches."""
    return frozenset(key for row in rows if row.playable for key in (*row.teaches, *row.practises))


def _rank(row: LibraryRow, key: str) -> int | None:
    return next((list(keys).index(key) for keys in (row.teaches, row.practises) if key in keys), None)
