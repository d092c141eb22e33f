"""What the exact scores say: each code with its smallest example and the mended one, then compared with the oracle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.checks.all_checks import check
from simulator.core.problems import design_kinds
from simulator.core.problems.problem import Kind
from simulator.core.scenario.model import ENDINGS, Scenario, Weight
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.scorecard import Scorecard, score
from tests.core.findings import choice, clean, critical_stories, faults, only
from tests.core.oracle import Oracle, Situation, ask
from tests.core.scenarios import HOLDS, PROOF, SEEN, ending, play, scene, sound_stories, story

END = ending("end")


def card(scenario: Scenario, *choices: str) -> Scorecard:
    return score(play(scenario, *choices), Analysis.of(Machine(scenario)))


def needing(critical: str | None, points: int = 3) -> Scenario:
    """Give a story with a pass mark of 70, where one choice may be critical."""
    return story(
        scene("opening", choice("push", "end", points, critical=critical), choice("fair", "end", 1), choice("poor", "end")), END
    )


def test_a_pass_mark_that_only_a_critical_choice_reaches() -> None:
    scenario = needing("customer")
    (problem,) = faults(scenario, "pass-unreachable")
    assert (problem.path, problem.witness) == (("pass",), ("fair",))
    assert problem.details == {"score": "33", "pass_mark": "70"}
    assert card(scenario, *problem.witness or ()).score == 33
    assert [each.code for each in check(scenario)] == ["pass-unreachable", "best-line-critical"]
    assert check(needing(None)) == ()


def test_a_pass_mark_that_is_reached_exactly() -> None:
    scenario = replace(needing("customer"), pass_mark=33)
    assert card(scenario, "fair").passed
    assert [each.code for each in check(scenario)] == ["best-line-critical"]
    assert faults(replace(scenario, pass_mark=34), "pass-unreachable")


def test_a_best_line_with_a_critical_choice() -> None:
    scenario = replace(needing("compliance"), pass_mark=30)
    problem = only(scenario)
    assert (problem.code, problem.path) == ("best-line-critical", ("scenes", "opening", "choices", 0, "critical"))
    assert (problem.witness, problem.details["choice"]) == ((), "push")
    assert check(needing("compliance", -1)) == ()


def test_a_best_line_that_breaks_a_principle() -> None:
    double = choice("both", "end", shows=(Weight("own-it", 3),), breaks=(Weight("plain-words"),))
    first = scene("first", choice("on", "opening", 1))
    problem = only(story(first, scene("opening", double, choice("poor", "end")), END))
    assert (problem.code, problem.path) == ("best-line-breaks", ("scenes", "opening", "choices", 0, "breaks"))
    assert (problem.witness, problem.details["principle"]) == (("on",), "plain-words")
    assert check(story(first, scene("opening", choice("fine", "end", 3), double), END)) == ()


def thanking(**rest: object) -> Scenario:
    """Give a story that one can go round in, thanking."""
    thank = choice("thank", "opening", 2, **rest)
    return story(scene("opening", thank, choice("good", "end", 1), choice("poor", "end")), END, flags=[HOLDS], pass_mark=30)


def test_a_best_line_that_is_paid_twice_for_one_choice() -> None:
    problem = only(thanking(condition="holds < 3", adds={"holds": 1}))
    assert (problem.code, problem.path) == ("best-line-paid-twice", ("scenes", "opening", "choices", 0))
    assert (problem.witness, problem.details["points"]) == (("thank", "thank"), "2")
    assert faults(thanking(once=True), "best-line-paid-twice") == []


def test_a_best_line_that_comes_twice_to_what_earns_nothing() -> None:
    again = choice("again", "opening", condition="holds < 2", adds={"holds": 1})
    opening = scene("opening", again, choice("good", "end", 1, condition="holds == 2"), choice("poor", "end"))
    assert check(story(opening, END, flags=[HOLDS])) == ()


@PROOF
@given(sound_stories())
def test_a_best_line_is_reported_exactly_where_it_pays_one_choice_twice(scenario: Scenario) -> None:
    analysis = Analysis.of(Machine(scenario))
    session = play(scenario, *(made.id for made in analysis.best_line(analysis.graph.machine.start)))
    paid = [(step.before.scene.id, step.choice.id) for step in session.steps() if step.choice.points > 0]
    found = {(problem.path[1], problem.details["choice"]) for problem in faults(scenario, "best-line-paid-twice")}
    assert found == {made for made in paid if paid.count(made) > 1}


def cornered(*ways_out: str) -> Scenario:
    """Give a story whose scene “corner” has a critical choice, and these besides."""
    corner = scene("corner", choice("lie", "end", -1, critical="customer"), *(choice(way, "end") for way in ways_out))
    return story(
        scene("opening", choice("good", "end", 2), choice("poor", "walk")), scene("walk", choice("on", "corner", 2)), corner, END
    )


def test_a_critical_choice_that_cannot_be_avoided() -> None:
    problem = only(cornered())
    assert (problem.code, problem.path, problem.witness) == ("critical-unavoidable", ("scenes", "walk"), ("poor",))
    assert check(cornered("own-up")) == ()


def test_a_critical_choice_that_cannot_be_avoided_in_some_states() -> None:
    first = scene("first", choice("look", "opening", 2, sets={"seen": 1}), choice("hurry", "opening"))
    later = scene("opening", choice("tell", "end", condition="seen"), choice("guess", "end", critical="customer"))
    problem = only(story(first, later, END, flags=[SEEN]))
    assert (problem.code, problem.path, problem.witness) == ("critical-unavoidable", ("scenes", "opening"), ("hurry",))


def test_where_every_attempt_fails_it_is_told_of_the_start() -> None:
    opening = scene("opening", choice("lie", "end", 1, critical="customer"), choice("cheat", "end", critical="customer"))
    (problem,) = faults(story(opening, END), "critical-unavoidable")
    assert (problem.path, problem.witness) == (("scenes", "opening"), ())
    assert faults(story(opening, END), "pass-unreachable") == []


def test_after_a_critical_choice_another_may_be_unavoidable() -> None:
    opening = scene("opening", choice("good", "end", 2), choice("lie", "corner", critical="customer"))
    assert check(story(opening, scene("corner", choice("lie-on", "end", critical="customer")), END)) == ()


def falling(loss: int, length: int, **rest: object) -> Scenario:
    """Give a story in which the first choice may lose points, and the way after it is this long."""
    ways = [scene(f"way-{number}", choice("on", f"way-{number + 1}")) for number in range(1, length)]
    last = scene(f"way-{length}", choice("good", "end", 4), choice("poor", "end"))
    start = scene("opening", choice("well", "way-1"), choice("slip", "way-1", -loss, **rest))
    return story(start, *ways, last, END, pass_mark=70)


def test_a_point_of_no_return() -> None:
    scenario = falling(4, 2)
    problem = only(scenario)
    assert (problem.code, problem.path, problem.witness) == ("point-of-no-return", ("scenes", "way-1"), ("slip",))
    assert problem.details == {"scene": "way-1", "choice": "slip", "decisions": "2"}
    assert not card(scenario, *problem.witness or (), "on", "good").passed
    assert check(falling(1, 2)) == ()


def test_a_failure_that_comes_soon_is_no_point_of_no_return() -> None:
    assert check(falling(4, 1)) == ()


def test_after_a_critical_choice_there_is_no_point_of_no_return() -> None:
    assert check(falling(4, 2, critical="customer")) == ()


def test_several_small_losses_may_add_up_to_a_failure() -> None:
    first = scene("first", choice("well", "second", 2), choice("slip", "second"))
    second = scene("second", choice("well", "third", 2), choice("slip", "third"))
    third, fourth = scene("third", choice("on", "fourth")), scene("fourth", choice("good", "end", 4), choice("poor", "end"))
    assert check(story(first, second, third, fourth, END)) == ()


def ranking(kind: str, points: int, better: str = "resolved") -> Scenario:
    opening = scene("opening", choice("solve", "end", 2), choice("drop", "gone", points), choice("sulk", "worst", -1))
    return story(opening, ending("end", kind=better), ending("gone", kind=kind), ending("worst", kind="lost"))


WRONG = [("lost", "resolved"), ("lost", "handed-over"), ("lost", "follow-up"), ("unresolved", "resolved")]


@pytest.mark.parametrize(("worse", "better"), WRONG)
def test_a_worse_ending_that_earns_more_than_a_better_one(worse: str, better: str) -> None:
    problem = only(ranking(worse, 3, better))
    assert (problem.code, problem.path, problem.witness) == ("endings-out-of-order", ("scenes", "gone"), ("drop",))
    assert problem.details == {
        "line": "solve",
        "worse": "gone",
        "worse_kind": worse,
        "worse_points": "3",
        "worse_score": "100",
        "better": "end",
        "better_kind": better,
        "better_points": "2",
        "better_score": "75",
    }
    assert check(ranking(worse, 1, better)) == ()


@pytest.mark.parametrize("points", [2, 1])
def test_a_worse_ending_may_earn_as_much_as_a_better_one(points: int) -> None:
    assert faults(ranking("lost", points), "endings-out-of-order") == []


@pytest.mark.parametrize("worse", ENDINGS)
@pytest.mark.parametrize("better", ENDINGS)
def test_endings_of_which_neither_is_always_better_may_earn_what_they_like(worse: str, better: str) -> None:
    told = faults(ranking(worse, 3, better), "endings-out-of-order")
    assert bool(told) == ((worse, better) in WRONG)


def test_a_worse_ending_is_compared_with_that_which_it_outdoes_most() -> None:
    opening = scene("opening", choice("solve", "end", 2), choice("note", "later", 1), choice("drop", "gone", 3))
    problem = only(story(opening, END, ending("later", kind="follow-up"), ending("gone", kind="lost")))
    assert problem.details["better"] == "later"


def uncritical(asked: Oracle) -> set[Situation]:
    """Give what can be met without a critical choice."""
    met = [asked.start]
    for here in met:
        met += dict.fromkeys(way.to for way in asked.ways[here] if not way.choice.critical and way.to not in met)
    return set(met)


@PROOF
@given(critical_stories())
def test_the_pass_mark_is_out_of_reach_exactly_where_the_oracle_finds_it(scenario: Scenario) -> None:
    asked = ask(scenario)
    best, worst, fair = asked.best()[asked.start], asked.worst()[asked.start], clean(asked).get(asked.start)
    expected = fair is not None and best > worst and (200 * (fair - worst) // (best - worst) + 1) // 2 < scenario.pass_mark
    assert bool(faults(scenario, "pass-unreachable")) == expected


@PROOF
@given(critical_stories())
def test_critical_choices_are_unavoidable_exactly_where_the_oracle_finds_them(scenario: Scenario) -> None:
    asked = ask(scenario)
    cornered_at = uncritical(asked) - clean(asked).keys()
    found = faults(scenario, "critical-unavoidable")
    assert bool(found) == bool(cornered_at)
    assert {problem.path[1] for problem in found} <= {here.scene for here in cornered_at}


@PROOF
@given(critical_stories())
def test_the_witness_of_an_unavoidable_critical_choice_has_made_none(scenario: Scenario) -> None:
    for problem in faults(scenario, "critical-unavoidable"):
        assert not [step for step in play(scenario, *problem.witness or ()).steps() if step.choice.critical]


@PROOF
@given(critical_stories())
def test_endings_are_out_of_order_exactly_where_the_oracle_earns_more_by_the_worse_one(scenario: Scenario) -> None:
    asked = ask(scenario)
    most = {kind: asked.best(kind).get(asked.start) for kind in ENDINGS}
    wrong = {worse for worse, better in WRONG if _outdoes(most[worse], most[better])}
    found = faults(scenario, "endings-out-of-order")
    assert {problem.details["worse_kind"] for problem in found} == wrong
    for problem in found:
        worse, better = card(scenario, *problem.witness or ()), card(scenario, *problem.details["line"].split(", "))
        for name, scored in (("worse", worse), ("better", better)):
            kind = problem.details[f"{name}_kind"]
            assert (scored.ending.id, scored.ending.ending) == (problem.details[name], kind)
            assert str(scored.total) == problem.details[f"{name}_points"] == str(most[kind])
            assert str(scored.score) == problem.details[f"{name}_score"]
        assert worse.total > better.total


def _outdoes(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other


def perfect(asked: Oracle, best: dict[Situation, int]) -> list[Situation]:
    """Give what can be met without a critical choice and without losing a point."""
    met = [asked.start]
    for here in met:
        ways = [way for way in asked.ways[here] if not way.choice.critical and way.points + best[way.to] == best[here]]
        met += dict.fromkeys(way.to for way in ways if way.to not in met)
    return met


def decisions_left(asked: Oracle, here: Situation) -> int:
    ring, count = {here}, 0
    while not any(there in asked.endings for there in ring):
        ring = {way.to for there in ring for way in asked.ways[there]}
        count += 1
    return count


@PROOF
@given(critical_stories())
def test_points_of_no_return_are_reported_exactly_where_the_oracle_finds_them(scenario: Scenario) -> None:
    asked = ask(scenario)
    best, fair, worst = asked.best(), clean(asked), asked.worst()[asked.start]
    span = best[asked.start] - worst

    def fails(lost: int) -> bool:
        return bool(span) and (200 * (span - lost) // span + 1) // 2 < scenario.pass_mark

    expected: dict[str, set[int]] = {}
    if asked.start in fair and not fails(best[asked.start] - fair[asked.start]):
        for here in perfect(asked, best):
            for way in asked.ways[here]:
                counts = not way.choice.critical and way.to in fair and way.points + best[way.to] < best[here]
                if counts and fails(best[here] - way.points - fair[way.to]) and decisions_left(asked, way.to) > 1:
                    expected.setdefault(way.to.scene, set()).add(decisions_left(asked, way.to))
    found = {problem.path[1]: int(problem.details["decisions"]) for problem in faults(scenario, "point-of-no-return")}
    assert found.keys() == expected.keys()
    assert all(found[name] in expected[name] for name in found)


KINDS = [kind for kind in vars(design_kinds).values() if isinstance(kind, Kind)]
TESTS = [path for path in Path(__file__).parent.glob("test_*.py") if path.name != "test_proved.py"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_code_has_an_example(kind: Kind) -> None:
    assert any(f'"{kind.code}"' in path.read_text(encoding="utf-8") for path in TESTS)
