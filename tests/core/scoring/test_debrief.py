"""What a session is looked back on with."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.guide import Guide
from simulator.core.scenario.model import Choice, Record, Scenario, Weight
from simulator.core.scenario.session import Session
from simulator.core.scoring.debrief import Debrief, MoodReading, debrief, failed_most
from simulator.core.scoring.kpi import kpis
from tests.core.scenarios import HURT, PROOF, TURNS, choice, ending, play, scene, silence, sound_stories, story, wander

END = ending("end")


def look_back(session: Session) -> Debrief:
    return debrief(session, Analysis.of(session.machine))


def option(name: str, to: str, shows: tuple[str, ...] = (), breaks: tuple[str, ...] = (), weight: int = 1) -> Choice:
    return choice(
        name, to, shows=tuple(Weight(shown, weight) for shown in shows), breaks=tuple(Weight(broken, weight) for broken in breaks)
    )


def test_the_curves_begin_before_the_first_decision() -> None:
    scenario = story(scene("opening", choice("go", "end", mood=2, trust=-1)), END, mood=4, trust=6)
    assert look_back(play(scenario, "go")).readings == (MoodReading(4, 6), MoodReading(6, 5))


def test_what_cost_nothing_and_showed_something_was_done_well() -> None:
    one = scene("one", option("good", "two", ("listen",)), option("poor", "two"))
    two = scene("two", choice("on", "three"))
    three = scene("three", option("good", "end", ("thank",)), option("poor", "end"))
    well = look_back(play(story(one, two, three, END), "good", "on", "poor")).done_well
    assert [decision.choice.id for decision in well] == ["good"]


def test_what_cost_something_is_costly_in_the_order_in_which_it_was_made() -> None:
    one = scene("one", option("good", "two", ("listen",)), option("poor", "two"))
    two = scene("two", option("good", "end", ("listen",), weight=3), option("poor", "end"))
    costly = look_back(play(story(one, two, END), "poor", "poor")).costly
    assert [decision.cost for decision in costly] == [1, 3]


@PROOF
@given(sound_stories(), TURNS)
def test_the_curves_have_one_point_more_than_there_are_decisions(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    assert len(look_back(session).readings) == len(session.choice_ids) + 1


def capped(trust: int, by: int, *, hurt: bool = True, choices: tuple[str, ...] = ("go",)) -> bool:
    opening = scene("opening", choice("lose", "opening", trust=-2), choice("go", "end", trust=by), silent=silence("opening"))
    scenario = story(opening, END, trust=trust, **({"history": HURT} if hurt else {}))
    return look_back(play(scenario, *choices)).capped


def test_trust_that_would_have_risen_above_its_start_was_capped() -> None:
    assert capped(5, 1)


def test_trust_that_only_came_back_to_its_start_was_not_capped() -> None:
    assert not capped(5, 2, choices=("lose", "go"))


def test_trust_that_rises_freely_was_not_capped() -> None:
    assert not capped(5, 1, hurt=False)


@pytest.mark.parametrize("hurt", [False, True])
def test_trust_that_is_complete_anyway_was_not_capped_by_the_history(hurt: bool) -> None:
    assert not capped(10, 1, hurt=hurt)


def test_the_figures_are_those_of_the_session() -> None:
    session = play(story(scene("opening", choice("go", "end")), END), "go")
    assert look_back(session).kpis == kpis(session)


def test_what_showed_something_at_a_cost_was_partly_well_unless_it_was_critical() -> None:
    one = scene("one", option("good", "two", ("listen", "thank")), option("fair", "two", ("listen",)))
    wrong = choice("wrong", "three", shows=(Weight("listen", 1),), critical="business")
    two = scene("two", option("good", "three", ("listen", "thank")), wrong)
    three = scene("three", option("good", "end", ("thank",)), option("poor", "end"))
    looked = look_back(play(story(one, two, three, END), "fair", "wrong", "poor"))
    assert [decision.position for decision in looked.partly_well] == [0]
    assert looked.done_well == ()


def costly_story(*weights: int, critical: tuple[int, ...] = ()) -> Scenario:
    """A story in which the wrong answer to each question loses its weight; some are critical errors as well."""
    scenes = []
    for number, weight in enumerate(weights):
        to = f"s{number + 1}" if number + 1 < len(weights) else "end"
        wrong = choice("poor", to, critical="customer") if number in critical else choice("poor", to)
        scenes.append(scene(f"s{number}", option("good", to, ("listen",), weight=weight), wrong))
    return story(*scenes, END)


def seen_first(scenario: Scenario, *choices: str, sure: tuple[int, ...] = ()) -> list[int]:
    return [decision.position for decision in look_back(play(scenario, *choices)).first_to_see(sure)]


def test_the_few_decisions_that_cost_most_are_looked_at_first() -> None:
    assert seen_first(costly_story(1, 3, 2, 1, 2), *["poor"] * 5) == [1, 2, 4]
    assert seen_first(costly_story(1, 3, 2, 1, 2), "poor", "good", "good", "good", "poor") == [4, 0]
    assert seen_first(costly_story(1, 3), "good", "good") == []


def test_critical_errors_come_before_them_and_none_is_left_out() -> None:
    assert seen_first(costly_story(3, 1, 1, critical=(2,)), *["poor"] * 3) == [2, 0, 1]
    assert seen_first(costly_story(3, 1, 1, 1, 1, critical=(1, 2, 3, 4)), *["poor"] * 5) == [1, 2, 3, 4, 0]


def test_mistakes_that_were_sure_come_before_others_and_the_turning_point_is_among_them() -> None:
    assert seen_first(costly_story(3, 1, 2), *["poor"] * 3, sure=(1,)) == [1, 0, 2]
    assert seen_first(costly_story(3, 1, 1, 1, 1), *["poor"] * 5, sure=(1, 2, 3, 4)) == [1, 2, 0]


def test_what_was_broken_is_named_before_what_was_missed_and_each_by_what_was_lost() -> None:
    opening = scene(
        "opening",
        choice("good", "end", shows=(Weight("thank", 1), Weight("listen", 3), Weight("name", 1))),
        choice("poor", "end", shows=(Weight("name", 1),), breaks=(Weight("wait", 1),)),
    )
    (decision,) = look_back(play(story(opening, END), "poor")).card.decisions
    assert failed_most(decision) == ("wait", "listen", "thank")


def test_a_word_of_praise_is_left_out_wherever_it_stands_beside_a_loss() -> None:
    opening = scene(
        "opening",
        choice("fine", "bad", 1, because="Clean work."),
        choice("better", "good", because="Now the rest can follow."),
    )
    bad, good = scene("bad", choice("on", "end")), scene("good", choice("on", "end", 5))
    looked = look_back(play(story(opening, bad, good, END), "fine", "on"))
    assert looked.card.turning_point is looked.card.decisions[0]
    assert looked.because(looked.card.decisions[0]) == ""
    assert looked.better_because(looked.card.decisions[0]) == "Now the rest can follow."


def test_a_word_of_praise_is_left_out_beside_a_smaller_loss_too() -> None:
    opening = scene(
        "opening",
        choice("fine", "bad", 1, because="Clean work."),
        choice("better", "good", because="Now the rest can follow."),
    )
    bad = scene("bad", choice("on", "end", 9), choice("off", "end"))
    good = scene("good", choice("on", "end", 12), choice("off", "end"))
    looked = look_back(play(story(opening, bad, good, END), "fine", "off"))
    assert looked.card.turning_point is looked.card.decisions[1]
    assert looked.card.decisions[0].cost > 0
    assert looked.because(looked.card.decisions[0]) == ""


def test_a_reason_that_explains_the_loss_is_kept() -> None:
    opening = scene("opening", choice("good", "end", 2), choice("poor", "end", because="She was still speaking."))
    looked = look_back(play(story(opening, END), "poor"))
    assert looked.because(looked.card.decisions[0]) == "She was still speaking."


def test_the_moment_to_look_at_is_a_critical_error_before_the_turning_point() -> None:
    looked = look_back(play(costly_story(3, 1, critical=(1,)), "poor", "poor"))
    assert looked.card.turning_point is looked.card.decisions[0]
    assert looked.moment is looked.card.decisions[1]
    assert look_back(play(costly_story(3, 1), "good", "good")).moment is None


def test_a_question_that_tells_of_what_was_not_met_is_left_out() -> None:
    records = {"note": Record("note", "A note", "It was Jadwiga who took it, says Ada.")}
    guide = Guide(("Was it right?", "Who told Jadwiga?"))
    opening = scene("opening", choice("look", "opening", opens="note", once=True), choice("go", "end"))
    scenario = story(opening, END, records=records, guide=guide)
    assert look_back(play(scenario, "go")).questions == ("Was it right?",)
    assert look_back(play(scenario, "look", "go")).questions == ("Was it right?", "Who told Jadwiga?")
