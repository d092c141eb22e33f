"""When a scene counts as visited: once it has been left, so not yet in a reply there, and in a beat not yet of that beat."""

from __future__ import annotations

from dataclasses import replace

from simulator.core.scenario.model import Choice, Line, Message, Scene
from tests.core.scenarios import Goto, choice, ending, jumps, line, play, scene, story, when

END = ending("end")
LINES = [("visited {0}", "Again, {0}."), ("", "First, {0}.")]


def told(name: str) -> list[tuple[str, str]]:
    """Write lines that say whether a scene was visited."""
    return [(condition.format(name), text.format(name)) for condition, text in LINES]


def beat(name: str, goto: Goto, asks: str) -> Scene:
    return replace(scene(name, says=told(asks)), jumps=jumps(goto))


def replying(name: str, goto: Goto, asks: str) -> Choice:
    reply = tuple(Line((Message(text),), when(condition)) for condition, text in told(asks))
    return replace(choice(name, goto), reply=reply)


def said(*scenes: Scene, choices: tuple[str, ...]) -> list[str]:
    return [message.text for message in play(story(*scenes), *choices).said]


def test_a_reply_is_said_before_its_scene_is_left() -> None:
    first = scene("first", replying("on", "second", "first"))
    second = scene("second", choice("back", "first"), choice("on", "end"))
    assert said(first, second, END, choices=("on",))[0] == "First, first."
    assert said(first, second, END, choices=("on", "back", "on"))[0] == "Again, first."


def test_a_beat_knows_the_scene_before_it_as_visited_and_itself_only_the_next_time() -> None:
    first = scene("first", choice("on", "pause"))
    own, other = beat("pause", "second", "pause"), beat("pause", "second", "first")
    second = scene("second", choice("back", "first"), choice("on", "end"))
    assert said(first, own, second, END, choices=("on",))[0] == "First, pause."
    assert said(first, own, second, END, choices=("on", "back", "on"))[0] == "Again, pause."
    assert said(first, other, second, END, choices=("on",))[0] == "Again, first."


def test_a_beat_knows_the_beats_before_it_as_visited() -> None:
    first = scene("first", choice("on", "pause"))
    lines = said(
        first,
        beat("pause", "rest", "rest"),
        beat("rest", "second", "pause"),
        scene("second", choice("x", "end")),
        END,
        choices=("on",),
    )
    assert lines[:2] == ["First, rest.", "Again, pause."]


def test_where_a_beat_goes_on_to_knows_the_scene_before_it_as_visited_and_not_itself() -> None:
    first = scene("first", choice("on", "pause"))
    second, third = scene("second", choice("back", "first")), scene("third", choice("on", "end"))
    after_scene = beat("pause", [("visited first", "third"), ("", "second")], "first")
    after_itself = beat("pause", [("visited pause", "third"), ("", "second")], "first")
    assert play(story(first, after_scene, second, third, END), "on").moment.scene.id == "third"
    assert play(story(first, after_itself, second, third, END), "on").moment.scene.id == "second"
    assert play(story(first, after_itself, second, third, END), "on", "back", "on").moment.scene.id == "third"


def test_the_beat_that_a_conversation_begins_with_is_not_visited_while_it_is_said() -> None:
    opening = beat("opening", "first", "opening")
    assert said(opening, replace(scene("first", choice("on", "end")), says=(line("Well?"),)), END, choices=()) == [
        "First, opening.",
        "Well?",
    ]
