"""A hundred made-up scenarios near the limits of what can be worked out, each of a shape that an ordinary author reaches."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial

from tests.generated import PRINCIPLES, scenario_text

_HEAD = "format: 1\nid: shape\ntitle: T\ncustomer: {name: A B}\ncompany: {name: C}\nstart: s0\n"
_END = "  e: {says: B., ending: lost}\n  f: {says: B., ending: resolved, points: 3}\n"
_RIGHT, _WRONG = "shows: [own-it], because: B.", "breaks: [own-it], because: B."


def look_ups(count: int, kinds: int) -> str:
    """One scene with things to look up once, worth so many different numbers of points."""
    worth = ("", f"{_RIGHT}, ", f"{_WRONG}, ", "shows: [{own-it: 2}], because: B., ", "shows: [{own-it: 3}], because: B., ")
    looks = "".join([f"      - {{id: c{n}, say: W{n}., once: true, {worth[n % kinds]}goto: s0}}\n" for n in range(count)])
    return f"{_HEAD}scenes:\n  s0:\n    says: H.\n    choices:\n{looks}      - {{id: out, say: O., goto: e}}\n{_END}"


def topics(count: int) -> str:
    """A scene with things to ask about once, each with a scene of its own that leads back."""
    asked = "".join([f"      - {{id: c{n}, say: W{n}., once: true, goto: t{n}}}\n" for n in range(count)])
    answers = "".join(
        [
            f"  t{n}: {{says: Q., choices: [{{id: g, say: G., {_RIGHT}, goto: s0}}, {{id: p, say: P., {_WRONG}, goto: s0}}]}}\n"
            for n in range(count)
        ]
    )
    return f"{_HEAD}scenes:\n  s0:\n    says: H.\n    choices:\n{asked}      - {{id: out, say: O., goto: e}}\n{answers}{_END}"


def linked(scenes: int, links: int, seed: int) -> str:
    """Scenes that lead to one another, each with a way out."""
    rng = random.Random(seed)
    lines = []
    for number in range(scenes):
        to = [(number + 1) % scenes, *[rng.randrange(scenes) for _ in range(links - 1)]]
        on = ", ".join([f"{{id: c{n}, say: W{n}., goto: s{target}}}" for n, target in enumerate(to)])
        lines.append(f"  s{number}: {{says: H., choices: [{on}, {{id: out, say: O., {_RIGHT}, goto: e}}]}}\n")
    return f"{_HEAD}scenes:\n{''.join(lines)}{_END}"


def weights(scenes: int, most: int, seed: int) -> str:
    """A long conversation whose choices show and break much."""
    rng = random.Random(seed)
    lines = []
    for number in range(scenes):
        ways = []
        for n in range(4):
            to = number + rng.randint(1, 3)
            listed = ", ".join([f"{{{name}: {rng.randint(1, 3)}}}" for name in rng.sample(PRINCIPLES, rng.randint(1, most))])
            worth = f"{rng.choice(('shows', 'breaks'))}: [{listed}]"
            ways.append(f"{{id: c{n}, say: W{n}., {worth}, because: B., goto: {f's{to}' if to < scenes else 'e'}}}")
        lines.append(f"  s{number}: {{says: H., choices: [{', '.join(ways)}]}}\n")
    return f"{_HEAD}scenes:\n{''.join(lines)}{_END}"


def wavering(top: int, anywhere: int) -> str:
    """One scene in which three values go up and down; it can be left anywhere, or only at the top."""
    values = (("add: {k: 1}", "add: {k: -1}"), ("mood: 1", "mood: -1"), ("trust: 1", "trust: -1"))
    ways = [
        f"{{id: c{n}, say: W{n}., {change}, goto: s0}}" for n, change in enumerate([each for pair in values for each in pair])
    ]
    there = f"k >= {top} and mood >= 9 and trust >= 9"
    out = f'goto: [{{when: "{there}", to: f}}, {{to: e}}]' if anywhere else f"when: {there}, goto: f"
    ways.append(f"{{id: out, say: O., {out}}}")
    return f"{_HEAD}flags: {{k: {{start: 0, max: {top}}}}}\nscenes:\n  s0: {{says: H., choices: [{', '.join(ways)}]}}\n{_END}"


def silences(scenes: int, moody: int) -> str:
    """A ring of scenes with silences; they may change a mood that is read."""
    effect = "mood: -1, " if moody else ""
    lines = []
    for number in range(scenes):
        stay = "when: mood > 2, " if moody and number == 0 else ""
        on = f"{{id: n, say: N., goto: s{(number + 1) % scenes}}}, {{id: o, say: O., {stay}{_RIGHT}, goto: e}}"
        silent = f"{{after: 9, says: H., {effect}breaks: [fill-the-silence], because: B.}}"
        lines.append(f"  s{number}: {{says: Q., choices: [{on}], silence: {silent}}}\n")
    return f"{_HEAD}scenes:\n{''.join(lines)}{_END}"


def counters(scenes: int, links: int, flags: int, top: int, seed: int) -> str:
    """Scenes that lead to one another and count up and down what is asked about elsewhere."""
    rng = random.Random(seed)
    lines = []
    for number in range(scenes):
        ways = []
        for n in range(links):
            when = (
                f", when: f{rng.randrange(flags)} {rng.choice(('<', '>='))} {rng.randint(1, top)}" if rng.random() < 0.6 else ""
            )
            to, by = rng.randrange(scenes), rng.choice((1, -1))
            ways.append(f"{{id: c{n}, say: W{n}.{when}, add: {{f{rng.randrange(flags)}: {by}}}, goto: s{to}}}")
        lines.append(f"  s{number}: {{says: H., choices: [{', '.join(ways)}, {{id: out, say: O., {_RIGHT}, goto: e}}]}}\n")
    held = ", ".join([f"f{n}: {{start: 0, max: {top}}}" for n in range(flags)])
    return f"{_HEAD}flags: {{{held}}}\nscenes:\n{''.join(lines)}{_END}"


def unexplained(scenes: int, links: int) -> str:
    """A long conversation in which no choice says why."""
    lines = []
    for number in range(scenes):
        to = f"s{number + 1}" if number + 1 < scenes else "e"
        ways = ", ".join([f"{{id: c{n}, say: W{n}., shows: [own-it], goto: {to}}}" for n in range(links)])
        lines.append(f"  s{number}: {{says: H., choices: [{ways}]}}\n")
    return f"{_HEAD}scenes:\n{''.join(lines)}{_END}"


def shapes() -> Iterator[tuple[str, Callable[[], str]]]:
    """Name all hundred, each with what writes it."""
    for write, numbers in _SIZES:
        yield "-".join([write.__name__.replace("_", "-"), *map(str, numbers)]), partial(write, *numbers)


_SIZES: list[tuple[Callable[..., str], tuple[int, ...]]] = [
    *((look_ups, (count, kinds)) for count in (14, 15, 16, 17, 18, 19) for kinds in (1, 3, 5)),
    *((topics, (count,)) for count in (8, 10, 12, 13, 14, 15, 17, 19)),
    *((linked, (300, links, seed)) for links in (3, 8) for seed in (1, 2)),
    *((linked, (500, links, seed)) for links in (5, 19) for seed in (1, 2)),
    *((linked, (1000, links, seed)) for links in (3, 10, 19) for seed in (1, 2)),
    *((linked, (scenes, links, seed)) for scenes, links in ((100, 3), (2000, 5), (2000, 2)) for seed in (1, 2)),
    *((weights, (scenes, most, 3)) for scenes in (200, 1000, 2000) for most in (1, 3, 5)),
    *((wavering, (top, anywhere)) for top in (4, 8, 12, 20, 40, 80) for anywhere in (True, False)),
    *((silences, (scenes, moody)) for scenes in (8, 10, 12, 13, 14, 16, 40) for moody in (True, False)),
    *((counters, (5, *rest, 4)) for rest in ((4, 3, 9), (4, 5, 9), (5, 7, 9))),
    *((counters, (scenes, *rest, 4)) for scenes, *rest in ((20, 4, 4, 5), (40, 5, 3, 20), (100, 6, 10, 1))),
    *((counters, (300, 19, *rest, 4)) for rest in ((10, 3), (22, 1))),
    *((counters, (1000, *rest, 4)) for rest in ((5, 21, 1), (3, 4, 6))),
    *((unexplained, (scenes, links)) for scenes, links in ((200, 20), (1000, 20), (2000, 10), (2000, 20))),
    *((scenario_text, (scenes, 7)) for scenes in (50, 300, 1000, 1500, 2000)),
]
