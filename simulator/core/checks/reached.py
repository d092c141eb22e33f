"""What checks ask of a search over a scenario: which scenes, choices and ways play can reach."""

from __future__ import annotations

from typing import Protocol


class Reachability(Protocol):
    """What play can reach: the search of all states answers this, and so does the approximation where there are too many."""

    @property
    def shown(self) -> list[set[int]]:
        """The numbers of the moves that each scene offers in some state, by its number."""

    def is_reachable(self, scene: int) -> bool:
        """Say whether a scene can be reached."""

    def taken(self, scene: int, index: int) -> set[int]:
        """The entries of a move's `goto` that are ever taken."""
