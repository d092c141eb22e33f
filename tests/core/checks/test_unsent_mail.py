"""What is found about mails that are built part by part: by hand, and compared with the oracle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.reachability import choice_path, reply_path
from simulator.core.checks.unsent_mail import unsent_mails
from simulator.core.problems.problem import Path
from simulator.core.scenario.condition import Condition
from simulator.core.scenario.mail import unsent
from simulator.core.scenario.model import Choice, Jump, Line, Scenario
from simulator.core.scenario.state_machine import Machine
from tests.core.findings import choice, faults, only
from tests.core.oracle import Oracle, Situation, Way, ask
from tests.core.scenarios import PROOF, ending, line, play, scene, sound_stories, story

MOOD, NEVER = "mood-in-unsent-mail", "mail-never-sent"
END, LOST = ending("end"), ending("lost", kind="lost")


def mailing(*last: Choice, says: str = "", **rest: object) -> Scenario:
    """Give a mail of two parts, of which the second is one of `last`."""
    first = scene(
        "first", choice("warm", "second", 1, part="greeting", mood=1), choice("cold", "second", part="greeting", **rest)
    )
    return story(first, scene("second", *last, says=[(says, "Well?"), ("", "So?")] if says else ""), END, channel="email")


SENT = choice("good", "end", 1, part="answer", sends=True)


def test_a_mail_that_is_sent_before_the_end_is_no_problem() -> None:
    assert faults(mailing(SENT, choice("poor", "end", sends=True)), NEVER) == []


def test_a_mail_that_can_end_unsent_is_told_with_the_way_there() -> None:
    problem = only(mailing(SENT, choice("poor", "end", part="answer")))
    assert (problem.code, problem.path) == (NEVER, ("scenes", "end"))
    assert problem.witness == ("warm", "poor")


def test_the_mood_may_be_asked_for_once_the_mail_is_sent() -> None:
    goto = [("mood > 5", "end"), ("", "lost")]
    made = choice("poor", goto, sends=True, reply=(line("Oh.", "trust > 2"),))
    scenario = mailing(SENT, made)
    assert faults(replace(scenario, scenes={**scenario.scenes, "lost": LOST}), MOOD) == []


@pytest.mark.parametrize(
    ("scenario", "path", "witness"),
    [
        (mailing(SENT, choice("poor", "end", sends=True, condition="trust > 2")), ("choices", 1, "when"), ("warm",)),
        (mailing(SENT, choice("poor", "end", sends=True), says="mood > 5"), ("says", 0, "when"), ("warm",)),
        (
            mailing(
                SENT, choice("poor", "second", once=True, reply=(line("Oh.", "mood > 5"),)), choice("bad", "end", sends=True)
            ),
            ("choices", 1, "reply", 0, "when"),
            ("warm", "poor"),
        ),
    ],
)
def test_the_mood_of_somebody_who_has_not_read_the_mail_is_not_to_be_asked_for(
    scenario: Scenario, path: Path, witness: tuple[str, ...]
) -> None:
    [problem] = faults(scenario, MOOD)
    assert problem.path == ("scenes", "second", *path)
    assert problem.witness == witness


def test_a_condition_over_flags_is_none_of_the_mood() -> None:
    assert faults(mailing(SENT, choice("poor", "end", sends=True, condition="chose first.warm")), MOOD) == []


@st.composite
def mails(draw: st.DrawFn) -> Scenario:
    """Make up a sound story by e-mail in which some choices are parts of a mail, and some send it."""
    scenario = draw(sound_stories())
    kinds = st.sampled_from((("", False), ("", False), ("answer", False), ("close", True), ("", True)))
    of_all = {number: draw(kinds) for number in range(2)}
    scenes = {}
    for name, told in scenario.scenes.items():
        drawn = [of_all[made.everywhere] if made.everywhere is not None else draw(kinds) for made in told.choices]
        choices = [replace(made, part=part, sends=sends) for made, (part, sends) in zip(told.choices, drawn, strict=True)]
        scenes[name] = replace(told, choices=tuple(choices))
    return replace(scenario, scenes=scenes, channel="email")


def _walk(asked: Oracle, start: Situation) -> Iterator[tuple[Situation, bool, Way | None, bool]]:
    """Go everywhere with and without an unsent mail: each situation, then each way on from there with what is unsent then."""
    waiting, known = [(start, False)], {(start, False)}
    while waiting:
        here, writing = waiting.pop()
        yield here, writing, None, writing
        for way in asked.ways[here]:
            after = (writing or way.choice.part != "") and not way.choice.sends
            yield here, writing, way, after
            if (way.to, after) not in known:
                known.add((way.to, after))
                waiting.append((way.to, after))


def _asking(entries: tuple[Line | Jump, ...], path: Path) -> Iterator[tuple[Path, Condition | None]]:
    return (((*path, number, "when"), each.when) for number, each in enumerate(entries))


def _read(scenario: Scenario, here: Situation, way: Way | None) -> Iterator[tuple[Path, Condition | None]]:
    scene = scenario.scenes[here.scene]
    if way is None:
        yield from _asking(scene.says, ("scenes", scene.id, "says"))
        yield from (((*choice_path(scene.id, at, made), "when"), made.when) for at, made in enumerate(scene.choices))
        return
    at = scene.moves.index(way.choice)
    yield from _asking(way.choice.reply, reply_path(scene.id, at, way.choice))
    yield from _asking(way.choice.jumps, (*choice_path(scene.id, at, way.choice), "goto"))


@PROOF
@given(mails())
def test_exactly_what_the_oracle_comes_to_with_an_unsent_mail_is_found(scenario: Scenario) -> None:
    if not any(made.part for made in scenario.moves):
        assert list(unsent_mails(StateGraphIndex(StateGraph(Machine(scenario))))) == []
        return
    asked = ask(scenario)
    ends, conditions = set(), set()
    for here, writing, way, after in _walk(asked, asked.start):
        if writing and scenario.scenes[here.scene].ending:
            ends.add(("scenes", here.scene))
        if after:
            read = [path for path, when in _read(scenario, here, way) if when and when.names & {"mood", "trust"}]
            conditions.update(read)
    problems = list(unsent_mails(StateGraphIndex(StateGraph(Machine(scenario)))))
    found, never = ([problem for problem in problems if problem.code == code] for code in (MOOD, NEVER))
    beats = {name for name, told in scenario.scenes.items() if told.jumps}
    assert {problem.path for problem in found if problem.path[1] not in beats} == conditions
    assert {problem.path for problem in never} == ends
    for problem in never:
        session = play(scenario, *problem.witness or ())
        assert session.moment.scene.id == problem.path[1]
        assert unsent(session.steps())
