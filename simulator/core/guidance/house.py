"""The house layer: competencies and principles of whoever trains here, joined to the catalogue that comes with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from simulator.core.guidance.catalogue import Competency, Guidance, Principle
from simulator.core.scenario.model import Scenario
from simulator.core.texts import N_, Text


@dataclass(frozen=True, slots=True)
class HouseLayer:
    """Competencies and principles by their ids, none of which is one of the catalogue; their names are as they were written."""

    competencies: Mapping[str, Competency] = field(default_factory=dict)
    principles: Mapping[str, Principle] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.competencies or self.principles)


def sound(house: HouseLayer, catalogue: Guidance) -> HouseLayer:
    """Return the layer without what leads nowhere: principles of unknown competencies, and points that the catalogue hasn't."""
    known = {*catalogue.competencies, *house.competencies}
    principles = {
        key: replace(one, cites=tuple(cite for cite in one.cites if cite.code in catalogue.points))
        for key, one in house.principles.items()
        if one.competency in known
    }
    return replace(house, principles=principles)


def joined(catalogue: Guidance, house: HouseLayer) -> Guidance:
    """Return the catalogue with the house's own competencies and principles after it, all of which say so in their names."""
    if not house:
        return catalogue
    house = sound(house, catalogue)
    competencies = {key: replace(one, name=_marked(one.name), house=True) for key, one in house.competencies.items()}
    principles = {key: replace(one, name=_marked(one.name), house=True) for key, one in house.principles.items()}
    return replace(
        catalogue,
        competencies={**catalogue.competencies, **competencies},
        principles={**catalogue.principles, **principles},
    )


def cited(scenario: Scenario, house: HouseLayer) -> HouseLayer:
    """Return the part of the layer that a scenario rests on: the principles that it cites, and their competencies."""
    keys = set(_principles(scenario))
    principles = {key: principle for key, principle in house.principles.items() if key in keys}
    needed = {principle.competency for principle in principles.values()}
    return HouseLayer({key: one for key, one in house.competencies.items() if key in needed}, principles)


def _principles(scenario: Scenario) -> Iterator[str]:
    for scene in scenario.scenes.values():
        for move in scene.moves:
            for weight in (*move.shows, *move.breaks):
                yield weight.principle


def _marked(name: str) -> str:
    return Text(N_("{name} (house)"), {"name": name})
