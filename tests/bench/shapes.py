"""Scenarios near the limits: what a check, a report and opening a call take, against a bare Qt window started in the same run."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bar import Bar
from tests.shapes import shapes

QUESTIONS = ("check", "report", "open")
MOST_STARTS, MOST_MEGABYTES = 25, 500
FOLDER = Path(__file__).parent


def spent(script: str, *arguments: str) -> tuple[float, str]:
    """Run a script of this folder in a process of its own. Gives its CPU seconds, and what it printed."""
    command = [sys.executable, str(FOLDER / script), *arguments]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        printed, complaint = child.stdout.read(), child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status
    assert status == 0, complaint
    return used.ru_utime + used.ru_stime, printed


def bare_start() -> float:
    """The CPU seconds that a bare Qt window takes to its first paint."""
    return statistics.median([spent("start_floor.py", str(time.time()))[0] for _ in range(5)])


def answered(name: str, text: str) -> dict[str, tuple[float, float]]:
    """Ask every question about a scenario: the CPU seconds and the memory that each takes."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home, f"{name}.yaml")
        file.write_text(text, encoding="utf-8")
        told = {question: spent("question.py", question, home, str(file)) for question in QUESTIONS}
    return {question: (seconds, float(megabytes)) for question, (seconds, megabytes) in told.items()}


def measure() -> Iterator[Bar]:
    """Ask about every fifth of the hundred shapes, and tell the slowest and the largest."""
    floor = bare_start()
    found = {name: answered(name, write()) for number, (name, write) in enumerate(shapes()) if number % 5 == 0}
    for question in QUESTIONS:
        slowest = max(found, key=lambda name: found[name][question][0])
        largest = max(found, key=lambda name: found[name][question][1])
        seconds, megabytes = found[slowest][question][0], found[largest][question][1]
        sides = {"ours": f"{seconds:.2f} s", "floor": f"{floor:.3f} s"}
        yield Bar(f"{question} near the limits, against bare Qt", seconds / floor, MOST_STARTS, told=slowest, **sides)
        yield Bar(f"memory of a {question} near the limits", megabytes, MOST_MEGABYTES, "MB", told=largest)


def main() -> None:
    """Print every question about every shape."""
    floor = bare_start()
    print(f"a bare Qt window: {floor:.3f} s of CPU")
    for name, write in shapes():
        row = [
            f"{question} {seconds:5.2f} s {seconds / floor:4.0f}x {memory:4.0f} MB"
            for question, (seconds, memory) in answered(name, write()).items()
        ]
        print(f"{name:<28}", " | ".join(row), flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (3600, 3600))
    main()
