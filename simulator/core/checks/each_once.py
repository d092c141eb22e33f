"""Problems of choices that stand in many scenes: each is told once, at the place where the choice is written.

What is found in one scene is a problem, whatever the others are like. That something never happens is one only where it never
happens in any of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from simulator.core.checks.reached import Reachability
from simulator.core.problems import design_kinds, proof_kinds
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import EVERYWHERE
from simulator.core.scenario.state_machine import Machine

NEVER = (design_kinds.GOTO_NEVER_TAKEN, design_kinds.EFFECT_ALWAYS_CLAMPED, design_kinds.REPLY_NEVER_HEARD)
"""Kinds that say of a choice that is made what never comes of it."""


Fault = tuple[str, Path, str]
"""A kind of problem, its place, and of which of the events that are asked for there it is told."""


def each_once(problems: Iterable[Problem], machine: Machine, reachability: Reachability) -> Iterator[Problem]:
    """The problems of single scenes as they are, and those of choices that stand in many, once each."""
    problems = list(problems)
    times = Counter([_fault(problem) for problem in problems])
    told: set[Fault] = set()
    for problem in problems:
        if problem.path[:1] != (EVERYWHERE,) or len(problem.path) == 1:
            yield problem
            continue
        fault = _fault(problem)
        if fault not in told and times[fault] >= _needed(problem, machine, reachability):
            told.add(fault)
            yield problem


def _fault(problem: Problem) -> Fault:
    return problem.code, problem.path, problem.details.get("event", "")


def _needed(problem: Problem, machine: Machine, reachability: Reachability) -> int:
    """In how many scenes something must be found of a choice that stands in many, so that it is a problem."""
    unseen = problem.kind is proof_kinds.CHOICE_NEVER_SHOWN
    if not unseen and problem.kind not in NEVER:
        return 1
    return sum(
        reachability.is_reachable(number) and (unseen or index in reachability.shown[number])
        for number, code in enumerate(machine.scenes)
        for index, move in enumerate(code.moves)
        if move.choice.everywhere == problem.path[1]
    )
