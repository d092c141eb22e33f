"""What is said becomes messages and lines."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem, Severity
from simulator.core.scenario.condition import parse
from simulator.core.scenario.model import Line, Message, Scene
from tests.samples import SMALL, changed

FINE = 'says: "Fine. Four o\'clock."'
LINES = 'says:\n      - when: mood >= 5 and not saw_track\n        text: "Thank you. So, where is it?"\n      - text: "And now?"'


def scene(name: str, *changes: tuple[str, str]) -> Scene:
    reading = read_scenario(changed(SMALL, *changes).encode(), "small.yaml")
    assert reading.scenario, reading.problems
    return reading.scenario.scenes[name]


def problems(*changes: tuple[str, str]) -> list[Problem]:
    return list(read_scenario(changed(SMALL, *changes).encode(), "small.yaml").problems)


def settled(says: str) -> tuple[Line, ...]:
    return scene("settled", (FINE, f"says: {says}")).says


@pytest.mark.parametrize(
    ("says", "messages"),
    [
        ("Fine.", (Message("Fine."),)),
        ("[Fine.]", (Message("Fine."),)),
        ("[Fine., Bye.]", (Message("Fine."), Message("Bye."))),
        ("{text: Fine.}", (Message("Fine."),)),
        ("{text: Fine., sees: A nod.}", (Message("Fine.", "A nod."),)),
        ("{sees: A nod.}", (Message(sees="A nod."),)),
        ("[{text: Fine.}, {sees: A nod.}, Bye.]", (Message("Fine."), Message(sees="A nod."), Message("Bye."))),
    ],
)
def test_messages_are_said_one_after_the_other(says: str, messages: tuple[Message, ...]) -> None:
    assert settled(says) == (Line(messages),)


def test_of_several_with_conditions_one_is_said() -> None:
    lines = settled("[{when: mood > 5, text: Fine.}, {when: trust > 5, sees: A nod.}, Bye.]")
    assert lines == (
        Line((Message("Fine."),), parse("mood > 5")),
        Line((Message(sees="A nod."),), parse("trust > 5")),
        Line((Message("Bye."),)),
    )


def test_what_is_seen_in_a_scene_comes_before_each_of_its_lines() -> None:
    first, last = scene("middle", (LINES, f"sees: A kettle boils.\n    {LINES}")).says
    assert first == Line((Message("Thank you. So, where is it?", "A kettle boils."),), parse("mood >= 5 and not saw_track"))
    assert last == Line((Message("And now?", "A kettle boils."),))


def test_what_is_seen_in_a_scene_comes_before_what_is_seen_with_its_first_message() -> None:
    says = scene(
        "settled", (FINE, "sees: A kettle boils.\n    says: [{text: Fine., sees: A nod.}, {text: Bye., sees: A wave.}]")
    ).says
    assert says == (Line((Message("Fine.", "A kettle boils. A nod."), Message("Bye.", "A wave."))),)


def test_a_scene_in_which_something_is_seen_need_not_say_anything() -> None:
    assert scene("settled", (FINE, "sees: A kettle boils.")).says == (Line((Message(sees="A kettle boils."),)),)


GOTO = "        goto: middle\n      - id: look-up"


def replied(reply: str) -> tuple[Line, ...]:
    return scene("opening", (GOTO, f"        reply: {reply}\n{GOTO}")).choices[0].reply


def test_a_reply_is_read_like_what_is_said_in_a_scene() -> None:
    assert replied("Thank you.") == (Line((Message("Thank you."),)),)
    assert replied("[Thank you., {sees: A nod.}]") == (Line((Message("Thank you."), Message(sees="A nod."))),)


@pytest.mark.parametrize("reply", ["{when: mood > 5, text: Thank you.}", "[{when: mood > 5, text: Thank you.}]"])
def test_a_reply_may_be_said_only_where_its_condition_holds(reply: str) -> None:
    assert replied(reply) == (Line((Message("Thank you."),), parse("mood > 5")),)


def test_a_choice_without_a_reply_has_none() -> None:
    assert scene("opening").choices[0].reply == ()


def test_a_silence_may_say_several_messages() -> None:
    opening = scene("opening", ('says: "Hello? Are you there?"', 'says: ["Hello?", {sees: "A click.", text: "Hello?"}]'))
    assert opening.silence
    assert opening.silence.reply == (Line((Message("Hello?"), Message("Hello?", "A click."))),)


@pytest.mark.parametrize(
    ("says", "path"),
    [
        ("[A, {when: mood > 5, text: B}]", (0,)),
        ("[A, {when: mood > 5, text: B}, C]", (0,)),
        ("[{when: mood > 5, text: A}, B, C]", (1,)),
        ("[{when: mood > 5, text: A}, B, {when: mood > 3, text: C}]", (1,)),
    ],
)
def test_messages_and_lines_under_conditions_are_not_mixed(says: str, path: tuple[int, ...]) -> None:
    [problem] = problems((FINE, f"says: {says}"))
    assert (problem.code, problem.path) == ("lines-mixed", ("scenes", "settled", "says", *path))


@pytest.mark.parametrize("says", ["[{text: A}, {text: B}]", "[{text: A}, {text: B}, {text: C}]"])
def test_alternatives_that_have_lost_their_conditions_are_told_and_said_in_a_row(says: str) -> None:
    [problem] = problems((FINE, f"says: {says}"))
    assert (problem.code, problem.path) == ("lines-without-when", ("scenes", "settled", "says", 0))
    assert problem.severity is Severity.WARNING
    assert len(settled(says)) == 1


def test_a_reply_whose_alternatives_have_lost_their_conditions_is_told() -> None:
    [problem] = problems((GOTO, f"        reply: [{{text: A}}, {{text: B}}]\n{GOTO}"))
    assert (problem.code, problem.path[-2:]) == ("lines-without-when", ("reply", 0))


@pytest.mark.parametrize(
    "says",
    [
        "[A, B]",
        "[A, {text: B}]",
        "[{text: A}]",
        "[{text: A, sees: A nod.}, {text: B}]",
        "[{sees: A nod.}, {sees: A wave.}]",
        "[{when: mood > 5, text: A}, {text: B}]",
    ],
)
def test_messages_in_a_row_and_alternatives_are_not_doubted_where_they_look_like_it(says: str) -> None:
    assert problems((FINE, f"says: {says}")) == []


def test_a_condition_under_a_misspelt_key_is_told_alone() -> None:
    assert [problem.code for problem in problems((FINE, "says: [{wen: mood > 5, text: A}, {text: B}]"))] == ["unknown-key"]


def test_a_condition_that_is_wrong_is_told_alone() -> None:
    assert [problem.code for problem in problems((FINE, "says: [{when: 5, text: A}, {when: mood > 3, text: B}, C]"))] == [
        "wrong-type"
    ]


@pytest.mark.parametrize("says", ["sees: '{x}'", "says: {sees: '{x}'}", "says: ['{x}', A]", "says: [{text: A, sees: '{x}'}, B]"])
def test_all_that_is_said_or_seen_is_looked_through_for_placeholders(says: str) -> None:
    assert [problem.code for problem in problems((FINE, says))] == ["unknown-placeholder"]


def test_a_misspelt_key_of_a_message_is_told_once() -> None:
    [problem] = problems((FINE, "says: [{txt: A}, B]"))
    assert (problem.code, "Did you mean “text”?" in problem.remedy) == ("unknown-key", True)
