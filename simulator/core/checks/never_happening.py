"""Events that conditions ask for and that never happen: scenes never left, records never opened, choices never made."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.checks.as_written import conditions
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario import events
from simulator.core.scenario.model import SILENCE, Scenario
from simulator.core.texts import N_, Text

ENDING = N_("“{name}” is an ending, and nobody ever leaves an ending")
NEVER_LEFT = N_("nobody ever leaves scene “{name}”")
NEVER_OPENED = N_("no choice that can be made opens record “{name}”")
NEVER_CHOSEN = N_("nobody can ever choose “{choice}” in scene “{scene}”")
NEVER_SILENT = N_("nobody can ever be silent in scene “{scene}”")


def never_happening(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report the events that conditions ask for and that no path through the scenario makes happen, each once."""
    machine = graph_index.graph.machine
    missing = dict.fromkeys(machine.events)
    for number, code in enumerate(machine.scenes if missing else ()):
        for index in graph_index.shown[number]:
            move = code.moves[index]
            happened = [name for name, _ in move.sets]
            if any(way.left for way in move.ways):
                happened += [name for entry in graph_index.taken(number, index) for name in move.ways[entry].left]
            for name in happened:
                missing.pop(name, None)
    for event in missing:
        details = {"event": event, "fault": _fault(machine.scenario, event)}
        yield Problem(register.EVENT_NEVER_HAPPENS, asked_at(machine.scenario, event), details)


def asked_at(scenario: Scenario, event: str) -> Path:
    """The place of the first condition that asks for an event."""
    return next(path for path, when in conditions(scenario) if event in when.names)


def _fault(scenario: Scenario, event: str) -> Text:
    """Say why an event never happens."""
    verb, name = events.split(event)
    if verb == events.VISITED:
        return Text(ENDING if scenario.scenes[name].ending else NEVER_LEFT, {"name": name})
    if verb == events.OPENED:
        return Text(NEVER_OPENED, {"name": name})
    scene, _, choice = name.partition(".")
    return Text(NEVER_SILENT if choice == SILENCE else NEVER_CHOSEN, {"scene": scene, "choice": choice})
