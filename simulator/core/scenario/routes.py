"""Where jumps lead in the end: a beat goes on by itself, so a jump to one is as many ways as the beat has on.

No beat may lead back to itself; `simulator.content` refuses a file in which one does, or in which a beat has too many ways on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from simulator.core.scenario import events
from simulator.core.scenario.condition import Condition, assuming, both
from simulator.core.scenario.model import Jump, Scene


class PassedBeat(NamedTuple):
    """A beat on a way, and the entry of its `goto` by which the way goes on."""

    scene: str
    entry: int


class Route(NamedTuple):
    """One way to the next scene that is no beat: its condition, the entry of `goto` that it begins with, and the beats passed."""

    when: Condition | None
    to: str
    entry: int
    beats: tuple[PassedBeat, ...]


def routes(scenes: Mapping[str, Scene], jumps: Sequence[Jump], scene: str = "") -> tuple[Route, ...]:
    """All ways that begin with some jumps, of a choice in `scene` where it has one; the first whose condition holds is taken.

    The jumps of a choice are decided before its scene is left, and those of a beat before the beat is. So the conditions of a
    beat's jumps know the scene and the beats before it as visited, which the state that they are asked of does not yet.
    """
    if not any(scenes[jump.to].jumps for jump in jumps):  # nearly always, and faster
        return tuple([Route(jump.when, jump.to, entry, ()) for entry, jump in enumerate(jumps)])
    return tuple(_routes(scenes, jumps, (scene,) if scene else ()))


def _routes(scenes: Mapping[str, Scene], jumps: Sequence[Jump], left: tuple[str, ...]) -> Iterator[Route]:
    for entry, (to, when) in enumerate([(jump.to, jump.when) for jump in jumps]):
        onward = scenes[to].jumps
        if not onward:
            yield Route(when, to, entry, ())
            continue
        visited = frozenset([events.visited(name) for name in left])
        known = [Jump(jump.to, assuming(jump.when, visited)) for jump in onward]
        for route in _routes(scenes, known, (*left, to)):
            yield Route(both(when, route.when), route.to, entry, (PassedBeat(to, route.entry), *route.beats))
