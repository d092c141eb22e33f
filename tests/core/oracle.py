"""A second, slow and simple opinion on a scenario: every situation written out, best and worst found by trying.

It shares nothing with the machine but the scenario's own values. Conditions are read by Python itself, whose grammar contains
theirs but for what has happened, which is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import CodeType
from typing import NamedTuple

from hypothesis import reject

from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import Choice, Line, Scenario, Scene

MOST_SITUATIONS = 400


class Situation(NamedTuple):
    """A scene, the value of everything, and the (scene, choice) marks of what can't happen again.

    Whether something happened that a condition asks for is a value too, by its words.
    """

    scene: str
    values: tuple[tuple[str, int], ...]
    spent: frozenset[tuple[str, str]] = frozenset()

    @property
    def known(self) -> dict[str, int]:
        """The values by name."""
        return dict(self.values)


class TooLarge(Exception):
    """More situations than are worth trying."""


_HAPPENED = re.compile(r"\b(visited|opened|chose)\s+(?!(?:and|or)\b)([\w.-]+)")


@lru_cache(maxsize=4096)
def _code(text: str) -> CodeType:
    return compile(_HAPPENED.sub(r'happened["\1 \2"]', text), "condition", "eval")


def holds(when: Condition | None, values: Mapping[str, int]) -> bool:
    # a condition from our own tests, and nothing else is in its reach
    known = {**values, "true": 1, "false": 0, "happened": values}
    return when is None or bool(eval(_code(when.text), {"__builtins__": {}}, known))  # noqa: S307


def asked(scenario: Scenario) -> list[str]:
    """What the conditions of a scenario ask for that can happen, by its words."""
    texts = [when.text for scene in scenario.scenes.values() for when in _conditions(scene) if when]
    return sorted({" ".join(words) for text in texts for words in _HAPPENED.findall(text)})


def beginning(scenario: Scenario) -> Situation:
    start, _, values = opening(scenario)
    return Situation(start, tuple(values.items()))


def _left(values: Mapping[str, int], scene: str) -> dict[str, int]:
    """Give what is known once a scene has been left."""
    return {name: 1 if name == f"visited {scene}" else value for name, value in values.items()}


class Arrival(NamedTuple):
    """Where one comes to in the end, the beats on the way with what is known when each is said, and what is known then."""

    scene: str
    beats: tuple[tuple[str, dict[str, int]], ...]
    values: dict[str, int]


def arrive(scenario: Scenario, to: str, values: Mapping[str, int], here: str = "") -> Arrival:
    """Go on to a scene, from `here` where it is not the beginning: a scene has been left once one is on the way from it."""
    beats: list[tuple[str, dict[str, int]]] = []
    known = _left(values, here) if to != here else dict(values)
    while scenario.scenes[to].jumps:
        beats.append((to, known))
        onward = next(jump.to for jump in scenario.scenes[to].jumps if holds(jump.when, known))
        to, known = onward, _left(known, to)
    return Arrival(to, tuple(beats), known)


def opening(scenario: Scenario) -> Arrival:
    """Give how one comes to the first decision."""
    values = {"mood": scenario.customer.mood, "trust": scenario.customer.trust}
    values |= {flag.name: flag.start for flag in scenario.flags} | dict.fromkeys(asked(scenario), 0)
    return arrive(scenario, scenario.start, values)


def line(scenario: Scenario, here: Situation) -> str:
    return next(line.text for line in scenario.scenes[here.scene].says if holds(line.when, here.known))


def spoken(lines: Sequence[Line], values: Mapping[str, int]) -> str:
    return next((line.text for line in lines if holds(line.when, values)), "")


def said_first(scenario: Scenario) -> list[str]:
    """Give what is said before the first decision: the words of each beat, and of the scene."""
    passed = [spoken(scenario.scenes[beat].says, known) for beat, known in opening(scenario).beats]
    return [*passed, line(scenario, beginning(scenario))]


def said_after(scenario: Scenario, here: Situation, way: Way) -> list[str]:
    """Give what is said after a choice: the reply, the words of each beat, and the line of the scene unless it is not left."""
    reply = spoken(way.choice.reply, way.after)
    said = [reply] if reply else []
    said += [spoken(scenario.scenes[beat].says, known) for beat, known in way.passed]
    stays = way.to.scene == here.scene and not way.beats
    return said if (reply or way.choice.everywhere is not None) and stays else [*said, line(scenario, way.to)]


def offered(scenario: Scenario, here: Situation) -> list[Choice]:
    scene = scenario.scenes[here.scene]
    known = here.known
    moves = [*scene.choices, *([scene.silence] if scene.silence else [])]
    return [move for move in moves if mark(scene.id, move) not in here.spent and holds(move.when, known)]


def mark(scene: str, choice: Choice) -> tuple[str, str]:
    """Give what says that a choice of a scene was made: one that stands in many scenes has one mark for all."""
    return (scene if choice.everywhere is None else "everywhere", choice.id)


def changed(scenario: Scenario, here: Situation, choice: Choice) -> dict[str, int]:
    """Give the values after a choice's effects, before it leads anywhere."""
    old = here.known
    new = old | {name: value for name, value in choice.sets if name in old}
    ceiling = 10
    if scenario.history.earlier_failures or scenario.history.severity != "minor" or scenario.history.preventable:
        ceiling = scenario.customer.trust
    ranges = {"mood": (0, 10), "trust": (0, ceiling), **{flag.name: (flag.low, flag.high) for flag in scenario.flags}}
    for name, by in (("mood", choice.mood), ("trust", choice.trust), *choice.adds):
        if name in old:
            low, high = ranges[name]
            new[name] = max(low, min(high, old[name] + by))
    happening = {f"opened {choice.opens}", f"chose {here.scene}.{choice.id}", "chose {}.{}".format(*mark(here.scene, choice))}
    return {name: 1 if name in happening else value for name, value in new.items()}


def follow(scenario: Scenario, here: Situation, choice: Choice) -> Way:
    after = changed(scenario, here, choice)
    target, passed, known = arrive(scenario, next(jump.to for jump in choice.jumps if holds(jump.when, after)), after, here.scene)
    spent = here.spent | {mark(here.scene, choice)} if choice.once or choice.id == "silence" else here.spent
    return Way(choice, points(choice), Situation(target, tuple(known.items()), spent), after, passed)


def points(choice: Choice) -> int:
    return sum(weight.weight for weight in choice.shows) - sum(weight.weight for weight in choice.breaks)


@dataclass(frozen=True)
class Way:
    """One move from one situation to the next, past some beats, with what is known after its effects and in each beat."""

    choice: Choice
    points: int
    to: Situation
    after: dict[str, int]
    passed: tuple[tuple[str, dict[str, int]], ...] = ()

    @property
    def beats(self) -> list[str]:
        """The beats passed, in their order."""
        return [beat for beat, _ in self.passed]


class _Memory:
    """What is worth knowing in each scene: the names read there or in a scene ahead, and the marks of choices there and ahead."""

    def __init__(self, scenario: Scenario) -> None:
        following = {
            name: {jump.to for jump in (*scene.jumps, *[jump for move in scene.moves for jump in move.jumps])}
            for name, scene in scenario.scenes.items()
        }
        self.ahead = {name: _all_ahead(following, name) for name in following}
        read = {name: _read(scene) for name, scene in scenario.scenes.items()}
        self.read_later = {name: read[name].union(*(read[later] for later in self.ahead[name])) for name in following}
        marks = {name: {mark(name, move) for move in scene.moves} for name, scene in scenario.scenes.items()}
        self.marks = {name: marks[name].union(*(marks[later] for later in self.ahead[name])) for name in following}

    def kept(self, here: Situation) -> Situation:
        later = self.read_later[here.scene]
        values = tuple((name, value) for name, value in here.values if name in later)
        return Situation(here.scene, values, here.spent & self.marks[here.scene])


def _all_ahead(following: Mapping[str, set[str]], scene: str) -> set[str]:
    found: set[str] = set()
    waiting = [scene]
    while waiting:
        new = following[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _conditions(scene: Scene) -> list[Condition | None]:
    conditions = [each.when for each in (*scene.says, *scene.jumps)]
    return conditions + [
        when for move in scene.moves for when in (move.when, *(each.when for each in (*move.reply, *move.jumps)))
    ]


def _read(scene: Scene) -> set[str]:
    return {name for when in _conditions(scene) if when for name in when.names}


class Oracle:
    """All situations of a scenario and what can come of them. Raises TooLarge past the limit.

    A forgetful one drops from each situation what no scene ahead reads and what can't come again anyway, so that it can take in
    a whole bundled scenario.
    """

    def __init__(self, scenario: Scenario, limit: int = MOST_SITUATIONS, *, forgetful: bool = False) -> None:
        self.scenario = scenario
        kept = _Memory(scenario).kept if forgetful else lambda situation: situation
        self.start = kept(beginning(scenario))
        self.ways: dict[Situation, list[Way]] = {}
        self.path_to: dict[Situation, tuple[str, ...]] = {self.start: ()}
        self.before: dict[Situation, list[Situation]] = {self.start: []}
        waiting = [self.start]
        for here in waiting:
            self.ways[here] = ways = []
            for choice in offered(scenario, here):
                way = follow(scenario, here, choice)
                ways.append(replace(way, to=kept(way.to)))
            for way in ways:
                self.before.setdefault(way.to, []).append(here)
                if way.to not in self.path_to:
                    self.path_to[way.to] = (*self.path_to[here], way.choice.id)
                    waiting.append(way.to)
            if len(waiting) > limit:
                raise TooLarge

    def scene(self, here: Situation) -> Scene:
        """Give the scene of a situation."""
        return self.scenario.scenes[here.scene]

    @property
    def endings(self) -> dict[Situation, int]:
        """Where it may stop, and the points given there."""
        return {here: self.scene(here).points for here in self.ways if not self.scene(here).choices}

    @property
    def dead_ends(self) -> set[str]:
        """Scenes that can be reached with nothing to choose."""
        return {here.scene for here, ways in self.ways.items() if not ways and self.scene(here).choices}

    @property
    def only_silent(self) -> set[str]:
        """Scenes that can be reached with nothing to choose but silence, and never with nothing at all."""
        return {
            here.scene for here, ways in self.ways.items() if ways and all(way.choice.silent for way in ways)
        } - self.dead_ends

    @property
    def endless(self) -> set[Situation]:
        """Situations from which play can go on and on, but never stop, be it at an ending or a dead end."""
        stopping = {here for here, ways in self.ways.items() if not ways}
        while True:
            more = {here for here, ways in self.ways.items() if any(way.to in stopping for way in ways)} - stopping
            if not more:
                return set(self.ways) - stopping
            stopping |= more

    @property
    def trapped(self) -> set[Situation]:
        """The same where a silence comes only if nothing else is offered, as with silence timers off."""
        stopping = {here for here, ways in self.ways.items() if not ways}
        while True:
            more = {
                here
                for here, ways in self.ways.items()
                if any(way.to in stopping for way in [way for way in ways if not way.choice.silent] or ways)
            } - stopping
            if not more:
                return set(self.ways) - stopping
            stopping |= more

    @property
    def farm(self) -> bool:
        """Whether going round somewhere earns points."""
        return self._grows(1)

    @property
    def sink(self) -> bool:
        """Whether going round somewhere loses points."""
        return self._grows(-1)

    def _grows(self, sign: int) -> bool:
        """Bellman and Ford's test: longest ways that still grow when they have as many moves as there are situations."""
        longest = dict.fromkeys(self.ways, 0)
        most = sum(max([0, *(sign * way.points for way in ways)]) for ways in self.ways.values())
        for _ in range(len(self.ways) + 1):
            changed = False
            for here, ways in self.ways.items():
                for way in ways:
                    length = longest[here] + sign * way.points
                    if length > longest[way.to]:
                        longest[way.to] = length
                        changed = True
                        if length > most:
                            return True
            if not changed:
                return False
        return True

    @property
    def sound(self) -> bool:
        """Whether a best and a worst exist."""
        return not (self.dead_ends or self.endless or self.farm or self.sink)

    @property
    def round_trips(self) -> bool:
        """Whether any situation can be met twice."""
        left = {here: {way.to for way in ways} for here, ways in self.ways.items()}
        while left:
            done = {here for here, targets in left.items() if not targets & left.keys()}
            if not done:
                return True
            for here in done:
                del left[here]
        return False

    def best(self, kind: str | None = None) -> dict[Situation, int]:
        """The most that can still be earned from each situation of a sound scenario, by whatever ending or by one of a kind."""
        endings = self.endings.items()
        return self._settled(max, {here: given for here, given in endings if kind in (None, self.scene(here).ending)})

    def worst(self) -> dict[Situation, int]:
        """The least that can still be earned."""
        return self._settled(min, self.endings)

    def _settled(self, choose: Callable[..., int], worth: dict[Situation, int]) -> dict[Situation, int]:
        waiting = dict.fromkeys(reversed(self.ways))
        while waiting:
            changed = []
            for here in waiting:
                totals = [way.points + worth[way.to] for way in self.ways[here] if way.to in worth]
                if totals and worth.get(here) != choose(totals):
                    worth[here] = choose(totals)
                    changed.append(here)
            waiting = dict.fromkeys(before for here in changed for before in self.before[here])
        return worth

    def line(self, worth: Mapping[Situation, int]) -> tuple[str, ...]:
        """The shortest choices from the start to an ending that come to what the start is worth."""
        came: dict[Situation, tuple[str, ...]] = {self.start: ()}
        waiting = [self.start]
        for here in waiting:
            if not self.ways[here]:
                return came[here]
            for way in self.ways[here]:
                if way.to not in came and way.points + worth[way.to] == worth[here]:
                    came[way.to] = (*came[here], way.choice.id)
                    waiting.append(way.to)
        raise AssertionError("a best and a worst line always end")

    def transcripts(self, most: int = 300) -> Iterator[tuple[tuple[str, ...], int]]:
        """Some ways to an ending, with their totals: `most` of those that meet nothing twice."""
        stack: list[tuple[Situation, tuple[str, ...], int, frozenset[Situation]]] = [(self.start, (), 0, frozenset())]
        while stack and most:
            here, made, total, met = stack.pop()
            if not self.scene(here).choices:
                most -= 1
                yield made, total + self.scene(here).points
            met |= {here}
            stack += [(way.to, (*made, way.choice.id), total + way.points, met) for way in self.ways[here] if way.to not in met]


def ask(scenario: Scenario) -> Oracle:
    """Give the oracle of a made-up scenario; one that is too large is not tried."""
    try:
        return Oracle(scenario)
    except TooLarge:
        reject()
