"""What the exact scores say: each code with its smallest example and the mended one, then compared with the oracle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.checks.all_checks import check
from simulator.core.problems import design_kinds
from simulator.core.problems.problem import Kind
from simulator.core.scenario.model import ENDINGS, Choice, Scenario, Weight
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.scorecard import Scorecard, score
from tests.core.findings import choice, clean, critical_stories, faults, only
from tests.core.oracle import Oracle, Situation, ask
from tests.core.scenarios import HOLDS, PROOF, SEEN, ending, play, scene, silence, sound_stories, story

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


def detouring(answer: int, *more: Choice, **rest: object) -> Scenario:
    """Give a story with a direct answer of one point, and a way round it that comes to so many more."""
    aside = choice("aside", "annoyed", **rest)
    opening = scene("opening", aside, choice("direct", "end", 1), *more, choice("poor", "end", -2))
    return story(opening, scene("annoyed", choice("mend", "end", answer), choice("sulk", "end", -2)), END, pass_mark=30)


def test_a_way_round_that_scores_more_than_the_direct_answer() -> None:
    problem = only(detouring(2))
    assert (problem.code, problem.path, problem.witness) == ("best-line-detour", ("scenes", "opening", "choices", 0), ())
    assert problem.details == {
        "scene": "opening",
        "choice": "aside",
        "other": "direct",
        "principles": "“kindness”",
        "score": str(card(detouring(2), "direct").score),
    }
    assert check(detouring(0)) == ()


def test_a_way_round_that_scores_as_much_as_the_direct_answer_is_no_detour() -> None:
    assert faults(detouring(1), "best-line-detour") == []


def test_a_first_step_that_shows_something_itself_is_no_detour() -> None:
    assert check(detouring(1, points=1)) == ()


@pytest.mark.parametrize(
    "rest", [{"critical": "customer"}, {"shows": (Weight("own-it"),), "breaks": (Weight("plain-words", 2),)}]
)
def test_a_way_past_what_is_wrong_in_itself_is_no_detour(rest: dict[str, object]) -> None:
    opening = scene("opening", choice("aside", "later"), choice("direct", "end", **rest), choice("poor", "end", -2))  # type: ignore[arg-type] # as for any choice
    later = scene("later", choice("mend", "end", 2), choice("sulk", "end", -2))
    assert faults(story(opening, later, END), "best-line-detour") == []


def test_a_look_up_before_the_direct_answer_is_no_detour() -> None:
    look = choice("look", "opening", sets={"seen": 1}, once=True)
    answers = choice("full", "end", 3, condition="seen"), choice("short", "end", 1), choice("poor", "end")
    assert check(story(scene("opening", look, *answers), END, flags=[SEEN])) == ()


def test_a_best_line_that_breaks_something_beside_a_good_answer_says_which() -> None:
    double = choice("both", "end", shows=(Weight("own-it", 3),), breaks=(Weight("plain-words"),))
    problem = only(story(scene("opening", double, choice("fair", "end", 1), choice("poor", "end")), END))
    assert problem.code == "best-line-breaks"
    assert problem.remedy.startswith("Give “fair” more, which shows something there and breaks nothing, or “both”")
    assert only(story(scene("opening", double, choice("poor", "end")), END)).remedy.startswith("Offer a better choice there")


@PROOF
@given(critical_stories())
def test_a_detour_is_reported_exactly_where_the_best_line_passes_over_something_better_for_good(scenario: Scenario) -> None:
    asked = ask(scenario)
    best, here, met = asked.best(), asked.start, {}
    analysis = Analysis.of(Machine(scenario))
    for made in analysis.best_line(analysis.graph.machine.start):
        met[here.scene] = (made.id, here)
        here = next(way.to for way in asked.ways[here] if way.choice.id == made.id)
    expected = set()
    for name, (made_id, there) in met.items():
        made = next(way.choice for way in asked.ways[there] if way.choice.id == made_id)
        good = [
            way.points + best[way.to] < best[there]
            for way in asked.ways[there]
            if not way.choice.silent and way.choice.shows and not (way.choice.breaks or way.choice.critical)
        ]
        if not (made.shows or made.breaks or made.critical) and good and all(good):
            expected.add((name, made_id))
    assert {(problem.path[1], problem.details["choice"]) for problem in faults(scenario, "best-line-detour")} == expected


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
    start = scene("start", choice("well", "way-1"), choice("slip", "way-1", -loss, **rest))
    return story(start, *ways, last, END, pass_mark=70)


def test_a_point_of_no_return() -> None:
    scenario = falling(4, 2)
    problem = only(scenario)
    assert (problem.code, problem.path, problem.witness) == ("point-of-no-return", ("scenes", "way-1"), ("slip",))
    assert problem.details == {
        "scene": "way-1",
        "made": "The choice “slip” in scene “start”",
        "score": "50",
        "pass_mark": "70",
        "rest": "at least 2 decisions are still to come",
    }
    assert card(scenario, *problem.witness or (), "on", "good").score == 50
    assert not card(scenario, *problem.witness or (), "on", "good").passed
    assert check(falling(1, 2)) == ()


def test_a_failure_that_comes_soon_is_no_point_of_no_return() -> None:
    assert check(falling(4, 1)) == ()


def test_after_a_critical_choice_there_is_no_point_of_no_return() -> None:
    assert check(falling(4, 2, critical="customer")) == ()


def test_a_fatal_choice_behind_a_slip() -> None:
    opening = scene("opening", choice("well", "way", 1), choice("slip", "back"))
    back = scene("back", choice("mend", "way"), choice("fatal", "way", -5))
    way, last = scene("way", choice("on", "last")), scene("last", choice("good", "end", 8), choice("poor", "end"))
    problem = only(story(opening, back, way, last, END))
    assert (problem.code, problem.path, problem.witness) == ("point-of-no-return", ("scenes", "way"), ("slip", "fatal"))
    assert problem.details["made"] == "The choice “fatal” in scene “back”, after “slip” in scene “opening”,"
    assert problem.details["score"] == str(card(story(opening, back, way, last, END), "slip", "fatal", "on", "good").score)
    mended = replace(back, choices=(back.choices[0], choice("fatal", "way", -1)))
    assert check(story(opening, mended, way, last, END)) == ()


def slipping(*losses: int, exit_from: str = "") -> Scenario:
    """Give a story with a slip in each of its first scenes, and two scenes after them; from one of them one can leave."""
    count = len(losses)
    out = [choice("out", "end")]
    names = [*(f"slip-{number}" for number in range(count)), "third", "fourth"]
    ways = [
        scene(name, choice("well", after, lost), choice("badly", after), *out[: name == exit_from])
        for name, after, lost in zip(names, names[1:], losses, strict=False)
    ]
    third = scene("third", choice("on", "fourth"), *out[: exit_from == "third"])
    return story(*ways, third, scene("fourth", choice("good", "end", 6), choice("poor", "end")), END)


def test_two_slips_that_together_sink_the_call() -> None:
    problem = only(slipping(2, 2))
    assert (problem.code, problem.path, problem.witness) == ("point-of-no-return", ("scenes", "third"), ("badly", "badly"))
    assert problem.details["score"] == "60"
    assert check(slipping(1, 1)) == ()


def test_three_small_losses_may_add_up_to_a_failure() -> None:
    assert check(slipping(1, 1, 1)) == ()


def test_a_fatal_choice_before_a_scene_that_offers_a_way_out_as_well() -> None:
    problem = only(slipping(4, exit_from="third"))
    assert (problem.path, problem.witness) == (("scenes", "third"), ("badly",))
    assert problem.message.endswith("is the best score without a critical choice, and the conversation can go on.")


def test_two_slips_that_sink_the_call_where_one_can_leave_at_once_are_no_matter() -> None:
    assert check(slipping(2, 2, exit_from="third")) == ()


def test_a_fatal_choice_before_a_scene_with_nothing_but_ways_out_and_a_silence() -> None:
    start = scene("start", choice("well", "last", 4), choice("badly", "last"))
    last = scene("last", choice("out", "end", 2), choice("poor", "end"), silent=silence("last"))
    assert check(story(start, last, END)) == ()


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


def test_what_is_lost_is_told_by_the_best_that_is_left_without_a_critical_choice() -> None:
    opening = scene("opening", choice("well", "fair"), choice("cheat", "corner"))
    fair = scene("fair", choice("on", "last", 1))
    corner = scene("corner", choice("lie", "last", 1, critical="customer"), choice("own-up", "last", -5))
    last = scene("last", choice("right", "end", 5), choice("on", "later"))
    told = story(opening, fair, corner, last, scene("later", choice("on", "end")), END)
    (problem,) = faults(told, "point-of-no-return")
    assert (problem.path, problem.witness) == (("scenes", "corner"), ("cheat",))
    assert problem.details["score"] == "45"


def decisions_left(asked: Oracle, here: Situation) -> int:
    ring, count = {here}, 0
    while not any(there in asked.endings for there in ring):
        ring = {way.to for there in ring for way in asked.ways[there]}
        count += 1
    return count


class Marked:
    """What a total comes to in a story, by the oracle."""

    def __init__(self, scenario: Scenario) -> None:
        self.asked = ask(scenario)
        self.fair = clean(self.asked)
        self.best, self.worst = self.asked.best()[self.asked.start], self.asked.worst()[self.asked.start]
        self.pass_mark = scenario.pass_mark

    def score(self, total: int) -> int:
        """Give the score of a total."""
        return (200 * (total - self.worst) // (self.best - self.worst) + 1) // 2

    def fails(self, total: int) -> bool:
        """Say whether a total stays below the pass mark."""
        return self.best > self.worst and self.score(total) < self.pass_mark

    def goes_on(self, here: Situation, *, alone: bool) -> bool:
        """Say whether a fatal choice, be it fatal alone or not, is one with decisions to come."""
        if alone:
            ways = [way for way in self.asked.ways[here] if way.choice.everywhere is None or way.to.scene != here.scene]
            return any(self.asked.ways[way.to] for way in ways if not way.choice.silent)
        return decisions_left(self.asked, here) > 1

    def fatal(self) -> Iterator[Situation]:
        """Go all ways with at most one slip, and one slip more; give where the pass is lost with decisions to come."""
        start = self.asked.start
        met = [(start, 0, 0)] if start in self.fair and not self.fails(self.fair[start]) else []
        for here, slips, lost in met:
            for way in self.asked.ways[here]:
                if way.choice.critical or way.to not in self.fair:
                    continue
                more = self.fair[here] - way.points - self.fair[way.to]
                after = (way.to, slips + (more > 0), lost + more)
                if self.fails(self.fair[start] - lost - more):
                    if self.goes_on(way.to, alone=self.fails(self.fair[start] - more)):
                        yield way.to
                elif after[1] < 2 and after not in met:
                    met.append(after)


@PROOF
@given(critical_stories())
def test_points_of_no_return_are_reported_exactly_where_the_oracle_finds_them(scenario: Scenario) -> None:
    marked = Marked(scenario)
    assert {problem.path[1] for problem in faults(scenario, "point-of-no-return")} == {here.scene for here in marked.fatal()}


@PROOF
@given(critical_stories())
def test_what_a_point_of_no_return_says_can_still_be_reached_is_the_most_that_the_oracle_finds(scenario: Scenario) -> None:
    marked = Marked(scenario)
    situations = {path: here for here, path in marked.asked.path_to.items()}
    for problem in faults(scenario, "point-of-no-return"):
        steps = play(scenario, *problem.witness or ()).steps()
        assert not any(step.choice.critical for step in steps)
        assert int(problem.details["score"]) < marked.pass_mark
        if problem.witness in situations:
            left = marked.fair[situations[problem.witness]]
            assert int(problem.details["score"]) == marked.score(sum(step.choice.points for step in steps) + left)


KINDS = [kind for kind in vars(design_kinds).values() if isinstance(kind, Kind)]
TESTS = [path for path in Path(__file__).parent.glob("test_*.py") if path.name != "test_proved.py"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_code_has_an_example(kind: Kind) -> None:
    assert any(f'"{kind.code}"' in path.read_text(encoding="utf-8") for path in TESTS)
