"""Decisions that decide nothing, and right answers offered twice: by hand, then compared with the oracle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.total_sets import TotalSets
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.checks.all_checks import check
from simulator.core.scenario.model import Choice, Scenario, Weight
from simulator.core.scenario.state_machine import Machine
from tests.core.findings import choice, critical_stories, faults, only
from tests.core.oracle import Oracle, Situation, Way, ask
from tests.core.scenarios import HOLDS, PROOF, SEEN, ending, play, scene, silence, story

END = ending("end")


def deciding(*choices: Choice) -> Scenario:
    """Give a story in which these choices come second, with the endings that they lead to."""
    first = scene("first", choice("good", "second", 3), choice("poor", "second"))
    named = dict.fromkeys(jump.to for made in choices for jump in made.jumps)
    return story(first, scene("second", *choices), *(ending(name, int(name == "better")) for name in named))


def test_a_scene_that_decides_nothing() -> None:
    problem = only(deciding(choice("one", "end", 1), choice("two", "other", 1)))
    assert (problem.code, problem.path) == ("decides-nothing", ("scenes", "second", "choices"))
    assert problem.witness is not None
    assert len(problem.witness) == 1
    assert check(deciding(choice("one", "end", 1), choice("two", "better", 1))) == ()


@pytest.mark.parametrize("rest", [{"points": 2}, {"critical": "customer"}])
def test_a_scene_whose_choices_differ(rest: dict[str, object]) -> None:
    choices = choice("one", "end"), choice("two", "other"), choice("three", "better", **rest)  # type: ignore[arg-type] # see choice
    assert faults(deciding(*choices), "decides-nothing") == []


def test_a_scene_that_offers_one_choice_at_a_time_has_nothing_to_decide_and_is_not_reported() -> None:
    choices = choice("glad", "end", condition="mood > 4"), choice("sad", "other", condition="mood < 5")
    assert faults(deciding(*choices), "decides-nothing") == []


def test_silence_is_no_choice_that_decides_something() -> None:
    told = scene("second", choice("one", "end"), choice("two", "end"), silent=silence("end", -1))
    first = scene("first", choice("good", "second", 3), choice("poor", "second"))
    assert len(faults(story(first, told, END), "decides-nothing")) == 1


def test_a_scene_that_decides_something_in_one_state_is_not_reported() -> None:
    first = scene("first", choice("count", "second", 3, adds={"holds": 1}), choice("poor", "second"))
    second = scene("second", choice("one", [("holds > 0", "better"), ("", "end")]), choice("two", "end"))
    assert check(story(first, second, END, ending("better", 1), flags=[HOLDS])) == ()


def partly(*more: Choice, condition: str = "not seen") -> Scenario:
    """Give a story in which two choices are alike, and a third one is offered only before something was looked up."""
    told = scene(
        "opening",
        choice("look", "opening", 2, condition=condition, sets={"seen": 1}, once=True),
        choice("one", "end", 1),
        choice("two", "other", 1),
        *more,
    )
    return story(told, END, ending("other"), flags=[SEEN])


def test_a_scene_that_decides_nothing_once_another_choice_is_gone() -> None:
    (problem,) = faults(partly(), "decides-nothing")
    assert (problem.code, problem.witness) == ("decides-nothing", ("look",))
    assert "the choices one and two come to the same totals in the end when no other is offered" in problem.message
    assert [made.id for made in play(partly(), "look").moment.moves] == ["one", "two"]


def test_choices_that_differ_while_another_one_is_offered_decide_something() -> None:
    told = scene(
        "opening",
        choice("look", "opening", 2, condition="not seen", sets={"seen": 1}, once=True),
        choice("one", [("seen", "end"), ("", "better")], 1),
        choice("two", "end", 1),
    )
    assert faults(story(told, END, ending("better", 1), flags=[SEEN]), "decides-nothing") == []


def test_where_only_wrong_answers_are_left_the_decision_was_an_earlier_one() -> None:
    told = scene(
        "opening",
        choice("look", "opening", 2, condition="not seen", sets={"seen": 1}, once=True),
        choice("one", "end", -1),
        choice("two", "other", -1),
    )
    assert faults(story(told, END, ending("other"), flags=[SEEN]), "decides-nothing") == []


def test_two_wrong_answers_may_be_alike_beside_a_right_one() -> None:
    assert check(deciding(choice("right", "end", 1), choice("wrong", "other", -1), choice("bad", "other", -1))) == ()


def test_the_same_right_answer_in_other_words() -> None:
    problem = only(deciding(choice("right", "end", 2), choice("wrong", "other", -1), choice("again", "end", 2)))
    assert (problem.code, problem.path) == ("same-choice-twice", ("scenes", "second", "choices", 2))
    assert problem.message.startswith("In scene “second” the choices right and again are the same right answer in other words")
    assert (problem.witness or ())[-1] == "again"


def test_several_copies_of_a_right_answer_are_one_finding() -> None:
    copies = (choice(f"copy-{number}", "end", 2) for number in range(3))
    problem = only(deciding(choice("right", "end", 2), choice("wrong", "other", -1), *copies))
    assert (problem.code, problem.path) == ("same-choice-twice", ("scenes", "second", "choices", 2))
    assert "the choices right, copy-0, copy-1 and copy-2 are the same" in problem.message
    assert (problem.witness or ())[-1] == "copy-0"


def test_two_right_answers_with_a_copy_each_are_two_findings() -> None:
    one, other = ({"shows": (Weight(name, 2),)} for name in ("kindness", "patience"))
    choices = (choice("a", "end", **one), choice("b", "end", **other), choice("a2", "end", **one), choice("b2", "end", **other))
    found = faults(deciding(*choices, choice("wrong", "other", -1)), "same-choice-twice")
    assert [problem.path[-1] for problem in found] == [2, 3]


@pytest.mark.parametrize(
    "other",
    [
        choice("again", "better", 1),
        choice("again", "other", 2),
        choice("again", "end", 2, mood=1),
        choice("again", "end", 2, action="hold"),
        choice("again", "end", 2, sets={"seen": 1}),
        choice("again", "end", 3),
    ],
)
def test_right_answers_that_differ_in_more_than_words_are_no_matter(other: Choice) -> None:
    first = scene("first", choice("good", "second", 3), choice("poor", "second"))
    second = scene("second", choice("right", "end", 2), choice("wrong", "end", -1), other)
    told = story(first, second, END, ending("other"), ending("better", 1), flags=[SEEN])
    assert faults(told, "same-choice-twice") == []


def pairs(options: Iterable[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(options), 2)


Totals = frozenset[tuple[int, bool]]
"""Totals, each with whether a critical choice was made on the way."""


def after(way: Way, totals: dict[Situation, Totals]) -> Totals:
    return frozenset((total + way.points, failed or way.choice.critical is not None) for total, failed in totals[way.to])


def all_totals(asked: Oracle) -> dict[Situation, Totals]:
    """Give all totals that can still come of each situation, by joining what its ways come to until nothing is new."""
    totals: dict[Situation, Totals] = {here: frozenset() for here in asked.ways}
    totals |= {here: frozenset({(given, False)}) for here, given in asked.endings.items()}
    changed = True
    while changed:
        changed = False
        for here, ways in asked.ways.items():
            joined = totals[here].union(*(after(way, totals) for way in ways))
            changed = changed or joined != totals[here]
            totals[here] = joined
    return totals


def forking(left: Choice, right: Choice, *more: Choice) -> Scenario:
    """Give a story whose first choice leads to one of two scenes, in which as much can be earned and lost."""
    one = scene("one", choice("well", "end", 3), choice("badly", "end", -3), *more)
    return story(scene("opening", left, right), one, scene("other", choice("well", "end", 3), choice("badly", "end", -3)), END)


def test_the_same_points_earned_at_another_moment_decide_nothing() -> None:
    later = scene("later", choice("well", "end", 1), choice("badly", "end", -1))
    sooner = scene("sooner", choice("well", "end"), choice("badly", "end", -2))
    for points in (1, 2):
        told = story(scene("opening", choice("wait", "later"), choice("now", "sooner", points)), later, sooner, END)
        assert [problem.path[1] for problem in faults(told, "decides-nothing")] == ["opening"] * (points == 1)


def test_choices_with_the_same_best_and_worst_differ_by_what_lies_between() -> None:
    ways = choice("left", "one"), choice("right", "other")
    assert [problem.code for problem in check(forking(*ways))] == ["decides-nothing"]
    assert check(forking(*ways, choice("so-so", "end", 1))) == ()


def test_choices_differ_where_the_same_total_takes_a_critical_choice() -> None:
    ways = choice("left", "one"), choice("right", "other")
    assert faults(forking(*ways, choice("so-so", "end", 3, critical="customer")), "decides-nothing") == []


def test_the_same_totals_after_as_many_rounds_as_one_likes_decide_nothing() -> None:
    around = scene("around", choice("again", "around"), choice("well", "end", 3), choice("badly", "end", -3))
    plain = scene("plain", choice("well", "end", 3), choice("badly", "end", -3))
    told = story(scene("opening", choice("left", "around"), choice("right", "plain")), around, plain, END)
    assert [problem.path[1] for problem in faults(told, "decides-nothing")] == ["opening"]


@PROOF
@given(critical_stories())
def test_the_totals_of_every_move_agree_with_the_oracle(scenario: Scenario) -> None:
    asked, analysis = ask(scenario), Analysis.of(Machine(scenario))
    totals, sets = all_totals(asked), TotalSets(analysis, WorkBudget())
    for here, path in asked.path_to.items():
        moment = play(scenario, *path).moment
        place = analysis.quotient.place_of_node(analysis.graph.node(moment.index, moment.state))
        numbers = {each.id: number for number, each in enumerate(moment.scene.moves)}
        edges = {edge[0]: edge for edge in analysis.quotient.moves(place)}
        for way in asked.ways[here]:
            told = sets.after(moment.index, edges[numbers[way.choice.id]])
            bits = ((told.clean, False), (told.critical, True))
            found = {(told.least + bit, failed) for mask, failed in bits for bit in range(mask.bit_length()) if mask >> bit & 1}
            assert found == after(way, totals)


@PROOF
@given(critical_stories())
def test_scenes_decide_nothing_exactly_where_the_oracle_finds_no_difference(scenario: Scenario) -> None:
    asked = ask(scenario)
    best, worst, totals = asked.best(), asked.worst(), all_totals(asked)
    offers, differing = [], set()
    for here, ways in asked.ways.items():
        spoken = {way.choice.id: after(way, totals) for way in ways if not way.choice.silent}
        offers.append((here.scene, frozenset(spoken)))
        differing |= {(here.scene, *pair) for pair in pairs(spoken) if spoken[pair[0]] != spoken[pair[1]]}
    several = [(name, offered) for name, offered in offers if len([each for each in offered if not each.startswith("any")]) > 1]
    empty = [(name, offered) for name, offered in several if not any((name, *pair) in differing for pair in pairs(offered))]
    whole = {name for name, _ in several} - {each[0] for each in several if each not in empty}
    wrong = {(name, made.id) for name, told in scenario.scenes.items() for made in told.choices if made.breaks}
    expected = whole | {name for name, offered in empty if not any((name, option) in wrong for option in offered)}
    found = faults(scenario, "decides-nothing")
    assert {problem.path[1] for problem in found} == (expected if best[asked.start] > worst[asked.start] else set())
    for problem in found:
        shown = play(scenario, *problem.witness or ()).moment
        assert (shown.scene.id, frozenset(move.id for move in shown.moves if not move.silent)) in offers
        assert not [
            pair for pair in pairs([move.id for move in shown.moves if not move.silent]) if (shown.scene.id, *pair) in differing
        ]
