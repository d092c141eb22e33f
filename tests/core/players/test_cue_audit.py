"""The players who do not read: what gives an answer away, how far that leads, and what the author hears of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.exploration import TooManyStates
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.players import cue_audit
from simulator.core.players.cue_audit import BotResult, CueAudit, audit, cue_problems, library_leak
from simulator.core.players.cue_rules import BOTS, pair_bots
from simulator.core.problems.problem import Severity
from simulator.core.scenario.model import Choice, Scenario, Scene
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import PROOF, SEEN, choice, ending, jumps, line, scene, silence, sound_stories, story

END = ending("end")
POINTS = (2, 0, -1)
SCENES = 6


def answer(name: str, text: str, goto: str, points: int = 0, **rest: object) -> Choice:
    """Write a choice with words of its own."""
    made = choice(name, goto, points, **rest)  # type: ignore[arg-type] # whatever else a choice has
    return Choice(**{field: getattr(made, field) for field in Choice.__slots__} | {"text": text})


def row(texts: Sequence[Sequence[str]], says: str = "") -> Scenario:
    """Write one scene after the other; the texts of each belong to a good, a fair and a poor answer."""
    scenes = []
    for number, said in enumerate(texts):
        goto = f"scene-{number + 1}" if number + 1 < len(texts) else "end"
        made = [answer(f"option-{place}", text, goto, POINTS[place]) for place, text in enumerate(said)]
        scenes.append(scene(f"scene-{number}", *made, says=says))
    return story(*scenes, END)


def audited(scenario: Scenario) -> CueAudit:
    return audit(Analysis.of(Machine(scenario)))


def found(scenario: Scenario, bot: str) -> BotResult:
    return next(finding for finding in audited(scenario).results if finding.bot.id == bot)


LENGTHS = ("the longest of the three", "of middling length", "short")
PLANTED = row([LENGTHS] * SCENES)


def test_where_the_best_is_always_the_longest_the_leak_is_whole() -> None:
    assert found(PLANTED, "longest").leak == pytest.approx(1)


def test_where_the_best_is_always_the_longest_the_shortest_is_worse_than_a_guess() -> None:
    assert found(PLANTED, "shortest").leak < 0
    assert found(PLANTED, "shortest").score == pytest.approx(0)


def test_moving_the_texts_around_takes_the_leak_away() -> None:
    moved = row([[*LENGTHS[number % 3 :], *LENGTHS[: number % 3]] for number in range(SCENES)])
    assert found(moved, "longest").leak == pytest.approx(0)
    assert found(moved, "shortest").leak == pytest.approx(0)


def test_where_the_best_is_always_the_first_the_leak_of_the_first_is_whole() -> None:
    same = row([("one", "two", "six")] * SCENES)
    assert found(same, "first").leak == pytest.approx(1)
    assert found(same, "last").score == pytest.approx(0)


@pytest.mark.parametrize(
    ("bot", "texts"),
    [
        ("apologetic", ("I am sorry.", "I see.", "Well.")),
        ("polite", ("Would you kindly wait, please?", "Please wait.", "Wait.")),
        ("hedger", ("It may be late.", "It is never late.", "It is never, ever late.")),
        ("echo", ("The courier lost the parcel.", "The courier did.", "I see.")),
        ("plainest", ("I'll look.", "I'll just look.", "I'll just look, honestly.")),
        ("middle", ("Four, at the door.", "Four.", "Four o'clock, and it comes to the door.")),
        ("short-words", ("It is on the van.", "The parcel left.", "Delivery tomorrow.")),
        ("plainest-then-middle", ("At the door, at four.", "At four.", "Really at the door, at four.")),
    ],
)
def test_a_bot_finds_the_answers_with_its_words(bot: str, texts: Sequence[str]) -> None:
    told = row([texts] * SCENES, says="A courier? Where's my PARCEL?")
    assert found(told, bot).leak == pytest.approx(1)


def test_words_that_everyone_uses_are_no_echo() -> None:
    told = row([("What would you have?", "No idea.", "I see.")] * SCENES, says="What would you have with that?")
    assert found(told, "echo").leak == pytest.approx(0)


@pytest.mark.parametrize("bot", [bot.id for bot in BOTS if bot.id not in ("first", "last")])
def test_a_bot_that_sees_no_difference_guesses(bot: str) -> None:
    told = found(row([("one", "two", "six")] * SCENES), bot)
    assert told.leak == pytest.approx(0)
    assert [feed.gain for feed in told.scene_gains] == pytest.approx([0] * SCENES)


def test_the_echo_answers_the_line_that_was_said() -> None:
    lines = [("seen", "My parcel is lost."), ("", "My invoice is wrong.")]
    opening = scene("opening", choice("look", "asked", sets={"seen": 1}), choice("wait", "asked"))
    asked = scene(
        "asked",
        answer("of-parcel", "About the parcel: yes.", "end", 2),
        answer("of-invoice", "About the invoice.", "end", -2),
        says=lines,
    )
    told = found(story(opening, asked, END, flags=[SEEN]), "echo")
    assert told.score == pytest.approx(50)
    assert {feed.scene: feed.gain for feed in told.scene_gains} == pytest.approx({"opening": 0, "asked": 0})


def test_what_the_customer_said_counts_though_no_score_depends_on_it() -> None:
    lines = [("seen", "My parcel is lost."), ("", "My invoice is wrong.")]
    opening = scene("opening", choice("look", "asked", sets={"seen": 1}))
    parcel, invoice = (
        answer("of-parcel", "About the parcel: yes.", "end", 2),
        answer("of-invoice", "About the invoice.", "end", -2),
    )
    told = found(story(opening, scene("asked", parcel, invoice, says=lines), END, flags=[SEEN]), "echo")
    assert told.score == pytest.approx(100)


PARCEL, INVOICE = answer("of-parcel", "About the parcel: yes.", "end", 2), answer("of-invoice", "About the invoice.", "end")


def test_the_echo_answers_the_reply_that_was_said() -> None:
    opening = scene(
        "opening", choice("look", "asked", reply=(line("My parcel!"),)), choice("wait", "asked", reply=(line("My invoice!"),))
    )
    told = found(story(opening, scene("asked", PARCEL, INVOICE, says="Well?"), END), "echo")
    assert told.score == pytest.approx(50)
    assert {feed.scene: feed.gain for feed in told.scene_gains} == pytest.approx({"opening": 0, "asked": 0})


def test_the_echo_answers_a_reply_that_every_choice_has() -> None:
    opening = scene("opening", choice("look", "asked", reply=(line("My parcel!"),)))
    assert found(story(opening, scene("asked", PARCEL, INVOICE, says="Well?"), END), "echo").score == pytest.approx(100)


def test_the_echo_answers_what_is_said_in_a_scene_that_goes_on_by_itself() -> None:
    aside = Scene("aside", (line("My parcel!"),), jumps=jumps("asked"))
    told = story(scene("opening", choice("look", "aside")), aside, scene("asked", PARCEL, INVOICE, says="Well?"), END)
    assert found(told, "echo").score == pytest.approx(100)


def test_the_echo_tells_choices_made_once_apart_by_their_replies() -> None:
    looks = [choice(f"look-{number}", "asked", once=True, reply=(line(f"Page {number}."),)) for number in range(5)]
    looks.append(choice("look-5", "asked", once=True, reply=(line("My parcel!"),)))
    told = story(scene("asked", *looks, PARCEL, INVOICE, says="Well?"), END)
    assert StateGraph(Machine(told)).alike.groups
    # guessing as long as nothing helps scores 50; by look-5, which is met before an answer in one of three calls, it is 100
    assert found(told, "echo").score == pytest.approx(200 / 3)


def test_where_too_little_is_left_to_hear_the_replies_all_other_bots_play_on() -> None:
    opening = scene("opening", choice("look", "asked", reply=(line("My parcel!"),)))
    analysis = Analysis.of(Machine(story(opening, scene("asked", PARCEL, INVOICE, says="Well?"), END)))
    spent = WorkBudget()
    audit(analysis, spent, [bot for bot in BOTS if not bot.hears])
    told = audit(analysis, WorkBudget(spent.spent + 1))
    assert [finding.bot.id for finding in told.results] == [bot.id for bot in BOTS if bot.id != "echo"]


def test_a_bot_that_has_to_hear_too_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [("seen", "My parcel is lost."), ("", "My invoice is wrong.")]
    asked = scene("asked", answer("a", "The parcel.", "end", 2), answer("b", "The invoice.", "end"), says=lines)
    analysis = Analysis.of(Machine(story(asked, END, flags=[SEEN])))

    def too_many(machine: Machine, **rest: object) -> StateGraph:
        raise TooManyStates("asked", 1, 0)

    monkeypatch.setattr(cue_audit, "StateGraph", too_many)
    assert [finding.bot.id for finding in audit(analysis).results] == [bot.id for bot in BOTS if bot.id != "echo"]


@PROOF
@given(sound_stories())
def test_the_gains_of_the_scenes_add_up_to_the_lead_over_guessing(scenario: Scenario) -> None:
    told = audited(scenario)
    for finding in told.results:
        if 0 < finding.score < 100 and 0 < told.random < 100:
            assert sum(feed.gain for feed in finding.scene_gains) == pytest.approx(finding.score - told.random, abs=1e-6)


@PROOF
@given(sound_stories())
def test_no_leak_is_greater_than_whole_and_guessing_has_none(scenario: Scenario) -> None:
    told = audited(scenario)
    assert all(finding.leak <= 1 for finding in told.results)
    assert told.leak("random") == 0


def test_a_bot_that_never_ends_is_audited_all_the_same() -> None:
    opening = scene("opening", choice("again", "opening", condition="not seen"), choice("stop", "end", 1), choice("off", "end"))
    told = found(story(opening, END, flags=[SEEN]), "first")
    assert told.score == pytest.approx(0)
    assert sum(feed.gain for feed in told.scene_gains) == pytest.approx(-50)


def test_silence_is_no_choice_of_a_bot() -> None:
    opening = scene("opening", answer("say", "Yes.", "end", 1), answer("tell", "No.", "end"), silent=silence("end", -1))
    assert found(story(opening, END), "last").score == pytest.approx(50)


def test_where_guessing_is_as_good_as_the_best_nobody_leaks_whatever_rounding_makes_of_it() -> None:
    options = [choice(f"option-{number}", "end", 1) for number in range(10)]
    told = audited(story(scene("opening", *options, silent=silence("end")), ending("end")))
    assert told.random == pytest.approx(100)
    assert {finding.leak for finding in told.results} == {0}


def test_the_leak_of_a_library_is_the_mean_over_its_scenarios() -> None:
    same = row([("one", "two", "six")] * SCENES)
    assert library_leak([audited(PLANTED), audited(same)])["longest"] == pytest.approx(0.5)


def test_the_author_hears_which_rule_leaks_and_where() -> None:
    (problem,) = [problem for problem in cue_problems(audited(PLANTED)) if "longest" in problem.message]
    assert (problem.code, problem.severity, problem.path) == ("cue-leak", Severity.WARNING, ("scenes", "scene-0", "choices"))
    assert "scores 100 on average, where guessing scores 44: 100 %" in problem.message
    assert "scene-0 (+9.3), scene-1 (+9.3), scene-2 (+9.3)" in problem.remedy


def test_a_scenario_whose_answers_tell_nothing_gets_no_warning() -> None:
    shifted = [("one", "two", "six"), ("two", "six", "one"), ("six", "one", "two")] * 2
    moved = [scene_texts if number % 2 else scene_texts[::-1] for number, scene_texts in enumerate(shifted)]
    assert [problem for problem in cue_problems(audited(row(moved))) if "first" not in problem.message] == []


def guessing(pass_mark: int) -> list[str]:
    """Give what is found in a scenario in which guessing scores 50."""
    opening = scene("opening", choice("good", "end", 1), choice("poor", "end"))
    return [problem.code for problem in cue_problems(audited(story(opening, END, pass_mark=pass_mark)))]


def test_a_pass_mark_below_what_guessing_scores_is_told_whatever_the_length() -> None:
    assert guessing(49) == ["pass-by-guessing"]
    assert guessing(50) == []


def test_where_nothing_is_at_stake_guessing_is_not_compared_with_the_pass_mark() -> None:
    nothing = story(scene("opening", choice("one", "end"), choice("two", "end")), END)
    assert audited(nothing).random == pytest.approx(100)
    assert cue_problems(audited(nothing)) == ()


def test_a_draft_of_four_scenes_is_not_judged() -> None:
    draft = row([LENGTHS] * 4)
    assert audited(draft).scenes == 4
    assert cue_problems(audited(draft)) == ()


PADDED = row([("It is on the van.", "It is really on the van.", "Honestly, it is just on the van.")] * SCENES)


def test_where_the_right_answer_is_always_the_plainest_one_style_is_told_and_only_the_rule_that_comes_furthest() -> None:
    told = [problem for problem in cue_problems(audited(PADDED)) if problem.code == "style-leak"]
    (problem,) = told
    assert problem.severity is Severity.WARNING
    assert "always takes the choice with the fewest filler and courtesy words scores 100 on average" in problem.message
    assert "scene-0 (+9.3), scene-1 (+9.3), scene-2 (+9.3)" in problem.remedy


def test_padding_right_answers_as_often_as_wrong_ones_takes_the_leak_of_style_away() -> None:
    texts = ("It is on the van.", "It is really on the van.", "Honestly, it is just on the van.")
    moved = row([[*texts[number % 3 :], *texts[: number % 3]] for number in range(SCENES)])
    assert [problem for problem in cue_problems(audited(moved)) if problem.code == "style-leak"] == []


def test_two_cues_together_find_what_neither_finds_alone() -> None:
    sorry_and_long = ("I am sorry that it is late, Robin.", "I am sorry.", "It is late, and it comes in a day.")
    told = audit(Analysis.of(Machine(row([sorry_and_long] * SCENES))), bots=(*BOTS, *pair_bots()))
    assert told.leak("longest+apologetic 1:1") == pytest.approx(1)
    assert max(told.leak("longest"), told.leak("apologetic")) < 1


def test_lines_are_told_apart_once_for_all_bots_that_hear_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [("seen", "My parcel is lost."), ("", "My invoice is wrong.")]
    asked = scene("asked", answer("a", "The parcel.", "end", 2), answer("b", "The invoice.", "end"), says=lines)
    analysis = Analysis.of(Machine(story(asked, END, flags=[SEEN])))
    built = []

    def counted(machine: Machine, **rest: frozenset[int]) -> StateGraph:
        built.append(rest["heard"])
        return StateGraph(machine, **rest)

    monkeypatch.setattr(cue_audit, "StateGraph", counted)
    audit(analysis, bots=pair_bots())
    assert len(built) == len(set(built)) > 0
