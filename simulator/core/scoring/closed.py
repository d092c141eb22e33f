"""What a costly decision closed: what the better way went on to, and no way that was left could come to any more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, Record, Scene
from simulator.core.scenario.state_machine import Moment
from simulator.core.scoring.scorecard import Decision


@dataclass(frozen=True, slots=True)
class Closed:
    """What was out of reach after a decision, though the better choice led to it.

    `points` (of the scenario, above 0) is how much less could still come, the worth of the choices themselves left out. `better`
    is the ending that the better way comes to and `left` the best that could still come; `no_ending` says that no ending of the
    better one's kind was left. `records` could no longer be opened, `principles` no longer shown, and `answers` no longer given.
    """

    points: int
    better: Scene
    left: Scene
    no_ending: bool
    records: tuple[Record, ...]
    principles: tuple[str, ...]
    answers: tuple[Choice, ...]


class _Way(NamedTuple):
    """The best line from a moment: its choices, and where it ends."""

    choices: tuple[Choice, ...]
    ending: Scene


def closed(decision: Decision, analysis: Analysis, opened: Collection[str] = ()) -> Closed | None:
    """Work out what a decision closed; None where what could still come was worth as much as after the better choice.

    `opened` are the records that had been opened before it.
    """
    before = decision.step.before
    after, other = decision.step.after, before.follow(decision.reference.id)
    points = analysis.at(other).best - analysis.at(after).best
    if points <= 0:
        return None
    better, left = _way(analysis, other), _way(analysis, after)
    endings, possible = _reachable(analysis, after)
    kept = set(map(_as_written, possible))
    answers = tuple(choice for choice in better.choices if _as_written(choice) not in kept)
    shown = {weight.principle for choice in (decision.choice, *possible) for weight in choice.shows}
    openable = {*opened, decision.choice.opens, *(choice.opens for choice in possible)}
    records = before.machine.scenario.records
    return Closed(
        points,
        better.ending,
        left.ending,
        no_ending=better.ending.ending not in {scene.ending for scene in endings},
        records=tuple(records[key] for key in dict.fromkeys(choice.opens for choice in answers) if key and key not in openable),
        principles=tuple(key for key in dict.fromkeys(_shown(better)) if key not in shown),
        answers=answers,
    )


def _as_written(choice: Choice) -> tuple[str, int]:
    """What a choice has in common with itself alone, and one that stands in many scenes with itself in all of them."""
    return ("", id(choice)) if choice.everywhere is None else (choice.id, choice.everywhere)


def _shown(way: _Way) -> list[str]:
    return [weight.principle for choice in way.choices for weight in choice.shows]


def _way(analysis: Analysis, moment: Moment) -> _Way:
    line = analysis.best_line(moment)
    for choice in line:
        moment = moment.follow(choice.id)
    return _Way(line, moment.scene)


def _reachable(analysis: Analysis, moment: Moment) -> tuple[list[Scene], list[Choice]]:
    """The endings that can be reached from a moment, and every choice that can still be made on the way."""
    graph = analysis.quotient
    scenes = graph.machine.scenes
    waiting = [graph.place_of_node(analysis.graph.node(moment.index, moment.state))]
    seen = set(waiting)
    endings: dict[int, Scene] = {}
    choices: dict[tuple[int, int], Choice] = {}
    for place in waiting:
        number = graph.scene_of(place)
        if scenes[number].scene.final:
            endings[number] = scenes[number].scene
            continue
        for move, _, target in graph.moves(place):
            for other in graph.alike.left(number, move, moment.state):
                choices[number, other] = scenes[number].moves[other].choice
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return list(endings.values()), list(choices.values())
