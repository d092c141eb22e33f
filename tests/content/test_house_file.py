"""The house layer's file: what becomes of it, and what is said of mistakes in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.content.house_file import HouseReading, house_values, layer_of, load_house, read_house
from simulator.core.guidance.catalogue import Cite
from simulator.core.guidance.house import HouseLayer
from tests.conversations import HOUSE, opener

EXAMPLES = [
    ("  house-style:", "  empathy:", "house-id-taken", 3, 3),
    ("  say-the-case-number:", "  own-it:", "house-id-taken", 11, 3),
    ("competency: clarity", "competency: clearness", "unknown-competency", 13, 17),
    ("cites: [A1]", "cites: [A99]", "unknown-cited-point", 14, 13),
    ("format: 1", "format: 2", "newer-format", 1, 9),
    ('    do: "Give the number at the end."\n', "", "missing-key", 11, 3),
    ('    do: "Give', '    doo: "Give', "unknown-key", 15, 5),
    ("  ring-back-by-five:", "  Ring Back:", "bad-id", 5, 3),
    ("format: 1\n", "format: 1\narticles: {A: {title: x, language: en}}\n", "unknown-key", 2, 1),
]
"""What is changed in the house layer, to what, and the problem that is told with its line and column."""


def read(text: str) -> HouseReading:
    return read_house(text.encode(), "guidance.yaml", opener().catalogue)


def test_a_sound_file_becomes_competencies_and_principles() -> None:
    reading = read(HOUSE)
    assert reading.problems == ()
    assert list(reading.layer.competencies) == ["house-style"]
    five = reading.layer.principles["ring-back-by-five"]
    assert (five.name, five.competency, five.do, five.cites) == (
        "Ring back by five",
        "house-style",
        "Name five o'clock, and keep it.",
        (),
    )
    assert reading.layer.principles["say-the-case-number"].cites == (Cite("A1"),)


def test_a_principle_can_rest_on_a_point_in_one_channel_only() -> None:
    layer = read(HOUSE.replace("cites: [A1]", "cites: [{A1: chat}]")).layer
    assert layer.principles["say-the-case-number"].cites == (Cite("A1", "chat"),)
    assert layer_of(json.loads(json.dumps(house_values(layer)))) == layer


def test_where_there_is_no_file_nothing_is_added_and_nothing_wrong(tmp_path: Path) -> None:
    reading = load_house(tmp_path / "guidance.yaml", opener().catalogue)
    assert (reading.layer, reading.problems) == (HouseLayer(), ())


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "guidance.yaml").mkdir()
    reading = load_house(tmp_path / "guidance.yaml", opener().catalogue)
    assert [problem.code for problem in reading.problems] == ["not-a-file"]


@pytest.mark.parametrize(("old", "new", "code", "line", "column"), EXAMPLES)
def test_a_mistake_is_reported_in_its_place(old: str, new: str, code: str, line: int, column: int) -> None:
    assert old in HOUSE
    places = [
        (problem.code, problem.place.line, problem.place.column)
        for problem in read(HOUSE.replace(old, new)).problems
        if problem.place
    ]
    assert (code, line, column) in places


def test_an_id_of_the_catalogue_is_told_with_another_one() -> None:
    [problem] = read(HOUSE.replace("  say-the-case-number:", "  own-it:")).problems
    assert problem.message == "“own-it” names a principle of the guidance that comes with First Call."
    assert problem.remedy == "Choose another id, such as house-own-it; then both can be cited."


def test_what_is_in_order_can_be_used_beside_what_is_not() -> None:
    reading = read(HOUSE.replace("competency: clarity", "competency: clearness"))
    assert list(reading.layer.principles) == ["ring-back-by-five"]


def test_a_layer_comes_back_from_its_values() -> None:
    layer = read(HOUSE).layer
    assert layer_of(json.loads(json.dumps(house_values(layer)))) == layer


@pytest.mark.parametrize(
    "text", ["", "a: [1,", "hello", "- a", "format: 1", "format: 1\nprinciples: 3", "\x00", "format: 1\nprinciples: {a: }"]
)
def test_no_text_raises_anything(text: str) -> None:
    reading = read(text)
    assert reading.problems or reading.layer == HouseLayer()
