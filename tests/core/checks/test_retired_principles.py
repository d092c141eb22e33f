"""A scenario that names a principle which others have replaced is told by which."""

from __future__ import annotations

import pytest

from simulator.core.checks.retired_principles import retired_principles
from simulator.core.guidance.catalogue import Article, Cite, Competency, Guidance, Point, Principle
from simulator.core.scenario.model import Scenario, Weight
from tests.core.scenarios import choice, ending, everywhere, scene, silence, story


def principle(name: str, replaced_by: tuple[str, ...] = ()) -> Principle:
    return Principle(name, name.title(), "calm", (Cite("A1"),), "Do.", "Avoid.", "Why.", replaced_by)


GUIDANCE = Guidance(
    language="en",
    articles={"A": Article("A", "Ten rules", "ru")},
    points={"A1": Point("A1", "One.", "A")},
    competencies={"calm": Competency("calm", "Calm", "Staying calm.")},
    principles={
        one.id: one for one in (principle("breathe"), principle("say"), principle("breathe-and-say", ("breathe", "say")))
    },
)
OLD = (Weight("breathe"), Weight("breathe-and-say", 2))


def told(scenario: Scenario) -> list[tuple[str | int, ...]]:
    return [problem.path for problem in retired_principles(scenario, GUIDANCE)]


@pytest.mark.parametrize("key", ["shows", "breaks"])
def test_a_retired_principle_is_found_where_it_stands(key: str) -> None:
    written = story(scene("hello", choice("a", "end"), choice("b", "end", **{key: OLD})), ending("end"))  # type: ignore[arg-type]
    assert told(written) == [("scenes", "hello", "choices", 1, key, 1)]


def test_it_is_found_in_a_silence_too() -> None:
    written = story(scene("hello", choice("a", "end"), silent=silence("end", breaks=OLD)), ending("end"))
    assert told(written) == [("scenes", "hello", "silence", "breaks", 1)]


def test_the_message_names_what_has_replaced_it() -> None:
    (problem,) = retired_principles(story(scene("hello", choice("a", "end", shows=OLD)), ending("end")), GUIDANCE)
    assert problem.message.endswith("only for what was played before; today it is “breathe” or “say”.")


def test_in_a_choice_that_stands_in_many_scenes_it_is_found_once() -> None:
    shared = choice("look", "end", once=True, shows=OLD)
    scenes = everywhere(shared, scenes=[scene("hello", choice("a", "more")), scene("more", choice("b", "end"))])
    (problem,) = retired_principles(story(*scenes, ending("end")), GUIDANCE)
    assert problem.path == ("everywhere", 0, "shows", 1)
    assert problem.remedy.startswith("In choice “look” under “everywhere” write")


def test_current_principles_and_unknown_ones_are_left_alone() -> None:
    known = choice("a", "end", shows=(Weight("say"), Weight("dance")))
    assert told(story(scene("hello", known), ending("end"))) == []
