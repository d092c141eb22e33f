"""The short way gives what the thorough reader gives, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.content.reading import fast_reader, reader
from simulator.content.text.source import Source
from tests.content.strategies import FILES, YAMLISH, damaged
from tests.generated import scenario_text
from tests.samples import GUIDANCE, SMALL


def agrees(text: str) -> bool:
    """Say whether the short way was taken; where it was, see that nothing is different."""
    source = Source("x.yaml", text)
    short = fast_reader.read(source)
    if short is None:
        return False
    thorough = reader.read(source)
    assert (thorough.problems, thorough.refused, thorough.doubts, thorough.broken) == ([], [], [], False)
    assert repr(short.values) == repr(thorough.values)
    assert short.marks == thorough.marks
    return True


@pytest.mark.parametrize(
    "text", [SMALL, GUIDANCE, scenario_text(50, 1), SMALL.replace("\n", "\r\n"), "a: >-\n  b\n  c\nd: 'e'\n"]
)
def test_a_sound_text_goes_the_short_way(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2", "a: &x 1", "a: !x 1", "a: *x", "1: a", "<<: a", "a: no", "a: 12:30", "a: 2024-01-01", "? [a]\n: b", "a: [",
        "hello", "", "# nothing", "a: 1\n---\nb: 2", "%YAML 1.2\n---\na: 1", "a: \x07", 'a: "\\u202e"', "[" * 50 + "]" * 50,
    ],
)  # fmt: skip
def test_an_unusual_text_is_left_to_the_thorough_reader(text: str) -> None:
    assert not agrees(text)


@pytest.mark.parametrize("keys", [200, 201])
def test_many_keys_are_left_to_the_thorough_reader(keys: int) -> None:
    text = "".join(f"k{number}: v\n" for number in range(keys))
    assert agrees(text) is (keys == 200)


@given(FILES)
def test_both_ways_agree_on_any_values(text: str) -> None:
    agrees(text)


@given(YAMLISH)
def test_both_ways_agree_on_any_text(text: str) -> None:
    agrees(text)


@given(damaged())
def test_both_ways_agree_on_any_damage(text: str) -> None:
    agrees(text)
