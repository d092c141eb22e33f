"""The program with a library that is there already, and somebody who holds one call after the other.

Prints the memory that it holds (MB) once everything is open, and after so many calls.
"""

import itertools
import json
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QTimer

from simulator.app import start
from simulator.paths import find_paths
from simulator.ui.window.slow_call import SlowCalls
from tests.peak_memory import held

home, *numbers = sys.argv[2:]
STOPS = [int(number) for number in numbers]
DIFFERENT = 10
"""So many different scenarios are practised, the bundled ones among them."""
REST = 12
"""Seconds in which what goes on behind the window comes to its end, and garbage is collected."""


def rest():
    """Let the program run for a while."""
    until = time.monotonic() + REST
    while time.monotonic() < until:
        yield


class Caller:
    """Takes calls, answers by chance, and looks back; each `yield` lets the program run."""

    def __init__(self, program):
        self.program = program
        rows = program.services.rows
        bundled = [row for row in rows if not row.id.startswith("generated")]
        others = [row for row in rows if row.id.startswith("generated")]
        self.rows = itertools.cycle([*bundled, *others[: DIFFERENT - len(bundled)]])
        self.rng = random.Random(7)

    def reach(self, page):
        """Wait until a page is in front, and nothing that was asked for is still being done."""
        window = self.program.window
        while window.page != page or any(calls.running for calls in window.findChildren(SlowCalls)):
            yield
        yield

    def hold(self):
        """Hold a call from its briefing to its debrief, and go back to the scenarios."""
        call = self.program.call
        call.open_row(next(self.rows))
        yield from self.reach("briefing")
        call.briefing.call_taken.emit()
        yield from self.reach("play")
        while not call.presenter.session.finished:
            call.presenter.choose(self.rng.choice(call.presenter.session.moment.moves).id)
            yield
        call.show_debrief()
        yield from self.reach("reflection")
        call.looking_back.reflection.answered.emit("", "")
        yield from self.reach("debrief")
        call.debrief.home_asked.emit()
        yield from self.reach("practise")


def sitting(program):
    """Look at the memory once all is open, and at each stop."""
    yield from rest()
    found, caller, calls = {"open": held()}, Caller(program), 0
    for stop in STOPS:
        for _ in range(stop - calls):
            yield from caller.hold()
        calls = stop
        yield from rest()
        found[str(stop)] = held()
    print(json.dumps({f"{when}, {name}": size for when, sizes in found.items() for name, size in sizes.items()}), flush=True)
    program.window.close()


app, program = start(find_paths(home))
turns = sitting(program)
timer = QTimer(program, interval=1)
timer.timeout.connect(lambda: next(turns, None))
program.services_opened.connect(timer.start)
app.exec()
