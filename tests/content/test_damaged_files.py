"""Files that end too early, or lost or gained something on the way: each is read to its problems and never to an exception."""

from __future__ import annotations

import random

import pytest

from simulator.content.loader import read_scenario
from simulator.paths import find_paths

BUNDLED = {path.stem: path.read_bytes() for path in sorted(find_paths().scenarios.glob("*.yaml"))}
CUTS = 50
DAMAGES = 100
PIECES = (*"\"'[]{}:#-?|>%&*!@`\\~,\n\r\t\0\ufeff\u2028−", "- ", ": ", " #", "  ", "---\n", "&a ", "*a ", "<<: ")


def see_that_it_is_read(data: bytes) -> None:
    reading = read_scenario(data, "x.yaml")
    assert reading.scenario or reading.problems
    for problem in reading.problems:
        assert problem.place
        assert problem.message


def damaged(text: str, rng: random.Random) -> str:
    """Take something out of a text, or put something in, at a few places."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(text))
        taken = rng.choice((0, 1, 5, 40, 2000))
        put = "" if taken else "".join(rng.choices(PIECES, k=rng.randint(1, 4)))
        text = text[:at] + put + text[at + taken :]
    return text


@pytest.mark.parametrize("file", BUNDLED)
def test_a_file_that_ends_anywhere_is_read_to_its_problems(file: str) -> None:
    for at in range(1, len(BUNDLED[file]), len(BUNDLED[file]) // CUTS):
        see_that_it_is_read(BUNDLED[file][:at])


@pytest.mark.parametrize("file", BUNDLED)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n  \n"])
def test_a_file_that_ends_with_a_line_inside_brackets_is_read_to_its_problems(file: str, ending: str) -> None:
    text = BUNDLED[file].decode()
    brackets = [at + 1 for at, letter in enumerate(text) if letter in "{[,"]
    for at in brackets[:: len(brackets) // (CUTS // 4)]:
        see_that_it_is_read((text[:at] + ending).encode())


@pytest.mark.parametrize("file", BUNDLED)
def test_a_file_that_lost_or_gained_something_is_read_to_its_problems(file: str) -> None:
    rng = random.Random(file)
    for _ in range(DAMAGES):
        see_that_it_is_read(damaged(BUNDLED[file].decode(), rng).encode())
