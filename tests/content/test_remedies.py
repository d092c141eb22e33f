"""Whoever obeys a remedy comes nearer to what was meant: slips of every kind, each mended by doing what the messages say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from simulator.content.guidance_file import load_guidance
from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.problems.problem import Edit, Problem, edited
from simulator.core.scenario.model import Choice, Scenario
from simulator.paths import find_paths
from tests.content.slips import BUNDLED, KINDS, SMALLER, Kind, Slip, slips
from tests.samples import PRINCIPLES, changed

CASES = Path(__file__).parents[1] / "cases"
MOST_STEPS = 4

_SCENE = re.compile(r"\nscenes:\s*\n  ([\w-]+):")
Obey = Callable[[str, Problem], Edit]


@cache
def principles() -> frozenset[str]:
    guidance = load_guidance(find_paths().assets / "guidance" / "en.yaml").guidance
    assert guidance is not None
    return PRINCIPLES | guidance.principles.keys()


def read(text: str) -> ScenarioReading:
    return read_scenario(text.encode(), "slip.yaml", principles=principles())


@cache
def meant(sound: str) -> Scenario:
    reading = read(sound)
    assert reading.scenario is not None, reading.problems
    return reading.scenario


# Doing what a remedy says where that takes a decision, which here is always the first one offered


def spot(text: str, problem: Problem) -> tuple[int, int]:
    """Return where a problem stands and where its line ends."""
    assert problem.place is not None
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: problem.place.line - 1]))
    return start + problem.place.column - 1, start + len(lines[problem.place.line - 1].rstrip("\n"))


def word(text: str, problem: Problem, written: str, pattern: str = r"[^\s,}]+") -> Edit:
    """Write something in the place of the word that a problem stands at."""
    at, _ = spot(text, problem)
    found = re.compile(pattern).match(text, at)
    assert found is not None
    return Edit(at, found.end(), written)


def line_away(text: str, problem: Problem) -> Edit:
    at, end = spot(text, problem)
    return Edit(text.rfind("\n", 0, at) + 1, end + 1, "")


def within(text: str, problem: Problem) -> Edit:
    """Write the nearest number of the range that a remedy or a message names."""
    told = f"{problem.message} {problem.remedy}"
    least, most = map(int, re.search(r"from (-?\d+) to (-?\d+)", told).groups())  # type: ignore[union-attr] # it is told
    at, _ = spot(text, problem)
    number = re.compile(r"[-+]?[\d_]+").match(text, at)
    assert number is not None
    many = number[0].startswith("-"), len(number[0]) > 9
    value = (least if many[0] else most) if many[1] else max(least, min(int(number[0]), most))
    return Edit(at, number.end(), str(value))


def first_named(text: str, problem: Problem) -> Edit:
    """Write the first of the names that a remedy lists."""
    names = re.search(r"(?:stand here:|There are:|one of) ([\w-]+)", problem.remedy) or _SCENE.search(text)
    assert names is not None
    at, end = spot(text, problem)
    keyed = re.compile(r"[\w-]+: ?").match(text, at)
    return Edit(at, end, f"{keyed[0].rstrip()} {names[1]}") if keyed else word(text, problem, names[1])


def such_as(text: str, problem: Problem) -> Edit:
    """Write what a remedy gives as its first example, or put it right in a condition."""
    example = re.search(r"such as “([^”]*)”", problem.remedy)
    return word(text, problem, example[1]) if example else word(text, problem, "10")


def rest(text: str, problem: Problem) -> Edit:
    """Add an entry without “when”."""
    at = text.index("]", spot(text, problem)[0])
    scene = _SCENE.search(text)
    assert scene is not None
    return Edit(at, at, f", {{to: {scene[1]}}}")


OBEY: dict[str, Obey] = {
    "wrong-type": lambda text, problem: (such_as if problem.path[-1] == "when" else within)(text, problem),
    "out-of-range": within,
    "bad-condition": such_as,
    "unknown-scene": first_named,
    "not-one-of": first_named,
    "empty-value": first_named,
    "ending-only": line_away,
    "duplicate-key": line_away,
    "last-needs-no-when": rest,
}


def obey(text: str, problem: Problem) -> str:
    """Do what the remedy of a problem says."""
    done = edited(text, problem.edits or [OBEY[problem.code](text, problem)])
    if "Then add a last entry" in problem.remedy:
        [left] = read(done).problems
        done = edited(done, [rest(done, left)])
    return done


def obeyed(text: str) -> tuple[str, list[int]]:
    """Obey one remedy after the other, the first one first, and count the problems of each step."""
    counts: list[int] = []
    while (problems := read(text).problems) and len(counts) < MOST_STEPS:
        counts.append(len(problems))
        text = obey(text, problems[0])
    return text, [*counts, len(problems)]


# What may not turn round


def numbers(scenario: Scenario) -> Iterator[tuple[str, int]]:
    """Go over every number that raises or lowers something."""
    for scene in scenario.scenes.values():
        yield f"{scene.id} points", scene.points
        for place, choice in enumerate(scene.moves):
            yield from ((f"{scene.id} {place} {what}", value) for what, value in changes(choice))


def changes(choice: Choice) -> Iterator[tuple[str, int]]:
    yield from (("mood", choice.mood), ("trust", choice.trust), *choice.sets, *choice.adds)
    yield from ((weight.principle, weight.weight) for weight in choice.shows)
    yield from ((weight.principle, -weight.weight) for weight in choice.breaks)


def turned(before: Scenario, after: Scenario) -> list[str]:
    """Name the numbers that have another sign than was meant."""
    now = dict(numbers(after))
    return [name for name, number in numbers(before) if number * now.get(name, number) < 0 or (number and now.get(name, 1) == 0)]


def mended(slip: Slip) -> str:
    """Obey the remedies of a slip, see that each brings it nearer to what was meant, and return the text."""
    text, counts = obeyed(slip.text)
    assert counts[-1] == 0, (slip.name, [(problem.code, problem.remedy) for problem in read(text).problems])
    assert counts[0] == 1, f"{slip.name}: told as {counts[0]} problems"
    assert counts == sorted(set(counts), reverse=True), f"{slip.name}: problems {counts}"
    after = read(text).scenario
    assert after is not None
    assert turned(meant(slip.sound), after) == [], slip.name
    assert slip.kind.guess or after == meant(slip.sound), slip.name
    return text


every_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


@every_kind
def test_a_slip_is_one_problem_and_whoever_obeys_its_remedy_comes_to_what_was_meant(kind: Kind) -> None:
    made = [*slips(kind, SMALLER, 2), *slips(kind, {"cold-call": BUNDLED["cold-call"]}, 1)]
    assert made
    for slip in made:
        mended(slip)


@pytest.mark.deep
@every_kind
@pytest.mark.parametrize("file", BUNDLED)
def test_the_same_in_many_places_of_the_bundled_scenarios(kind: Kind, file: str) -> None:
    for slip in slips(kind, {file: BUNDLED[file]}, 12):
        mended(slip)


def test_the_slips_are_many_and_of_many_kinds() -> None:
    made = [slip for kind in KINDS for slip in slips(kind, SMALLER, 2)]
    assert len(made) >= 200
    assert len(KINDS) >= 80


@pytest.mark.parametrize("sound", [*SMALLER.values(), *BUNDLED.values()], ids=[*SMALLER, *BUNDLED])
def test_the_files_that_slips_are_made_in_are_sound(sound: str) -> None:
    assert read(sound).problems == ()


def test_what_turns_round_is_noticed() -> None:
    sound = SMALLER["small"]
    for old, new in (("mood: -3", "mood: 3"), ("points: 1", "points: -1"), ("breaks: [{own-it: 2}]", "shows: [{own-it: 2}]")):
        assert turned(meant(sound), meant(changed(sound, (old, new))))
