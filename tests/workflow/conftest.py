"""What people work with: a store of their own, the guidance that comes with the program, and folders to put scenarios into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from simulator.core.training.attempt import PRACTICE, Attempt, Trainee
from simulator.paths import Paths, find_paths
from simulator.store.progress_store import ProgressStore, open_store
from simulator.workflow.playable import ScenarioOpener
from simulator.workflow.practice import Practice
from tests.conversations import ROOF, START, opener, playable, write


class Clock:
    """Gives a time that goes on by a minute each time it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> datetime:
        """Return the present time."""
        self.asked += 1
        return START + timedelta(minutes=self.asked)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Return folders with one short scenario."""
    home = tmp_path / "home"
    return Paths(write(tmp_path / "scenarios", roof=ROOF), find_paths().assets, home, home / "cache")


@pytest.fixture
def store(paths: Paths, clock: Clock) -> Iterator[ProgressStore]:
    with open_store(paths.database, now=clock) as opened:
        yield opened


@pytest.fixture
def ada(store: ProgressStore, clock: Clock) -> Trainee:
    return store.people.add("Ada", "june", clock())


@pytest.fixture(name="opener")
def the_opener() -> ScenarioOpener:
    return opener()


@pytest.fixture
def begin(store: ProgressStore, ada: Trainee, clock: Clock) -> Callable[..., Practice]:
    """Begin a new attempt at a scenario, or go on with one."""

    def made(text: str = ROOF, attempt: Attempt | None = None) -> Practice:
        ready = playable(text)
        attempt = attempt or store.attempts.start(ada.id, ready.version, PRACTICE, 0, clock())
        return Practice(ready, store.attempts, attempt, ada.name, clock)

    return made
