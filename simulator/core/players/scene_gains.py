"""What a player gains over guessing, scene by scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.core.players.player_statistics import PlayerStatistics

_STEPS_A_MOVE = 0.12
"""What finding out where a bot gains counts as for each of its moves."""


@dataclass(frozen=True, slots=True)
class SceneGain:
    """What a bot gains over guessing by its picks in one scene, in score points; below 0 it loses."""

    scene: str
    gain: float


def gains_by_scene(played: PlayerStatistics, guessing: PlayerStatistics) -> tuple[SceneGain, ...]:
    """Split a bot's lead over its scenes: what its picks are worth to one who guesses from there on, less what guessing is."""
    chain, counts, worth = played.chain, played.visit_counts, _guessed_on(played, guessing)
    chain.budget.spend(sum([(block.last - block.first) * len(columns) for block, columns, _ in chain.played]) * _STEPS_A_MOVE)
    codes = chain.graph.machine.scenes
    points: dict[str, float] = {}
    for (begin, end, _, ranges), columns, _ in chain.played:
        before_each, visits = worth[begin:end], counts[begin:end]
        for _, (earned, _, get), shares in columns:
            rows = zip(visits, shares, earned, get(worth), before_each, strict=True)
            gains = [count * share * (gain + after - before) for count, share, gain, after, before in rows]
            for scene, start, stop in ranges:
                name = codes[scene].scene.id
                points[name] = points.get(name, 0.0) + sum(gains[start - begin : stop - begin])
    for node in chain.stuck:
        name = codes[chain.graph.scene_of(node)].scene.id
        points[name] = points.get(name, 0.0) - counts[node] * worth[node]
    span = played.analysis.best - played.analysis.worst
    scene_gains = [SceneGain(scene, 100 * gain / span) for scene, gain in points.items()] if span else []
    return tuple(sorted(scene_gains, key=lambda part: (-part.gain, part.scene)))


def _guessed_on(played: PlayerStatistics, guessing: PlayerStatistics) -> Sequence[float]:
    """What each node of a player's graph is worth to one who guesses, whose graph may tell fewer nodes apart."""
    graph, whole = played.chain.graph, guessing.analysis.graph
    if graph is guessing.analysis.quotient:
        return guessing.worth
    scene_of, state_of = graph.numbering.scene_of, graph.numbering.state_of
    nodes = [whole.node(scene_of(node), state_of(node)) for node in graph.representatives]
    return [*[guessing.worth[guessing.analysis.quotient.place_of_node(node)] for node in nodes], 0.0]
