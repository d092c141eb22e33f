"""A report as plain values, and as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from simulator.core.guidance.catalogue import Guidance
from simulator.core.players.report import RandomPlayer, Report, ReportLine
from simulator.core.scenario.model import Scenario
from simulator.workflow.channel_report import channel_lines, channel_values
from simulator.workflow.playable import Playable
from simulator.workflow.trainers_guide import guide_lines

LEAST_SHOWN = 0.0005


def values(playable: Playable, report: Report) -> dict[str, Any]:
    """Return a report as plain values, the best and the worst points first."""
    unknown = not_worked_out(report.random)
    return {
        "best": report.best.points,
        "worst": report.worst.points,
        "scenario": playable.scenario.id,
        "title": playable.scenario.title,
        "subtitle": playable.scenario.subtitle,
        "pass_mark": playable.scenario.pass_mark,
        "best_line": asdict(report.best),
        "worst_line": asdict(report.worst),
        "shortest_decisions": report.shortest,
        "random_player": asdict(report.random),
        **({"not_worked_out": unknown} if unknown else {}),
        "endings": [asdict(ending) for ending in report.endings],
        "best_line_chances": {
            "competencies": {key: asdict(taken) for key, taken in report.competencies.items()},
            "principles": {key: asdict(taken) for key, taken in report.principles.items()},
        },
        "principles_used": {key: {"shown": shown, "broken": broken} for key, (shown, broken) in report.used.items()},
        "words": {scene.scene: dict(scene.options) for scene in report.words},
        "channel": channel_values(playable.scenario),
        "states": playable.analysis.graph.size,
        "guide": asdict(playable.scenario.guide),
    }


def lines(playable: Playable, report: Report, guidance: Guidance) -> Iterator[str]:
    """Return a report as lines of text."""
    scenario = playable.scenario
    yield f"{scenario.title} ({scenario.id})"
    if scenario.subtitle:
        yield scenario.subtitle
    yield ""
    yield f"Best   {_line(report.best)}"
    yield f"Worst  {_line(report.worst)}"
    yield f"The shortest way to an ending has {report.shortest} decisions."
    yield f"Picking at random: {at_random(report.random, scenario.pass_mark)}."
    unknown = not_worked_out(report.random)
    if unknown:
        yield f"Not worked out, because the conversation can go so many ways: {'; '.join(unknown)}."
    yield ""
    yield "Endings: scores they can be reached with, and how often by picking at random"
    for ending in report.endings:
        percentage = probability(report.random.endings, ending.ending)
        yield f"  {ending.ending:<24} {ending.kind:<12} {ending.least_score:>3} to {ending.most_score:>3}   {percentage:>7}"
    yield ""
    yield "Scenes: how often they are met by picking at random, and words per option"
    words = {scene.scene: scene.options for scene in report.words}
    for met in scenes_met(report, scenario):
        counted = ", ".join(f"{name} {count}" for name, count in words.get(met, {}).items())
        yield f"  {met:<24} {probability(report.random.visits, met):>7}   {counted}".rstrip()
    yield ""
    yield "Chances on the best line"
    for key, taken in report.competencies.items():
        yield f"  {guidance.competencies[key].name:<24} {taken.chances}"
    yield from channel_lines(scenario)
    yield from guide_lines(scenario)


def at_random(player: RandomPlayer, pass_mark: int) -> str:
    """Tell what comes of picking at random, as far as it was worked out."""
    told = []
    if player.mean is not None:
        told += [f"{player.mean:.1f} of 100 on average", f"spread {player.spread:.1f}"]
    if player.decisions is not None:
        told.append(f"{player.decisions:.1f} decisions")
    if player.passes is not None:
        told.append(f"a pass in {percent(player.passes)} (pass mark {pass_mark})")
    return ", ".join(told) or "not worked out"


def not_worked_out(player: RandomPlayer) -> list[str]:
    """Name what of picking at random took too much work."""
    figures = {
        "how many decisions it takes and how often each ending is reached by picking at random": player.endings,
        "what score picking at random comes to": player.mean,
        "how often picking at random passes": player.passes,
        "how often each scene is met by picking at random": player.visits,
    }
    return [name for name, figure in figures.items() if figure is None]


def probability(shares: Mapping[str, float] | None, key: str) -> str:
    """Write one of some probabilities in percent, and a question mark where they were not worked out."""
    return "?" if shares is None else percent(shares.get(key, 0.0))


def scenes_met(report: Report, scenario: Scenario) -> Iterable[str]:
    """Return the scenes that can be met by picking at random, or all where that was not worked out."""
    return scenario.scenes if report.random.visits is None else report.random.visits


def percent(share: float) -> str:
    """Write a share (0..1) in percent; one that is not nothing never looks like nothing."""
    return f"{share * 100:.1f} %" if not 0 < share < LEAST_SHOWN else "< 0.1 %"


def _line(line: ReportLine) -> str:
    size = f"{len(line.choices)} decisions, {line.seconds / 60:.1f} minutes"
    return f"{line.points:>4} points, {size}, {line.ending}: {','.join(line.choices)}"
