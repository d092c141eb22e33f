"""Playing without a screen: steps a second, each step the choice, the next line and the list of choices."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from simulator.core.scenario.condition import Condition
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.bench import ink
from tests.bench.bar import Bar, in_turn
from tests.bench.scenarios import generated

if TYPE_CHECKING:
    from bink.story import Story

WALKS = 1500
BINK_WALKS = 150  # it is slower, and each takes as long as the next


@dataclass(frozen=True)
class _Option:
    text: str
    when: Callable[[dict[str, int]], bool] | None
    effects: list[tuple[str, str, int]]
    points: int
    goto: str


class PlainWalk:
    """The plainest engine that plays the same scenario: dictionaries, one lambda for each condition, a list of effects."""

    def __init__(self, scenario: Scenario) -> None:
        self.start_values = {flag.name: flag.start for flag in scenario.flags}
        self.start_values |= {"mood": scenario.customer.mood, "trust": scenario.customer.trust, "score": 0}
        self.start_scene = scenario.start
        self.scenes: dict[str, tuple[str, list[_Option]]] = {}
        self.ranges = {flag.name: (flag.low, flag.high) for flag in scenario.flags}
        for scene in scenario.scenes.values():
            options = [self._option(choice) for choice in scene.choices]
            self.scenes[scene.id] = (scene.says[0].text, options)

    def _option(self, choice: Any) -> _Option:
        effects = [(name, "=", value) for name, value in choice.sets] + [(name, "+", by) for name, by in choice.adds]
        effects += [(name, "+", by) for name, by in (("mood", choice.mood), ("trust", choice.trust)) if by]
        return _Option(choice.text, _lambda(choice.when), effects, choice.points, choice.jumps[0].to)

    def walk(self, rng: random.Random) -> int:
        """Play once at random. Gives the number of steps."""
        values = dict(self.start_values)
        steps = 0
        _, options = self.scenes[self.start_scene]
        offered = [option for option in options if option.when is None or option.when(values)]
        texts = [option.text for option in offered]
        while texts:
            option = offered[int(rng.random() * len(texts))]
            for name, kind, value in option.effects:
                if kind == "=":
                    values[name] = value
                else:
                    low, high = self.ranges.get(name, (0, 10))
                    values[name] = min(max(values[name] + value, low), high)
            values["score"] += option.points
            _, options = self.scenes[option.goto]
            offered = [option for option in options if option.when is None or option.when(values)]
            texts = [option.text for option in offered]
            steps += 1
        return steps


def _lambda(when: Condition | None) -> Callable[[dict[str, int]], bool] | None:
    if when is None:
        return None
    made: Callable[[dict[str, int]], bool] = eval(f"lambda v: {_python(when.text)}")  # noqa: S307 - from our own generator
    return made


def _python(text: str) -> str:
    return " ".join(word if word in ("and", "or", "not") or not word[0].isalpha() else f"v['{word}']" for word in text.split())


def walk_ours(machine: Machine, rng: random.Random) -> int:
    """Play once at random on the program's own session. Gives the number of steps."""
    session = Session.begin(machine)
    offered = session.moment.offered
    while offered:
        session = session.choose(offered[int(rng.random() * len(offered))].id)
        moment = session.moment
        _, offered = moment.line, moment.offered
    return len(session.choice_ids)


def steps_per_second(walk: Callable[[random.Random], int], walks: int = WALKS) -> float:
    """Play `walks` times. Gives steps for each second of CPU."""
    rng = random.Random(7)
    began = time.process_time()
    steps = sum(walk(rng) for _ in range(walks))
    return steps / (time.process_time() - began)


def measure() -> Iterator[Bar]:
    """Compare with the plain walk and, where it is installed, with bink."""
    scenario = generated(50)
    machine = Machine(scenario)
    plain = PlainWalk(scenario)
    works = [lambda: steps_per_second(lambda rng: walk_ours(machine, rng)), lambda: steps_per_second(plain.walk)]
    if find_spec("bink"):
        story = ink.story()
        _same_game(machine, story)
        works.append(lambda: steps_per_second(lambda rng: ink.walk(story, rng), BINK_WALKS))
    ours, floor, *peer = in_turn(7, *works)
    yield Bar("play without a screen, against a plain dict walk", ours / floor, 1.5, least=True, **_sides(ours, floor))
    for theirs in peer:
        yield Bar("play without a screen, against bink", ours / theirs, 40, least=True, **_sides(ours, theirs))


def _same_game(machine: Machine, story: Story) -> None:
    """Check that the same dice play the same calls on both."""
    for seed in range(100):
        steps, theirs = walk_ours(machine, random.Random(seed)), ink.walk(story, random.Random(seed))
        if steps != theirs:
            raise AssertionError(f"with seed {seed} the scenario takes {steps} steps and the ink story {theirs}")


def _sides(ours: float, theirs: float) -> dict[str, str]:
    return {"ours": f"{ours / 1000:.0f} k/s", "floor": f"{theirs / 1000:.1f} k/s"}
