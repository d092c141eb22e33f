"""The simulated figures of a call, each by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.scenario.model import ENDINGS, Choice, Jump, Scenario
from simulator.core.scoring.kpi import Kpis, duration, kpis, seconds, waiting
from tests.core.scenarios import PROOF, TURNS, choice, ending, play, scene, silence, story, wander, wild_stories

END = ending("end")


@pytest.mark.parametrize(("words", "lasts"), [(0, 0), (1, 1), (5, 2), (6, 3), (150, 60)])
def test_150_words_take_a_minute(words: int, lasts: int) -> None:
    assert seconds("word " * words) == lasts


def test_a_choice_takes_as_long_as_it_takes_to_say() -> None:
    assert duration(Choice("a", "one two three four five", (Jump("end"),))) == 2


@pytest.mark.parametrize("takes", [0, 45])
def test_a_choice_takes_as_long_as_it_says_that_it_does(takes: int) -> None:
    assert duration(choice("a", "end", takes=takes)) == takes


@pytest.mark.parametrize(("action", "waited"), [("hold", 45), ("transfer", 45), ("look-up", 0), (None, 0)])
def test_the_customer_waits_alone_on_hold_and_for_a_transfer(action: str | None, waited: int) -> None:
    assert waiting(choice("a", "end", action=action, takes=45)) == waited


def test_a_transfer_that_says_no_time_keeps_nobody_waiting() -> None:
    assert waiting(choice("a", "end", action="transfer")) == 0


def test_a_silence_takes_its_waiting() -> None:
    assert duration(silence("end")) == 10


def test_handle_time_is_all_that_is_said_and_done() -> None:
    opening = scene("opening", choice("look", "end", takes=20), silent=silence("opening"))
    said = seconds("Words in opening.") + seconds("Hello?") + seconds("Words in end.")
    assert kpis(play(story(opening, END), "silence", "look")).handle_time == said + 10 + 20


def test_holds_and_transfers_are_counted() -> None:
    opening = scene("opening", choice("hold", "opening", action="hold"), choice("pass-on", "end", action="transfer"))
    figures = kpis(play(story(opening, END), "hold", "hold", "pass-on"))
    assert (figures.holds, figures.transfers) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "action", "first"), [("resolved", None, True), ("resolved", "transfer", False), ("follow-up", None, False)]
)
def test_the_first_contact_resolves_it_when_nobody_else_is_needed(kind: str, action: str | None, first: bool) -> None:
    scenario = story(scene("opening", choice("go", "end", action=action)), ending("end", kind=kind))
    assert kpis(play(scenario, "go")).resolved_first is first


def satisfaction(mood: int, trust: int, *shifts: tuple[int, int], kind: str = "resolved") -> float:
    """Play one choice for each shift of mood and trust to an ending of a kind, and give CSAT."""
    scenes = [scene(f"s{at}", choice("go", f"s{at + 1}", mood=shift[0], trust=shift[1])) for at, shift in enumerate(shifts)]
    scenario = story(*scenes, ending(f"s{len(shifts)}", kind=kind), mood=mood, trust=trust)
    return kpis(play(scenario, *["go"] * len(shifts))).csat


def test_satisfaction_weighs_what_was_solved_the_worst_and_the_last_mood_and_the_last_trust() -> None:
    assert satisfaction(5, 5, (-3, 0), (6, 2)) == pytest.approx(1 + (10 + 2 + 8 + 7) / 10)


@pytest.mark.parametrize(("everything", "kind", "csat"), [(0, "lost", 1), (10, "resolved", 5)])
def test_satisfaction_runs_from_1_to_5(everything: int, kind: str, csat: float) -> None:
    assert satisfaction(everything, everything, kind=kind) == csat


def test_satisfaction_is_never_higher_where_less_was_solved() -> None:
    by_kind = [satisfaction(5, 5, (0, 0), kind=kind) for kind in ENDINGS]
    assert by_kind == sorted(by_kind, reverse=True)
    assert by_kind[0] - by_kind[-1] == pytest.approx(1)


def test_a_call_that_is_not_over_has_solved_nothing() -> None:
    opening = scene("opening", choice("go", "opening"), choice("stop", "end"))
    assert kpis(play(story(opening, END, mood=5, trust=5), "go")).csat == pytest.approx(1 + 15 / 10)


@PROOF
@given(wild_stories(), TURNS)
def test_the_figures_stay_in_their_ranges(scenario: Scenario, turns: list[int]) -> None:
    figures: Kpis = kpis(wander(scenario, turns))
    assert figures.handle_time >= 0
    assert 1 <= figures.csat <= 5
