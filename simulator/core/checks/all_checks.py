"""What can be proved about a scenario before anybody plays it: problems, each with the choices that lead to it.

What blocks playing comes first, then what is never reached, what is wrong with the score, what the walkthroughs say, and what
shows in the text alone. The proofs are exact: they go over every state that play can reach.
"""

from __future__ import annotations

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.exploration import TooManyStates
from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.as_written import written
from simulator.core.checks.dead_effects import constant_flags, values
from simulator.core.checks.reachability import never_practised, only_silence, silent_exits, too_many, unreachable, unsound
from simulator.core.checks.scores import scores
from simulator.core.checks.walkthroughs import walkthroughs
from simulator.core.checks.witness import witnessed
from simulator.core.problems.problem import Problem, blocking
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.state_machine import Machine


def check(scenario: Scenario) -> tuple[Problem, ...]:
    """Every problem that can be proved of a scenario whose shape is right."""
    return examine(Machine(scenario))[0]


def examine(machine: Machine) -> tuple[tuple[Problem, ...], Analysis | None]:
    """Do the same for a compiled scenario, and give its analysis too.

    There is none where even a stored version can't be played.
    """
    as_written = tuple(written(machine.scenario))
    try:
        graph = StateGraph(machine)
    except TooManyStates as excess:
        return (*too_many(machine, excess), *as_written), None
    graph_index = StateGraphIndex(graph)
    problems = (
        *unsound(graph_index),
        *silent_exits(graph_index),
        *only_silence(graph_index),
        *unreachable(machine, graph_index),
        *never_practised(machine, graph_index),
        *constant_flags(graph_index),
    )
    if blocking(problems, stored=True):
        return tuple(witnessed(graph_index, (*problems, *as_written))), None
    analysis = Analysis(graph)
    scored = (*scores(graph_index, analysis), *values(graph_index), *walkthroughs(machine, analysis))
    return tuple(witnessed(graph_index, (*problems, *scored, *as_written))), analysis
