"""What a costly decision closed: only what was truly out of reach, and said so that it holds whatever comes next."""

from __future__ import annotations

from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, Record, Scenario, Scene, Weight
from simulator.core.scenario.state_machine import Moment
from simulator.core.scoring.closed import Closed, closed
from simulator.core.scoring.debrief import debrief
from tests.core.scenarios import HERE, PROOF, TURNS, choice, ending, everywhere, play, scene, sound_stories, story, wander


def closed_by(scenario: Scenario, *choices: str) -> Closed | None:
    session = play(scenario, *choices)
    return debrief(session, Analysis.of(session.machine)).closed.get(len(choices) - 1)


def fork(good: Scene, bad: Scene, *more: Scene) -> Scenario:
    """A story whose first choice leads to one of two scenes."""
    opening = scene("opening", choice("right", good.id), choice("wrong", bad.id))
    return story(opening, good, bad, *more)


def onward(moment: Moment) -> tuple[list[Moment], list[Choice]]:
    """Everything that play can still come to from a moment, found by going everywhere."""
    waiting: list[Moment] = [moment]
    choices: list[Choice] = []
    seen = {(moment.index, moment.state)}
    for here in waiting:
        for move in here.moves:
            choices.append(move)
            after = here.follow(move.id)
            if (after.index, after.state) not in seen:
                seen.add((after.index, after.state))
                waiting.append(after)
    return waiting, choices


def written(made: Choice) -> object:
    """What tells choices apart that stand at several places of a file."""
    return id(made) if made.everywhere is None else f"everywhere {made.everywhere}"


@PROOF
@given(sound_stories(), TURNS)
def test_what_is_said_to_be_closed_can_be_come_to_by_no_way_that_is_left(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    looked = debrief(session, Analysis.of(session.machine))
    for position, found in looked.closed.items():
        moments, choices = onward(looked.card.decisions[position].step.after)
        assert not {written(answer) for answer in found.answers} & {written(move) for move in choices}
        assert not set(found.principles) & {weight.principle for move in choices for weight in move.shows}
        assert not {record.id for record in found.records} & {move.opens for move in choices}
        assert found.no_ending is (found.better.ending not in {moment.scene.ending for moment in moments if moment.scene.final})


@PROOF
@given(sound_stories(), TURNS)
def test_a_costly_decision_closed_something_or_was_worth_less_in_itself(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    analysis = Analysis.of(session.machine)
    for decision in debrief(session, analysis).card.decisions:
        found = closed(decision, analysis)
        if not decision.cost:
            assert found is None
            continue
        later = decision.cost - (decision.reference.points - decision.choice.points)
        assert (found.points if found else 0) == max(later, 0)
        assert decision.slipped or found is not None


def test_an_ending_that_was_lost_is_known_with_the_best_that_was_left() -> None:
    found = closed_by(fork(ending("good", 3), ending("bad", 0, "lost")), "wrong")
    assert found is not None
    assert (found.no_ending, found.better.id, found.left.id, found.points) == (True, "good", "bad", 3)


def test_another_ending_of_the_same_kind_is_no_loss_of_the_kind() -> None:
    found = closed_by(fork(ending("good", 3), ending("bad", 0)), "wrong")
    assert found is not None
    assert not found.no_ending


def test_records_that_stayed_shut_are_known_unless_they_were_open_before() -> None:
    records = {key: Record(key, f"The {key}", "Words.") for key in ("bill", "log")}
    good = scene("good", choice("bill", "after", opens="bill"))
    after = scene("after", choice("log", "end", 3, opens="log"))
    opening = scene("opening", choice("right", "good"), choice("wrong", "bad"))
    bad, end = scene("bad", choice("on", "end")), ending("end")
    found = closed_by(story(opening, good, after, bad, end, records=records), "wrong")
    assert found is not None
    assert [record.id for record in found.records] == ["bill", "log"]
    first = scene("first", choice("look", "opening", opens="bill"))
    opened = closed_by(story(first, opening, good, after, bad, end, records=records), "look", "wrong")
    assert opened is not None
    assert [record.id for record in opened.records] == ["log"]


def test_chances_that_were_gone_are_known_but_for_what_the_choice_itself_showed() -> None:
    shows = tuple(Weight(key, 2) for key in ("listen", "thank", "own"))
    good, bad = scene("good", choice("well", "end", shows=shows)), scene("bad", choice("on", "end"))
    opening = scene("opening", choice("right", "good"), choice("wrong", "bad", shows=(Weight("thank", 1),)))
    found = closed_by(story(opening, good, bad, ending("end")), "wrong")
    assert found is not None
    assert found.principles == ("listen", "own")
    assert [answer.id for answer in found.answers] == ["well"]


def test_what_can_be_made_in_another_scene_all_the_same_is_not_closed() -> None:
    good, bad = scene("good", choice("well", "end", 3)), scene("bad", choice("on", "end"))
    look = choice("look", HERE, 1, once=True)
    opening = scene("opening", choice("right", "good"), choice("wrong", "bad"))
    for scenes, names in (([opening, good, bad], ["well"]), ([opening, good], ["look", "well"])):
        stand = {each.id: each for each in everywhere(look, scenes=scenes)}
        found = closed_by(story(*(stand.get(each.id, each) for each in (opening, good, bad)), ending("end")), "wrong")
        assert found is not None
        assert [answer.id for answer in found.answers] == names


def test_where_nothing_was_closed_nothing_is_found() -> None:
    opening = scene("opening", choice("good", "end", 2), choice("poor", "end"))
    scenario = story(opening, ending("end"))
    assert closed_by(scenario, "poor") is None
    assert closed_by(scenario, "good") is None
