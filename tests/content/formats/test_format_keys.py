"""Tests that the keys of the formats are listed once, and that whatever asks for them knows a new one too."""

from __future__ import annotations

from typing import Annotated, NotRequired, Required, get_origin

import pytest
from typing_extensions import TypedDict

from simulator.content.formats.format_keys import KEYS, FormatKeys
from simulator.content.formats.forms import fields, form_at, forms_within, keys_at
from simulator.content.formats.guidance_shape import GuidanceForm
from simulator.content.formats.scenario_schema import scenario_schema
from simulator.content.formats.shape import ScenarioForm
from simulator.content.formats.values import Text, Title
from simulator.content.reading.reader import read
from simulator.content.text.source import Source
from simulator.core.problems.scenario_kinds import EXAMPLES


class StepForm(TypedDict, total=False):
    """An entry of a list that begins with its number."""

    number: Required[int]
    hint: Text


class PersonForm(TypedDict):
    """A group that begins with a name."""

    nickname: Title
    steps: list[StepForm]


class NewForm(ScenarioForm, total=False):
    """A scenario with keys that no format has yet."""

    crew: dict[str, PersonForm]
    agenda: Annotated[list[StepForm], "annotated"] | Text
    glossary: dict[str, Text]
    count: NotRequired[int]


NEW = FormatKeys(NewForm)


def test_a_new_key_of_the_top_that_others_hang_on_is_known_as_such():
    assert set(NEW.opening) - set(FormatKeys(ScenarioForm).opening) == {"crew", "agenda", "glossary"}


def test_a_key_that_stands_further_down_as_well_does_not_open_a_part_of_the_file():
    assert "points" in fields(GuidanceForm)
    assert "points" not in KEYS.opening


def test_a_new_key_that_may_have_a_list_is_known_as_such():
    assert {"agenda", "steps"} <= set(NEW.listing)


def test_a_key_with_either_a_list_or_a_text_is_not_one_with_a_list_only():
    assert ("steps" in NEW.only_listing, "agenda" in NEW.only_listing) == (True, False)


def test_the_first_key_of_a_new_entry_is_known_as_its_beginning():
    assert "number" in NEW.entry_first
    assert "number" in NEW.entry_only


def test_the_first_key_of_a_group_begins_no_entry():
    assert "nickname" not in NEW.entry_first


def test_a_key_that_begins_groups_and_entries_is_not_one_of_entries_only():
    assert "name" in KEYS.entry_first
    assert "name" not in KEYS.entry_only


def test_new_texts_for_people_are_known_as_such():
    assert ("hint" in NEW.sentences, "nickname" in NEW.titles) == (True, True)


def test_texts_under_made_up_keys_are_known_by_the_key_above_them():
    assert "glossary" in NEW.glossaries


def test_groups_under_made_up_keys_are_known_by_the_key_above_them():
    assert "crew" in NEW.made_up


@pytest.mark.parametrize("key", ["when", "goto", "id", "start", "phrases"])
def test_what_only_the_program_reads_is_no_text_for_people(key: str):
    assert key not in KEYS.sentences | KEYS.titles


def test_a_key_is_allowed_wherever_its_form_stands():
    assert keys_at(NewForm, ("crew", "ada", "steps", 3)) == ("number", "hint")
    assert keys_at(NewForm, ("agenda", 0)) == ("number", "hint")


@pytest.mark.parametrize("path", [("crew",), ("glossary", "word"), ("nowhere",), ("crew", "ada", "steps", "first")])
def test_where_no_group_of_fixed_keys_stands_none_are_allowed(path: tuple[str, ...]):
    assert form_at(NewForm, path) is None
    assert keys_at(NewForm, path) == ()


def test_every_key_of_a_scenario_is_explained_in_the_schema():
    schema = scenario_schema()
    forms = {"Scenario": schema, **schema["$defs"]}
    for _, form in forms_within(ScenarioForm):
        name = form.__name__.removesuffix("Form")
        properties = forms[name]["properties"]
        assert set(properties) == set(fields(form)), name
        assert [key for key, value in properties.items() if not value.get("description")] == [], name


def test_every_key_that_must_be_there_has_an_example():
    forms = [form for _, form in forms_within(ScenarioForm)]
    required = {key for form in forms for key, kind in fields(form).items() if get_origin(kind) is Required}
    assert {"format", "scenes", "goto", "max"} <= required
    assert required - {key.rpartition(".")[2] for key in EXAMPLES} == set()


@pytest.mark.parametrize("key", KEYS.only_listing)
def test_a_list_on_the_line_of_its_key_is_reported_for_every_key_with_a_list(key: str):
    (problem,) = read(Source("x.yaml", f"{key}: - own-it\n")).problems
    assert "a list begins on the line below its key" in problem.message


@pytest.mark.parametrize("key", KEYS.opening)
def test_every_key_that_opens_a_part_of_the_file_is_moved_back_into_the_first_column(key: str):
    tree = read(Source("x.yaml", f"format: 1\n  {key}:\n  a: b\nstart: c\n"))
    assert key in (tree.values or {})
