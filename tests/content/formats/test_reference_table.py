"""The reference of the format: every key once in each group, with the places where that stands."""

from __future__ import annotations

import copy
import json
import re
from typing import Annotated, Any, Literal

import pytest
import yaml
from pydantic import Field, Tag

from simulator.content.formats import values
from simulator.content.formats.forms import fields, forms_within
from simulator.content.formats.reference_table import KeyTable, kind_in_words, reference
from simulator.content.formats.shape import Goto, JumpForm, ScenarioForm
from simulator.content.loader import read_scenario

TABLES = {table.name: table for table in reference()}


def row(table: KeyTable, key: str) -> tuple[str, bool]:
    [found] = [each for each in table.rows if each.key == key]
    return found.kind, found.needed


def test_every_key_of_every_group_is_there_once_with_its_meaning() -> None:
    forms = {form.__name__.removesuffix("Form"): form for _, form in forms_within(ScenarioForm)}
    assert TABLES.keys() == forms.keys()
    for name, form in forms.items():
        assert sorted(each.key for each in TABLES[name].rows) == sorted(fields(form)), name
        assert [each.key for each in TABLES[name].rows if not each.meaning] == [], name


def test_each_group_is_explained() -> None:
    assert [name for name, table in TABLES.items() if not table.about.endswith(".")] == []


def test_a_group_that_stands_in_several_places_names_them_all() -> None:
    assert TABLES["Scenario"].places == ("at the top",)
    assert TABLES["Clock"].places == ("clock",)
    assert TABLES["Jump"].places == (
        "scenes, each name, choices, each entry, goto, each entry",
        "scenes, each name, silence, goto, each entry",
        "scenes, each name, goto, each entry",
        "everywhere, each entry, goto, each entry",
    )


def test_groups_stand_in_the_order_in_which_people_write_them() -> None:
    names = list(TABLES)
    assert names[:3] == ["Scenario", "Customer", "Voice"]
    assert names.index("Scene") < names.index("Choice") < names.index("Everywhere") < names.index("Walkthrough")


SAMPLE: dict[str, Any] = {
    "format": 1,
    "id": "sample",
    "title": "A sample",
    "customer": {"name": "Jo Park", "voice": {"language": "en-GB"}},
    "company": {"name": "Kettles"},
    "history": {},
    "clock": {"start": "09:40"},
    "flags": {"holds": {"start": 0, "max": 3}},
    "start": "hello",
    "scenes": {
        "hello": {"says": "It leaks.", "choices": [{"id": "sorry", "say": "Sorry.", "add": {"holds": 1}, "goto": "done"}]},
        "done": {"says": "Bye.", "ending": "resolved"},
    },
    "everywhere": [{"id": "look", "do": "Look.", "when": "holds < 2"}],
}
SPOTS: dict[str, tuple[str | int, ...]] = {
    "Scenario": (),
    "Customer": ("customer",),
    "Voice": ("customer", "voice"),
    "History": ("history",),
    "Clock": ("clock",),
    "Range": ("flags", "holds"),
    "Scene": ("scenes", "done"),
    "Choice": ("scenes", "hello", "choices", 0),
    "Everywhere": ("everywhere", 0),
}
WRITTEN = re.compile(r'[a-z]+|\d+|"[\d:]+"')
DEFAULTS = [
    (name, each.key, each.default) for name, table in TABLES.items() for each in table.rows if WRITTEN.fullmatch(each.default)
]


def test_most_defaults_can_be_written_out() -> None:
    assert len(DEFAULTS) >= 18


@pytest.mark.parametrize(("table", "key", "default"), DEFAULTS)
def test_a_key_that_is_left_out_holds_what_the_table_says(table: str, key: str, default: str) -> None:
    written = copy.deepcopy(SAMPLE)
    spot: Any = written
    for step in SPOTS[table]:
        spot = spot[step]
    assert key not in spot
    spot[key] = yaml.safe_load(default)
    read = [read_scenario(json.dumps(values).encode(), "sample.yaml") for values in (SAMPLE, written)]
    assert [problem.message for reading in read for problem in reading.problems] == []
    assert read[0].scenario == read[1].scenario


@pytest.mark.parametrize(
    ("table", "key", "kind", "needed"),
    [
        ("Scenario", "format", "1", True),
        ("Scenario", "id", "new name", True),
        ("Scenario", "title", "title", True),
        ("Scenario", "level", "number 1 to 5", False),
        ("Scenario", "flags", "names, each with: true or false or keys of Range", False),
        ("Scenario", "channel", "phone | chat | email | social | counter", False),
        ("Scenario", "clock", "keys of Clock", False),
        ("Clock", "start", "time of day", True),
        ("Choice", "takes", "number 0 to 3600 or min, h or d", False),
        ("Choice", "when", "condition", False),
        ("Choice", "once", "true or false", False),
        ("Choice", "goto", "name or list of: keys of Jump", True),
        ("Choice", "because", "text", False),
        ("Walkthrough", "choices", "list of: name", True),
        ("Notice", "at", "name or number 1 to 1000", True),
        ("Record", "text", "long text", True),
    ],
)
def test_what_may_stand_at_a_key_is_told_with_its_range(table: str, key: str, kind: str, needed: bool) -> None:
    assert row(TABLES[table], key) == (kind, needed)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Goto, "name or list of: keys of Jump"),
        (list[JumpForm], "list of: keys of Jump"),
        (Annotated[values.Title, Tag("|text")], "title"),
        (Literal["a", "b"], "a | b"),
        (Annotated[int, Field(ge=0)], "number"),
        (str, "text"),
        (dict[str, int], "names, each with: number"),
    ],
)
def test_any_kind_of_value_can_be_told(kind: Any, words: str) -> None:
    assert kind_in_words(kind) == words
