"""The bundled scenarios weigh alike: what policy forbids and harms fails, and giving everything away never looks best."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from simulator.content.loader import load_scenario
from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, spoken_text
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.kpi import SOLVED, kpis
from simulator.core.scoring.scorecard import score

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

SAVINGS, DATES, EXIT_CHARGES = ("a-third-off", "then-nothing"), ("only-till-tonight", "mark-it-urgent"), ("leave-it-with-us",)
CRITICAL = {
    "cold-call": (*SAVINGS, *DATES, *EXIT_CHARGES, "hardly-ever-charge", "saturday-it-is", "forward-the-bill", "good-part-of-it"),
    "disputed-charge": (
        *("birthday-only", "tell-her-now", "whole-number"),  # the identity check, and what is spoken
        *("fifty-done", "ice-cream", "month-on-top", "take-it-off"),  # money
        *("by-tonight", "saturday-call"),  # dates
        *("text-stop", "amount-disputed", "ring-in-april"),  # a charge that is not ended, or not credited in full
    ),
    "lost-order": ("give-address", "try-again", "his-account", "forty", "all-yes", "tomorrow-noon", "same-box", "just-send"),
    "supervisor-demanded": (
        *("read-the-screen", "make-it-fifty", "the-whole-year"),
        *("within-the-hour", "this-afternoon", "four-sharp", "any-engineer"),  # hours and parts that the list does not give
        *("her-number", "all-sorted", "up-you-go", "all-yours", "rather-upset", "said-you-would"),  # not put through, or untold
    ),
}
FORBIDDEN = [(name, choice) for name, choices in CRITICAL.items() for choice in choices]


@cache
def analysed(name: str) -> Analysis:
    scenario = load_scenario(FOLDER / f"{name}.yaml").scenario
    assert scenario is not None
    return Analysis.of(Machine(scenario))


def choices(name: str, choice: str) -> list[Choice]:
    scenes = analysed(name).graph.machine.scenario.scenes.values()
    return [made for told in scenes for made in told.choices if made.id == choice]


def play(name: str, *made: str) -> Session:
    return Session.replay(analysed(name).graph.machine, made)


@pytest.mark.parametrize(("name", "choice"), FORBIDDEN, ids=[f"{name}: {choice}" for name, choice in FORBIDDEN])
def test_what_policy_forbids_and_harms_is_critical_everywhere(name: str, choice: str) -> None:
    (made,) = choices(name, choice)
    assert made.critical


@pytest.mark.parametrize(
    ("name", "choice"),
    [("disputed-charge", "fight-for-it"), ("cold-call", "waive-the-price"), ("cold-call", "must-hate-these")],
)
def test_what_is_only_asked_of_those_who_may_decide_or_harms_nobody_is_not_critical(name: str, choice: str) -> None:
    (made,) = choices(name, choice)
    assert made.breaks
    assert not made.critical


def test_half_an_identity_check_fails_and_the_whole_one_does_not() -> None:
    begun, whole = ("name-and-own",), ("what-changed", "two-minutes", "open-bill", "open-notes", "open-log", "tell-it-straight")
    ending = ("thats-ours", "all-five", "never-leaves", "lock-weekly", "two-lines", "monday-text")
    cards = [
        score(play("disputed-charge", *begun, check, *whole, *ending), analysed("disputed-charge"))
        for check in ("ten-seconds", "birthday-only")
    ]
    assert [card.passed for card in cards] == [True, False]


@pytest.mark.parametrize("last", ["anything-else", "monday-text", "nine-or-ten", "saturday-call"])
def test_whoever_leaves_the_service_running_has_not_resolved_it(last: str) -> None:
    made = "name-and-own ten-seconds what-changed two-minutes open-bill open-notes open-log tell-it-straight thats-ours all-five"
    told = play("disputed-charge", *made.split(), "never-leaves", "text-stop", "two-lines", last)
    assert (told.moment.scene.id, told.moment.scene.ending) == ("half-mended", "unresolved")
    assert "STOP" in spoken_text(told.said)


def test_an_engineer_without_the_part_resolves_nothing() -> None:
    made = (
        "name-and-try twice-too-many that-bill yours-alone inside-leg no-photo both-calls three-times you-were-in just-the-slot"
    )
    told = play("supervisor-demanded", *made.split(), "any-engineer", "thirty-owed", "ring-at-six")
    assert (told.moment.scene.id, told.moment.scene.ending) == ("no-part", "unresolved")


def test_a_note_of_three_words_earns_nothing() -> None:
    (made,) = choices("lost-order", "three-words")
    assert made.points == 0


def test_the_best_lines_promise_nothing_in_a_colleagues_name() -> None:
    (made,) = choices("supervisor-demanded", "you-were-in")
    assert "Odette" not in made.text


SPENT = [
    ("poor-you", "rehearse"),
    ("poor-you", "open-offer"),
    ("line-not-price", "keep-talking"),
    ("second-reader", "keep-talking"),
]


@pytest.mark.parametrize("answer", ["had-more-than-my-minute", "bright-side", "did-say-a-minute", "feel-terrible"])
@pytest.mark.parametrize("spent", SPENT, ids=[" ".join(spent) for spent in SPENT])
def test_a_burnt_tray_costs_mood_however_well_it_is_taken(spent: tuple[str, str], answer: str) -> None:
    before = ("open-card", "plain-sales-call", "short-with-me-too", "when-is-it-worst")
    burnt = play("cold-call", *before, *spent)
    assert burnt.moment.scene.id == "burnt"
    assert play("cold-call", *before, *spent, answer).moment.mood < play("cold-call", *before).moment.mood


def gives_away(choice: Choice) -> bool:
    """Say whether a choice pleases by what it may not, or promises too much."""
    broken = {weight.principle for weight in choice.breaks}
    return bool(broken & {"stay-inside-policy", "promise-what-you-keep"} or (choice.mood > 0 and broken))


@pytest.mark.deep
@pytest.mark.parametrize("name", FILES)
def test_no_giveaway_that_is_not_critical_has_a_better_simulated_csat_than_a_perfect_call(name: str) -> None:
    machine = analysed(name).graph.machine
    perfect = kpis(play(name, *[choice.id for choice in analysed(name).best_line(machine.start)])).csat
    met = {(machine.start.index, machine.start.state, machine.start.mood, False)}
    waiting = [(machine.start, machine.start.mood, False)]
    best = 0.0
    while waiting:
        moment, lowest, given = waiting.pop()
        if moment.scene.final and given:
            best = max(best, 1 + (SOLVED[moment.scene.ending or ""] + lowest + moment.mood + moment.trust) / 10)
        for choice in moment.moves:
            after = moment.follow(choice.id)
            state = (after.index, after.state, min(lowest, after.mood), given or gives_away(choice))
            if not choice.critical and not choice.silent and state not in met:
                met.add(state)
                waiting.append((after, *state[2:]))
    assert 1 < best <= perfect
