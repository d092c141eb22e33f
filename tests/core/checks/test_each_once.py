"""What is told of choices that stand in many scenes: once, at their place, and only where it is so in each of these."""

from __future__ import annotations

import pytest

from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.checks.all_checks import check, examine
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import Choice, Scenario, Scene, spoken_text
from simulator.core.scenario.state_machine import Machine
from tests.core import scenarios
from tests.core.findings import choice, faults, only
from tests.core.scenarios import HERE, ending, everywhere, jumps, line, play, scene, story

END = ending("end")
FIRST = scene("first", choice("good", "second", 2, mood=2), choice("poor", "second"))
SECOND = scene("second", choice("fine", "end", 1), choice("rude", "end", -1))


def offering(*choices: Choice, **rest: object) -> Scenario:
    return story(*everywhere(*choices, scenes=[FIRST, SECOND]), END, **{"pass_mark": 30, **rest})  # type: ignore[arg-type] # the rest of a story


def look(name: str = "look", goto: str = HERE, points: int = 0, **rest: object) -> Choice:
    return choice(name, goto, points, **{"opens": "bill", **rest})  # type: ignore[arg-type] # as for any choice


def test_a_look_up_that_opens_something_is_no_problem() -> None:
    assert check(offering(look(), look("again", once=True))) == ()


def test_a_reason_that_is_missing_is_told_once() -> None:
    bare = scenarios.choice("look", HERE, 1, once=True, opens="bill")
    problem = only(offering(bare))
    assert (problem.code, problem.path, problem.witness) == ("because-missing", ("everywhere", 0), ("look",))
    assert problem.message.startswith("The debrief can't say why choice “look” under “everywhere” is right or wrong")


def test_a_choice_that_stays_and_does_nothing_is_told_once() -> None:
    problem = only(offering(look(), choice("hum", HERE)))
    assert (problem.code, problem.path, problem.witness) == ("goto-self", ("everywhere", 1, "goto"), ("hum",))


def test_a_choice_that_does_nothing_but_be_asked_for_is_no_problem() -> None:
    second = scene("second", choice("fine", "end", 1), choice("rude", "end", -1, condition="chose everywhere.hum"))
    told = story(*everywhere(choice("hum", HERE), scenes=[FIRST, second]), END)
    assert faults(told, "goto-self") == []


def test_a_choice_is_never_shown_only_where_no_scene_shows_it() -> None:
    assert faults(offering(look(condition="mood > 6")), "choice-never-shown") == []
    problem = only(offering(look(condition="mood > 7")))
    assert (problem.code, problem.path, problem.witness) == ("choice-never-shown", ("everywhere", 0, "when"), ())
    assert problem.message == "Choice “look” under “everywhere” can never be shown: its `when` never holds there."


def test_an_entry_of_goto_is_never_taken_only_where_no_scene_takes_it() -> None:
    def leaving(when: str) -> list[Problem]:
        return faults(offering(choice("leave", [(when, "end"), ("", HERE)], mood=1)), "goto-never-taken")

    assert leaving("visited first") == []
    [problem] = leaving("visited end")
    assert (problem.path, problem.details["entry"]) == (("everywhere", 0, "goto", 0), "1")


def test_an_effect_never_comes_to_anything_only_where_it_does_in_no_scene() -> None:
    glad = scene("first", choice("good", "second", 2, mood=9), choice("poor", "second", mood=9))
    told = [story(*everywhere(look(mood=1), scenes=[glad, SECOND]), END, mood=mood) for mood in (9, 10)]
    assert faults(told[0], "effect-always-clamped") == []
    [problem] = [each for each in faults(told[1], "effect-always-clamped") if each.path[0] == "everywhere"]
    assert (problem.path, problem.witness) == (("everywhere", 0, "mood"), ("look",))
    assert problem.message.startswith("Choice “look” under “everywhere” never changes mood")


def test_an_entry_of_a_reply_is_never_heard_only_where_it_is_said_in_no_scene() -> None:
    def replying(when: str) -> Scenario:
        return offering(look(reply=(line("Still here?", when), line("Fine."))))

    assert faults(replying("not visited first"), "reply-never-heard") == []
    [problem] = faults(replying("visited end"), "reply-never-heard")
    assert (problem.path, problem.witness) == (("everywhere", 0, "reply", 0), ("look",))
    assert problem.message == "The customer never says entry 1 of the reply to choice “look” under “everywhere”."


def test_a_comparison_in_a_reply_that_is_always_so_is_told_once() -> None:
    [problem] = faults(offering(look(reply=(line("Oh.", "mood < 11"),))), "comparison-out-of-range")
    assert problem.path == ("everywhere", 0, "reply", 0, "when")
    assert problem.message.endswith("It stands in entry 1 of “reply” in choice “look” under “everywhere”.")


def test_a_comparison_that_is_always_so_is_told_once() -> None:
    problem = only(offering(look(condition="mood < 11")))
    assert (problem.code, problem.path) == ("comparison-out-of-range", ("everywhere", 0, "when"))
    assert problem.message.endswith("It stands in choice “look” under “everywhere”.")


def test_more_than_nine_options_are_told_once_for_all_scenes_that_have_them_by_such_choices() -> None:
    looks = [look(f"look-{number}") for number in range(8)]
    problem = only(offering(*looks))
    assert (problem.code, problem.path, problem.witness) == ("too-many-options", ("everywhere",), ())
    assert problem.message.startswith("Scene “first” can offer 10 options at once (others too: second), and")
    assert check(offering(*looks[:7])) == ()


def test_more_than_nine_options_of_its_own_are_told_of_each_scene() -> None:
    many = [choice(f"option-{number}", "second", number) for number in range(4)]
    more = [choice(f"more-{number}", "second", -number, condition="mood > 9") for number in range(1, 7)]
    told = story(scene("first", *many, *more), SECOND, END, mood=9, pass_mark=0)
    assert faults(told, "too-many-options") == []
    [problem] = faults(story(scene("first", *many, *more), SECOND, END, mood=10, pass_mark=0), "too-many-options")
    assert problem.path == ("scenes", "first", "choices")
    assert problem.message.startswith("Scene “first” can offer 10 options at once")


def test_options_that_are_not_offered_together_are_not_too_many() -> None:
    looks = [look(f"look-{number}", condition="mood > 5" if number % 2 else "mood < 6") for number in range(12)]
    assert faults(offering(*looks), "too-many-options") == []


def test_a_look_up_beside_the_only_way_on_makes_no_decision_of_it() -> None:
    second = scene("second", choice("fine", "end"))
    assert check(story(*everywhere(look(), scenes=[FIRST, second]), END, pass_mark=30)) == ()


def test_what_cannot_be_worked_out_leaves_them_told_once_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    told = offering(look(condition="mood > 10"), scenarios.choice("hum", HERE))
    problems, analysis = examine(Machine(told), WorkBudget(1))
    assert analysis is None
    assert sorted(problem.code for problem in problems if problem.path[:1] == ("everywhere",)) == [
        "choice-never-shown",
        "comparison-out-of-range",
        "goto-self",
    ]


def test_each_event_that_does_not_matter_in_a_reply_is_told() -> None:
    back = scene("second", choice("back", "first"), choice("fine", "end", 1))
    looks = look(reply=(line("Do look.", "chose first.poor and visited first"), line("Do.", "")))
    told = story(*everywhere(looks, scenes=[scene("first", choice("good", "second"), choice("poor", "end"))]), back, END)
    assert [each.details["event"] for each in faults(told, "event-never-matters")] == ["chose first.poor", "visited first"]


def test_the_line_of_a_scene_is_not_said_again_after_such_a_choice_that_stays() -> None:
    assert spoken_text(play(offering(look()), "look").said) == ""
    assert spoken_text(play(offering(look()), "good", "look", "fine").said) == "Words in end."


def test_only_its_reply_is_said_after_such_a_choice_that_stays() -> None:
    looking = offering(look(reply=(line("Do look.", "not visited first"),)))
    assert spoken_text(play(looking, "look").said) == "Do look."
    assert spoken_text(play(looking, "good", "look").said) == ""
    beat = Scene("aside", (line("A pause."),), jumps=jumps("first"))
    going = story(*everywhere(look(goto="aside", once=True), scenes=[FIRST]), beat, SECOND, END)
    assert spoken_text(play(going, "look").said) == "A pause. Words in first."


def test_one_mark_stands_for_all_scenes() -> None:
    told = offering(look(once=True))
    offered = [[made.id for made in play(told, *path).moment.offered] for path in ((), ("look",), ("look", "good"), ("good",))]
    assert [("look" in options) for options in offered] == [True, False, False, True]


def test_such_choices_are_interchangeable_where_they_are_alike_in_every_scene() -> None:
    looks = [look(f"look-{number}", once=True) for number in range(7)]
    counted = examine(Machine(offering(*looks)))[1]
    assert counted is not None
    assert [len(group.numbers) for group in counted.graph.alike.groups] == [7, 7]
    asking = scene("second", choice("fine", "end", 1, condition="chose everywhere.look-3"), *SECOND.choices[1:])
    told = examine(Machine(story(*everywhere(*looks, scenes=[FIRST, asking]), END)))[1]
    assert told is not None
    assert [len(group.numbers) for group in told.graph.alike.groups] == [6, 6]
