"""Values that know their place, and what is left when broken parts are taken out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from simulator.content.reading.reader import read
from simulator.content.text.source import Source
from simulator.content.text.tree import cut, most_keys, walk
from simulator.core.problems.problem import Path
from tests.content.strategies import TREES

TREE = read(Source("x.yaml", "a: 1\nb:\n  - c: 2\n    d:\n  - [e, f]\n"))


@pytest.mark.parametrize(
    ("path", "index"),
    [
        (("a",), 3),
        (("b",), 5),
        (("b", 0), 12),
        (("b", 0, "c"), 15),
        (("b", 0, "d"), 21),
        (("b", 1), 28),
        (("b", 1, 1), 32),
        (("z",), 0),
    ],
)
def test_a_path_leads_to_a_value(path: Path, index: int) -> None:
    assert TREE.index(path) == index


def test_a_path_may_lead_to_the_key_instead() -> None:
    assert TREE.index(("b", 0, "c"), key=True) == 12
    assert str(TREE.place(("b", 0, "c"), key=True)) == "x.yaml:3:5"


@pytest.mark.parametrize(
    ("path", "value"), [(("a",), 1), (("b", 1), ["e", "f"]), (("b", 1, 5), None), (("a", "b"), None), ((), TREE.values)]
)
def test_the_value_at_a_path_is_given(path: Path, value: Any) -> None:
    assert TREE.value(path) == value


def test_every_value_is_walked_over_with_its_path() -> None:
    assert {path for path, _ in walk({"a": [1, {"b": 2}], "c": {}})} == {(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b"), ("c",)}


def test_every_key_and_item_is_gone_over_in_the_order_of_the_file() -> None:
    assert [(mark, path) for mark, path, _ in TREE.marked()] == [
        (0, ("a",)),
        (5, ("b",)),
        (12, ("b", 0)),
        (12, ("b", 0, "c")),
        (21, ("b", 0, "d")),
        (28, ("b", 1)),
        (29, ("b", 1, 0)),
        (32, ("b", 1, 1)),
    ]
    assert all(TREE.value(path) == value for _, path, value in TREE.marked())


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ([("a",)], {"b": [1, {"c": 2, "d": 3}]}),
        ([("b", 0)], {"a": 0, "b": [None, {"c": 2, "d": 3}]}),
        ([("b", 1, "c"), ("a",)], {"b": [1, {"d": 3}]}),
        ([("b", 1), ("b", 1, "c")], {"a": 0, "b": [1, None]}),
        ([("z",), ("a", "z"), ("b", 9), ("b", "z")], {"a": 0, "b": [1, {"c": 2, "d": 3}]}),
        ([()], {}),
    ],
)
def test_broken_parts_are_taken_out(broken: list[Path], left: Any) -> None:
    assert cut({"a": 0, "b": [1, {"c": 2, "d": 3}]}, broken) == left


@given(TREES)
def test_nothing_changes_where_nothing_is_broken(values: Any) -> None:
    assert repr(cut(values, [])) == repr(values)


def test_only_the_second_level_may_hold_thousands_of_keys() -> None:
    assert most_keys(1) > 5_000 > most_keys(0) == most_keys(2)
