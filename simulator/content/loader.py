"""The way in: a scenario file, or its bytes, to a scenario or to all that is wrong with it.

PyYAML and pydantic are imported when the first file is read, so that the program's window need not wait for them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from simulator.content.text.source import decode, read_bytes
from simulator.core.problems.problem import Path, Place, Problem
from simulator.core.scenario.model import Scenario
from simulator.core.training.attempt import ScenarioVersion


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioReading:
    """What came of reading a file.

    `scenario` is None where problems block playing it. `problems` stand in the order of the file, each with its place. `locate`
    gives the place of a path such as ("scenes", "opening", "choices", 0, "goto"), or of the nearest parent of one that isn't
    there. `data` are the bytes that were read.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    locate: Callable[[Path], Place]
    data: bytes = b""

    @property
    def files(self) -> str:
        """Where the recordings and pictures of the scenario are; empty where it has none."""
        scenario = self.scenario
        return "" if scenario is None else "\n".join(files_of(scenario))


def files_of(scenario: Scenario) -> Iterator[str]:
    """Yield where the recordings and pictures of a scenario are."""
    portraits = [scenario.customer.portrait, *(person.portrait for person in scenario.people.values())]
    yield from filter(os.path.isabs, portraits)
    for scene in scenario.scenes.values():
        for line in (*scene.says, *(line for move in scene.moves for line in move.reply)):
            yield from (message.audio for message in line.messages if message.audio)


def load_scenario(
    path: FilePath, *, principles: Collection[str] | None = None, portraits: Collection[str] | None = None
) -> ScenarioReading:
    """Read a scenario file; `read_scenario` says what comes of it. Never raises, be the file missing or not readable."""
    data = read_bytes(path)
    if isinstance(data, Problem):
        return _unread(str(path), [data], b"")
    return read_scenario(data, str(path), principles=principles, portraits=portraits, folder=path.parent)


def read_scenario(
    data: bytes,
    name: str,
    *,
    principles: Collection[str] | None = None,
    portraits: Collection[str] | None = None,
    folder: FilePath | None = None,
) -> ScenarioReading:
    """Read a scenario from the bytes of a file called `name`, which stands in the places of its problems.

    `principles` and `portraits` are the ids that may be used, None leaves them unchecked. Recordings and pictures are looked for
    in `folder`; where that is None nothing is found, and nothing is told of it. Never raises: whatever the bytes hold becomes a
    scenario or problems.
    """
    source, problems = decode(data, name)
    if source is None:
        return _unread(name, problems, data)
    from simulator.content import scenario_file  # brings in PyYAML and pydantic

    scenario, reported, locate = scenario_file.understand(source, problems, principles, portraits, folder)
    return ScenarioReading(scenario, reported, locate, data)


def version_of(data: bytes, scenario: Scenario) -> ScenarioVersion:
    """Make the version under which a file's content is kept: its SHA-256 and what it says of itself.

    `data` is what is stored of the file, as `simulator.content.stored_source` has it.
    """
    return ScenarioVersion(hashlib.sha256(data).hexdigest(), scenario.id, scenario.language, scenario.title, data)


def _unread(name: str, problems: list[Problem], data: bytes) -> ScenarioReading:
    """Make the reading of a file that gave no text: every path lies at its beginning."""
    return ScenarioReading(None, tuple(problems), lambda path: Place(name, 1, 1), data)
