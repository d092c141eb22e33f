"""Worked examples: which can be shown, and in which steps."""

from __future__ import annotations

from simulator.core.scenario.model import Scenario
from simulator.core.scenario.state_machine import Machine
from simulator.core.scenario.walkthrough import Notice, Walkthrough
from simulator.core.scenario.worked_example import Frame, WorkedExample, frames, worked_examples
from tests.core.scenarios import choice, ending, scene, story


def watched(*walkthroughs: Walkthrough) -> Scenario:
    opening = scene("opening", choice("stay", "opening"), choice("go", "end"))
    return story(opening, ending("end"), walkthroughs=walkthroughs)


def example(*choices: str, at: tuple[int, ...] = (0,)) -> Walkthrough:
    return Walkthrough("-".join(choices), choices, notices=tuple(Notice(position, f"See {position}.") for position in at))


def played(*walkthroughs: Walkthrough) -> tuple[WorkedExample, ...]:
    return worked_examples(Machine(watched(*walkthroughs)))


def test_only_walkthroughs_with_something_to_see_that_can_be_played_are_examples() -> None:
    shown = played(Walkthrough("A test", ("go",)), example("stay"), example("go", "stay"), example("stay", "go"))
    assert [one.name for one in shown] == ["stay", "stay-go"]
    assert [one.session.finished for one in shown] == [False, True]


def test_each_exchange_is_a_step_and_what_there_is_to_see_in_it_another() -> None:
    assert frames(played(example("stay", "stay", "go", at=(1,)))) == (
        Frame(-1),
        Frame(0),
        Frame(1),
        Frame(1, notice=True),
        Frame(2),
    )


def test_side_by_side_a_step_is_shown_where_either_has_it() -> None:
    assert frames(played(example("stay", "go", at=(1,)), example("go"))) == (
        Frame(-1),
        Frame(0),
        Frame(0, notice=True),
        Frame(1),
        Frame(1, notice=True),
    )


def test_all_that_there_is_to_see_at_one_step_is_shown_there() -> None:
    [shown] = played(Walkthrough("Two", ("go",), notices=(Notice(0, "One."), Notice(0, "Two."))))
    assert shown.seen_at(0) == ("One.", "Two.")
    assert shown.seen_at(1) == ()
    assert len(frames((shown,))) == 3
