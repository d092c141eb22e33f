"""What the names of a file may stand for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.content.text.problem_collector import existing
from simulator.core.scenario.model import Flag

Form = Mapping[str, Any]

MOODS = ("mood", "trust")
SCENES, EXCEPT = "scenes", "except"


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of a file may stand for; None where that can't be known, so that nothing is said of such names.

    `flags` gives the flags by name, None in place of one that is not declared properly. `lost` are words of parts of the file
    that could not be read; any of them may be a name.
    """

    scenes: Collection[str] | None
    records: Collection[str] | None
    people: Collection[str] | None
    flags: Mapping[str, Flag | None] | None
    principles: Collection[str] | None
    lost: Collection[str] = ()

    def existing(self, names: Collection[str]) -> str:
        """Say which names there are, where that is known of all."""
        return "" if self.lost else existing(names)


def is_offered(form: Form, scene: str) -> bool:
    """Say whether a choice under `everywhere`, as it is written, is offered in a scene, if that has choices at all."""
    scenes, without = form.get(SCENES), form.get(EXCEPT)
    return (not isinstance(scenes, list) or scene in scenes) and not (isinstance(without, list) and scene in without)
