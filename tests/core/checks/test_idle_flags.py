"""Flags that are read and that nothing depends on: by hand, and compared with the oracle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
from hypothesis import given

from simulator.core.checks import idle_flags
from simulator.core.checks.all_checks import check
from simulator.core.scenario.model import Choice, Flag, Jump, Line, Scenario
from tests.core import oracle
from tests.core.findings import choice, faults, only
from tests.core.oracle import ask
from tests.core.scenarios import PROOF, SEEN, ending, scene, silence, sound_stories, story

END = ending("end")
SET = {"seen": 1}


def remembering(*later: Choice, said: str = "", **rest: object) -> Scenario:
    """Give a story that remembers something in its first scene, and then says or offers something."""
    first = scene("first", choice("look", "later", 1, sets=SET, mood=1), choice("hurry", "later"))
    told = scene("later", *later, choice("poor", "end", -1), says=[(said, "If so."), ("", "Else.")] if said else "Well?", **rest)  # type: ignore[arg-type] # the rest of a scene
    return story(first, told, END, flags=[SEEN], pass_mark=30)


def idle(scenario: Scenario) -> list[object]:
    flags = [problem.path[1] for problem in faults(scenario, "flag-never-matters")]
    return flags + [problem.details["event"] for problem in faults(scenario, "event-never-matters")]


@pytest.mark.parametrize("when", ["seen", "not seen", "seen and mood > 5", "seen or mood > 8", "seen == false"])
def test_a_flag_that_decides_something_in_some_moment_matters(when: str) -> None:
    assert idle(remembering(choice("good", "end", 1, condition=when))) == []


def test_a_flag_in_a_tautology_does_not_matter() -> None:
    problem = only(remembering(choice("good", "end", 1, condition="seen or not seen")))
    assert (problem.code, problem.path, problem.witness) == ("flag-never-matters", ("flags", "seen"), ("look",))


def test_a_flag_beside_what_decides_alone_does_not_matter() -> None:
    assert idle(remembering(choice("good", "end", 1, condition="seen or mood >= 5"))) == ["seen"]
    assert idle(remembering(choice("good", "end", 1, condition="seen and mood > 8"))) == ["seen"]


def test_a_flag_that_says_the_same_as_another_value_does_matter() -> None:
    assert idle(remembering(choice("good", "end", 1, condition="seen and mood > 5"))) == []


def test_a_flag_that_is_read_where_nobody_comes_does_not_matter() -> None:
    lonely = scene("lonely", choice("tell", "end", 1, condition="seen"), choice("go", "end"))
    first = scene("first", choice("look", "second", 1, sets=SET), choice("hurry", "second"))
    for goto in ("end", "lonely"):
        second = scene("second", choice("on", goto, 1), choice("stop", "end"))
        assert idle(story(first, second, lonely, END, flags=[SEEN])) == ["seen"] * (goto == "end")


def overwritten(*overwriting: Choice) -> Scenario:
    first = scene("first", choice("look", "second", 1, sets=SET), choice("hurry", "second"))
    third = scene("third", choice("tell", "end", 1, condition="seen"), choice("go", "end"))
    return story(first, scene("second", *overwriting), third, END, flags=[SEEN], pass_mark=30)


def test_a_flag_that_is_always_overwritten_before_it_is_read_does_not_matter() -> None:
    again, anew = choice("again", "third", 1, sets={"seen": 1}), choice("anew", "third", sets={"seen": 1})
    assert idle(overwritten(again, anew)) == ["seen"]
    assert idle(overwritten(again, choice("anew", "third"))) == []
    assert idle(overwritten(again, choice("anew", "third", sets={"seen": 0}))) == []


def test_a_flag_that_only_lines_read_matters_where_they_are_spoken() -> None:
    good = choice("good", "end", 1)
    assert idle(remembering(good, said="seen")) == []
    assert idle(remembering(good, said="seen and mood > 8")) == ["seen"]


def test_a_flag_that_only_a_silence_that_stays_sets_before_the_line_does_not_matter() -> None:
    def waiting(goto: str) -> Scenario:
        silent = silence(goto, sets=SET, because="Somebody waits.")
        told = scene(
            "told", choice("good", "end", 1), choice("poor", "end"), silent=silent, says=[("seen", "Well?"), ("", "So?")]
        )
        return story(
            scene("first", choice("on", "told", 1), choice("off", "back")),
            told,
            scene("back", choice("in", "told")),
            END,
            flags=[SEEN],
        )

    assert idle(waiting("told")) == ["seen"]
    assert idle(waiting("back")) == []


@pytest.mark.parametrize(
    ("asked", "matters"),
    [
        ("chose first.look", True),
        ("not chose first.look", True),
        ("chose first.look or not chose first.look", False),
        ("visited first", False),
        ("not visited later", False),
        ("opened bill", True),
        ("opened bill and mood > 8", False),
    ],
)
def test_what_has_happened_matters_where_it_may_or_may_not_have_and_decides(asked: str, matters: bool) -> None:
    first = scene("first", choice("look", "later", 1, mood=1), choice("read", "later", opens="bill"), choice("hurry", "later"))
    later = scene("later", choice("good", "end", 1, condition=asked), choice("poor", "end", -1))
    told = faults(story(first, later, END, pass_mark=30), "event-never-matters")
    assert [problem.path for problem in told] == [("scenes", "later", "choices", 0, "when")] * (not matters)


def test_a_flag_decides_nothing_where_all_its_ways_lead_to_the_same_scene() -> None:
    assert idle(remembering(choice("good", [("seen", "end"), ("", "end")], 1))) == ["seen"]


def test_flags_that_never_change_or_that_nothing_reads_are_told_as_that_alone() -> None:
    lonely = scene("lonely", choice("tell", "end", 1, condition="seen"), choice("go", "end"))
    first = scene("first", choice("look", "end", 1, sets={"seen": 0}), choice("hurry", "end"))
    assert idle(story(first, lonely, END, flags=[SEEN])) == []


def test_with_too_many_states_it_is_said_that_flags_were_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_flags, "MOST_STATES", 1)
    told = check(remembering(choice("good", "end", 1, condition="seen or not seen")))
    assert [problem.details["questions"] for problem in told if problem.code == "not-worked-out"] == [
        "which flags and events nothing depends on"
    ]


ELSEWHERE = ("flag-never-read", "flag-never-set", "flag-never-changes", "event-never-happens")

Outcome = Callable[[dict[str, int]], object]
Meeting = tuple[object, frozenset[str], Outcome, dict[str, int]]
"""A place where flags are read, the names that are, what comes of all values, and the values on coming there."""


def meetings(scenario: Scenario) -> Iterator[Meeting]:
    """Give every moment in which something is read, with what it comes to."""
    asked = ask(scenario)
    yield _hearing(scenario, asked.start.scene, asked.start.known)
    for beat, known in oracle.opening(scenario).beats:
        yield _hearing(scenario, beat, known)
    for here, ways in asked.ways.items():
        for move in scenario.scenes[here.scene].moves:
            if move.when and oracle.mark(here.scene, move) not in here.spent:
                when = move.when
                yield (here.scene, move.id), frozenset(when.names), lambda known, when=when: oracle.holds(when, known), here.known
        for way in ways:
            known, place = way.to.known, (here.scene, way.choice.id)
            jumps, before = way.choice.jumps, oracle.changed(scenario, here, way.choice)
            yield (*place, "goto"), _onward(scenario, jumps), partial(_led_to, scenario, jumps, here.scene), before
            yield (*place, "reply"), _names(way.choice.reply), partial(_said, way.choice.reply), before
            if way.to.scene != here.scene or way.beats or not oracle.spoken(way.choice.reply, before):
                yield _hearing(scenario, way.to.scene, known)
            for beat, there in way.passed:
                yield _hearing(scenario, beat, there)


def _names(parts: Sequence[Line | Jump]) -> frozenset[str]:
    return frozenset(name for part in parts if part.when for name in part.when.names)


def _onward(scenario: Scenario, jumps: Sequence[Jump]) -> frozenset[str]:
    """Give what decides where jumps lead, and past which beats."""
    return _names(jumps).union(*(_onward(scenario, scenario.scenes[jump.to].jumps) for jump in jumps))


def _led_to(scenario: Scenario, jumps: Sequence[Jump], here: str, known: dict[str, int]) -> object:
    to, beats, _ = oracle.arrive(scenario, next(jump.to for jump in jumps if oracle.holds(jump.when, known)), known, here)
    return to, tuple(beat for beat, _ in beats)


def _said(lines: Sequence[Line], known: dict[str, int]) -> Line | None:
    return next((line for line in lines if oracle.holds(line.when, known)), None)


def _hearing(scenario: Scenario, scene: str, known: dict[str, int]) -> Meeting:
    lines = scenario.scenes[scene].says
    return (scene, "says"), _names(lines), partial(_said, lines), known


@PROOF
@given(sound_stories())
def test_flags_are_found_exactly_where_the_oracle_x_them_by_a_value(scenario: Scenario) -> None:
    values: dict[tuple[object, str], set[int]] = {}
    telling: set[tuple[object, str]] = set()
    ranges = {flag.name: range(flag.low, flag.high + 1) for flag in scenario.flags}
    ranges |= dict.fromkeys(oracle.asked(scenario), range(2))
    for place, names, outcome, known in meetings(scenario):
        for name in names & ranges.keys():
            values.setdefault((place, name), set()).add(known[name])
            if len({outcome({**known, name: value}) for value in ranges[name]}) > 1:
                telling.add((place, name))
    needed = {name for place, name in telling if len(values[place, name]) > 1}
    told = {problem.details.get("event", problem.details.get("name")) for problem in check(scenario) if problem.code in ELSEWHERE}
    assert set(idle(scenario)) == ranges.keys() - needed - told


def test_the_flags_of_a_story_are_told_apart() -> None:
    first = scene("first", choice("look", "end", 1, sets={"seen": 1, "told": 1}), choice("hurry", "last"))
    last = scene("last", choice("tell", "end", 1, condition="seen or told or not told"), choice("go", "end"))
    told = story(first, last, END, flags=[SEEN, Flag("told", 0)])
    assert idle(told) == ["seen", "told"]
