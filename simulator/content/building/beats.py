"""What must hold of the scenes that go on by themselves: none comes back to itself, and none in too many ways to a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator.content.text.problem_collector import ProblemCollector, listed
from simulator.content.text.source import shown
from simulator.core.graph import components
from simulator.core.problems import scene_kinds
from simulator.core.scenario.model import Scene

MOST_WAYS = 60
"""In so many ways a beat may go on to the next decision: each of them is one more way for every choice that leads there."""


def without_circles(scenes: Mapping[str, Scene], collector: ProblemCollector) -> dict[str, Scene]:
    """Report beats that go round for ever or have too many ways on; the scenes that come back have none of these."""
    beats = {name: [jump.to for jump in scene.jumps] for name, scene in scenes.items() if scene.jumps}
    ways: dict[str, int] = {}
    broken: set[str] = set()
    for part in components(beats, lambda name: [to for to in beats[name] if to in beats]):
        circle = len(part) > 1 or part[0] in beats[part[0]]
        for name in part:
            ways[name] = 1 if circle else sum([ways.get(to, 1) for to in beats[name]])
        if circle or ways[part[0]] > MOST_WAYS:
            broken.update(part)
            first = next(name for name in beats if name in part)
            _report(collector, first, [name for name in beats if name in part] if circle else [])
            ways.update(dict.fromkeys(part, 1))
    return {name: replace(scene, jumps=()) if name in broken else scene for name, scene in scenes.items()}


def _report(collector: ProblemCollector, scene: str, circle: list[str]) -> None:
    path = ("scenes", scene, "goto")
    if circle:
        collector.add_key(scene_kinds.BEATS_GO_ROUND, path, scenes=listed(circle))
    else:
        collector.add_key(scene_kinds.TOO_MANY_WAYS_ON, path, scene=shown(scene), limit=str(MOST_WAYS))
