"""Whether a scenario's file says something else now than the version that somebody plays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from simulator.content.scenario_index import LibraryRow
from simulator.core.errors import ScenarioUnplayable
from simulator.workflow.playable import Playable, ScenarioOpener


def as_it_is_now(played: Playable, rows: Iterable[LibraryRow], opener: ScenarioOpener) -> Playable | None:
    """Open the file of a scenario as it is now, where it says something else than what was played.

    None where it says the same (be it with other remarks), where there is no file of it any more, and where that can't be played.
    """
    scenario, changed = played.scenario, None
    for row in rows:
        if (row.id, row.language.casefold()) != (scenario.id, scenario.language.casefold()):
            continue
        try:
            now = opener.open(Path(row.path), prove=False)
        except ScenarioUnplayable:
            continue
        if now.scenario == scenario:
            return None
        if now.scenario.id == scenario.id:
            changed = changed or now
    return changed
