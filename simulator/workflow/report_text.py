"""A report as plain values, and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from simulator.core.guidance.catalogue import Guidance
from simulator.core.players.report import Report, ReportLine
from simulator.workflow.playable import Playable

LEAST_SHOWN = 0.0005


def values(playable: Playable, report: Report) -> dict[str, Any]:
    """Return a report as plain values, the best and the worst points first."""
    return {
        "best": report.best.points,
        "worst": report.worst.points,
        "scenario": playable.scenario.id,
        "pass_mark": playable.scenario.pass_mark,
        "best_line": asdict(report.best),
        "worst_line": asdict(report.worst),
        "shortest_decisions": report.shortest,
        "random_player": asdict(report.random),
        "endings": [asdict(ending) for ending in report.endings],
        "best_line_chances": {
            "competencies": {key: asdict(taken) for key, taken in report.competencies.items()},
            "principles": {key: asdict(taken) for key, taken in report.principles.items()},
        },
        "principles_used": {key: {"shown": shown, "broken": broken} for key, (shown, broken) in report.used.items()},
        "words": {scene.scene: dict(scene.options) for scene in report.words},
        "states": playable.analysis.graph.size,
    }


def lines(playable: Playable, report: Report, guidance: Guidance) -> Iterator[str]:
    """Return a report as lines of text."""
    scenario = playable.scenario
    yield f"{scenario.title} ({scenario.id})"
    yield ""
    yield f"Best   {_line(report.best)}"
    yield f"Worst  {_line(report.worst)}"
    yield f"The shortest way to an ending has {report.shortest} decisions."
    player = report.random
    yield (
        f"Picking at random: {player.mean:.1f} of 100 on average, spread {player.spread:.1f}, "
        f"{player.decisions:.1f} decisions, a pass in {percent(player.passes)} (pass mark {scenario.pass_mark})."
    )
    yield ""
    yield "Endings: scores they can be reached with, and how often by picking at random"
    for ending in report.endings:
        percentage = percent(player.endings.get(ending.ending, 0.0))
        yield f"  {ending.ending:<24} {ending.kind:<12} {ending.least_score:>3} to {ending.most_score:>3}   {percentage:>7}"
    yield ""
    yield "Scenes: how often they are met by picking at random, and words per option"
    words = {scene.scene: scene.options for scene in report.words}
    for scene, probability in player.visits.items():
        counted = ", ".join(f"{name} {count}" for name, count in words.get(scene, {}).items())
        yield f"  {scene:<24} {percent(probability):>7}   {counted}".rstrip()
    yield ""
    yield "Chances on the best line"
    for key, taken in report.competencies.items():
        yield f"  {guidance.competencies[key].name:<24} {taken.chances}"


def percent(share: float) -> str:
    """Write a share (0..1) in percent; one that is not nothing never looks like nothing."""
    return f"{share * 100:.1f} %" if not 0 < share < LEAST_SHOWN else "< 0.1 %"


def _line(line: ReportLine) -> str:
    size = f"{len(line.choices)} decisions, {line.seconds / 60:.1f} minutes"
    return f"{line.points:>4} points, {size}, {line.ending}: {','.join(line.choices)}"
