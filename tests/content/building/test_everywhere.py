"""Choices that are written once and stand in many scenes."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem, edited
from simulator.core.scenario.model import Choice, Jump, Scenario
from tests.samples import PORTRAITS, PRINCIPLES, SMALL, changed

LOOK = 'id: tracking, do: "Look at the tracking page.", opens: track'


def text(*entries: str) -> str:
    """Write the small scenario with choices under `everywhere`, each given by its keys."""
    listed = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return changed(SMALL, ("start: opening\n", f"start: opening\neverywhere:\n{listed}"))


def told(written: str) -> list[Problem]:
    return list(read_scenario(written.encode(), "small.yaml", principles=PRINCIPLES, portraits=PORTRAITS).problems)


def built(*entries: str) -> Scenario:
    reading = read_scenario(text(*entries).encode(), "small.yaml")
    assert reading.scenario, reading.problems
    return reading.scenario


def test_a_choice_stands_behind_those_of_every_scene_with_choices_and_stays_there() -> None:
    scenes = built(LOOK).scenes
    for name, count in (("opening", 4), ("middle", 3)):
        assert len(scenes[name].choices) == count
        assert scenes[name].choices[-1] == Choice(
            "tracking", "Look at the tracking page.", (Jump(name),), spoken=False, opens="track", everywhere=0
        )
    assert (scenes["settled"].choices, scenes["lost"].choices) == ((), ())


def test_they_stand_in_the_order_in_which_they_are_written() -> None:
    scenes = built(LOOK, 'id: sigh, say: "Oh dear.", takes: 2').scenes
    assert [(choice.id, choice.everywhere) for choice in scenes["middle"].choices[-2:]] == [("tracking", 0), ("sigh", 1)]
    assert [choice.everywhere for choice in scenes["middle"].choices[:-2]] == [None, None]


def test_one_that_leads_somewhere_leads_there_from_every_scene() -> None:
    scenes = built('id: leave, do: "Put the phone down.", goto: [{when: mood < 3, to: lost}, {to: middle}]').scenes
    assert [[jump.to for jump in scenes[name].choices[-1].jumps] for name in ("opening", "middle")] == [["lost", "middle"]] * 2


@pytest.mark.parametrize(
    ("where", "offered"),
    [("", ["opening", "middle"]), (", scenes: [middle]", ["middle"]), (", except: [middle]", ["opening"])],
)
def test_it_is_offered_where_its_lists_say(where: str, offered: list[str]) -> None:
    scenes = built(LOOK + where).scenes
    assert [name for name, scene in scenes.items() if any(choice.id == "tracking" for choice in scene.choices)] == offered


def test_a_condition_can_ask_for_it_by_the_list_and_by_a_scene() -> None:
    for asked in ("chose everywhere.tracking", "chose opening.tracking", "not chose everywhere.tracking and opened track"):
        assert told(changed(text(LOOK), ("saw_track or holds < 2", asked))) == []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("chose everywhere.trackin", "There is no choice “everywhere.trackin”. Did you mean “chose everywhere.tracking”? "),
        ("chose everwhere.tracking", "There is no scene “everwhere”. Did you mean “chose everywhere.tracking”? "),
        ("chose tracking", "There is no choice “tracking”. Did you mean “chose everywhere.tracking”? "),
        ("visited everywhere.tracking", "There is no scene “everywhere.tracking”. Did you mean “chose everywhere.tracking”? "),
        ("chose opening.tracking", "There is no choice “opening.tracking”. "),
    ],
)
def test_one_that_is_not_there_is_told_with_one_that_is(asked: str, answer: str) -> None:
    written = changed(text(f"{LOOK}, scenes: [middle]"), ("saw_track or holds < 2", asked))
    [problem] = told(written)
    assert f"{problem.message} {problem.remedy}".startswith(answer)
    assert told(edited(written, problem.edits)) == [] or not problem.edits


@pytest.mark.parametrize(
    ("entries", "code", "path", "words"),
    [
        (["id: look-up, say: Oh"], "everywhere-duplicate", (0, "id"), "another choice there is called so too; it is in line 40"),
        ([LOOK, LOOK], "everywhere-duplicate", (1, "id"), "another choice there is called so too; it is in line 29"),
        (['id: a, say: "Oh", shows: [own-it]'], "everywhere-scores", (0,), "so it could count again and again"),
        (['id: a, say: "Oh", breaks: [own-it], goto: middle'], "everywhere-scores", (0,), "so it could count again"),
        ([f"{LOOK}, scenes: [opening], except: [middle]"], "scenes-and-except", (0, "except"), "“tracking” has both"),
        ([f"{LOOK}, scenes: [openin]"], "unknown-scene", (0, "scenes", 0), "There is no scene “openin”."),
        ([f"{LOOK}, except: [middel]"], "unknown-scene", (0, "except", 0), "There is no scene “middel”."),
        ([f"{LOOK}, except: [lost]"], "no-choices-there", (0, "except", 0), "Scene “lost” has no choices"),
        ([f"{LOOK}, except: [opening, middle]"], "offered-nowhere", (0,), "“tracking” is offered in no scene at all."),
        (["id: silence, say: Oh"], "reserved-name", (0, "id"), "“silence” has a meaning of its own"),
        (["id: a, say: Oh, opens: trak"], "unknown-record", (0, "opens"), "There is no record “trak”."),
        (["id: a, say: Oh, goto: nowhere"], "unknown-scene", (0, "goto"), "There is no scene “nowhere”."),
        (["id: a, say: Oh, when: seen"], "unknown-flag", (0, "when"), "There is no flag “seen”."),
        (["id: a"], "say-or-do", (0,), "Choice “a” has neither “say” nor “do”."),
        (["id: Look Up, say: Oh"], "bad-id", (0, "id"), "“Look Up” can't be the name of a choice."),
    ],
)
def test_a_fault_is_told_once_at_its_place(entries: list[str], code: str, path: tuple[object, ...], words: str) -> None:
    [problem] = told(text(*entries))
    assert (problem.code, problem.path) == (code, ("everywhere", *path))
    assert words in problem.message


def test_one_that_scores_may_lead_to_an_ending_or_be_made_once() -> None:
    assert told(text('id: a, say: "Oh", breaks: [own-it], because: "So.", goto: lost')) == []
    assert told(text('id: a, say: "Oh", shows: [own-it], because: "So.", once: true')) == []


def test_one_that_scores_may_lead_to_an_ending_past_a_beat_but_to_no_decision() -> None:
    def passing(goto: str) -> list[str]:
        beat = f"  aside:\n    says: A pause.\n    goto: {goto}\n  settled:\n"
        one = text('id: a, say: "Oh", breaks: [own-it], because: "So.", goto: aside')
        return [problem.code for problem in told(changed(one, ("  settled:\n", beat)))]

    assert passing("lost") == []
    assert passing("middle") == ["everywhere-scores"]


def test_nothing_is_offered_in_a_beat() -> None:
    beat = "  aside:\n    says: A pause.\n    goto: middle\n  settled:\n"
    reading = read_scenario(changed(text(f"{LOOK}, reply: Do look."), ("  settled:\n", beat)).encode(), "small.yaml")
    assert reading.scenario
    assert reading.scenario.scenes["aside"].moves == ()
    assert [line.text for line in reading.scenario.scenes["middle"].choices[-1].reply] == ["Do look."]
    [problem] = told(changed(text(f"{LOOK}, except: [aside]"), ("  settled:\n", beat)))
    assert (problem.code, problem.path) == ("no-choices-there", ("everywhere", 0, "except", 0))


def test_a_choice_with_the_name_of_one_in_a_scene_where_it_is_not_offered_is_fine() -> None:
    assert told(text('id: look-up, do: "Look", opens: track, scenes: [middle]')) == []


def test_a_scene_may_not_be_called_like_the_list() -> None:
    codes = {problem.code for problem in told(text(LOOK).replace("middle", "everywhere"))}
    assert codes == {"reserved-name"}
    assert told(SMALL.replace("middle", "everywhere")) == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ('  tracking: {do: "Look at it.", opens: track}\n', "wrong-type"),
        ("  - tracking\n", "wrong-type"),
        ('  - {do: "Look at it.", opens: track}\n', "missing-key"),
        ('  - {id: a, say: "Oh.", unless: [middle]}\n', "unknown-key"),
        ('  - {id: a, say: "Oh.", except: middle}\n', "wrong-type"),
        ('  - {id: a, say: "Oh.", scenes: []}\n', "too-few"),
    ],
)
def test_what_is_out_of_shape_is_told_with_what_to_write(entry: str, code: str) -> None:
    written = changed(SMALL, ("start: opening\n", f"start: opening\neverywhere:\n{entry}"))
    [problem] = told(written)
    assert problem.code == code
    if problem.edits:
        assert told(edited(written, problem.edits)) == []
