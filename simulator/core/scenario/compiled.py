"""The parts of a compiled scenario: lines, ways, moves and scenes, with conditions and effects as functions of a packed state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import Choice, Said, Scene
from simulator.core.scenario.routes import PassedBeat
from simulator.core.scenario.state_encoding import Effect, Predicate

CompiledLines = tuple[tuple[Predicate | None, Said], ...]
"""Lines, each with when it holds; the first that does is said."""


def entry_of(lines: CompiledLines, state: int) -> int | None:
    """The number of the line that is said in a state, None where none holds."""
    return next((entry for entry, (holds, _) in enumerate(lines) if holds is None or holds(state)), None)


def said(lines: CompiledLines, state: int) -> Said:
    """What is said in a state: the first line whose condition holds."""
    return next((messages for holds, messages in lines if holds is None or holds(state)), ())


class Way(NamedTuple):
    """One way on, compiled: when it is taken, and to which scene it leads.

    `when` is the same condition as it is written, `entry` that of the choice's `goto`; `beats` are passed on the way. `left` are
    the events of having left a scene that happen on it, and `put` their bits; `before` has for each beat the bits of those that
    have happened when it comes, and nothing where no event can happen.
    """

    holds: Predicate | None
    target: int
    when: Condition | None
    entry: int
    beats: tuple[PassedBeat, ...]
    left: tuple[str, ...] = ()
    put: int = 0
    before: tuple[int, ...] = ()

    def passing(self, state: int) -> Iterator[tuple[str, int]]:
        """Go past the beats: the id of each, and the state in which it is said, by that before the scene is left."""
        for number, beat in enumerate(self.beats):
            yield beat.scene, state | self.before[number] if self.before else state


class Move(NamedTuple):
    """A choice, or a silence, compiled.

    `mark` is the bit that says it was made, 0 where none is needed. `sets` are the flags and events that it sets, whichever way
    it leads.
    """

    choice: Choice
    points: int
    offered: Predicate | None
    effect: Effect
    ways: tuple[Way, ...]
    mark: int = 0
    reply: CompiledLines = ()
    sets: tuple[tuple[str, int], ...] = ()

    @property
    def hushes(self) -> bool:
        """Whether a scene that goes on after the move may do so without its line."""
        return bool(self.reply) or self.choice.everywhere is not None

    @property
    def targets(self) -> tuple[int, ...]:
        """The numbers of the scenes that the move may lead to."""
        return tuple(dict.fromkeys([way.target for way in self.ways])) if len(self.ways) > 1 else (self.ways[0].target,)

    def way(self, state: int) -> Way:
        """Returns the way that is taken from the state after the effects."""
        return taken(self.ways, state)

    def target(self, state: int) -> int:
        """Returns the number of the scene that follows from the state after the effects."""
        return taken(self.ways, state).target

    def after(self, state: int) -> tuple[int, int]:
        """Returns the number of the scene that follows from a state, and the state there."""
        state = self.effect(state)
        way = taken(self.ways, state)
        return way.target, state | way.put

    def speaks(self, scene: int, state: int) -> bool:
        """Say whether the line of the scene that follows is spoken, where the move is made in `scene`.

        `state` is after its effects. A scene that goes on is not said twice: not after a reply, nor after a choice that stands in
        many scenes.
        """
        if not self.hushes:
            return True
        way = taken(self.ways, state)
        if way.target != scene or way.beats:
            return True
        return self.choice.everywhere is None and entry_of(self.reply, state) is None


def taken(ways: Sequence[Way], state: int) -> Way:
    """The way that is taken in a state: the first whose condition holds."""
    for way in ways:
        if way.holds is None or way.holds(state):
            return way
    raise AssertionError("the last way has no condition")


class SceneEdge(NamedTuple):
    """One way from a scene to the next: the number of the move in its scene, its points, and the scene that it leads to."""

    move: int
    points: int
    target: int


class CompiledScene(NamedTuple):
    """A scene, compiled. `edges` has every move once for each scene that it may lead to."""

    scene: Scene
    moves: tuple[Move, ...]
    lines: CompiledLines
    edges: tuple[SceneEdge, ...]

    def said(self, state: int) -> Said:
        """What is said in a state: the first line whose condition holds."""
        return said(self.lines, state)
