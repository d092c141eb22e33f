"""Lines never spoken, effects and flags that never change anything: by hand, and compared with the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks import dead_effects
from simulator.core.checks.all_checks import check
from simulator.core.checks.reachability import OF_SCENE
from simulator.core.problems.problem import Problem, blocking
from simulator.core.scenario.model import Flag, Scenario, Scene
from simulator.core.scenario.state_machine import Machine
from simulator.core.texts import Text
from tests.core import oracle
from tests.core.findings import choice, faults, only
from tests.core.oracle import ask
from tests.core.scenarios import HOLDS, HURT, PROOF, SEEN, ending, jumps, line, scene, silence, sound_stories, story

END = ending("end")


FULL = Flag("holds", 3, 0, 3, boolean=False)


def telling(condition: str, mood: int = 5) -> Scenario:
    first = scene("first", choice("calm", "later", 1, mood=1), choice("snap", "later", mood=-1))
    later = scene("later", choice("good", "end", 1), choice("poor", "end"), says=[(condition, "If so."), ("", "Else.")])
    return story(first, later, END, mood=mood)


@pytest.mark.parametrize(("condition", "entry"), [("mood > 6", 0), ("mood >= 4", 1), ("mood == 5", 0)])
def test_a_line_that_is_never_spoken(condition: str, entry: int) -> None:
    problem = only(telling(condition))
    assert (problem.code, problem.path) == ("line-never-spoken", ("scenes", "later", "says", entry))
    assert problem.details == {"scene": "later", "entry": str(entry + 1)}


@pytest.mark.parametrize("condition", ["mood > 5", "mood == 4", "mood != 6"])
def test_a_line_that_is_spoken_after_some_ways_only(condition: str) -> None:
    assert check(telling(condition)) == ()


def test_a_line_that_takes_two_steps_together_is_found_to_be_spoken() -> None:
    first = scene("first", choice("slow", "second", mood=-1), choice("warm", "second", 1, mood=1))
    second = scene("second", choice("slowly", "later", mood=-1), choice("warmly", "later", 1, mood=1))
    later = scene("later", choice("good", "end", 1), choice("poor", "end"), says=[("mood > 6", "Nice."), ("", "Well?")])
    assert check(story(first, second, later, END, pass_mark=50)) == ()


@PROOF
@given(sound_stories())
def test_lines_are_reported_exactly_where_the_oracle_never_hears_them(scenario: Scenario) -> None:
    asked = ask(scenario)
    start = asked.start
    heard = {(start.scene, oracle.line(scenario, start))}
    heard |= {(beat, said_in(scenario, beat, known)) for beat, known in oracle.opening(scenario).beats}
    met = {here.scene for here in asked.ways} | {beat for beat, _ in heard}
    for here, ways in asked.ways.items():
        for way in ways:
            replied = oracle.spoken(way.choice.reply, way.after)
            if way.to.scene != here.scene or way.beats or not replied:
                heard.add((way.to.scene, oracle.line(scenario, way.to)))
            heard |= {(beat, said_in(scenario, beat, known)) for beat, known in way.passed}
            met.update(way.beats)
    written = {(scene, line.text) for scene in met for line in scenario.scenes[scene].says}
    found = {(str(each.path[1]), each.path[3]) for each in faults(scenario, "line-never-spoken")}
    said = {scene: [line.text for line in told.says] for scene, told in scenario.scenes.items()}
    assert found == {(scene, said[scene].index(text)) for scene, text in written - heard}


def said_in(scenario: Scenario, scene: str, known: dict[str, int]) -> str:
    return oracle.spoken(scenario.scenes[scene].says, known)


@PROOF
@given(sound_stories())
def test_replies_are_reported_exactly_where_the_oracle_never_hears_them(scenario: Scenario) -> None:
    heard, written = set(), set()
    for here, ways in ask(scenario).ways.items():
        for way in ways:
            lines, place = way.choice.reply, oracle.mark(here.scene, way.choice)
            written |= {(*place, entry) for entry in range(len(lines))}
            said = [entry for entry, line in enumerate(lines) if oracle.holds(line.when, way.to.known)]
            heard |= {(*place, entry) for entry in said[:1]}
    found = [(*told_at(each), each.path[-1]) for each in faults(scenario, "reply-never-heard")]
    assert sorted(map(str, found)) == sorted(map(str, written - heard))


def told_at(problem: Problem) -> tuple[str, str]:
    """Give the scene and the choice that a problem is about; one that stands in many scenes is in the list “everywhere”."""
    return str(problem.path[problem.path[0] == "scenes"]), problem.details["choice"]


CALM = {"scene": "first", "choice": "calm", "where": Text(OF_SCENE, {"scene": "first"})}


def replying(*conditions: str) -> Scenario:
    """Give a story where the mood goes up with a choice, which the customer replies to."""
    replies = tuple(line(f"Reply {number}.", condition) for number, condition in enumerate(conditions))
    first = scene("first", choice("calm", "later", 1, mood=1, reply=replies), choice("snap", "later", mood=-1))
    return story(first, scene("later", choice("good", "end", 1), choice("poor", "end")), END)


@pytest.mark.parametrize(("conditions", "entry"), [(("mood > 6", ""), 0), (("mood == 6", ""), 1), (("mood < 6",), 0)])
def test_a_reply_that_is_never_heard(conditions: tuple[str, ...], entry: int) -> None:
    problem = only(replying(*conditions))
    assert (problem.code, problem.path) == ("reply-never-heard", ("scenes", "first", "choices", 0, "reply", entry))
    assert (problem.details, problem.witness) == ({**CALM, "entry": str(entry + 1)}, ("calm",))


def test_a_reply_goes_by_what_the_choice_has_changed() -> None:
    assert check(replying("mood == 6")) == ()


def test_each_of_some_interchangeable_choices_has_its_own_reply() -> None:
    looks = [
        choice(f"look-{number}", "desk", once=True, reply=(line("Never.", "mood > 9"), line(f"Page {number}.")))
        for number in range(6)
    ]
    told = story(scene("desk", *looks, choice("good", "end", 1), choice("poor", "end")), END)
    assert StateGraph(Machine(told)).alike.groups
    found = faults(told, "reply-never-heard")
    assert [(problem.details["choice"], problem.path[-1]) for problem in found] == [(look.id, 0) for look in looks]


def test_a_line_in_a_beat_that_is_never_spoken() -> None:
    first = scene("first", choice("calm", "aside", 1, mood=1), choice("snap", "later", mood=-1))
    aside = Scene("aside", (line("Since you smile.", "mood == 6"), line("Anyway.")), jumps=jumps("later"))
    problem = only(story(first, aside, scene("later", choice("good", "end", 1), choice("poor", "end")), END))
    assert (problem.code, problem.path, problem.witness) == ("line-never-spoken", ("scenes", "aside", "says", 1), ("calm",))


@pytest.mark.parametrize(("goto", "codes"), [("told", ["line-never-spoken"]), ("aside", [])])
def test_a_scene_that_goes_on_after_a_reply_is_not_said_again_but_after_a_beat_it_is(goto: str, codes: list[str]) -> None:
    told = scene(
        "told",
        choice("good", "end", 1),
        choice("poor", "end"),
        choice("hum", goto, mood=-1, once=True, reply=(line("What?"),)),
        says=[("mood < 5", "Well?"), ("", "So?")],
    )
    aside = Scene("aside", (line("A pause."),), jumps=jumps("told"))
    beats = [aside] if goto == "aside" else []
    assert [problem.code for problem in check(story(told, *beats, END))] == codes


def staying(goto: str) -> Scenario:
    """Give a story where only a silence lowers the mood, and leads to a scene with a line for that."""
    told = scene(
        "told",
        choice("good", "end", 1),
        choice("poor", "end"),
        silent=silence(goto, mood=-1, because="Somebody waits."),
        says=[("mood < 5", "Well?"), ("", "So?")],
    )
    again = scene("again", choice("back", "told"), choice("off", "end"))
    return story(scene("first", choice("on", "told", 1), choice("other", "again")), told, again, END, pass_mark=40)


def test_a_line_that_holds_only_after_a_silence_that_stays_is_never_spoken() -> None:
    problem = only(staying("told"))
    assert (problem.code, problem.path) == ("line-never-spoken", ("scenes", "told", "says", 0))
    assert check(staying("again")) == ()


def lifting(mood: int, **rest: object) -> Scenario:
    first = scene("first", choice("praise", "end", 1, mood=1), choice("mock", "end"))
    return story(first, END, mood=mood, **rest)  # type: ignore[arg-type] # the rest of a story


@pytest.mark.parametrize("scenario", [telling("mood > 6"), lifting(10)], ids=["lines", "effects"])
def test_with_too_many_states_for_lines_and_effects_it_is_said_that_they_were_not_worked_out(
    monkeypatch: pytest.MonkeyPatch, scenario: Scenario
) -> None:
    monkeypatch.setattr(dead_effects, "MOST_STATES", 1)
    problem = only(scenario)
    assert problem.code == "not-worked-out"
    assert problem.details["questions"] == "which lines and effects never come to anything"


def test_an_effect_that_never_changes_anything() -> None:
    problem = only(lifting(10))
    assert (problem.code, problem.path) == ("effect-always-clamped", ("scenes", "first", "choices", 0, "mood"))
    assert (problem.details["name"], problem.details["limit"]) == ("mood", "highest")
    assert check(lifting(9)) == ()


def test_an_effect_that_lowers_what_is_lowest() -> None:
    problem = only(story(scene("first", choice("good", "end", 1), choice("mock", "end", trust=-1)), END, trust=0))
    assert (problem.path, problem.details["limit"]) == (("scenes", "first", "choices", 1, "trust"), "lowest")


def test_trust_that_the_history_holds_down_is_told_with_the_reason() -> None:
    told = scene("first", choice("praise", "end", 1, trust=1), choice("mock", "end"))
    problem = only(story(told, END, history=HURT))
    assert "history" in problem.remedy
    assert check(story(told, END)) == ()


def test_an_effect_that_changes_something_after_some_ways_only() -> None:
    first = scene("first", choice("calm", "later", 1), choice("snap", "later", mood=-1))
    later = scene("later", choice("praise", "end", 1, mood=1), choice("poor", "end"))
    assert check(story(first, later, END, mood=10)) == ()


@PROOF
@given(sound_stories())
def test_effects_are_reported_exactly_where_the_oracle_never_sees_a_change(scenario: Scenario) -> None:
    made, moved = set(), set()
    for here, ways in ask(scenario).ways.items():
        for way in ways:
            for name, by in (("mood", way.choice.mood), ("trust", way.choice.trust), *way.choice.adds):
                if by:
                    made.add((*oracle.mark(here.scene, way.choice), name))
                if way.to.known[name] != here.known[name]:
                    moved.add((*oracle.mark(here.scene, way.choice), name))
    assert not blocking(check(scenario))
    told_of = constant(scenario)
    found = {(*told_at(each), changed(each)) for each in faults(scenario, "effect-always-clamped")}
    assert found == {effect for effect in made - moved if effect[2] not in told_of}


def changed(problem: Problem) -> str:
    """Give the name of what an effect should change."""
    return str(problem.path[-1])


def constant(scenario: Scenario) -> set[str]:
    return {problem.details["name"] for problem in faults(scenario, "flag-never-changes")}


def counting(start: int, by: int, **rest: object) -> Scenario:
    """Give a story that counts, with a way round the counting."""
    first = scene("first", choice("count", "later", 1, adds={"holds": by}), choice("hurry", "later"))
    later = scene("later", choice("good", "end", 1), choice("poor", "end", condition="holds == 3"), choice("bad", "end", -1))
    return story(first, later, END, flags=[Flag("holds", start, 0, 3, boolean=False)], **rest)  # type: ignore[arg-type] # as above


def test_a_flag_that_is_only_set_to_what_it_is_already() -> None:
    first = scene("first", choice("look", "later", 1, sets={"seen": 0}), choice("hurry", "later"))
    later = scene("later", choice("good", "end", 1), choice("poor", "end", condition="not seen"))
    problem = only(story(first, later, END, flags=[SEEN]))
    assert (problem.code, problem.path, problem.witness) == ("flag-never-changes", ("flags", "seen"), ("look",))
    assert problem.details == {"name": "seen", "value": "false"}


def test_a_flag_that_is_set_to_something_else_where_nobody_comes() -> None:
    first = scene("first", choice("good", "end", 1), choice("poor", "end", condition="not seen"))
    lonely = scene("lonely", choice("look", "end", sets={"seen": 1}))
    (problem,) = faults(story(first, lonely, END, flags=[SEEN]), "flag-never-changes")
    assert problem.witness == ()


def test_a_flag_that_starts_where_nothing_can_be_added() -> None:
    problem = only(counting(3, 1))
    assert (problem.code, problem.details["value"], problem.witness) == ("flag-never-changes", "3", ("count",))
    assert check(counting(2, 1)) == ()
    assert check(counting(3, -1)) == ()


def test_a_flag_that_never_changes_is_told_where_it_keeps_the_scenario_from_ending() -> None:
    stay = choice("stay", "first", adds={"holds": 1})
    codes = {
        problem.code
        for problem in check(story(scene("first", stay, choice("go", "end", condition="holds < 3")), END, flags=[FULL]))
    }
    assert codes == {"no-ending-reachable", "choice-never-shown", "ending-unreachable", "flag-never-changes"}


def test_a_flag_that_nothing_reads_is_told_as_that_alone() -> None:
    first = scene("first", choice("good", "end", 1, sets={"seen": 0}), choice("poor", "end"))
    assert only(story(first, END, flags=[SEEN])).code == "flag-never-read"


@PROOF
@given(sound_stories())
def test_flags_are_reported_exactly_where_the_oracle_sees_one_value_only(scenario: Scenario) -> None:
    ways = ask(scenario).ways
    moves = [move for told in scenario.scenes.values() for move in told.moves]
    changed = {name for move in moves for name, _ in (*move.sets, *move.adds)}
    unread = {problem.details["name"] for problem in faults(scenario, "flag-never-read")}
    lasting = {flag.name for flag in scenario.flags if {here.known[flag.name] for here in ways} == {flag.start}}
    assert constant(scenario) == (lasting & changed) - unread


def test_an_addition_to_a_flag_that_never_changes_it() -> None:
    full = choice("full", "later", sets={"holds": 3})
    first = scene("first", full, choice("empty", "end", 1))
    later = scene("later", choice("more", "last", 1, adds={"holds": 1}), choice("none", "last"))
    last = scene("last", choice("good", "end", 1), choice("poor", "end", condition="holds == 3"))
    (problem,) = faults(story(first, later, last, END, flags=[HOLDS]), "effect-always-clamped")
    assert (problem.code, problem.path) == ("effect-always-clamped", ("scenes", "later", "choices", 0, "add", "holds"))
    assert (problem.details["name"], problem.details["limit"], problem.witness) == ("flag “holds”", "highest", ("full", "more"))
    assert "The flag goes from 0 to 3." in problem.remedy


def test_an_addition_that_changes_a_flag_after_some_ways_only() -> None:
    first = scene("first", choice("full", "later", sets={"holds": 3}), choice("empty", "later", 1))
    later = scene("later", choice("more", "last", 1, adds={"holds": 1}), choice("none", "last"))
    last = scene("last", choice("good", "end", 1), choice("poor", "end", condition="holds == 3"))
    assert faults(story(first, later, last, END, flags=[HOLDS]), "effect-always-clamped") == []
