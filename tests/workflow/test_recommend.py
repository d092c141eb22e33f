"""The one next step: a principle, and a conversation whose best line has a chance for it that was not taken yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.content.scenario_index import LibraryRow
from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, Weight
from simulator.core.scoring.advice import WeighedCall
from simulator.core.scoring.best_line import best_chances
from simulator.core.scoring.scorecard import score
from simulator.workflow.recommend import next_step, teaching
from tests.conversations import opener, playable
from tests.core.scenarios import choice, ending, play, scene, story

FIRST = LibraryRow("/a.yaml", 0, 0, "a", "A", teaches=("empathy", "clarity"), practises=("own-it", "stay-calm"))
SECOND = LibraryRow("/b.yaml", 0, 0, "b", "B", teaches=("clarity",), practises=("stay-calm",))
BROKEN = LibraryRow("/c.yaml", 0, 0, "c", "C", teaches=("sales",), practises=("stay-calm",), playable=False)
ROWS = (FIRST, SECOND, BROKEN)

GOOD: Choice = choice("good", "end", shows=(Weight("own-it", 1),))
STORY = story(scene("opening", GOOD, choice("poor", "end", breaks=(Weight("no-excuses", 1),))), ending("end"))


def row(name: str, *chances: str, **fields: object) -> LibraryRow:
    """A conversation with chances on its best line; every one has `own-it` in the scene that its chance names."""
    whole = LibraryRow(path=f"{name}.yaml", changed=0, size=0, id=name, title=name.title(), chances=chances)
    return whole._replace(**fields)


def held(name: str, *, well: bool = False, **card: object) -> WeighedCall:
    """A call in which `no-excuses` was broken, or in which all went well and the chance in the opening was taken."""
    session = play(STORY, "good" if well else "poor")
    return WeighedCall(name, name.title(), "en", replace(score(session, Analysis.of(session.machine)), **card))


def chosen(*rows: LibraryRow, calls: tuple[WeighedCall, ...] = (held("roof"),)) -> str | None:
    wanted = next_step(calls, rows, opener().guidance)
    return wanted.row.id if wanted and wanted.row else None


def test_a_conversation_whose_best_line_has_the_chance_is_chosen_before_one_that_only_teaches_it():
    assert chosen(row("bill", practises=("no-excuses",)), row("shop", "door:no-excuses")) == "shop"


def test_a_principle_that_others_have_replaced_is_not_to_be_practised_next():
    guidance = opener().guidance
    old = replace(guidance.principles["no-excuses"], replaced_by=("own-it",))
    retired = replace(guidance, principles={**guidance.principles, old.id: old})
    rows = (row("shop", "door:no-excuses"),)
    proposed = [next_step((held("roof"),), rows, catalogue) for catalogue in (guidance, retired)]
    assert [wanted and wanted.principle and wanted.principle.id for wanted in proposed] == ["no-excuses", "own-it"]


def test_the_conversation_just_held_comes_last():
    assert chosen(row("roof", "opening:no-excuses"), row("shop", "door:no-excuses")) == "shop"
    assert chosen(row("roof", "opening:no-excuses")) == "roof"


def test_one_whose_chances_were_all_taken_is_not_chosen():
    assert chosen(row("shop", "opening:own-it"), calls=(held("shop", well=True), missed("roof"))) is None


MISSED = story(scene("talk", choice("good", "end", shows=(Weight("own-it", 1),)), choice("poor", "end")), ending("end"))
"""A story in which a chance for `own-it` can be missed."""


def missed(name: str) -> WeighedCall:
    session = play(MISSED, "poor")
    return WeighedCall(name, name.title(), "en", score(session, Analysis.of(session.machine)))


def test_a_chance_that_was_taken_there_does_not_count_and_one_in_another_scene_does():
    calls = (held("shop", well=True), missed("roof"))
    assert chosen(row("shop", "opening:own-it"), row("bill", "door:own-it"), calls=calls) == "bill"
    assert chosen(row("shop", "opening:own-it", "door:own-it"), calls=calls) == "shop"


def test_one_that_is_not_passed_yet_comes_first():
    calls = (held("bill", pass_mark=0), held("roof"))
    assert chosen(row("bill", "door:no-excuses"), row("shop", "door:no-excuses", level=5), calls=calls) == "shop"


def test_one_with_more_chances_comes_first_and_then_the_easier_one():
    rows = (row("bill", "a:no-excuses"), row("shop", "a:no-excuses", "b:no-excuses", level=5))
    assert chosen(*rows) == "shop"
    assert chosen(row("bill", "a:no-excuses", level=3), row("shop", "a:no-excuses", level=2)) == "shop"


@pytest.mark.parametrize("how", [{"playable": False}, {"language": "pl"}])
def test_one_that_cannot_be_played_or_speaks_another_language_is_not_chosen(how):
    assert chosen(row("shop", "door:no-excuses", **how)) is None


def test_it_tells_why_and_how_many_chances_wait_there():
    wanted = next_step((held("roof"),), (row("shop", "a:no-excuses", "b:no-excuses", "b:own-it"),), opener().guidance)
    assert (wanted.principle.id, wanted.advice.call.scenario) == ("no-excuses", "roof")
    assert (wanted.chances, wanted.fresh, wanted.again) == (2, True, False)


def test_where_no_other_will_do_it_is_the_same_again():
    wanted = next_step((held("roof"),), (row("shop", "a:own-it"),), opener().guidance)
    assert wanted.row is None
    assert wanted.again


def test_where_nothing_is_open_a_new_conversation_is_next_the_easiest_first():
    rows = (row("roof"), row("shop", level=2), row("bill", level=1))
    wanted = next_step((held("roof", well=True),), rows, opener().guidance)
    assert (wanted.row.id, wanted.principle, wanted.again) == ("bill", None, False)
    assert next_step((held("roof", well=True),), rows[:1], opener().guidance) is None


def test_before_the_first_call_the_easiest_conversation_is_next():
    assert chosen(row("shop", level=2), row("bill", level=1), calls=()) == "bill"


def test_the_chances_of_a_scenario_are_those_of_its_best_line():
    roof = playable()
    assert [tuple(chance) for chance in best_chances(roof.analysis)] == [
        ("opening", "own-it"),
        ("plan", "give-a-time"),
        ("plan", "solve-together"),
    ]


def test_the_scenario_in_which_it_weighs_most_comes_first():
    assert teaching(ROWS, "clarity") == (SECOND, FIRST)
    assert teaching(ROWS, "stay-calm") == (SECOND, FIRST)
    assert teaching(ROWS, "empathy") == teaching(ROWS, "own-it") == (FIRST,)


def test_what_cannot_be_played_teaches_nothing():
    assert teaching(ROWS, "sales") == ()
