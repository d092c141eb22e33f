"""A machine whose state tells what was said before the line of a scene: a reply, or the words of scenes that go on by themselves.

No score depends on that, so that the machine of play need not know it. Who picks by the customer's words hears all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from itertools import chain, product
from math import prod
from typing import NamedTuple

from simulator.core.analysis.work_budget import OutOfBudget
from simulator.core.scenario import events
from simulator.core.scenario.compiled import CompiledLines, CompiledScene, Move, Way, said
from simulator.core.scenario.condition import Condition, assuming, both
from simulator.core.scenario.model import Line, Message, Scenario, spoken_text
from simulator.core.scenario.state_encoding import BitField, Predicate
from simulator.core.scenario.state_machine import Machine, Moment

MOST_TEXTS = 5_000
"""What is told apart on all ways together, beside the first text of each."""

_BEFORE = "said before"


class Prelude(NamedTuple):
    """The words that come before the line of a scene, and whether that line follows."""

    words: str
    speaks: bool = True


NOTHING = Prelude("")


class _Turn(NamedTuple):
    """One way on from a move with one of the texts that may be said on it."""

    way: Way
    when: Condition | None
    prelude: Prelude


class ListeningMachine(Machine):
    """A machine in whose scenes the lines are all that is said there, after each of the moves that lead there.

    Where a scene goes on and nobody says a word, its line counts as said. `said_before` are the bits of a state that tell what
    came before the line. Raises OutOfBudget where conditions let very much be said on the same ways.
    """

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(scenario)
        self._texts_left = MOST_TEXTS
        turns = [[list(self._turns(number, move)) for move in code.moves] for number, code in enumerate(self.scenes)]
        arriving: list[dict[Prelude, None]] = [{NOTHING: None} for _ in self.scenes]
        arriving[self._beginning.target][self._opening] = None
        for turn in [turn for moves in turns for each in moves for turn in each]:
            arriving[turn.way.target][turn.prelude] = None
        self._codes = {prelude: code for code, prelude in enumerate(dict.fromkeys(chain(*arriving)))}
        shift = max(slot.bits.bit_length() for slot in (*self.slots.values(), *self.marks.values()))
        self._slot = self.slots[_BEFORE] = BitField.of(0, len(self._codes) - 1, shift)
        self.said_before = self._slot.bits
        self.scenes = tuple(
            [
                code._replace(moves=tuple(map(self._listening, code.moves, each)), lines=self._all_lines(code, list(after)))
                for code, each, after in zip(self.scenes, turns, arriving, strict=True)
            ]
        )

    @cached_property
    def start(self) -> Moment:
        """The first moment of every session."""
        way = self._beginning
        return self.moment(way.target, self._first_state | way.put | self._put(self._opening))

    @property
    def _opening(self) -> Prelude:
        return Prelude(spoken_text([message for beat, there in self.opening_states for message in said(self.beats[beat], there)]))

    def _put(self, prelude: Prelude) -> int:
        return self._slot.encode(self._codes[prelude])

    def _turns(self, scene: int, move: Move) -> Iterator[_Turn]:
        """The ways on from a move, each with all that may be said on it; the first whose condition holds is taken."""
        for way in move.ways:
            stays = way.target == scene and not way.beats
            parts = [_entries(move.choice.reply), *self._passed(scene, way)]
            self._texts_left -= prod(map(len, parts)) - 1
            if self._texts_left < 0:
                raise OutOfBudget
            for entries in product(*parts):
                when = reduce(both, [when for when, _ in entries], way.when)
                words = " ".join([text for _, text in entries if text])
                hushed = stays and words  # where the scene goes on without a word, its line still stands
                yield _Turn(way, when, Prelude(words, speaks=not hushed))

    def _passed(self, scene: int, way: Way) -> list[list[tuple[Condition | None, str]]]:
        """What may be said in each beat on a way, which knows the scene and the beats before it as visited."""
        left = [events.visited(name) for name in (self.scenes[scene].scene.id, *[beat.scene for beat in way.beats])]
        said_in = [self.scenario.scenes[beat.scene].says for beat in way.beats]
        return [_entries(lines, frozenset(left[:number])) for number, lines in enumerate(said_in, 1)]

    def _listening(self, move: Move, turns: Sequence[_Turn]) -> Move:
        ways = [
            turn.way._replace(holds=self.compile_condition(turn.when), when=turn.when, put=turn.way.put | self._put(turn.prelude))
            for turn in turns
        ]
        effect, keep = move.effect, ~self.said_before
        sets = (*move.sets, (_BEFORE, 0))
        preludes = {turn.prelude for turn in turns}
        if preludes != {NOTHING}:
            # choices with different replies are not interchangeable for who listens: one without bits tells them apart
            told = f"{_BEFORE} by {sorted(preludes)}"
            self.slots[told] = BitField(0, 0, 0, 0, 0)
            sets = (*sets, (told, 0))
        return move._replace(effect=lambda state: effect(state) & keep, ways=tuple(ways), sets=sets)

    def _all_lines(self, code: CompiledScene, preludes: Sequence[Prelude]) -> CompiledLines:
        """All that may be said in a scene, its own lines alone first."""
        if preludes == [NOTHING]:
            return code.lines
        lines = []
        for prelude in preludes:
            before = (Message(prelude.words),) if prelude.words else ()
            own = code.lines if prelude.speaks and code.lines else ((None, ()),)
            lines += [(self._after(prelude, holds), (*before, *messages)) for holds, messages in own]
        return tuple(lines)

    def _after(self, prelude: Prelude, holds: Predicate | None) -> Predicate:
        bits, value = self.said_before, self._put(prelude)
        return lambda state: state & bits == value and (holds is None or bool(holds(state)))


def _entries(lines: Sequence[Line], visited: frozenset[str] = frozenset()) -> list[tuple[Condition | None, str]]:
    """The texts of some lines with their conditions, where some scenes are known as visited; the last one has none."""
    entries: list[tuple[Condition | None, str]] = []
    for line in lines:
        entries.append((assuming(line.when, visited), line.text))
        if line.when is None:
            return entries
    return [*entries, (None, "")]
