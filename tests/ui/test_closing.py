"""The window can be closed at any moment of a start: the program ends at once, as if nothing had been going on.

CLOSINGS=50 in the environment closes it so many times at moments of chance instead of a few, SEED=7 at other moments. A deep run
closes it more often.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.paths import find_paths
from tests.guard import GUARD

CHILD = Path(__file__).with_name("closing_child.py")
CLOSINGS, DEEP_CLOSINGS = 2, 8
SEED = int(os.environ.get("SEED", "20260504"))
LONGEST = 500
"""Milliseconds from the first paint in which a start and what it reads ahead are over."""
HARMLESS = "This plugin does not support propagateSizeHints()"
"""What Qt says of every window that no screen shows."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Give the folder of somebody who has started the program before."""
    folder = tmp_path_factory.mktemp("home")
    folder.joinpath("settings.json").write_text(json.dumps({"voice": False}), encoding="utf-8")
    closed_at(folder, "pydantic")  # closing waits, and the catalogue is kept
    return folder


def closed_at(home, moment):
    """Start the program, close it at a moment, and give what it printed; it must have ended well."""
    path = os.pathsep.join([str(CHILD.parents[2]), *sys.path])
    environment = {**os.environ, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(CHILD), str(home), str(moment)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=GUARD, check=False)
    told = [line for line in done.stderr.splitlines() if line != HARMLESS]
    assert (done.returncode, told) == (0, []), moment
    assert not find_paths(str(home)).log.exists()
    return done.stdout


@pytest.mark.parametrize(
    "module",
    [
        "sqlalchemy.orm",
        "pydantic",
        *(
            pytest.param(name, marks=pytest.mark.deep)
            for name in ("simulator.store.database", "yaml", "simulator.content.formats.shape")
        ),
    ],
)
def test_closing_waits_for_what_another_thread_is_loading(home, module):
    assert closed_at(home, module) == f"{module} True\n"


def test_closing_at_any_moment_ends_the_program(home, deep):
    moments = random.Random(SEED)
    for _ in range(int(os.environ.get("CLOSINGS", DEEP_CLOSINGS if deep else CLOSINGS))):
        moment = moments.randrange(LONGEST)
        assert closed_at(home, moment) == f"{moment} True\n"


def test_what_is_kept_is_whole_after_all_that(home):
    assert closed_at(home, LONGEST) == f"{LONGEST} True\n"
    paths = find_paths(str(home))
    assert {path.suffix for path in paths.cache.iterdir()} <= {".bin", ".json", ""}
    assert paths.guidance_cache.exists()
