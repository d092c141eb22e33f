"""A report as one page of HTML that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from simulator.core.guidance.catalogue import Guidance
from simulator.core.layered_layout import layout
from simulator.core.players.report import Report, ReportLine
from simulator.core.scenario.model import Scenario, Scene
from simulator.workflow.channel_report import channel_html
from simulator.workflow.playable import Playable
from simulator.workflow.report_text import at_random, not_worked_out, percent, probability, scenes_met
from simulator.workflow.trainers_guide import guide_html

LARGEST_MAP = 400
"""The number of scenes up to which a map is still readable."""
_COLUMN, _LAYER, _BOX, _HIGH = 168, 92, 148, 40
_EAR, _OUT = 9, 20  # half the height of a loop beside a box, and how far it is drawn out into the gap between two
_STYLE = """
body { font: 16px/1.5 Inter, system-ui, sans-serif; color: #1F2429; background: #FAF7F2; margin: 0 auto; max-width: 72rem;
  padding: 2rem; }
h1 { font-size: 28px; } h2 { font-size: 20px; margin-top: 2.5rem; } .soft { color: #5A616A; }
body { overflow-wrap: anywhere; } h1, p, td, th { unicode-bidi: plaintext; text-align: start; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } td, th { text-align: left; padding: .35rem 1rem .35rem 0;
  border-bottom: 1px solid #DDD6CA; vertical-align: top; } th { font-size: 14px; color: #5A616A; } td.n { text-align: right; }
code { font-size: 14px; overflow-wrap: anywhere; } svg { max-width: 100%; height: auto; font: 13px Inter, system-ui, sans-serif; }
.box { fill: #FFFDFA; stroke: #DDD6CA; } .end { fill: #DCEBE7; stroke: #0F6B66; } .lost { fill: #F8E2DA; stroke: #B93E26; }
.way { fill: none; stroke: #A9A294; stroke-width: 1.2; } .best { stroke: #0F6B66; stroke-width: 3; }
"""


def page(playable: Playable, report: Report, guidance: Guidance) -> str:
    """Return the whole page."""
    scenario = playable.scenario
    parts = [
        f"<h1>{escape(scenario.title)}</h1>",
        *(f"<p>{escape(text)}</p>" for text in (scenario.subtitle,) if text),
        f"<p class=soft>{escape(scenario.about)}</p>",
        _lines(report),
        _player(report, scenario),
        "<h2>Map</h2>" + _map(scenario, report),
        _endings(report),
        _scenes(report, scenario),
        _chances(report, guidance),
        channel_html(scenario),
        guide_html(scenario),
    ]
    head = f'<meta charset="utf-8"><title>{escape(scenario.title)}: report</title><style>{_STYLE}</style>'
    return f"<!doctype html><html lang=en><head>{head}</head><body>{''.join(parts)}</body></html>"


def _lines(report: Report) -> str:
    rows = [_line("Best", report.best), _line("Worst", report.worst)]
    table = _table(("Line", "Points", "Decisions", "Minutes", "Ending", "Choices"), rows)
    return f"<h2>Best and worst</h2>{table}<p>The shortest way to an ending has {report.shortest} decisions.</p>"


def _line(name: str, line: ReportLine) -> list[str]:
    choices = f"<code>{escape(','.join(line.choices))}</code>"
    return [name, str(line.points), str(len(line.choices)), f"{line.seconds / 60:.1f}", escape(line.ending), choices]


def _player(report: Report, scenario: Scenario) -> str:
    player, unknown = report.random, not_worked_out(report.random)
    if unknown:
        missing = f"Not worked out, because the conversation can go so many ways: {'; '.join(unknown)}."
        told = f"{escape(at_random(player, scenario.pass_mark))}. {escape(missing)}"
    else:
        told = (
            f"{player.mean:.1f} of 100 on average, spread {player.spread:.1f}, {player.decisions:.1f} decisions; "
            f"a pass ({scenario.pass_mark}) in {escape(percent(player.passes or 0))}."
        )
    return f"<h2>Picking at random</h2><p>{told} Exact, not sampled.</p>"


def _endings(report: Report) -> str:
    rows = []
    for item in report.endings:
        percentage = escape(probability(report.random.endings, item.ending))
        rows.append([escape(item.ending), item.kind, f"{item.least_score} to {item.most_score}", percentage])
    return "<h2>Endings</h2>" + _table(("Ending", "Kind", "Scores", "At random"), rows)


def _scenes(report: Report, scenario: Scenario) -> str:
    words = {scene.scene: scene.options for scene in report.words}
    rows = []
    for scene in scenes_met(report, scenario):
        counted = ", ".join(f"{escape(name)} {count}" for name, count in words.get(scene, {}).items())
        rows.append([escape(scene), escape(probability(report.random.visits, scene)), counted])
    return "<h2>Scenes</h2>" + _table(("Scene", "Met at random", "Words per option"), rows)


def _chances(report: Report, guidance: Guidance) -> str:
    competencies = [[escape(guidance.competencies[key].name), str(taken.chances)] for key, taken in report.competencies.items()]
    principles = []
    for key, (shown, broken) in sorted(report.used.items()):
        name = guidance.principles[key].name if key in guidance.principles else key
        on_line = report.principles[key].chances if key in report.principles else 0
        principles.append([escape(name), str(shown), str(broken), str(on_line)])
    return (
        "<h2>Competencies on the best line</h2>"
        + _table(("Competency", "Chances"), competencies)
        + "<h2>Principles</h2>"
        + _table(("Principle", "Choices that show it", "Choices that break it", "Chances on the best line"), principles)
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th scope=col>{name}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _map(scenario: Scenario, report: Report) -> str:
    """Draw the scenes and the ways between them; the best line is the thick one."""
    if len(scenario.scenes) > LARGEST_MAP:
        return f"<p>The map is left out: it would have {len(scenario.scenes)} scenes.</p>"
    number = {scene: index for index, scene in enumerate(scenario.scenes)}
    edges = [(number[scene.id], number[jump.to]) for scene in scenario.scenes.values() for c in scene.moves for jump in c.jumps]
    laid = layout(len(number), edges, number[scenario.start])
    best = _best_edges(report, number)
    ways = "".join(_way(route, best=edge in best) for edge, route in laid.routes.items())
    ways += "".join(
        _loop(scene, laid.places[number[scene.id]], best=(number[scene.id],) * 2 in best) for scene in scenario.scenes.values()
    )
    boxes = "".join(_box(scenario, scene, laid.places[index]) for scene, index in number.items())
    width, height = round(laid.width * _COLUMN + 16), laid.layers * _LAYER
    name = f"Map of {len(number)} scenes"
    return (
        f'<div class=map><svg role=img aria-label="{name}" viewBox="0 0 {width} {height}" width={width}>{ways}{boxes}</svg></div>'
    )


def _best_edges(report: Report, number: dict[str, int]) -> set[tuple[int, int]]:
    scenes = report.best.scenes
    return {(number[a], number[b]) for a, b in pairwise(scenes)}


def _spot(place: tuple[float, int]) -> tuple[float, float]:
    return 8 + place[0] * _COLUMN + _COLUMN / 2, place[1] * _LAYER + _LAYER / 2


def _way(route: tuple[tuple[float, int], ...], *, best: bool) -> str:
    x, y = _spot(route[0])
    path = f"M{x:.0f} {y:.0f}"
    for place in route[1:]:
        to_x, to_y = _spot(place)
        middle = (y + to_y) / 2
        path += f" C{x:.0f} {middle:.0f} {to_x:.0f} {middle:.0f} {to_x:.0f} {to_y:.0f}"
        x, y = to_x, to_y
    return f'<path class="way{" best" if best else ""}" d="{path}"/>'


def _loop(scene: Scene, place: tuple[float, int], *, best: bool) -> str:
    """Draw the choices that lead back to their own scene as one loop beside it, empty where there are none."""
    names = [move.id for move in scene.moves if any(jump.to == scene.id for jump in move.jumps)]
    if not names:
        return ""
    x, y = _spot(place)
    edge, out, high, low = x + _BOX / 2, x + _BOX / 2 + _OUT, y - _EAR, y + _EAR
    path = f"M{edge:.0f} {high:.0f} C{out:.0f} {high - _EAR:.0f} {out:.0f} {low + _EAR:.0f} {edge:.0f} {low:.0f}"
    title = escape(f"back to {scene.id}: {', '.join(names)}")
    return f'<g><title>{title}</title><path class="way{" best" if best else ""}" d="{path}"/></g>'


def _box(scenario: Scenario, scene: str, place: tuple[float, int]) -> str:
    x, y = _spot(place)
    ending = scenario.scenes[scene].ending
    kind = "lost" if ending in ("lost", "unresolved") else "end" if ending else "box"
    shown = scene if len(scene) <= 20 else scene[:19] + "…"
    return (
        f"<g><title>{escape(scene)}</title>"
        f"<rect class={kind} x={x - _BOX / 2:.0f} y={y - _HIGH / 2:.0f} width={_BOX} height={_HIGH} rx=10 />"
        f"<text x={x:.0f} y={y + 4:.0f} text-anchor=middle>{escape(shown)}</text></g>"
    )
