"""The JSON Schema of scenario files: as printed, as kept with the program, and as a judge of files."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from simulator.cli.new import LONGEST_ID
from simulator.cli.schema import schema_file
from simulator.content.formats.scenario_schema import scenario_schema
from simulator.content.template import scenario_template
from simulator.core.scenario.model import CHANNELS
from simulator.paths import find_paths
from tests.conversations import ROOF

FILES = sorted(find_paths().scenarios.glob("*.yaml"))
SCHEMA = scenario_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(values: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(values)]


def forms() -> dict[str, dict[str, Any]]:
    return {"scenario": SCHEMA, **SCHEMA["$defs"]}


def test_the_schema_is_printed_as_json(command):
    told = command("schema")
    assert (told.status, told.err) == (0, "")
    assert json.loads(told.out) == SCHEMA


def test_the_file_that_comes_with_the_program_is_what_is_printed(command):
    assert schema_file(find_paths()).read_text(encoding="utf-8") == command("schema").out, (
        "write it anew: first-call schema > assets/scenario.schema.json"
    )


def test_the_schema_is_sound_by_its_own_draft():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in SCHEMA


@pytest.mark.parametrize("name", forms())
def test_every_key_is_explained_in_plain_words(name):
    form = forms()[name]
    assert form["description"].endswith(".")
    for key, value in form["properties"].items():
        assert value.get("title"), key
        assert len(value.get("description", "")) > 10, key


def test_the_names_of_the_code_do_not_show():
    assert "Form" not in json.dumps(SCHEMA).replace("Format", "")


def test_the_principles_are_left_to_the_check():
    values = yaml.safe_load(ROOF)
    values["scenes"]["opening"]["choices"][0]["shows"] = ["a-principle-of-our-own"]
    assert faults(values) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_bundled_scenario_fits(path):
    assert faults(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_scenario_to_start_from_fits(channel):
    assert faults(yaml.safe_load(scenario_template("late-parcel", channel))) == []


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        ((), "custommer", {"name": "Ada"}),
        ((), "format", 2),
        ((), "id", "Two Words"),
        ((), "id", "a" * (LONGEST_ID + 1)),
        ((), "channel", "fax"),
        ((), "level", 6),
        ((), "level", "2"),
        ((), "scenes", {}),
        (("scenes",), "Not a name", {"says": "Bye.", "ending": "lost"}),
        (("scenes",), "unfinished", {"says": "Bye."}),
        ((), "flags", {"Saw Bill": False}),
        ((), "flags", {"holds": {"start": 0}}),
        (("customer",), "mood", 11),
        (("scenes", "settled"), "ending", "won"),
        (("scenes", "opening", "silence"), "after", 1),
        (("scenes", "opening", "choices", 0), "do", "Both said and done."),
        (("scenes", "opening", "choices", 0), "shows", [{"own-it": 4}]),
        (("scenes", "opening", "choices", 0), "shows", "own-it"),
        (("scenes", "opening", "choices", 0), "critical", "yes"),
        (("scenes", "opening", "choices", 0), "goto", []),
        (("scenes", "plan", "says", 0), "txt", "Good."),
        (("walkthroughs", 0, "expect"), "score", 101),
    ],
)
def test_a_mistake_does_not_fit(where, key, value):
    values = copy.deepcopy(yaml.safe_load(ROOF))
    assert faults(values) == []
    spot = values
    for step in where:
        spot = spot[step]
    spot[key] = value
    assert faults(values) != []


@pytest.mark.parametrize("key", ["format", "id", "title", "customer", "company", "start", "scenes"])
def test_a_key_that_must_be_there_is_missed(key):
    values = yaml.safe_load(ROOF)
    del values[key]
    assert faults(values) == [f"'{key}' is a required property"]


def test_a_choice_without_words_and_action_does_not_fit():
    values = yaml.safe_load(ROOF)
    del values["scenes"]["opening"]["choices"][0]["say"]
    assert faults(values) != []


def test_the_table_tells_every_key_with_its_group_and_its_meaning(command):
    told = command("schema", "--table")
    assert (told.status, told.err) == (0, "")
    for group in (form["title"] for form in forms().values()):
        assert re.search(rf"^{group.upper()}  ", told.out, re.MULTILINE), group
    assert "Where: scenes, each name, choices, each entry\n" in told.out
    assert re.search(r"^  say +text +What the agent says\.", told.out, re.MULTILINE)
    assert re.search(r"^  goto \* +name or list of:", told.out, re.MULTILINE)


def test_the_table_fits_a_terminal(command):
    assert max(len(line) for line in command("schema", "--table").out.splitlines()) <= 100
