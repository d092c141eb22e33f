"""A scenario file that was read, as the library shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from simulator.content.scenario_index import HOUSE_FILE, FileStamp, LibraryRow
from simulator.core.problems.problem import Problem, Severity
from simulator.core.scenario.model import Scenario


def describe(
    file: FileStamp,
    scenario: Scenario | None,
    problems: tuple[Problem, ...],
    playable: bool,
    competency_of: Mapping[str, str],
    chances: Iterable[tuple[str, str]] = (),
) -> LibraryRow:
    """Make the row of a file that was read; `chances` are the scenes and principles of its best line."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if scenario is None:
        path = Path(file.path)
        name = path.name if path.name == HOUSE_FILE else path.stem
        return LibraryRow(*file, name, name, playable=playable, errors=errors, warnings=warnings)
    return LibraryRow(
        *file,
        scenario.id,
        scenario.title,
        subtitle=scenario.subtitle,
        about=scenario.about,
        channel=scenario.channel,
        language=scenario.language,
        level=scenario.level,
        minutes=scenario.minutes,
        customer=scenario.customer.name,
        company=scenario.company.name,
        portrait=scenario.customer.portrait,
        mood=scenario.customer.mood,
        teaches=teaches(scenario, competency_of),
        playable=playable,
        errors=errors,
        warnings=warnings,
        practises=practises(scenario),
        allows=tuple(scenario.allow),
        chances=tuple(f"{scene}:{principle}" for scene, principle in chances),
    )


def teaches(scenario: Scenario, competency_of: Mapping[str, str]) -> tuple[str, ...]:
    """Rank the competencies by the weight that the scenario's choices give them."""
    weights: dict[str, int] = {}
    for principle, weight in _weights(scenario).items():
        competency = competency_of.get(principle)
        if competency:
            weights[competency] = weights.get(competency, 0) + weight
    return tuple(sorted(weights, key=lambda competency: -weights[competency]))


def practises(scenario: Scenario) -> tuple[str, ...]:
    """Rank the principles by the weight that the scenario's choices give them."""
    weights = _weights(scenario)
    return tuple(sorted(weights, key=lambda principle: -weights[principle]))


def _weights(scenario: Scenario) -> dict[str, int]:
    weights: dict[str, int] = {}
    for choice in scenario.moves:
        for weight in (*choice.shows, *choice.breaks):
            weights[weight.principle] = weights.get(weight.principle, 0) + weight.weight
    return weights
