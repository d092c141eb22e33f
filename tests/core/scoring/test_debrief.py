"""What a session is looked back on with."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, Scenario, Weight
from simulator.core.scenario.session import Session
from simulator.core.scoring.debrief import Debrief, MoodReading, debrief, missed_most
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


@PROOF
@given(sound_stories(), TURNS)
def test_what_is_to_be_practised_was_broken_or_better_shown_in_a_costly_decision(scenario: Scenario, turns: list[int]) -> None:
    looked = look_back(wander(scenario, turns))
    named = {weight.principle for made in looked.costly for weight in (*made.reference.shows, *made.choice.breaks)}
    assert looked.practise in {None, *named}


def test_what_was_shown_too_little_is_to_be_practised() -> None:
    opening = scene("opening", option("good", "end", ("listen",), weight=3), option("fair", "end", ("listen",)))
    assert look_back(play(story(opening, END), "fair")).practise == "listen"


def test_the_principle_that_lost_most_is_to_be_practised_next() -> None:
    one = scene("one", option("good", "two", ("listen",), weight=2), option("poor", "two"))
    two = scene("two", option("good", "end", ("thank",), weight=3), option("poor", "end"))
    assert look_back(play(story(one, two, END), "poor", "poor")).practise == "thank"


def test_two_small_losses_by_one_principle_outweigh_a_larger_one() -> None:
    one = scene("one", option("good", "two", ("listen",), weight=2), option("poor", "two"))
    two = scene("two", option("good", "three", ("thank",), weight=3), option("poor", "three"))
    three = scene("three", option("good", "end", ("listen",), weight=2), option("poor", "end"))
    assert look_back(play(story(one, two, three, END), "poor", "poor", "poor")).practise == "listen"


def test_what_was_broken_is_to_be_practised_where_the_better_choice_shows_nothing_else() -> None:
    opening = scene("opening", option("plain", "end"), option("poor", "end", (), ("composure",)))
    assert look_back(play(story(opening, END), "poor")).practise == "composure"


def test_what_was_shown_all_the_same_is_not_to_be_practised() -> None:
    opening = scene("opening", option("good", "end", ("listen", "thank")), option("fair", "end", ("listen",)))
    assert look_back(play(story(opening, END), "fair")).practise == "thank"


def test_without_a_loss_nothing_is_to_be_practised() -> None:
    opening = scene("opening", option("good", "end", ("listen",)), option("poor", "end"))
    assert look_back(play(story(opening, END), "good")).practise is None


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


def test_what_was_missed_most_is_named_first() -> None:
    opening = scene(
        "opening",
        choice("good", "end", shows=(Weight("thank", 1), Weight("listen", 3), Weight("name", 1))),
        choice("poor", "end", shows=(Weight("name", 1),), breaks=(Weight("wait", 2),)),
    )
    (decision,) = look_back(play(story(opening, END), "poor")).card.decisions
    assert missed_most(decision) == ("listen", "wait", "thank")
