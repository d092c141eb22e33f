"""The guidance that holds in a folder of scenarios: the catalogue, and the house layer beside them where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from simulator.content.house_file import HouseReading, load_house
from simulator.content.scenario_index import HOUSE_FILE, FileStamp, stamp
from simulator.core.guidance.catalogue import Guidance
from simulator.core.guidance.house import joined


class HouseGuidance(NamedTuple):
    """What was read of a folder's house layer, and the guidance with it."""

    reading: HouseReading
    guidance: Guidance


class HouseLayers:
    """Reads the house layer of a folder when it is first wanted, and again whenever its file has changed."""

    def __init__(self, catalogue: Guidance) -> None:
        self._catalogue = catalogue
        self._bare = HouseGuidance(HouseReading(), catalogue)
        self._known: dict[Path, tuple[FileStamp, HouseGuidance]] = {}

    def of(self, folder: Path) -> HouseGuidance:
        """Return what holds in a folder."""
        path = folder / HOUSE_FILE
        now = stamp(str(path))
        if now is None:
            return self._bare
        known = self._known.get(folder)
        if known is None or known[0] != now:
            reading = load_house(path, self._catalogue)
            known = self._known[folder] = now, HouseGuidance(reading, joined(self._catalogue, reading.layer))
        return known[1]


def is_house(path: Path) -> bool:
    """Say whether a file is a house layer and no scenario."""
    return path.name == HOUSE_FILE
