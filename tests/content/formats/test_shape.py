"""The shape of a scenario file, as a JSON Schema and as the keys that may stand somewhere."""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from pydantic import TypeAdapter

from simulator.content.formats import shape
from simulator.content.formats.shape import HEAD, SCENE, bounds, known_keys, schema
from simulator.core.problems.problem import Path
from simulator.core.scenario import model as core
from tests.samples import SMALL


@pytest.mark.parametrize(
    ("path", "some"),
    [
        ((), {"format", "pass", "scenes"}),
        (("customer",), {"name", "voice"}),
        (("customer", "voice"), {"rate", "pitch"}),
        (("flags", "holds"), {"start", "min", "max"}),
        (("records", "says"), {"title", "text"}),
        (("scenes", "choices"), {"says", "choices", "ending"}),
        (("scenes", "a", "says", 0), {"when", "text"}),
        (("scenes", "a", "choices", 3), {"say", "do", "opens"}),
        (("scenes", "a", "choices", 3, "goto", 0), {"when", "to"}),
        (("scenes", "a", "silence"), {"after", "says"}),
        (("scenes", "a", "silence", "goto", 0), {"when", "to"}),
        (("walkthroughs", 0), {"name", "choices", "expect"}),
        (("walkthroughs", 0, "expect"), {"ending", "score", "passed"}),
    ],
)
def test_the_keys_that_may_stand_somewhere_are_known(path: Path, some: set[str]) -> None:
    assert some <= set(known_keys(path))


def test_the_schema_describes_every_key_and_is_plain_json() -> None:
    described = json.loads(json.dumps(schema()))
    assert set(described["properties"]) == set(known_keys(()))
    assert described["additionalProperties"] is False
    assert {"format", "id", "title", "customer", "company", "start", "scenes"} == set(described["required"])


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("channel", core.CHANNELS),
        ("severity", core.SEVERITIES),
        ("ending", core.ENDINGS),
        ("critical", core.CRITICAL),
        ("action", core.ACTIONS),
    ],
)
def test_the_words_allowed_are_those_of_the_core(key: str, allowed: tuple[Any, ...]) -> None:
    forms = (shape.HeadForm, shape.HistoryForm, shape.SceneForm, shape.ChoiceForm)
    hints = next(hints for hints in map(get_type_hints, forms) if key in hints)
    assert get_args(hints[key]) == allowed


def test_a_sound_file_fits() -> None:
    values = yaml.safe_load(SMALL)
    assert HEAD(values) == values
    assert [SCENE(scene) for scene in values["scenes"].values()] == list(values["scenes"].values())


def test_a_sound_file_fits_the_whole_shape_too() -> None:
    values = yaml.safe_load(SMALL)
    assert TypeAdapter(shape.ScenarioForm).validate_python(values) == values


@pytest.mark.parametrize(
    ("path", "ends"),
    [
        (("format",), (1, 1)),
        (("pass",), (0, 100)),
        (("customer", "trust"), (0, 10)),
        (("flags", "holds", "max"), (-1000, 1000)),
        (("scenes", "a", "points"), (-10, 10)),
        (("scenes", "a", "silence", "after"), (3, 120)),
        (("scenes", "a", "choices", 0, "takes"), (0, 3600)),
        (("scenes", "a", "choices", 0, "breaks", 1, "own-it"), (1, 3)),
        (("scenes", "a", "silence", "add", "holds"), (-1000, 1000)),
        (("scenes", "a", "choices", 0, "set", "holds"), None),
        (("title",), None),
        (("nowhere", 0), None),
    ],
)
def test_the_bounds_of_a_number_are_known_by_its_place(path: Path, ends: tuple[int, int] | None) -> None:
    assert bounds(path) == ends
