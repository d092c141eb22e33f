"""The score: every lost point belongs to one decision, on every path."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, Scenario, Scene, Weight
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.scorecard import Chance, Decision, Scorecard, Taken, by_competency, by_principle, next_loss, score
from tests.core.oracle import ask
from tests.core.scenarios import (
    PROOF,
    TURNS,
    choice,
    ending,
    play,
    scene,
    silence,
    sound_stories,
    story,
    wander,
)

END = ending("end")


def card(session: Session) -> Scorecard:
    return score(session, Analysis.of(session.machine))


def ended(scenario: Scenario, turns: list[int]) -> Session:
    """Wander, then go to an ending by the best line."""
    session = wander(scenario, turns)
    rest = Analysis.of(session.machine).best_line(session.moment)
    return Session.replay(session.machine, (*session.choice_ids, *(made.id for made in rest)))


@PROOF
@given(sound_stories())
def test_the_costs_add_up_to_what_was_lost_on_every_path(scenario: Scenario) -> None:
    asked = ask(scenario)
    machine = Machine(scenario)
    analysis = Analysis.of(machine)
    for made, total in asked.transcripts(most=60):
        decisions = score(Session.replay(machine, made), analysis).decisions
        assert sum(decision.cost for decision in decisions) == asked.best()[asked.start] - total


@PROOF
@given(sound_stories(), TURNS)
def test_the_costs_add_up_to_what_was_lost_however_often_one_goes_round(scenario: Scenario, turns: list[int]) -> None:
    scored = card(ended(scenario, turns))
    assert sum(decision.cost for decision in scored.decisions) == scored.best - scored.total


@PROOF
@given(sound_stories(), TURNS)
def test_the_total_is_what_was_earned(scenario: Scenario, turns: list[int]) -> None:
    session = ended(scenario, turns)
    earned = sum(step.choice.points for step in session.steps())
    assert card(session).total == earned + session.moment.scene.points


@PROOF
@given(sound_stories(), TURNS)
def test_a_score_lies_between_0_and_100(scenario: Scenario, turns: list[int]) -> None:
    assert 0 <= card(ended(scenario, turns)).score <= 100


@PROOF
@given(sound_stories())
def test_the_best_line_of_the_oracle_scores_100(scenario: Scenario) -> None:
    asked = ask(scenario)
    assert card(play(scenario, *asked.line(asked.best()))).score == 100


@PROOF
@given(sound_stories().filter(lambda scenario: len({total for _, total in ask(scenario).transcripts()}) > 1))
def test_the_worst_line_of_the_oracle_scores_0(scenario: Scenario) -> None:
    asked = ask(scenario)
    assert card(play(scenario, *asked.line(asked.worst()))).score == 0


@PROOF
@given(sound_stories(), TURNS)
def test_the_shares_of_the_costs_add_up_to_the_score_that_was_missed(scenario: Scenario, turns: list[int]) -> None:
    scored = card(ended(scenario, turns))
    missed = sum(scored.share(decision) for decision in scored.decisions)
    assert 100 - missed == pytest.approx(scored.score, abs=0.5 + 1e-9)


@PROOF
@given(sound_stories(), TURNS)
def test_what_each_decision_lost_and_the_score_add_up_to_100(scenario: Scenario, turns: list[int]) -> None:
    scored = card(ended(scenario, turns))
    assert sum(scored.losses.values()) == 100 - scored.score
    assert set(scored.losses) == {decision.position for decision in scored.decisions if decision.cost}


@PROOF
@given(sound_stories(), TURNS)
def test_what_a_decision_lost_is_less_than_one_point_off_its_share(scenario: Scenario, turns: list[int]) -> None:
    scored = card(ended(scenario, turns))
    for decision in scored.decisions:
        assert abs(scored.losses.get(decision.position, 0) - scored.share(decision)) < 1


@PROOF
@given(sound_stories(), TURNS)
def test_no_decision_is_told_to_have_lost_more_than_the_turning_point(scenario: Scenario, turns: list[int]) -> None:
    scored = card(ended(scenario, turns))
    if scored.turning_point is not None:
        assert scored.losses[scored.turning_point.position] == max(scored.losses.values())


@PROOF
@given(sound_stories(), TURNS)
def test_what_a_decision_lost_is_told_alike_before_it_after_it_and_at_the_end(scenario: Scenario, turns: list[int]) -> None:
    session = ended(scenario, turns)
    analysis = Analysis.of(session.machine)
    scored = card(session)
    for decision in scored.decisions:
        before = play(scenario, *session.choice_ids[: decision.position])
        after = score(before.choose(decision.choice.id), analysis)
        lost = scored.losses.get(decision.position, 0)
        assert next_loss(before, decision.cost, analysis) == after.losses.get(decision.position, 0) == lost


@PROOF
@given(sound_stories(), TURNS)
def test_a_score_is_the_same_when_the_transcript_is_replayed(scenario: Scenario, turns: list[int]) -> None:
    session = ended(scenario, turns)
    again = card(play(scenario, *session.choice_ids))
    first = card(session)
    assert (again.score, [(decision.choice, decision.cost, decision.chances) for decision in again.decisions]) == (
        first.score,
        [(decision.choice, decision.cost, decision.chances) for decision in first.decisions],
    )


@PROOF
@given(sound_stories(), TURNS)
def test_what_cost_nothing_is_its_own_reference(scenario: Scenario, turns: list[int]) -> None:
    assert all(
        (decision.reference is decision.choice) == (not decision.cost) for decision in card(ended(scenario, turns)).decisions
    )


def ladder(*points: int) -> Scenario:
    """Offer one choice for each number of points, named after it."""
    return story(scene("opening", *(choice(f"earn-{number}", "end", number) for number in points)), END)


@pytest.mark.parametrize(
    ("points", "rounded"), [(0, 0), (1, 13), (2, 25), (3, 38), (5, 63), (7, 88), (8, 100)], ids=lambda value: str(value)
)
def test_halves_round_up(points: int, rounded: int) -> None:
    assert card(play(ladder(0, 8, points), f"earn-{points}")).score == rounded


def test_less_than_half_rounds_down() -> None:
    assert card(play(ladder(0, 3, 1), "earn-1")).score == 33


def test_where_nothing_is_at_stake_the_score_is_100() -> None:
    assert card(play(ladder(2), "earn-2")).score == 100


def test_where_nothing_is_at_stake_no_decision_has_a_share() -> None:
    scored = card(play(ladder(2), "earn-2"))
    assert scored.share(scored.decisions[0]) == 0


@pytest.mark.parametrize(("points", "passed"), [(6, False), (7, True), (10, True)])
def test_the_pass_mark_itself_is_enough(points: int, passed: bool) -> None:
    scenario = ladder(0, 10, points)
    assert card(play(scenario, f"earn-{points}")).passed is passed


def test_a_critical_error_fails_the_attempt_whatever_the_score() -> None:
    opening = scene("opening", choice("leak", "end", 1, critical="compliance"), choice("stop", "end"))
    scored = card(play(story(opening, END), "leak"))
    assert (scored.score, scored.passed, [decision.choice.id for decision in scored.critical]) == (100, False, ["leak"])


def three_steps() -> Scenario:
    return story(
        scene("one", choice("good", "two", 2), choice("fair", "two", 1)),
        scene("two", choice("good", "three", 2), choice("poor", "three", -1)),
        scene("three", choice("good", "end", 2), choice("poor", "end", -1)),
        END,
    )


def turning_point(*choices: str) -> Decision | None:
    return card(play(three_steps(), *choices)).turning_point


def test_the_turning_point_is_the_decision_that_cost_most() -> None:
    costly = turning_point("fair", "good", "poor")
    assert costly is not None
    assert (costly.position, costly.scene.id, costly.choice.id, costly.cost) == (2, "three", "poor", 3)


def test_the_first_of_equal_costs_is_the_turning_point() -> None:
    costly = turning_point("good", "poor", "poor")
    assert costly is not None
    assert costly.scene.id == "two"


def test_of_two_costs_that_round_differently_the_one_that_is_told_to_have_lost_more_is_the_turning_point() -> None:
    steps = [scene(f"s{n}", choice("good", f"s{n + 1}", 1), choice("poor", f"s{n + 1}")) for n in range(8)]
    scored = card(play(story(*steps, ending("s8")), *("good", "poor", "good", "poor"), *["good"] * 4))
    assert scored.losses == {1: 12, 3: 13}  # from 100 to 87.5, which is 88, and on to 75
    assert scored.turning_point is scored.decisions[3]


def test_without_a_loss_there_is_no_turning_point() -> None:
    assert turning_point("good", "good", "good") is None


def test_a_session_without_decisions_has_no_turning_point() -> None:
    assert card(play(three_steps())).turning_point is None


def test_a_cost_falls_on_the_decision_that_put_the_points_out_of_reach() -> None:
    opening = scene("opening", choice("listen", "two", mood=1), choice("hurry", "two", 1))
    two = scene("two", choice("offer", "end", 3, condition="mood > 5"), choice("refuse", "end"))
    scored = card(play(story(opening, two, END), "hurry", "refuse"))
    assert [decision.cost for decision in scored.decisions] == [2, 0]


def test_a_silence_is_a_decision_that_can_cost() -> None:
    opening = scene("opening", choice("go", "end"), silent=silence("opening", -1))
    scored = card(play(story(opening, END), "silence", "go"))
    assert [(decision.choice.id, decision.cost) for decision in scored.decisions] == [("silence", 1), ("go", 0)]


def test_a_session_that_is_not_finished_counts_what_was_earned_so_far() -> None:
    assert card(play(three_steps(), "fair", "good")).total == 3


def showing(name: str, *principles: str, breaks: tuple[str, ...] = ()) -> Choice:
    return choice(name, "end", shows=tuple(map(Weight, principles)), breaks=tuple(map(Weight, breaks)))


def chances(opening: Scene, made: str) -> tuple[Chance, ...]:
    return card(play(story(opening, END), made)).decisions[0].chances


def test_what_was_shown_is_a_chance_taken() -> None:
    assert chances(scene("opening", showing("good", "listen", "thank")), "good") == (
        Chance("listen", taken=True),
        Chance("thank", taken=True),
    )


def test_what_the_best_choice_would_have_shown_is_a_chance_missed() -> None:
    opening = scene("opening", showing("good", "listen", "thank"), showing("fair", "thank"))
    assert chances(opening, "fair") == (Chance("listen", taken=False), Chance("thank", taken=True))


def test_what_was_broken_is_a_chance_missed() -> None:
    opening = scene("opening", showing("good", "listen"), showing("poor", breaks=("composure",)))
    assert chances(opening, "poor") == (Chance("listen", taken=False), Chance("composure", taken=False))


def test_what_only_another_choice_shows_that_is_not_the_reference_is_no_chance() -> None:
    opening = scene("opening", showing("good", "listen", "thank"), showing("fair", "clarity"), showing("poor"))
    assert [chance.principle for chance in chances(opening, "poor")] == ["listen", "thank"]


def test_what_as_good_a_choice_shows_is_no_chance_missed() -> None:
    opening = scene("opening", showing("one", "listen"), showing("other", "thank"))
    assert chances(opening, "other") == (Chance("thank", taken=True),)


def test_chances_are_counted_for_each_principle() -> None:
    opening = scene(
        "opening", choice("again", "opening", shows=(Weight("listen"),), once=True), showing("stop", breaks=("listen",))
    )
    decisions = card(play(story(opening, END), "again", "stop")).decisions
    assert by_principle(decisions) == {"listen": Taken(1, 2)}


def test_chances_are_counted_for_each_competency() -> None:
    opening = scene(
        "opening", showing("good", "listen", "thank", "clarity"), showing("fair", "thank", "unheard-of"), showing("poor")
    )
    decisions = card(play(story(opening, END), "fair")).decisions
    competency_of = {"listen": "listening", "thank": "empathy", "clarity": "listening"}
    assert by_competency(decisions, competency_of) == {"listening": Taken(0, 2), "empathy": Taken(1, 1)}


def test_the_best_and_the_worst_of_the_scenario_stand_on_the_card() -> None:
    scored = card(play(three_steps(), "good", "good", "good"))
    assert (scored.best, scored.worst, scored.ending.id) == (6, -1, "end")
