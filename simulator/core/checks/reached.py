"""What play can reach: what the checks ask of a search, and which beats follow from that."""

from __future__ import annotations

from typing import Protocol

from simulator.core.scenario.state_machine import Machine


class Reachability(Protocol):
    """What play can reach: the search of all states answers this, and so does the approximation where there are too many."""

    @property
    def shown(self) -> list[set[int]]:
        """The numbers of the moves that each scene offers in some state, by its number."""

    def is_reachable(self, scene: int) -> bool:
        """Say whether a scene can be reached."""

    def taken(self, scene: int, index: int) -> set[int]:
        """The numbers of a move's ways that are ever taken."""


def passed_beats(machine: Machine, reachability: Reachability) -> dict[str, set[int]]:
    """The beats that play can pass, each with the entries of its `goto` that are ever taken."""
    passed: dict[str, set[int]] = {}
    ways = [machine.opening]
    for number, code in enumerate(machine.scenes if machine.beats else ()):
        for index in reachability.shown[number]:
            if any(way.beats for way in code.moves[index].ways):
                ways += [code.moves[index].ways[way].beats for way in reachability.taken(number, index)]
    for beat in [beat for beats in ways for beat in beats]:
        passed.setdefault(beat.scene, set()).add(beat.entry)
    return passed
