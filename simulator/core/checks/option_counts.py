"""Scenes that can offer more options at once than there are keys to pick them by."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import EVERYWHERE
from simulator.core.texts import N_, Text

MOST_OPTIONS = 9
"""As many as there are number keys, and more than anybody weighs against each other."""

IN_OTHERS = N_(" (others too: {scenes})")


def crowded(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report the scenes that can offer too many options; those that only do by choices that stand in many scenes, together."""
    shared: list[tuple[int, int]] = []
    for number, code in enumerate(graph_index.graph.machine.scenes):
        choices = code.scene.choices
        if len(choices) <= MOST_OPTIONS:
            continue
        offers = [offer[: len(choices)] for offer in graph_index.offers[number]]
        most = max(map(sum, offers), default=0)
        own = [number for number, choice in enumerate(choices) if choice.everywhere is None]
        if max([sum(offer[number] for number in own) for offer in offers], default=0) > MOST_OPTIONS:
            yield _crowded(graph_index, ("scenes", code.scene.id, "choices"), [(number, most)])
        elif most > MOST_OPTIONS:
            shared.append((number, most))
    if shared:
        yield _crowded(graph_index, (EVERYWHERE,), shared)


def _crowded(graph_index: StateGraphIndex, path: Path, scenes: list[tuple[int, int]]) -> Problem:
    (number, most), others = scenes[0], [graph_index.graph.machine.scenes[other].scene.id for other, _ in scenes[1:]]
    silence = len(graph_index.graph.machine.scenes[number].scene.choices)
    edges = graph_index.graph.edges
    nodes = [node for node in graph_index.of_scene[number] if sum(index < silence for index, _, _ in edges[node]) == most]
    details = {
        "scene": graph_index.graph.machine.scenes[number].scene.id,
        "count": str(most),
        "others": Text(IN_OTHERS, {"scenes": ", ".join(others)}) if others else "",
    }
    return Problem(register.TOO_MANY_OPTIONS, path, details, graph_index.witness(graph_index.nearest(nodes)))
