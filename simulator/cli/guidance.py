"""`first-call guidance`: the principles, a search among them, and what a library of scenarios lets people practise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from textwrap import fill, shorten
from typing import Any

from simulator.cli.files import check_names, first_blocking, hint
from simulator.cli.output import IN_CHANNEL, WIDTH, cited, json_text
from simulator.command_name import as_typed
from simulator.content.loader import load_scenario
from simulator.core.errors import SimulatorError
from simulator.core.guidance.catalogue import Cite, Guidance, Principle
from simulator.core.guidance.coverage import Cell, Coverage, CoverageRow, cover
from simulator.core.guidance.search import closest, find
from simulator.core.scenario.model import Scenario
from simulator.paths import Paths
from simulator.workflow.checking import scenario_files
from simulator.workflow.house_layers import is_house
from simulator.workflow.playable import ScenarioOpener, open_scenario_opener

CELL = 9
CODE = 8
"""The width of a point's code with the space around it."""


def guidance(paths: Paths, words: Sequence[str], competency: str | None, *, as_json: bool) -> int:
    """List the principles, or print those in which the words stand. Returns 0, or 1 where there are none."""
    catalogue = open_scenario_opener(paths).guidance
    if competency is not None and competency not in catalogue.competencies:
        raise _no_competency(catalogue, competency)
    principles = [principle for principle in find(catalogue, words) if competency in (None, principle.competency)]
    if as_json:
        print(json_text([_described(catalogue, principle) for principle in principles]))
    elif words:
        print(
            "\n\n".join(_rendered(catalogue, principle) for principle in principles)
            if principles
            else as_typed(_nothing(catalogue, words, competency))
        )
    else:
        print(as_typed("\n".join(_listed(catalogue, principles))))
    return int(not principles)


def coverage(paths: Paths, files: Sequence[str], *, as_json: bool) -> int:
    """Print the points by the scenarios of the files (or folders), or of those that come with the program.

    A scenario in several languages counts once. Returns 0. Raises SimulatorError.
    """
    opener = open_scenario_opener(paths)
    check_names(files)
    named = [name for name in scenario_files(files or [str(paths.scenarios)]) if not is_house(Path(name))]
    scenarios = list({scenario.id: scenario for scenario in (_read(opener, name) for name in named)}.values())
    if not scenarios:
        raise SimulatorError(f"There is no scenario file in {', '.join(files)}.", "Name files, or a folder that holds some.")
    counted = cover(opener.guidance, scenarios)
    print(json_text(_counts(counted)) if as_json else "\n".join(_matrix(opener.guidance, counted)))
    return 0


def _read(opener: ScenarioOpener, name: str) -> Scenario:
    """Read a file as far as the count needs it; whether the conversation can be played through is not asked."""
    principles = frozenset(opener.guidance_for(Path(name)).principles)
    reading = load_scenario(Path(name), principles=principles, portraits=opener.portraits)
    if reading.scenario is None:
        first = first_blocking(reading.problems)
        if not reading.data:
            raise SimulatorError(f"{name}: {first.message}", first.remedy)
        message = f"The scenario can't be counted. {first.place or name}: {first.message}"
        raise SimulatorError(message, hint(reading.problems, Path(name)))
    return reading.scenario


def _no_competency(catalogue: Guidance, name: str) -> SimulatorError:
    close = get_close_matches(name.casefold(), catalogue.competencies, 1)
    meant = f"Did you mean “{close[0]}”? " if close else ""
    return SimulatorError(f"There is no competency “{name}”.", f"{meant}There are: {', '.join(catalogue.competencies)}.")


def _nothing(catalogue: Guidance, words: Sequence[str], competency: str | None) -> str:
    asked = " ".join(words)
    place = f" of {catalogue.competencies[competency].name}" if competency else ""
    close = closest(catalogue, words)
    hint = f"Closest: {', '.join(close)}." if close else "Without words, first-call guidance lists them all."
    return f"No principle{place} says “{asked}”. {hint}"


def _listed(catalogue: Guidance, principles: Sequence[Principle]) -> Iterator[str]:
    """Write a line for each principle, under its competency."""
    ids, names = (max(map(len, column)) for column in zip(*((one.id, one.name) for one in principles), strict=True))
    for competency in catalogue.competencies.values():
        lines = [
            f"  {one.id.ljust(ids)}  {one.name.ljust(names)}  {', '.join(map(cited, one.cites))}"
            for one in principles
            if one.competency == competency.id
        ]
        if lines:
            yield from (fill(f"{competency.name} ({competency.id}). {competency.about}", WIDTH), *lines, "")
    yield f"{len(principles)} principles. To read one in full: first-call guidance {principles[0].id}"


def _rendered(catalogue: Guidance, principle: Principle) -> str:
    """Write a principle out in full."""
    competency = catalogue.competency_of(principle.id)
    lines = [f"{principle.name} ({principle.id})", f"  Competency: {competency.name}"]
    lines += [_wrapped(text, label) for label, text in (("Do", principle.do), ("Avoid", principle.avoid), ("Why", principle.why))]
    lines += ["  A rule of the house."] if principle.house else []
    lines += [_source(catalogue, cite) for cite in principle.cites]
    return "\n".join(lines)


def _wrapped(text: str, label: str) -> str:
    return fill(text, WIDTH, initial_indent=f"  {label + ':':7}", subsequent_indent=" " * 9)


def _source(catalogue: Guidance, cite: Cite) -> str:
    point = catalogue.points[cite.code]
    only = f"; channel: {IN_CHANNEL[cite.channel]}" if cite.channel else ""
    text = f"{point.text} ({catalogue.articles[point.article].title}{only})"
    return fill(text, WIDTH, initial_indent=f"  {point.code:7}", subsequent_indent=" " * 9)


def _matrix(catalogue: Guidance, counted: Coverage) -> Iterator[str]:
    """Write the points by the channels, so that a library of any size fits the terminal, and the gaps below."""
    yield fill("How many conversations show (+) and break (-) a principle that rests on a point of the articles.", WIDTH)
    for channel, name in IN_CHANNEL.items():
        held = [scenario for scenario, at in zip(counted.scenarios, counted.channels, strict=True) if at == channel]
        indents = f"  {name:9}", " " * 11
        yield fill(
            ", ".join(held) or "none", WIDTH, initial_indent=indents[0], subsequent_indent=indents[1], break_on_hyphens=False
        )
    yield ""
    yield "Point".ljust(WIDTH - len(IN_CHANNEL) * CELL) + "".join(name.center(CELL) for name in IN_CHANNEL.values()).rstrip()
    for article in catalogue.articles.values():
        yield f"{article.key}  {article.title}"
        yield from (_row(row) for row in counted.rows if row.point.article == article.key)
    yield from _gaps(counted)
    example = next(iter(catalogue.points))
    yield ""
    yield f"To read the principles that rest on a point: first-call guidance {example}"


def _row(row: CoverageRow) -> str:
    room = WIDTH - len(IN_CHANNEL) * CELL - CODE
    text = shorten(row.point.text, room - 1, placeholder=" …")
    cells = "".join(_cell(row.by_channel[channel]) for channel in IN_CHANNEL)
    return f"   {row.point.code:{CODE - 3}}{text:{room}}{cells}".rstrip()


def _cell(cell: Cell) -> str:
    """Write a cell as in “3+ 1-”, a dot where there is nothing, CELL characters wide."""
    if not cell.shown and not cell.broken:
        return "·".center(CELL)
    shown = f"{cell.shown}+" if cell.shown else ""
    broken = f"{cell.broken}-" if cell.broken else ""
    return f"{shown:>4} {broken:<4}"


def _gaps(counted: Coverage) -> Iterator[str]:
    for title, entries in (
        ("Points never shown", [(point.code, point.text) for point in counted.never_shown]),
        ("Points never broken", [(point.code, point.text) for point in counted.never_broken]),
        ("Principles never used", [(principle.id, principle.name) for principle in counted.unused]),
        ("Competencies never assessed", [(competency.id, competency.name) for competency in counted.unassessed]),
    ):
        yield ""
        yield f"{title}: {len(entries) or 'none'}"
        wide = max((len(code) for code, _ in entries), default=0) + 4
        for code, text in entries:
            yield fill(text, WIDTH, initial_indent=f"  {code}".ljust(wide), subsequent_indent=" " * wide)
    for title, once in (("shown", counted.shown_once), ("broken", counted.broken_once)):
        yield ""
        yield f"Points {title} in one conversation only: {len(once) or 'none'}"
        for scenario in counted.scenarios:
            codes = [code for code, name in once.items() if name == scenario]
            if codes:
                yield fill(f"{scenario}: {', '.join(codes)}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _described(catalogue: Guidance, principle: Principle) -> dict[str, Any]:
    return {
        "id": principle.id,
        "name": principle.name,
        "competency": principle.competency,
        "do": principle.do,
        "avoid": principle.avoid,
        "why": principle.why,
        "points": [
            {
                "code": cite.code,
                "channel": cite.channel or None,
                "text": catalogue.points[cite.code].text,
                "article": catalogue.articles[catalogue.points[cite.code].article].title,
            }
            for cite in principle.cites
        ],
    }


def _counts(counted: Coverage) -> dict[str, Any]:
    return {
        "scenarios": list(counted.scenarios),
        "channels": list(counted.channels),
        "points": [
            {
                "code": row.point.code,
                "principles": [principle.id for principle in row.principles],
                "shown": [cell.shown for cell in row.cells],
                "broken": [cell.broken for cell in row.cells],
                "conversations": {name: asdict(cell) for name, cell in row.by_channel.items()},
            }
            for row in counted.rows
        ],
        "gaps": {
            "points_never_shown": [point.code for point in counted.never_shown],
            "points_never_broken": [point.code for point in counted.never_broken],
            "points_shown_once": counted.shown_once,
            "points_broken_once": counted.broken_once,
            "principles_never_used": [principle.id for principle in counted.unused],
            "competencies_never_assessed": [competency.id for competency in counted.unassessed],
        },
    }
