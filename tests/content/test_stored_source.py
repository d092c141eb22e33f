"""What is stored of a scenario: its text, and the principles of the house that it cites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.house_file import read_house
from simulator.content.loader import read_scenario
from simulator.content.stored_source import with_house, without_house
from simulator.core.guidance.house import HouseLayer
from tests.conversations import HOUSE, ROOF, opener

LAYER = read_house(HOUSE.encode(), "guidance.yaml", opener().catalogue).layer


def test_a_file_that_cites_nothing_of_the_house_is_stored_byte_by_byte() -> None:
    assert with_house(ROOF.encode(), HouseLayer()) == ROOF.encode()
    assert without_house(ROOF.encode()) == (ROOF.encode(), HouseLayer())


@pytest.mark.parametrize("end", ["", "\n", "# a comment", "\r\n"])
def test_text_and_layer_come_back(end: str) -> None:
    data = (ROOF + end).encode()
    assert without_house(with_house(data, LAYER)) == (data, LAYER)


def test_what_is_stored_is_still_the_scenario_to_whoever_knows_nothing_of_the_layer() -> None:
    whole, plain = (read_scenario(data, "roof.yaml") for data in (with_house(ROOF.encode(), LAYER), ROOF.encode()))
    assert (whole.scenario, whole.problems) == (plain.scenario, ())


def test_another_layer_makes_another_version() -> None:
    other = read_house(HOUSE.replace("shut at six", "shut at seven").encode(), "guidance.yaml", opener().catalogue).layer
    assert with_house(ROOF.encode(), LAYER) != with_house(ROOF.encode(), other)


def test_a_file_in_another_encoding_is_stored_in_one_that_the_layer_can_follow() -> None:
    text, layer = without_house(with_house(ROOF.encode("utf-16"), LAYER))
    assert (text.decode(), layer) == (ROOF, LAYER)


@given(st.binary())
def test_any_bytes_without_a_layer_stay_as_they_are(data: bytes) -> None:
    assert without_house(data) == (data, HouseLayer())


@pytest.mark.parametrize(
    "rest", [b"", b"{", b"7", b"[]", b'{"competencies": {}}', b'{"competencies": {"a": 1}, "principles": {}}']
)
def test_a_comment_that_only_looks_like_a_layer_is_a_comment(rest: bytes) -> None:
    data = ROOF.encode() + b"\n# house guidance: " + rest
    assert without_house(data) == (data, HouseLayer())
