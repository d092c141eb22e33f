"""Best and worst against the oracle, in every situation of made-up scenarios and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis import bounds
from simulator.core.analysis.bounds import Analysis, Unsound
from simulator.core.analysis.tie_breaks import burden
from simulator.core.scenario.model import Choice, Scenario, Weight
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine, Moment
from tests.core.findings import critical_stories
from tests.core.oracle import Oracle, Situation, ask
from tests.core.scenarios import (
    PROOF,
    SEEN,
    choice,
    ending,
    scene,
    silence,
    sound_stories,
    story,
    unwritten,
    wild_stories,
)

END = ending("end")


def analysed(scenario: Scenario) -> tuple[Analysis, dict[Situation, Moment], Oracle]:
    """Analyse a sound scenario, and play to every situation of it."""
    asked = ask(scenario)
    machine = Machine(scenario)
    return Analysis.of(machine), {here: Session.replay(machine, path).moment for here, path in asked.path_to.items()}, asked


@PROOF
@given(wild_stories())
def test_best_and_worst_exist_exactly_where_the_oracle_says_so(scenario: Scenario) -> None:
    sound = ask(scenario).sound
    try:
        Analysis.of(Machine(scenario))
    except Unsound:
        assert not sound
    else:
        assert sound


@PROOF
@given(sound_stories())
def test_the_best_agrees_with_the_oracle_everywhere(scenario: Scenario) -> None:
    analysis, moments, asked = analysed(scenario)
    assert {here: analysis.at(moment).best for here, moment in moments.items()} == asked.best()


@PROOF
@given(sound_stories())
def test_the_worst_agrees_with_the_oracle_everywhere(scenario: Scenario) -> None:
    analysis, moments, asked = analysed(scenario)
    assert {here: analysis.at(moment).worst for here, moment in moments.items()} == asked.worst()


@PROOF
@given(sound_stories())
def test_no_transcript_comes_to_more_than_the_best_or_less_than_the_worst(scenario: Scenario) -> None:
    analysis, _, asked = analysed(scenario)
    totals = [total for _, total in asked.transcripts()]
    assert analysis.worst <= min(totals) <= max(totals) <= analysis.best


@PROOF
@given(sound_stories().filter(lambda scenario: not ask(scenario).round_trips))
def test_where_nothing_is_met_twice_some_transcripts_come_to_the_best_and_the_worst(scenario: Scenario) -> None:
    analysis, _, asked = analysed(scenario)
    totals = [total for _, total in asked.transcripts(most=20_000)]
    assert (min(totals), max(totals)) == (analysis.worst, analysis.best)


@PROOF
@given(sound_stories())
def test_no_choice_costs_less_than_nothing(scenario: Scenario) -> None:
    analysis, moments, _ = analysed(scenario)
    assert all(analysis.cost(moment, made) >= 0 for moment in moments.values() for made in moment.moves)


@PROOF
@given(sound_stories())
def test_some_choice_costs_nothing_everywhere(scenario: Scenario) -> None:
    analysis, moments, _ = analysed(scenario)
    going_on = [moment for moment in moments.values() if moment.moves]
    assert all(analysis.cost(moment, analysis.reference(moment)) == 0 for moment in going_on)


@PROOF
@given(sound_stories())
def test_the_best_line_earns_the_best_from_everywhere(scenario: Scenario) -> None:
    analysis, moments, _ = analysed(scenario)
    for moment in moments.values():
        line = analysis.best_line(moment)
        last = moment
        for made in line:
            last = last.follow(made.id)
        assert sum(made.points for made in line) + last.scene.points == analysis.at(moment).best


@PROOF
@given(sound_stories())
def test_the_best_line_ends_and_meets_nothing_twice(scenario: Scenario) -> None:
    analysis, moments, _ = analysed(scenario)
    moment = next(iter(moments.values()))
    met = [moment]
    for made in analysis.best_line(moment):
        met.append(met[-1].follow(made.id))
    assert met[-1].scene.final
    assert len(set(map(id, met))) == len(met)


def analysis_of(scenario: Scenario) -> Analysis:
    return Analysis.of(Machine(scenario))


def best_line(scenario: Scenario) -> list[str]:
    machine = Machine(scenario)
    return [made.id for made in Analysis.of(machine).best_line(machine.start)]


def test_the_points_of_the_ending_count() -> None:
    opening = scene("opening", choice("well", "good", 1), choice("badly", "bad", 2))
    analysis = analysis_of(story(opening, ending("good", 4), ending("bad", -3)))
    assert (analysis.best, analysis.worst) == (5, -1)


def test_silence_counts_for_the_worst() -> None:
    opening = scene("opening", choice("go", "end", 1), silent=silence("opening", -2))
    assert analysis_of(story(opening, END)).worst == -1


def test_silence_can_be_the_best() -> None:
    opening = scene("opening", choice("go", "end", -1), silent=silence("end", 2))
    assert best_line(story(opening, END)) == ["silence"]


def test_an_option_is_preferred_to_a_silence_of_the_same_worth() -> None:
    opening = scene("opening", choice("first", "end", -1), choice("go", "end"), silent=silence("end"))
    assert best_line(story(opening, END)) == ["go"]


def test_the_first_of_the_best_choices_is_the_reference() -> None:
    opening = scene("opening", choice("poor", "end"), choice("good", "end", 2), choice("as-good", "end", 2))
    assert best_line(story(opening, END)) == ["good"]


def test_a_scene_that_is_not_written_yet_stops_the_conversation_with_no_points() -> None:
    opening = scene("opening", choice("go", "later", 3), choice("stop", "end"))
    analysis = analysis_of(story(opening, unwritten("later"), END))
    assert (analysis.best, analysis.worst) == (3, 0)


def test_a_choice_of_once_pays_once() -> None:
    opening = scene("opening", choice("ask", "opening", 2, once=True), choice("stop", "end"))
    assert best_line(story(opening, END)) == ["ask", "stop"]


def test_a_flag_can_bound_what_is_paid() -> None:
    ask_first = choice("ask", "opening", 2, condition="not seen", sets={"seen": 1})
    assert analysis_of(story(scene("opening", ask_first, choice("stop", "end")), END, flags=[SEEN])).best == 2


def test_a_loop_that_sums_to_zero_is_sound() -> None:
    one = scene("one", choice("up", "two", 2), choice("stop", "end"))
    two = scene("two", choice("down", "one", -2), choice("stop", "end", 1))
    analysis = analysis_of(story(one, two, END))
    assert (analysis.best, analysis.worst) == (3, 0)


def test_the_best_line_leaves_a_loop_that_sums_to_zero() -> None:
    one = scene("one", choice("stay", "one"), choice("on", "two"), choice("stop", "end"))
    two = scene("two", choice("stay", "two"), choice("back", "one"), choice("stop", "end", 1))
    assert best_line(story(one, two, END)) == ["on", "stop"]


def test_going_round_where_that_is_free_costs_nothing() -> None:
    machine = Machine(story(scene("opening", choice("wait", "opening"), choice("stop", "end", 1)), END))
    assert Analysis.of(machine).cost(machine.start, machine.start.choice("wait")) == 0


def test_a_worse_door_out_of_a_loop_counts_for_the_worst() -> None:
    one = scene("one", choice("on", "two"), choice("stop", "good"))
    two = scene("two", choice("back", "one"), choice("give-up", "bad"))
    analysis = analysis_of(story(one, two, ending("good", 2), ending("bad", -2)))
    assert (analysis.best, analysis.worst) == (2, -2)


def test_what_can_go_wrong_behind_a_door_out_of_a_loop_counts_for_the_worst() -> None:
    one = scene("one", choice("on", "two"))
    two = scene("two", choice("back", "one"), choice("leave", "three", 1))
    three = scene("three", choice("well", "end", 2), choice("badly", "end", -3))
    analysis = analysis_of(story(one, two, three, END))
    assert (analysis.best, analysis.worst) == (3, -2)


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        ([choice("again", "opening", 1), choice("stop", "end")], "a loop changes the score by 1 each time round"),
        ([choice("again", "opening", -2), choice("stop", "end")], "a loop changes the score by -2 each time round"),
        ([choice("again", "opening")], "a part of the conversation can never come to an ending"),
        ([choice("go", "end", condition="seen")], "scene opening can be reached with nothing to choose"),
    ],
    ids=["farm", "sink", "trap", "dead end"],
)
def test_where_there_is_no_best_or_worst_it_is_said_why(choices: list[object], fault: str) -> None:
    with pytest.raises(Unsound, match=fault):
        analysis_of(story(scene("opening", *choices), END, flags=[SEEN]))  # type: ignore[arg-type] # choices all of them


def test_a_fault_that_play_never_comes_to_does_no_harm() -> None:
    opening = scene("opening", choice("go", "end", 1), choice("fly", "trap", condition="mood > 10"))
    assert analysis_of(story(opening, scene("trap", choice("again", "trap", 1)), END)).best == 1


def test_the_bounds_of_a_later_moment_know_what_was_done_before() -> None:
    opening = scene("opening", choice("look", "later", sets={"seen": 1}), choice("skip", "later"))
    later = scene("later", choice("offer", "end", 3, condition="seen"), choice("refuse", "end"))
    machine = Machine(story(opening, later, END, flags=[SEEN]))
    analysis = Analysis.of(machine)
    after = [analysis.at(machine.start.follow(made)).best for made in ("look", "skip")]
    assert after == [3, 0]


def least_burdens(asked: Oracle) -> dict[Situation, int]:
    """Give the least burden of the best lines from each situation, by going over all of them until nothing changes."""
    best = asked.best()
    least = dict.fromkeys(asked.endings, 0)
    changed = True
    while changed:
        changed = False
        for here, ways in asked.ways.items():
            tried = [
                burden(way.choice) + least[way.to] for way in ways if way.to in least and way.points + best[way.to] == best[here]
            ]
            if tried and least.get(here) != min(tried):
                least[here] = min(tried)
                changed = True
    return least


@PROOF
@given(critical_stories())
def test_of_all_best_lines_the_one_that_least_speaks_against_is_shown(scenario: Scenario) -> None:
    analysis, moments, asked = analysed(scenario)
    least = least_burdens(asked)
    for here, moment in moments.items():
        assert sum(map(burden, analysis.best_line(moment))) == least[here]


@PROOF
@given(critical_stories())
def test_a_critical_reference_has_no_equal_that_is_safe_and_leads_on(scenario: Scenario) -> None:
    analysis, moments, asked = analysed(scenario)
    best = asked.best()
    for here, moment in moments.items():
        if asked.ways[here] and analysis.reference(moment).critical:
            equals = [way for way in asked.ways[here] if way.points + best[way.to] == best[here]]
            assert all(way.choice.critical or way.to.scene == here.scene for way in equals)


def line_of(*choices: Choice) -> list[str]:
    return best_line(story(scene("opening", *choices), ending("end", 1), ending("other", 1)))


def test_a_critical_choice_that_stands_first_gives_way_to_an_equal_safe_one() -> None:
    assert line_of(choice("risky", "end", 1, critical="business"), choice("safe", "end", 1), choice("poor", "end")) == ["safe"]


def test_a_choice_before_a_critical_one_gives_way_to_one_before_a_safe_one() -> None:
    opening = scene("opening", choice("there", "corner"), choice("here", "open"))
    corner, wide = scene("corner", choice("lie", "end", critical="customer")), scene("open", choice("say", "wait"))
    told = story(opening, corner, wide, scene("wait", choice("on", "end"), choice("poor", "end", -1)), END)
    assert best_line(told) == ["here", "say", "on"]


def test_a_choice_that_breaks_something_gives_way_to_an_equal_that_does_not() -> None:
    both = choice("both", "end", shows=(Weight("own-it", 2),), breaks=(Weight("plain-words"),))
    assert line_of(both, choice("clean", "end", 1), choice("poor", "end")) == ["clean"]


def test_a_detour_gives_way_to_an_equal_shorter_line() -> None:
    opening = scene("opening", choice("round", "later"), choice("straight", "end", 1), choice("poor", "end"))
    assert best_line(story(opening, scene("later", choice("on", "end", 1)), END)) == ["straight"]


def test_a_longer_line_is_preferred_to_a_critical_choice_of_the_same_worth() -> None:
    opening = scene("opening", choice("lie", "end", 1, critical="customer"), choice("round", "later"), choice("poor", "end"))
    assert best_line(story(opening, scene("later", choice("on", "end", 1)), END)) == ["round", "on"]


def test_where_all_best_lines_come_to_a_critical_choice_the_reference_is_not_one_as_long_as_it_can() -> None:
    opening = scene("opening", choice("now", "end", 1, critical="customer"), choice("later", "corner"), choice("poor", "end"))
    machine = Machine(story(opening, scene("corner", choice("lie", "end", 1, critical="customer")), END))
    analysis = Analysis.of(machine)
    assert analysis.reference(machine.start).id == "later"
    assert [made.id for made in analysis.best_line(machine.start)] == ["now"]


def test_where_too_much_would_have_to_be_compared_a_safe_choice_still_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_COMPARED", 0)
    assert line_of(choice("risky", "end", critical="business"), choice("safe", "end"), choice("poor", "end", -1)) == ["safe"]


@PROOF
@given(sound_stories())
def test_a_best_line_that_is_found_by_the_choices_alone_ends_and_earns_as_much(scenario: Scenario) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bounds, "MOST_COMPARED", 0)
        analysis, moments, _ = analysed(scenario)
        for moment in moments.values():
            last = moment
            for made in analysis.best_line(moment):
                last = last.follow(made.id)
            assert last.scene.final
