"""Which scenarios of the library let people practise a competency or a principle."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.content.scenario_index import LibraryRow


def teaching(rows: Iterable[LibraryRow], key: str) -> tuple[LibraryRow, ...]:
    """Give the playable scenarios that hold a competency or a principle, those first in which it weighs most among the rest."""
    holding = [(rank, row) for row in rows if row.playable for rank in [_rank(row, key)] if rank is not None]
    return tuple(row for _, row in sorted(holding, key=lambda item: item[0]))


def taught(rows: Iterable[LibraryRow]) -> frozenset[str]:
    """Give the competencies and principles that some playable scenario holds."""
    return frozenset(key for row in rows if row.playable for key in (*row.teaches, *row.practises))


def _rank(row: LibraryRow, key: str) -> int | None:
    return next((list(keys).index(key) for keys in (row.teaches, row.practises) if key in keys), None)
