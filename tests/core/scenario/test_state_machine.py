"""The machine against the oracle in every situation that play can reach, and each rule once by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.errors import ChoiceNotOffered
from simulator.core.scenario.model import Flag, Line, Scenario, Scene, spoken_text
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_encoding import BitField
from simulator.core.scenario.state_machine import Machine, Moment
from tests.core import oracle
from tests.core.oracle import Oracle, Situation, ask
from tests.core.scenarios import (
    HOLDS,
    HURT,
    PROOF,
    SEEN,
    choice,
    ending,
    play,
    scene,
    silence,
    sound_stories,
    story,
    when,
    wild_stories,
)

END = ending("end")


def everywhere(scenario: Scenario) -> list[tuple[Situation, Moment, Oracle]]:
    """Pair every situation with the moment that the same choices lead to."""
    asked = ask(scenario)
    machine = Machine(scenario)
    return [(here, Session.replay(machine, path).moment, asked) for here, path in asked.path_to.items()]


@PROOF
@given(wild_stories())
def test_what_is_offered_agrees_with_the_oracle_everywhere(scenario: Scenario) -> None:
    for here, moment, asked in everywhere(scenario):
        assert [move.id for move in moment.moves] == [way.choice.id for way in asked.ways[here]]


@PROOF
@given(wild_stories())
def test_every_value_agrees_with_the_oracle_everywhere(scenario: Scenario) -> None:
    for here, moment, _ in everywhere(scenario):
        flags = {name: moment.flag(name) for name in (*(flag.name for flag in scenario.flags), *moment.machine.events)}
        assert {"mood": moment.mood, "trust": moment.trust, **flags} == here.known


@PROOF
@given(wild_stories())
def test_scene_and_line_agree_with_the_oracle_everywhere(scenario: Scenario) -> None:
    for here, moment, _ in everywhere(scenario):
        assert (moment.scene.id, spoken_text(moment.line)) == (here.scene, oracle.line(scenario, here))


@PROOF
@given(sound_stories())
def test_a_moment_is_met_again_as_the_same_one(scenario: Scenario) -> None:
    asked = ask(scenario)
    machine = Machine(scenario)
    met: dict[tuple[int, int], Moment] = {}
    for path in asked.path_to.values():
        moment = Session.replay(machine, path).moment
        assert met.setdefault((moment.index, moment.state), moment) is moment


def test_a_condition_that_fails_hides_the_choice() -> None:
    opening = scene("opening", choice("wait", "opening"), choice("ask", "end", condition="seen"))
    assert [made.id for made in play(story(opening, END, flags=[SEEN])).moment.offered] == ["wait"]


@pytest.mark.parametrize(("by", "mood"), [(7, 10), (-7, 0), (2, 7), (-2, 3)])
def test_mood_stays_between_0_and_10(by: int, mood: int) -> None:
    assert play(story(scene("opening", choice("go", "end", mood=by)), END), "go").moment.mood == mood


@pytest.mark.parametrize(("by", "trust"), [(7, 10), (-7, 0), (2, 7), (-2, 3)])
def test_trust_stays_between_0_and_10(by: int, trust: int) -> None:
    assert play(story(scene("opening", choice("go", "end", trust=by)), END), "go").moment.trust == trust


@pytest.mark.parametrize(("start", "by", "trust"), [(5, 3, 5), (5, -3, 2), (0, 4, 0)])
def test_trust_never_rises_above_its_start_after_a_bad_history(start: int, by: int, trust: int) -> None:
    opening = scene("opening", choice("go", "end", trust=by))
    assert play(story(opening, END, trust=start, history=HURT), "go").moment.trust == trust


def test_trust_that_was_lost_can_be_won_back_up_to_its_start() -> None:
    opening = scene("opening", choice("lose", "opening", trust=-3), choice("win", "opening", trust=2))
    session = play(story(opening, trust=5, history=HURT), "lose", "win", "win")
    assert session.moment.trust == 5


@pytest.mark.parametrize(("by", "holds"), [(2, 2), (9, 3), (-1, 0)])
def test_a_number_stays_in_its_range(by: int, holds: int) -> None:
    opening = scene("opening", choice("go", "end", adds={"holds": by}))
    assert play(story(opening, END, flags=[HOLDS]), "go").moment.flag("holds") == holds


def test_a_range_may_begin_below_0() -> None:
    balance = Flag("balance", -2, -5, 4, boolean=False)
    opening = scene("opening", choice("go", "opening", adds={"balance": -2}), choice("stop", "end", condition="balance == -4"))
    session = play(story(opening, END, flags=[balance]), "go")
    assert (session.moment.flag("balance"), session.moment.offered[-1].id) == (-4, "stop")


def test_effects_apply_together() -> None:
    made = choice("go", "end", mood=1, trust=-1, sets={"seen": 1}, adds={"holds": 2})
    moment = play(story(scene("opening", made), END, flags=[SEEN, HOLDS]), "go").moment
    assert (moment.mood, moment.trust, moment.flag("seen"), moment.flag("holds")) == (6, 4, 1, 2)


def test_jumps_are_read_after_the_effects() -> None:
    made = choice("go", [("seen and mood == 6", "yes"), ("", "no")], mood=1, sets={"seen": 1})
    assert play(story(scene("opening", made), ending("yes"), ending("no"), flags=[SEEN]), "go").moment.scene.id == "yes"


def happened(scenario: Scenario, *choices: str) -> dict[str, int]:
    """Say of all that conditions ask for whether it has happened after some choices."""
    moment = play(scenario, *choices).moment
    return {event: moment.flag(event) for event in moment.machine.events}


def asking(*asked: str, **jumps: object) -> Scenario:
    """Give a story of three scenes whose last line asks whether all of this has happened."""
    one = scene(
        "one",
        choice("stay", "one", opens="bill"),
        choice("go", jumps.get("goto", "two")),  # type: ignore[arg-type] # where a choice leads
        silent=silence("one"),
    )
    two = scene("two", choice("back", "one", once=True), choice("stop", "end"))
    return story(one, two, Scene("end", (Line("It is so.", when(" and ".join(asked))), Line("Bye.")), ending="resolved"))


def test_a_scene_was_visited_once_it_was_left() -> None:
    told = asking("visited one", "visited two", "visited end")
    assert [happened(told, *path)["visited one"] for path in ([], ["stay"], ["silence"], ["go"], ["go", "back"])] == [
        0,
        0,
        0,
        1,
        1,
    ]
    assert happened(told, "go", "stop") == {"visited one": 1, "visited two": 1, "visited end": 0}


def test_a_move_that_may_stay_or_leave_visits_exactly_when_it_leaves() -> None:
    told = asking("visited one", goto=[("chose one.stay", "two"), ("", "one")])
    assert [happened(told, *path)["visited one"] for path in (["go"], ["go", "go"], ["stay", "go"])] == [0, 0, 1]


def test_where_a_move_leads_is_decided_before_its_scene_is_left() -> None:
    told = asking("visited one", goto=[("visited one", "end"), ("", "two")])
    assert [play(told, *path).moment.scene.id for path in (["go"], ["go", "back", "go"])] == ["two", "end"]


def test_a_record_was_opened_by_the_choice_that_opens_it() -> None:
    told = asking("opened bill")
    assert [happened(told, *path)["opened bill"] for path in ([], ["go"], ["stay"], ["stay", "go"])] == [0, 0, 1, 1]


def test_a_choice_was_chosen_before_it_is_asked_where_it_leads() -> None:
    told = asking("chose one.go", goto=[("chose one.go", "end"), ("", "two")])
    assert play(told, "go").moment.scene.id == "end"


def test_a_silence_is_chosen_like_anything_else() -> None:
    told = asking("chose one.silence", "chose two.back")
    assert happened(told, "silence") == {"chose one.silence": 1, "chose two.back": 0}
    assert happened(told, "go", "back") == {"chose one.silence": 0, "chose two.back": 1}


def test_a_choice_that_can_be_made_only_once_is_remembered_in_one_place() -> None:
    machine = Machine(asking("chose one.silence", "chose two.back", "chose one.go"))
    assert machine.slots["chose one.silence"] is machine.marks["one", "silence"]
    assert machine.slots["chose two.back"] is machine.marks["two", "back"]
    assert machine.slots["chose one.go"] not in machine.marks.values()


def test_only_what_a_condition_asks_for_is_remembered() -> None:
    assert Machine(asking("visited two")).events == ("visited two",)
    assert Machine(asking()).events == ()


def test_the_first_jump_that_holds_is_taken() -> None:
    made = choice("go", [("mood > 9", "one"), ("mood > 3", "two"), ("mood > 1", "three"), ("", "four")])
    scenario = story(scene("opening", made), *map(ending, ("one", "two", "three", "four")))
    assert play(scenario, "go").moment.scene.id == "two"


def test_the_first_line_that_holds_is_said() -> None:
    opening = scene("opening", choice("go", "end"), says=[("mood > 9", "One"), ("mood > 3", "Two"), ("", "Three")])
    assert spoken_text(play(story(opening, END)).said) == "Two"


def test_a_choice_of_once_is_gone_when_its_scene_is_met_again() -> None:
    opening = scene("opening", choice("ask", "opening", once=True), choice("stop", "end"))
    assert [made.id for made in play(story(opening, END), "ask").moment.offered] == ["stop"]


def test_a_choice_of_once_is_gone_in_its_own_scene_only() -> None:
    one = scene("one", choice("ask", "two", once=True), choice("stop", "end"))
    two = scene("two", choice("ask", "one", once=True), choice("stop", "end"))
    scenario = story(one, two, END)
    offers = [[made.id for made in play(scenario, *path).moment.offered] for path in (["ask"], ["ask", "ask"])]
    assert offers == [["ask", "stop"], ["stop"]]


def test_silence_comes_once_in_each_scene() -> None:
    one = scene("one", choice("on", "two"), silent=silence("one"))
    two = scene("two", choice("back", "one"), choice("stop", "end"), silent=silence("two"))
    scenario = story(one, two, END)
    paths = ([], ["silence"], ["silence", "on"], ["silence", "on", "silence"], ["silence", "on", "silence", "back"])
    assert [play(scenario, *path).moment.silence is not None for path in paths] == [True, False, True, False, False]


def test_silence_is_a_move_but_not_an_option() -> None:
    moment = play(story(scene("opening", choice("go", "end"), silent=silence("end")), END)).moment
    assert ([made.id for made in moment.offered], [made.id for made in moment.moves]) == (["go"], ["go", "silence"])


def test_nothing_is_remembered_of_a_scene_that_is_never_met_again() -> None:
    opening = scene("opening", choice("go", "end", once=True), silent=silence("end"))
    assert not Machine(story(opening, END)).marks


def test_what_was_made_once_is_remembered_where_the_scene_can_be_met_again() -> None:
    opening = scene("opening", choice("go", "end"), choice("ask", "opening", once=True), silent=silence("opening"))
    assert list(Machine(story(opening, END)).marks) == [("opening", "ask"), ("opening", "silence")]


def test_scenes_on_a_round_trip_can_be_met_again() -> None:
    scenes = (
        scene("a", choice("go", "b")),
        scene("b", choice("on", "c")),
        scene("c", choice("back", "b"), choice("stop", "end")),
    )
    machine = Machine(story(*scenes, END))
    assert [sorted(part) for part in machine.cyclic_components] == [[machine.number["b"], machine.number["c"]]]


def test_following_what_is_not_offered_is_refused() -> None:
    moment = play(story(scene("opening", choice("go", "end")), END)).moment
    with pytest.raises(ChoiceNotOffered, match="“fly” is not offered in scene “opening”"):
        moment.follow("fly")


def test_a_condition_of_ones_own_can_be_asked_of_a_state() -> None:
    machine = Machine(story(END, flags=[SEEN]))
    offer = choice("go", "end", condition="mood == 5 and not seen").when
    holds = machine.compile_condition(offer)
    assert holds is not None
    assert holds(machine.start.state) is True


def test_no_condition_compiles_to_none() -> None:
    assert Machine(story(END)).compile_condition(None) is None


@pytest.mark.parametrize("value", range(-3, 5))
def test_a_slot_gives_back_the_value_that_it_holds(value: int) -> None:
    slot = BitField.of(-3, 4, 7)
    assert slot.decode(slot.encode(value)) == value
