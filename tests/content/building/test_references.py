"""Names, conditions and placeholders: what is said of those that lead nowhere."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem, edited
from tests.samples import PORTRAITS, PRINCIPLES, SMALL, changed


def told(*changes: tuple[str, str]) -> list[Problem]:
    data = changed(SMALL, *changes).encode()
    return list(read_scenario(data, "small.yaml", principles=PRINCIPLES, portraits=PORTRAITS).problems)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (("          - to: lost", "          - to: last"), "There is no scene “last”. Did you mean “lost”? "),
        (("opens: track", "opens: tracks"), "There is no record “tracks”. Did you mean “track”? "),
        (
            ("[name-the-feeling]", "[name-feelings]"),
            "The guidance has no principle “name-feelings”. Did you mean “name-the-feeling”? ",
        ),
        (("holds < 2", "hold < 2"), "There is no flag “hold”. Did you mean “holds”? "),
        (("trust >= 5\n", "trusts >= 5\n"), "There is no flag “trusts”. Did you mean “trust”? "),
        (("set: {saw_track: true}", "set: {mood: 3}"), "There is no flag “mood”. To change mood, write “mood: +1” outside"),
        (
            ("{agent}?", "{Agent}?"),
            "“{Agent}” can't stand in a text: curly brackets are for placeholders. Did you mean “{agent}”? ",
        ),
        (
            ("portrait: marta", "portrait: martha"),
            "There is no portrait “martha”, so a neutral one is shown. Did you mean “marta”? ",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_one_that_is_like_it(change: tuple[str, str], text: str) -> None:
    [problem] = told(change)
    assert f"{problem.message} {problem.remedy}".startswith(text)


@pytest.mark.parametrize(
    ("condition", "column", "text"),
    [
        ("visited openning", 15, "There is no scene “openning”. Did you mean “visited opening”? "),
        ("holds < 1 and opened trak", 29, "There is no record “trak”. Did you mean “opened track”? "),
        ("opened opening", 15, "There is no record “opening”. Did you mean “visited opening”? "),
        ("chose opening", 15, "There is no choice “opening”. Did you mean “visited opening”? "),
        ("visited opening.name-it", 15, "There is no scene “opening.name-it”. Did you mean “chose opening.name-it”? "),
        ("chose name-it", 15, "There is no choice “name-it”. Did you mean “chose opening.name-it”? "),
        ("chose opening.nameit", 15, "There is no choice “opening.nameit”. Did you mean “chose opening.name-it”? "),
        ("chose openin.name-it", 15, "There is no scene “openin”. Did you mean “chose opening.name-it”? "),
        ("opened track or middle", 31, "There is no flag “middle”. Did you mean “visited middle”? "),
        ("chose middle.silence", 15, "There is no choice “middle.silence”. Name a scene and one of its choices, "),
        ("opened", 15, "There is no flag “opened”. To ask what has happened, name it behind this word: visited SCENE, "),
    ],
)
def test_what_is_asked_for_and_is_not_there_is_told_at_its_place(condition: str, column: int, text: str) -> None:
    [problem] = told(("saw_track or holds < 2", condition))
    assert f"{problem.message} {problem.remedy}".startswith(text)
    assert problem.place
    assert problem.place.column == column
    sound = edited(changed(SMALL, ("saw_track or holds < 2", condition)), problem.edits)
    assert not problem.edits or read_scenario(sound.encode(), "small.yaml").problems == ()


@pytest.mark.parametrize("condition", ["visited opening", "opened track", "chose opening.silence", "not chose opening.name-it"])
def test_what_is_there_can_be_asked_for(condition: str) -> None:
    assert told(("saw_track or holds < 2", condition)) == []


def test_a_name_in_a_part_that_could_not_be_read_may_be_asked_for() -> None:
    damaged = ('    title: "Tracking"', " trick: {}")
    assert "unknown-record" not in [problem.code for problem in told(("saw_track or holds < 2", "opened trick"), damaged)]


def test_what_is_wrong_in_a_condition_is_told_to_its_end() -> None:
    [problem] = told(("saw_track or holds < 2", "saw_track or holds < −2"))
    assert problem.message == (
        "This condition can't be understood: “−” can't stand in a condition; write -2, with a hyphen right before its digits."
    )


def test_a_very_long_word_in_a_condition_is_cut_and_not_what_is_said_of_it() -> None:
    [problem] = told(("saw_track or holds < 2", f"saw_track or holds < {'x' * 100}"))
    assert problem.message.endswith(f"a whole number was expected after “<”, not “{'x' * 59}…”.")


@pytest.mark.parametrize(
    ("change", "known"),
    [
        (("          - to: lost", "          - to: last"), " There are: lost, middle, opening, settled."),
        (("opens: track", "opens: tracks"), " There are: track."),
        (("holds < 2", "hold < 2"), " There are: holds, saw_track."),
        (("set: {saw_track: true}", "set: {saw_tram: true}"), " There are: holds, saw_track."),
    ],
)
def test_the_few_names_that_there_are_stand_in_the_remedy(change: tuple[str, str], known: str) -> None:
    [problem] = told(change)
    assert problem.remedy.endswith(known)


def test_a_space_beside_a_name_is_told() -> None:
    [problem] = told(("          - to: lost", '          - to: "lost "'))
    assert problem.remedy.startswith("Did you mean “lost”, without the space? ")


def test_the_same_unknown_name_is_reported_wherever_it_stands() -> None:
    problems = told(("  lost:\n", "  gone:\n"))
    assert [problem.code for problem in problems] == ["unknown-scene"] * 3
    assert [problem.path[-1] for problem in problems] == ["goto", "to", "goto"]


def test_every_unknown_flag_of_a_condition_is_reported_once_where_it_stands() -> None:
    problems = told(("saw_track or holds < 2", "a1 or holds < 2 or b2 or a1"))
    assert [(problem.details["name"], str(problem.place)) for problem in problems] == [
        ("a1", "small.yaml:69:15"),
        ("b2", "small.yaml:69:34"),
    ]


def test_a_condition_in_a_block_is_pointed_at_where_it_begins() -> None:
    [problem] = told(("when: saw_track or holds < 2", "when: >-\n          saw_track\n          or a1"))
    assert str(problem.place) == "small.yaml:69:15"


@pytest.mark.parametrize("text", ["{agent} and {customer} of {company}", "no brackets"])
def test_the_three_placeholders_may_stand_in_a_text(text: str) -> None:
    assert told(('"Where is my parcel, {agent}?"', f'"{text}"')) == []


@pytest.mark.parametrize("text", ["{{x}}", "a {{ b", "}} c", "{{{agent}}}", "{{{{", "{agent}}}"])
def test_doubled_brackets_may_stand_in_a_text(text: str) -> None:
    assert told(('"Where is my parcel, {agent}?"', f'"{text}"')) == []


@pytest.mark.parametrize(("text", "found"), [("{{x}", "}"), ("{x}}", "{x}"), ("{{{x}}}", "{x}"), ("}}}", "}"), ("{{{", "{")])
def test_a_bracket_that_is_not_doubled_is_told_with_how_to_write_it(text: str, found: str) -> None:
    problems = told(('"Where is my parcel, {agent}?"', f'"{text}"'))
    assert [problem.details["name"] for problem in problems][:1] == [found]
    assert "double a bracket that is meant to be read: {{ or }}." in problems[0].remedy


def test_names_and_titles_have_one_bracket_where_two_are_written() -> None:
    changes = [(f'"{name}"', f'"{{{{{name}}}}}"') for name in ("The late parcel", "A parcel is three days late.", "Ada Example")]
    scenario = read_scenario(changed(SMALL, *changes).encode(), "small.yaml").scenario
    assert scenario
    read = (scenario.title, scenario.about, scenario.customer.name)
    assert read == ("{The late parcel}", "{A parcel is three days late.}", "{Ada Example}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title: "The late parcel"', 'title: "{x}"'),
        ('about: "A parcel is three days late."', 'about: "{x}"'),
        ('["Credits up to 10 euros need no approval."]', '["{x}"]'),
        ('title: "Tracking"', 'title: "{x}"'),
        ('text: "On the van since Monday."', 'text: "{x}"'),
        ('do: "Open the tracking page."', 'do: "{x}"'),
        ('because: "It shows that you heard what is wrong."', 'because: "{x}"'),
        ('says: "Hello? Are you there?"', 'says: "{x}"'),
        ('- text: "And now?"', '- text: "{x}"'),
        ('lesson: "A time given is worth more than a sorry."', 'lesson: "{x}"'),
        ('name: "Example Parcels"', 'name: "{x}"'),
        ('name: "Ada Example"', 'name: "{x}"'),
    ],
)
def test_every_text_is_looked_through_for_placeholders(old: str, new: str) -> None:
    assert [problem.code for problem in told((old, new))] == ["unknown-placeholder"]


def test_a_flag_may_be_set_to_any_value_in_its_range() -> None:
    for value in (0, 1, 2):
        assert told(("set: {saw_track: true}\n        add: {holds: 1}", f"set: {{holds: {value}}}")) == []


def test_the_entries_of_a_list_are_told_from_each_other() -> None:
    problems = told(("[name-the-feeling]", "[own-it, {own-it: 2}, plain-words, own-it]"))
    assert [(problem.code, problem.path[-1]) for problem in problems] == [("listed-twice", 1), ("listed-twice", 3)]
