"""What is taken out of a text that can't be read on, and that nothing is found only because of that."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.loader import read_scenario
from simulator.content.reading.reader import read
from simulator.content.reading.recovery import block, damaged, lines, without, words
from simulator.content.text.source import Source
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Kind
from simulator.core.problems.registry import KINDS
from simulator.paths import find_paths
from tests.content.strategies import YAMLISH
from tests.content.strategies import damaged as damaged_files
from tests.generated import scenario_text

BUNDLED = find_paths().scenarios
Found = frozenset[tuple[str, int, int]]


def taken(text: str, kind: Kind = register.COLON_IN_TEXT) -> list[str]:
    """Return the lines that are taken out for a mistake at the first “<” (and up to the second)."""
    first, last = text.index("<"), text.rindex("<")
    start, end = block(Source("x.yaml", text), kind, first, last)
    return text[start:end].splitlines()


def test_one_line_is_taken_out_where_nothing_hangs_on_it() -> None:
    assert taken("a: 1\nb: <\nc: 2") == ["b: <"]


def test_what_is_indented_further_goes_too() -> None:
    assert taken("a:\n  b <\n    c: 1\n\n    # note\n    d: 1\n  e: 1") == ["  b <", "    c: 1", "", "    # note", "    d: 1"]


def test_an_entry_of_a_list_goes_as_a_whole() -> None:
    assert taken("a:\n  - b: <\n    c: 1\n  - d: 1") == ["  - b: <", "    c: 1"]


def test_a_list_in_the_column_of_its_key_goes_with_it() -> None:
    assert taken("  a <:\n  - b: 1\n    c: 1\n  d: 1") == ["  a <:", "  - b: 1", "    c: 1"]


def test_a_line_too_far_to_the_left_takes_no_other_scene_with_it() -> None:
    assert taken(" b: <\n    c: 1\n  d:\n    e: 1", register.BAD_INDENT) == [" b: <", "    c: 1"]


def test_lines_moved_alike_are_one_mistake() -> None:
    assert taken("    a: <\n    b: 1\n      c: 1\n   d: 1", register.BAD_INDENT) == ["    a: <", "    b: 1", "      c: 1"]


def test_the_keys_of_an_entry_go_although_its_hyphen_was_moved_to_their_column() -> None:
    text = "    - id: <\n    say: x\n  - id: b"
    assert taken(text, register.LIST_AND_KEYS) == ["    - id: <", "    say: x"]


def test_lines_with_tabs_below_one_another_are_one_mistake() -> None:
    assert taken("\ta: <\n\tb: 1\nc: 1", register.TAB_INDENT) == ["\ta: <", "\tb: 1"]


def test_what_the_open_quotes_of_a_text_may_have_wrapped_goes_too() -> None:
    text = '  says: "< One\nline and\n  another.\n  choices:'
    assert taken(text, register.UNCLOSED_QUOTE) == ['  says: "< One', "line and", "  another."]


def test_the_brackets_that_close_what_was_taken_out_go_too() -> None:
    assert taken("a: [<\n  b: c: d,\n]\ne: 1", register.UNCLOSED_BRACKET) == ["a: [<", "  b: c: d,", "]"]


@given(YAMLISH, st.integers(0, 80), st.integers(0, 80))
def test_what_is_left_has_its_old_place(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    rest = without(Source("x.yaml", text), (start, end)).text
    assert (rest[:start], rest[end:]) == (text[:start], text[end:])
    assert len(rest) == len(text)
    assert not rest[start:end].strip()
    assert len(rest.splitlines()) >= len(text[:start].splitlines())


def test_the_words_of_what_is_taken_out_may_be_names() -> None:
    assert words(Source("x.yaml", "a: 1\n  too-easy: saw_it, x2\nb: 2"), [(5, 28)]) == {"too-easy", "saw_it", "x2"}


@pytest.mark.parametrize(("span", "told"), [((0, 3), "line 1"), ((3, 9), "lines 2 to 3"), ((3, 6), "line 2")])
def test_lines_are_counted(span: tuple[int, int], told: str) -> None:
    assert lines(Source("x.yaml", "ab\ncd\nef\n"), span) == told


def test_the_groups_that_lost_something_are_known() -> None:
    text = "a:\n  b:\n    c: 1\n    d: x: y\n    e: 1\nf:\n  g: 1\n"
    source = Source("x.yaml", text)
    gap = (text.index("    d"), text.index("    e"))
    assert damaged(read(without(source, gap)), source, [gap]) == {("a", "b")}


# Mistakes of every kind in every line

MISTAKES: dict[str, Callable[[str], str]] = {
    "no opening quotes": lambda line: line.replace('"', "", 1),
    "no closing quotes": lambda line: line[: line.rfind('"')] + line[line.rfind('"') + 1 :] if '"' in line else line,
    "no colon": lambda line: line.replace(":", "", 1),
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "one space more": lambda line: f" {line}",
    "two spaces more": lambda line: f"  {line}",
    "one space less": lambda line: line.removeprefix(" "),
    "two spaces less": lambda line: line.removeprefix("  "),
    "tabs": lambda line: re.sub(r"^ +", lambda lead: "\t" * (len(lead.group()) // 2), line),
    "no hyphen": lambda line: re.sub(r"^( *)- ", r"\1", line),
    "a space for a hyphen": lambda line: re.sub(r"^( *)- ", r"\1  ", line),
    "no space after the hyphen": lambda line: re.sub(r"^( *)- ", r"\1-", line),
    "no closing bracket": lambda line: re.sub(r"[\]}](?=[^\]}]*$)", "", line),
    "no opening bracket": lambda line: re.sub(r"[\[{]", "", line, count=1),
    "a curly quote at one end": lambda line: line.replace('"', "“", 1),
    "apostrophes for quotes": lambda line: line.replace('"', "'"),
    "quotes within quotes": lambda line: re.sub(r'"(\w+) (\w+) ', r'"\1 "\2" ', line, count=1),
    "a colon in a text without quotes": lambda line: re.sub(r'"([^"]*) ([^"]*)"', r"\1: \2", line, count=1),
    "a space that is none": lambda line: re.sub(r"^  ", "\u00a0 ", line),
}
SWEPT = 60
DEEPLY_SWEPT = 12
"""Every so many lines of a bundled scenario are tried; all of them take minutes."""


@cache
def found(text: str) -> Found:
    problems = read_scenario(text.encode(), "x.yaml").problems
    return frozenset((problem.code, problem.place.line, problem.place.column) for problem in problems if problem.place)


def stops(problems: Found) -> bool:
    return any(KINDS[code].stops for code, _, _ in problems)


def in_blocks(sound: list[str]) -> set[int]:
    """Return the lines of texts after | or >, in which a line that was moved may be reported together with the one below."""
    inside, depth = set(), -1
    for at, line in enumerate(sound):
        margin = len(line) - len(line.lstrip())
        depth = depth if not line or margin > depth >= 0 else -1
        if depth >= 0:
            inside.add(at)
        elif line.endswith(("|", ">", "|-", ">-")):
            depth = margin
    return inside


@pytest.mark.parametrize("file", sorted(path.stem for path in BUNDLED.glob("*.yaml")))
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_that_stops_the_parser_is_one_finding_wherever_it_is_made(file: str, mistake: str, deep: bool) -> None:
    swept = DEEPLY_SWEPT if deep else SWEPT
    sound = (BUNDLED / f"{file}.yaml").read_text(encoding="utf-8").splitlines()
    told = {}
    for at in set(range(len(mistake) % swept, len(sound), swept)) - in_blocks(sound):
        line = MISTAKES[mistake](sound[at])
        problems = found("\n".join([*sound[:at], line, *sound[at + 1 :]])) if line != sound[at] else frozenset()
        if stops(problems) and len(problems) > 1:
            told[at + 1] = sorted(problems)
    assert told == {}


def with_mistakes(sound: list[str], made: list[tuple[int, str]]) -> str:
    broken = list(sound)
    for at, mistake in made:
        broken[at] = MISTAKES[mistake](broken[at])
    return "\n".join(broken)


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(6, 24))])
def test_several_mistakes_are_found_as_each_is_alone(seed: int) -> None:
    rng = random.Random(seed)
    sound = rng.choice(sorted(BUNDLED.glob("*.yaml"))).read_text(encoding="utf-8").splitlines()
    made: list[tuple[int, str]] = []
    expected: Found = frozenset()
    while len(made) < 3:
        at, mistake = rng.randrange(len(sound)), rng.choice(list(MISTAKES))
        if all(abs(at - other) > 80 for other, _ in made) and stops(alone := found(with_mistakes(sound, [(at, mistake)]))):
            made.append((at, mistake))
            expected |= alone
    assert found(with_mistakes(sound, made)) == expected


@given(st.integers(0, 30), st.lists(st.tuples(st.integers(0, 200), st.sampled_from(sorted(MISTAKES))), min_size=1, max_size=4))
def test_a_generated_scenario_with_mistakes_is_read_on_without_an_exception(seed: int, made: list[tuple[int, str]]) -> None:
    sound = scenario_text(8, seed).splitlines()
    problems = found(with_mistakes(sound, [(at % len(sound), mistake) for at, mistake in made]))
    assert all(0 < line <= len(sound) + 1 for _, line, _ in problems)


@given(damaged_files())
def test_a_scenario_that_lost_a_part_is_never_played(text: str) -> None:
    reading = read_scenario(text.encode(), "x.yaml")
    if any(problem.kind.stops for problem in reading.problems):
        assert reading.scenario is None
