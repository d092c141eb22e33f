"""A folder of a thousand scenario files, checked for the first time and again after one of them has changed."""

from __future__ import annotations

import os
import resource
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bar import Bar
from tests.bench.scenarios import write_small
from tests.bench.start import child

FILES = 1000
ROUNDS = 5


def measure() -> Iterator[Bar]:
    """Check all on every core, then one anew and the rest from memory."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "scenarios")
        folder.mkdir()
        for number in range(FILES):
            write_small(folder, number, seed=number)
        busy = _busy()
        first = child("folder_ours.py", home, str(folder))
        busy = (_busy() - busy) * 1000
        known = [child("folder_ours.py", home, str(folder)) for _ in range(ROUNDS)]
        changed = []
        for number in range(ROUNDS):
            write_small(folder, number, seed=FILES + number)
            changed.append(child("folder_ours.py", home, str(folder)))
    cores = os.cpu_count() or 1
    if cores > 1:
        told = f"{busy:.0f} / {first['whole']:.0f} ms on {cores} cores"
        yield Bar(f"check of {FILES:,} files, CPU against time", busy / first["whole"], 1.5, least=True, told=told)
    again, whole, nothing = (
        statistics.median(run[figure] for run in runs)
        for runs, figure in ((changed, "check"), (changed, "whole"), (known, "check"))
    )
    told = f"{nothing:.0f} ms where none was; the whole command {whole:.0f} ms"
    yield Bar(f"check of {FILES:,} files again, one changed", again, 300, "ms", told=told)


def _busy() -> float:
    """Give the CPU seconds of all processes that were started here and have ended, their own included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
