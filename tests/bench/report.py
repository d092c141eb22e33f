"""The exact report of a scenario inside the process, and beside it what ten thousand random plays find."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import yaml

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.symbolic_reachability import SymbolicReachability
from simulator.core.players.report import Report, report
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.bench.bar import Bar, cpu, in_turn
from tests.bench.scenarios import generated, source

BARS = {50: (1.5, 9), 5000: (0.8, 3)}
PLAYS = 10_000


def measure() -> Iterator[Bar]:
    """Report on 50 and 5,000 scenes, beside reading the same file with PyYAML's C loader, and let a random tester play."""
    for scenes, (bar, rounds) in BARS.items():
        scenario, data = generated(scenes), source(scenes)
        machine = Machine(scenario)
        whole, extremes, reach, floor = in_turn(
            rounds,
            lambda scenario=scenario: _uncollected(lambda: _report(Machine(scenario))),
            lambda scenario=scenario: _uncollected(lambda: Analysis.of(Machine(scenario))),
            lambda machine=machine: _uncollected(lambda: SymbolicReachability(machine)),
            lambda data=data: cpu(lambda: yaml.load(data, Loader=yaml.CSafeLoader)),
        )
        told = (
            f"{StateGraph(machine).size:,} states; best and worst alone {extremes * 1000:.1f} ms, "
            f"what can be reached {reach * 1000:.1f} ms"
        )
        sides = {"ours": f"{whole * 1000:.1f} ms", "floor": f"{floor * 1000:.1f} ms"}
        yield Bar(f"exact report, {scenes:,} scenes, against CSafeLoader", whole / floor, bar, told=told, **sides)
    yield _tested(generated(50))


def _report(machine: Machine) -> Report:
    return report(Analysis.of(machine), {})


def _uncollected(work: Callable[[], object]) -> float:
    """Measure as the commands run, which end before collecting garbage would pay."""
    with _no_collection():
        return cpu(work)


@contextmanager
def _no_collection() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _tested(scenario: Scenario) -> Bar:
    """Compare the report with a random tester, who is slower and finds neither the best nor the worst."""
    machine = Machine(scenario)
    exact, tested = in_turn(
        3, lambda: _uncollected(lambda: _report(Machine(scenario))), lambda: _uncollected(lambda: _play(machine))
    )
    found, proved = _play(machine), _report(machine)
    told = f"they find {found[0]} to {found[1]} points, and right is {proved.worst.points} to {proved.best.points}"
    sides = {"ours": f"{exact * 1000:.1f} ms", "floor": f"{tested * 1000:.1f} ms"}
    return Bar(f"exact report, against {PLAYS:,} random plays", exact / tested, 1, told=told, **sides)


def _play(machine: Machine) -> tuple[int, int]:
    """Play at random. Gives the worst and the best total that came up."""
    rng = random.Random(7)
    totals = set()
    for _ in range(PLAYS):
        session = Session.begin(machine)
        total = 0
        while offered := session.moment.offered:
            choice = offered[int(rng.random() * len(offered))]
            total += choice.points
            session = session.choose(choice.id)
        totals.add(total + session.moment.scene.points)
    return min(totals), max(totals)
