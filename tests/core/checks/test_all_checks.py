"""What the exact search reports: each code with its smallest example, by hand; test_checks_proved asks the oracle."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given

from simulator.core.analysis import symbolic_reachability
from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.checks import all_checks
from simulator.core.problems import proof_kinds
from simulator.core.problems.problem import Kind, Problem, Severity, blocking
from simulator.core.scenario.model import Choice, Flag, Scenario, Scene
from simulator.core.scenario.state_machine import Machine
from simulator.core.scenario.walkthrough import Notice, Walkthrough
from simulator.core.scoring.scorecard import score
from tests.core.scenarios import (
    PROOF,
    SEEN,
    choice,
    ending,
    play,
    scene,
    silence,
    story,
    unwritten,
    walkthrough,
    wild_stories,
)

END = ending("end")
KINDS = [kind for kind in vars(proof_kinds).values() if isinstance(kind, Kind)]


def check(scenario: Scenario) -> tuple[Problem, ...]:
    """Give the problems of the kinds that are looked at here; the others have tests of their own."""
    return tuple(problem for problem in all_checks.check(scenario) if problem.kind in KINDS)


def codes(scenario: Scenario) -> list[str]:
    return [problem.code for problem in check(scenario)]


def only(scenario: Scenario) -> Problem:
    """Give the one problem of a scenario."""
    (problem,) = check(scenario)
    return problem


def faults(scenario: Scenario, code: str) -> list[Problem]:
    return [problem for problem in check(scenario) if problem.code == code]


def test_a_clean_scenario_has_no_problems() -> None:
    opening = scene("opening", choice("good", "end", 2), choice("ask", "opening", 1, once=True), silent=silence("opening", -1))
    best = walkthrough("ask", "good", ending="end", score=100, passed=True)
    assert check(story(opening, END, walkthroughs=(best,))) == ()


def test_nothing_to_choose() -> None:
    opening = scene("opening", choice("good", "later", 1), choice("poor", "later", trust=-5))
    later = scene("later", choice("go", "end", condition="trust > 0"))
    problem = only(story(opening, later, END))
    assert (problem.code, problem.path, problem.witness) == ("nothing-to-choose", ("scenes", "later"), ("poor",))


def test_nothing_to_choose_after_all_was_said_once() -> None:
    opening = scene("opening", choice("ask", "opening", once=True), choice("stop", "end", 1, condition="mood < 5"))
    (problem,) = faults(story(opening, END), "nothing-to-choose")
    assert problem.witness == ("ask",)


def test_nothing_to_choose_but_silence_is_told_and_can_be_played() -> None:
    opening = scene("opening", choice("good", "later", 1), choice("poor", "later", trust=-5))
    later = scene("later", choice("go", "end", condition="trust > 0"), silent=silence("end", -1))
    (problem,) = faults(story(opening, later, END), "nothing-to-choose")
    assert (problem.path, problem.witness) == (("scenes", "later"), ("poor",))
    assert problem.message == (
        "Scene “later” can be reached with nothing to choose but silence, which never runs out where silence timers are off."
    )
    told, analysis = all_checks.examine(Machine(story(opening, later, END)))
    assert problem in told
    assert analysis is not None
    assert not blocking(told)


def test_a_scene_that_can_be_met_with_nothing_at_all_is_not_told_of_its_silence_too() -> None:
    opening = scene("opening", choice("ask", "opening", 1, once=True), silent=silence("opening"))
    (problem,) = faults(story(opening, END), "nothing-to-choose")
    assert (problem.details["but"], blocking((problem,))) == (", so the conversation would stop there", True)


def test_no_ending_reachable() -> None:
    opening = scene("opening", choice("stop", "end", 1), choice("on", "in"))
    problem = only(story(opening, scene("in", choice("deeper", "deep")), scene("deep", choice("back", "in")), END))
    assert (problem.code, problem.path, problem.witness) == ("no-ending-reachable", ("scenes", "in"), ("on",))


def looped(*more: Choice, silent: Choice | None) -> Scenario:
    """Write a loop of two scenes; the second one may have more ways on."""
    opening = scene("opening", choice("stop", "end", 1), choice("on", "in"))
    around = scene("back", choice("again", "in"), *more, silent=silent)
    return story(opening, scene("in", choice("look", "back")), around, END)


def test_a_loop_that_only_a_silence_leads_out_of() -> None:
    scenario = looped(silent=silence("end"))
    problem = only(scenario)
    assert (problem.code, problem.path, problem.witness) == ("no-ending-reachable", ("scenes", "in"), ("on",))
    assert problem.message == (
        "From scene “in” on, no ending can be reached where silence timers are off: the conversation can only go round."
    )


def test_it_forbids_new_attempts_and_what_was_stored_keeps_its_score() -> None:
    problems, analysis = all_checks.examine(Machine(looped(silent=silence("end"))))
    assert blocking(problems)
    assert not blocking(problems, stored=True)
    assert analysis is not None
    assert (analysis.worst, analysis.best) == (0, 1)


@pytest.mark.parametrize(
    "way_out",
    [
        choice("leave", "end"),
        choice("leave", "end", once=True),
        choice("leave", [("trust > 1", "end"), ("", "in")]),
    ],
)
def test_a_loop_that_a_choice_leads_out_of_too_is_no_trap(way_out: Choice) -> None:
    assert check(looped(way_out, silent=silence("end"))) == ()


def test_a_loop_that_no_choice_leads_out_of_any_more_is_a_trap() -> None:
    problem = only(looped(choice("leave", "in", once=True), silent=silence("end")))
    assert (problem.code, problem.witness) == ("no-ending-reachable", ("on", "look", "leave"))


def test_a_loop_is_a_trap_in_those_states_in_which_no_choice_leads_out_of_it() -> None:
    opening = scene("opening", choice("stop", "end", 1), choice("on", "in"), choice("vex", "in", mood=-5))
    around = scene("in", choice("again", "in"), choice("leave", "end", condition="mood > 3"), silent=silence("end"))
    problem = only(story(opening, around, END))
    assert (problem.code, problem.path, problem.witness) == ("no-ending-reachable", ("scenes", "in"), ("vex",))


def test_a_silence_that_is_all_that_is_left_leads_out_because_it_is_offered_then() -> None:
    asked = [choice(name, "opening", points, once=True) for name, points in (("ask", 1), ("ask-more", 0))]
    assert codes(story(scene("opening", *asked, silent=silence("end")), END)) == ["nothing-to-choose"]


def test_a_loop_that_nothing_leads_out_of_is_told_of_once() -> None:
    assert [problem.details["when"] for problem in check(looped(silent=silence("in"))) if "when" in problem.details] == [""]


def test_a_score_farm() -> None:
    opening = scene("opening", choice("on", "round"))
    around = scene("round", choice("thank", "more", 2), choice("stop", "end"))
    problem = only(story(opening, around, scene("more", choice("back", "round", -1)), END))
    details = {"scene": "round", "points": "1", "loop": "thank, back"}
    assert (problem.code, problem.path, problem.details, problem.witness) == ("score-farm", ("scenes", "round"), details, ("on",))


def test_a_farm_and_a_sink_in_one_part_are_both_told() -> None:
    def going_round(**rest: object) -> Scenario:
        thank, argue = choice("thank", "round", 1, **rest), choice("argue", "more", -2)
        around = scene("round", thank, argue, choice("stop", "end"))
        return story(around, scene("more", choice("back", "round"), choice("stop", "end")), END)

    assert codes(going_round()) == ["score-farm", "score-sink"]
    assert codes(going_round(once=True)) == ["score-sink"]


def test_a_score_sink() -> None:
    problem = only(story(scene("opening", choice("argue", "opening", -2), choice("stop", "end")), END))
    details = {"scene": "opening", "points": "2", "loop": "argue"}
    assert (problem.code, problem.path, problem.details, problem.witness) == ("score-sink", ("scenes", "opening"), details, ())


def test_a_loop_that_holds_in_many_states_is_one_problem() -> None:
    opening = scene("opening", choice("argue", "opening", -1, mood=-1), choice("plead", "opening", mood=1, condition="mood > 8"))
    assert codes(story(scene("first", choice("on", "opening", mood=3)), opening, END)).count("score-sink") == 1


def test_a_trap_that_holds_in_many_states_is_one_problem_with_the_shortest_way_to_it() -> None:
    opening = scene("opening", choice("wait", "opening", mood=1, once=True), choice("on", "trap"), choice("stop", "end", 1))
    trap = scene("trap", choice("round", "trap"), choice("fly", "end", condition="mood > 6"))
    (problem,) = faults(story(opening, trap, END), "no-ending-reachable")
    assert problem.witness == ("on",)


def test_several_faults_are_reported_at_once() -> None:
    opening = scene("opening", choice("one", "dead"), choice("two", "trap"), choice("three", "farm"))
    dead = scene("dead", choice("go", "end", condition="seen"))
    farm = scene("farm", choice("again", "farm", 1), choice("stop", "end"))
    found = codes(story(opening, dead, scene("trap", choice("round", "trap")), farm, END, flags=[SEEN]))
    assert found == ["nothing-to-choose", "no-ending-reachable", "score-farm", "choice-never-shown"]


def test_too_many_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_checks, "StateGraph", partial(StateGraph, budget=20))
    count = Flag("count", 0, 0, 40, boolean=False)
    opening = scene(
        "opening",
        choice("more", "opening", adds={"count": 1}),
        choice("ask", "opening", once=True),
        choice("stop", "end", condition="count > 0"),
    )
    problem = only(story(opening, END, flags=[count]))
    proved = "which scenes and choices can be met at all"
    details = {"states": "20", "scene": "opening", "values": "count, ask in opening", "proved": proved}
    assert (problem.code, problem.path, problem.details) == ("too-many-states", ("scenes", "opening"), details)


def _counting(*more: Scene) -> Scenario:
    ways = choice("more", "opening", adds={"count": 1}), choice("on", "last", condition="count >= 40")
    never = choice("never", "end", condition="count > 3 and count < 3")
    flags = [Flag("count", 0, 0, 40, boolean=False), Flag("told", 0)]
    last = scene("last", choice("stop", "end"), choice("stuck", "dead"), choice("back", [("told", "dead"), ("", "end")]))
    return story(
        scene("opening", *ways, never), last, scene("dead", choice("go", "end", condition="told")), *more, END, flags=flags
    )


def test_with_too_many_states_for_a_score_it_is_still_proved_what_can_be_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_checks, "StateGraph", partial(StateGraph, budget=20))
    found = codes(_counting(scene("lonely", choice("go", "end"))))
    assert found[:5] == [
        "too-many-states",
        "nothing-to-choose",
        "choice-never-shown",
        "choice-never-shown",
        "scene-unreachable",
    ]


def test_with_too_many_states_silence_alone_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_checks, "StateGraph", partial(StateGraph, budget=20))
    ways = choice("more", "opening", adds={"count": 1}), choice("on", "last", condition="count >= 40")
    last = scene("last", choice("stop", "end", condition="count < 3"), silent=silence("end"))
    story_ = story(scene("opening", *ways), last, END, flags=[Flag("count", 0, 0, 40, boolean=False)])
    (problem,) = faults(story_, "nothing-to-choose")
    assert (problem.path, problem.passable) == (("scenes", "last"), True)


def test_with_too_many_values_as_well_it_is_still_proved_what_nothing_leads_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_checks, "StateGraph", partial(StateGraph, budget=20))
    monkeypatch.setattr(symbolic_reachability, "MOST_BITS", 10)
    problems = check(_counting(scene("lonely", choice("go", "end"))))
    assert [problem.code for problem in problems][:2] == ["too-many-states", "scene-unreachable"]
    assert "conditions left out" in problems[0].remedy


def test_what_takes_too_much_work_is_told_and_all_else_answered_be_it_asked_later() -> None:
    good = choice("good", "end", 1, because="It helps.")
    machine = Machine(story(scene("opening", good, choice("poor", "end"), choice("fly", "end", condition="mood > 5")), END))
    problems, analysis = all_checks.examine(machine, WorkBudget(StateGraph(machine).steps + 1))
    assert analysis is not None
    assert [problem.code for problem in problems] == ["choice-never-shown", "not-worked-out"]
    assert problems[-1].details["questions"] == "; ".join(
        (
            all_checks.FAIRNESS,
            all_checks.DECISIONS,
            all_checks.ENDINGS,
            all_checks.LINES,
            all_checks.NO_RETURN,
            all_checks.FLAGS,
        )
    )


def test_of_very_many_warnings_of_a_kind_the_first_are_listed_and_a_note_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_checks, "MOST_OF_A_KIND", 2)
    opening = scene("opening", *[choice(f"good-{number}", "end", number + 1) for number in range(5)])
    found = [problem.code for problem in all_checks.check(story(opening, END))]
    assert (found.count("because-missing"), found.count("more-warnings")) == (2, 1)
    meant = story(opening, END, allow={"because-missing": "Told in class."})
    assert "more-warnings" not in [problem.code for problem in all_checks.check(meant)]


def test_searching_stops_at_the_limit_of_the_work_as_well() -> None:
    problems, analysis = all_checks.examine(Machine(story(scene("opening", choice("good", "end", 1)), END)), WorkBudget(1))
    assert (problems[0].code, problems[0].details["states"], analysis) == ("too-many-states", "1", None)


@PROOF
@given(wild_stories())
def test_whoever_waits_to_play_is_refused_exactly_what_a_whole_check_forbids(scenario: Scenario) -> None:
    proven, analysis = all_checks.prove(Machine(scenario))
    examined, other = all_checks.examine(Machine(scenario))
    assert blocking(proven) == blocking(examined)
    assert (analysis is None) == (other is None)
    assert proven in ((), examined)


def test_a_scene_that_nothing_leads_to() -> None:
    problem = only(
        story(scene("opening", choice("good", "end", 1), choice("poor", "end")), scene("lonely", choice("go", "end")), END)
    )
    assert (problem.code, problem.severity, problem.path) == ("scene-unreachable", Severity.WARNING, ("scenes", "lonely"))


def test_a_choice_that_is_never_shown() -> None:
    opening = scene("opening", choice("good", "end", 1), choice("fly", "end", condition="mood > 5"), choice("poor", "end"))
    problem = only(story(opening, END))
    assert (problem.code, problem.path) == ("choice-never-shown", ("scenes", "opening", "choices", 1, "when"))


def test_a_silence_that_can_never_come() -> None:
    opening = scene("opening", choice("good", "end", 1), choice("poor", "end"), silent=silence("end", condition="mood > 5"))
    problem = only(story(opening, END))
    assert (problem.code, problem.path) == ("choice-never-shown", ("scenes", "opening", "silence"))


def test_nothing_at_stake() -> None:
    problem = only(story(scene("opening", choice("one", "end", 1), choice("two", "end", 1)), END))
    assert (problem.code, problem.severity, problem.path) == ("nothing-at-stake", Severity.WARNING, ())


def with_walkthrough(*walks: Walkthrough) -> Scenario:
    opening = scene("opening", choice("good", "later", 2), choice("poor", "later"))
    later = scene("later", choice("stop", "end"), choice("wait", "open-end"), silent=silence("later", -2))
    return story(opening, later, END, unwritten("open-end"), walkthroughs=walks)


def test_a_walkthrough_may_say_nothing_of_what_comes_of_it() -> None:
    assert not check(with_walkthrough(walkthrough("good", "stop")))


def test_a_walkthrough_may_keep_silent() -> None:
    assert not check(with_walkthrough(walkthrough("good", "silence", "stop", ending="end", score=50, passed=False)))


def test_a_walkthrough_may_end_where_nothing_is_written_yet() -> None:
    assert not check(with_walkthrough(walkthrough("good", "wait", ending="open-end", score=100)))


def test_a_walkthrough_that_can_not_go_on() -> None:
    problem = only(with_walkthrough(walkthrough("good", "stop"), walkthrough("good", "good")))
    details = {"name": "By hand", "scene": "later", "offered": "stop, wait, silence", "choice": "good"}
    assert (problem.code, problem.path, problem.details) == ("walkthrough-stuck", ("walkthroughs", 1, "choices", 1), details)


def test_a_walkthrough_that_stops_before_an_ending() -> None:
    problem = only(with_walkthrough(walkthrough("good", "silence")))
    details = {"name": "By hand", "scene": "later", "offered": "stop, wait"}
    assert (problem.code, problem.path, problem.details) == ("walkthrough-open", ("walkthroughs", 0, "choices"), details)


def test_a_worked_example_may_stop_before_an_ending_unless_one_is_expected() -> None:
    notices = (Notice(0, "See."),)
    assert not check(with_walkthrough(walkthrough("good", notices=notices)))
    problem = only(with_walkthrough(walkthrough("good", notices=notices, passed=True)))
    assert problem.code == "walkthrough-open"


def test_a_worked_example_that_does_not_play_is_reported_as_any_walkthrough() -> None:
    problem = only(with_walkthrough(walkthrough("good", "good", notices=(Notice(0, "See."),))))
    assert problem.code == "walkthrough-stuck"


def test_a_walkthrough_that_goes_on_after_the_ending() -> None:
    problem = only(with_walkthrough(walkthrough("good", "stop", "stop", "wait")))
    assert (problem.code, problem.path) == ("walkthrough-too-long", ("walkthroughs", 0, "choices", 2))
    assert problem.details["choice"] == "stop"


@pytest.mark.parametrize(
    ("what", "expected", "written", "actual"),
    [("ending", "open-end", "open-end", "end"), ("score", 99, "99", "100"), ("passed", False, "false", "true")],
)
def test_a_walkthrough_that_comes_to_something_else(what: str, expected: object, written: str, actual: str) -> None:
    problem = only(with_walkthrough(walkthrough("good", "stop", **{what: expected})))
    details = {"name": "By hand", "what": what, "expected": written, "actual": actual, "first": proof_kinds.ITS_CHOICES}
    assert (problem.code, problem.path, problem.details) == ("walkthrough-differs", ("walkthroughs", 0, "expect", what), details)


@pytest.mark.parametrize("expected", [{"score": 100}, {"passed": True}])
def test_where_a_walkthrough_should_score_more_a_better_line_is_shown_before_the_number_is_proposed(
    expected: dict[str, object],
) -> None:
    (problem,) = check(with_walkthrough(walkthrough("poor", "stop", **expected)))
    better = (
        "The choices good, stop score 100; yours part from them in scene “opening” with “poor”. If the scenario is right, write "
    )
    assert problem.remedy.startswith(better)
    assert score(play(with_walkthrough(), "good", "stop"), Analysis.of(Machine(with_walkthrough()))).score == 100


def test_every_difference_of_a_walkthrough_is_reported() -> None:
    assert len(check(with_walkthrough(walkthrough("poor", "stop", ending="open-end", score=1, passed=True)))) == 3


def test_a_walkthrough_that_fails_does_not_forbid_playing() -> None:
    assert not blocking(check(with_walkthrough(walkthrough("good", "good"), walkthrough("good"), walkthrough("good", score=1))))


def test_walkthroughs_are_not_tried_while_there_is_no_score() -> None:
    farm = story(scene("opening", choice("again", "opening", 1), choice("stop", "end")), END, walkthroughs=(walkthrough("fly"),))
    assert codes(farm) == ["score-farm"]


def test_examining_gives_the_analysis_too() -> None:
    problems, analysis = all_checks.examine(Machine(with_walkthrough()))
    assert analysis is not None
    assert (blocking(problems), analysis.best) == (False, 2)


def test_examining_an_unsound_scenario_gives_no_analysis() -> None:
    assert all_checks.examine(Machine(story(scene("opening", choice("again", "opening")), END)))[1] is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_code_of_the_search_has_an_example_here(kind: Kind) -> None:
    assert f'"{kind.code}"' in Path(__file__).read_text(encoding="utf-8")
