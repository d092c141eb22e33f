"""The same scenario as an ink story, played by bink: a runtime written in Rust, with Python on top.

ink's own compiler runs in Node only, so the compiled story is kept beside this file, under the digest of what it was compiled
from. When the generator changes, write the story with `python -m tests.bench.ink > story.ink`, compile it with
`npx inkjs-compiler story.ink`, and put the result in its place.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.core.scenario.model import Choice, Scenario
from tests.bench.scenarios import generated

if TYPE_CHECKING:
    from bink.story import Story

SCENES = 50


def ink_text(scenario: Scenario) -> str:
    """Write a generated scenario as ink: a knot for each scene, its flags, mood, trust and points as variables."""
    values = {flag.name: flag.start for flag in scenario.flags}
    values |= {"mood": scenario.customer.mood, "trust": scenario.customer.trust, "score": 0}
    lines = [f"VAR {_name(name)} = {value}" for name, value in values.items()]
    lines.append(f"-> {_name(scenario.start)}")
    ranges = {flag.name: (flag.low, flag.high) for flag in scenario.flags}
    for scene in scenario.scenes.values():
        lines += [f"=== {_name(scene.id)} ===", scene.says[0].text]
        for choice in scene.choices:
            lines += _choice(choice, ranges)
        if not scene.choices:
            lines.append("-> END")
    return "\n".join([*lines, ""])


def _name(name: str) -> str:
    return name.replace("-", "_")


def _choice(choice: Choice, ranges: dict[str, tuple[int, int]]) -> Iterator[str]:
    yield f"+ {{{_condition(choice.when.text)}}} [{choice.text}]" if choice.when else f"+ [{choice.text}]"
    for name, value in choice.sets:
        yield f"    ~ {name} = {value}"
    for name, by in (*choice.adds, ("mood", choice.mood), ("trust", choice.trust)):
        if by:
            low, high = ranges.get(name, (0, 10))
            yield f"    ~ {name} = MIN(MAX({name} + {by}, {low}), {high})"
    yield f"    ~ score = score + {choice.points}"
    yield f"    -> {_name(choice.jumps[0].to)}"


def _condition(text: str) -> str:
    return text.replace(" and ", " && ")


def compiled() -> str:
    """Give the compiled story. Raises FileNotFoundError, with what to do, where it is not of this scenario."""
    digest = hashlib.sha256(ink_text(generated(SCENES)).encode()).hexdigest()[:12]
    file = Path(__file__).with_name(f"story-{digest}.ink.json")
    if not file.exists():
        raise FileNotFoundError(f"{file.name} is missing; {__name__} tells how it is made")
    return file.read_text("utf-8-sig")


def story() -> Story:
    """Load the story into bink."""
    from bink.story import Story

    return Story(compiled())


def walk(story: Story, rng: random.Random) -> int:
    """Play once at random: the choice, the customer's line, and the list of choices. Gives the number of steps."""
    story.reset_state()
    story.continue_maximally()
    offered = list(story.get_current_choices())
    steps = 0
    while offered:
        story.choose_choice_index(int(rng.random() * len(offered)))
        story.continue_maximally()
        offered = list(story.get_current_choices())
        steps += 1
    return steps


if __name__ == "__main__":
    sys.stdout.write(ink_text(generated(SCENES)))
