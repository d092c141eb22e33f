"""What can be proved about a scenario before anybody plays it: problems, each with the choices that lead to it.

What blocks playing comes first, then what is never reached, what is wrong with the score, what the walkthroughs say, and what
shows in the text alone. The proofs are exact: they go over every state that play can reach. Where that takes more work than is
allowed, it is said what was not worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress

from simulator.core.analysis.bounds import Analysis, Unsound
from simulator.core.analysis.exploration import TooManyStates
from simulator.core.analysis.path_costs import LeastCosts, StateGraphIndex, critical_moves
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import CHECK, MOST_LISTED, OutOfBudget, WorkBudget
from simulator.core.checks.as_written import written
from simulator.core.checks.dead_effects import constant_flags, values
from simulator.core.checks.each_once import each_once
from simulator.core.checks.equivalent_choices import pointless_decisions
from simulator.core.checks.failed_endings import failed_endings
from simulator.core.checks.idle_flags import idle_flags
from simulator.core.checks.never_happening import never_happening
from simulator.core.checks.option_counts import crowded
from simulator.core.checks.reachability import never_practised, only_silence, silent_exits, too_many, unreachable, unsound
from simulator.core.checks.scores import best_line_problems, fairness, nothing_at_stake, points_of_no_return, wrong_order
from simulator.core.checks.unsent_mail import unsent_mails
from simulator.core.checks.walkthroughs import walkthroughs
from simulator.core.checks.witness import witnessed
from simulator.core.problems.problem import Problem, Severity, blocking
from simulator.core.problems.proof_kinds import NOT_WORKED_OUT
from simulator.core.problems.scenario_kinds import MORE_WARNINGS
from simulator.core.scenario.mail import has_parts
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.state_machine import Machine
from simulator.core.texts import N_, joined

MOST_OF_A_KIND = 500
"""So many warnings of a kind are listed: nobody reads on, and to place and print tens of thousands takes seconds."""

STEPS_A_CHOICE = 40
"""What looking at a choice and where it leads counts as."""

DECISIONS = N_("whether every decision decides something")
FAIRNESS = N_("whether a pass stays within reach without a critical choice")
NO_RETURN = N_("whether one or two slips put a pass out of reach")
ENDINGS = N_("whether a worse ending can score more than a better one, or pass")
LINES = N_("which lines and effects never come to anything")
MAILS = N_("which mails never go out, or are judged before that")
FLAGS = N_("which flags and events nothing depends on")
WAYS = N_("the choices that lead to some of the problems")


class _Answers:
    """What was asked of a graph, and the questions for which too little of the budget was left."""

    def __init__(self, graph_index: StateGraphIndex) -> None:
        self.budget = graph_index.budget
        self.move_count = graph_index.graph.move_count
        self.unanswered: list[str] = []

    def ask(self, question: str, steps_a_move: float, answer: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The problems that answer a question which takes at least so many steps for each move."""
        steps = self.move_count * steps_a_move
        if self.move_count <= MOST_LISTED and steps <= self.budget.left:  # else what is left is for cheaper questions
            with suppress(OutOfBudget):
                self.budget.spend(steps)
                return list(answer())
        self.unanswered.append(question)
        return []


def check(scenario: Scenario) -> tuple[Problem, ...]:
    """Every problem that can be proved of a scenario whose shape is right."""
    return examine(Machine(scenario))[0]


def examine(machine: Machine, budget: WorkBudget | None = None) -> tuple[tuple[Problem, ...], Analysis | None]:
    """Do the same for a compiled scenario, and give its analysis too; `budget` is what may be spent on it.

    There is none where even a stored version can't be played.
    """
    try:
        return _examined(*_searched(machine, budget))
    except TooManyStates as excess:
        return (*too_many(machine, excess), *written(machine.scenario)), None


def prove(machine: Machine, budget: WorkBudget | None = None) -> tuple[tuple[Problem, ...], Analysis | None]:
    """Do the same for whoever waits to play: where nothing forbids that, no problems are looked for."""
    try:
        graph_index, analysis = _searched(machine, budget)
    except TooManyStates as excess:
        return (*too_many(machine, excess), *written(machine.scenario)), None
    if analysis is None or blocking(tuple(_forbidding(graph_index, analysis))):
        return _examined(graph_index, analysis)
    return (), analysis


def _searched(machine: Machine, budget: WorkBudget | None = None) -> tuple[StateGraphIndex, Analysis | None]:
    """Search all states; there is no analysis where best and worst don't exist. Raises TooManyStates."""
    budget = budget or WorkBudget(CHECK)
    graph = StateGraph(machine, work=budget)
    try:
        return StateGraphIndex(graph, budget), Analysis(graph)
    except Unsound:
        return StateGraphIndex(graph, budget), None


def _forbidding(graph_index: StateGraphIndex, analysis: Analysis) -> Iterator[Problem]:
    """All that can forbid playing a scenario with a best and a worst."""
    yield from silent_exits(graph_index)
    critical = critical_moves(graph_index.graph)
    if any(critical):
        costs = LeastCosts(analysis, critical)
        yield from _Answers(graph_index).ask(FAIRNESS, 0.6, lambda: fairness(graph_index, analysis, costs))
        yield from best_line_problems(analysis)


def _examined(graph_index: StateGraphIndex, analysis: Analysis | None) -> tuple[tuple[Problem, ...], Analysis | None]:
    machine = graph_index.graph.machine
    as_written = tuple(_few_of_a_kind(written(machine.scenario), machine.scenario.allow))
    graph_index.budget.spent += sum(map(len, machine.leads_to)) * STEPS_A_CHOICE
    problems = [
        *(unsound(graph_index) if analysis is None else ()),
        *silent_exits(graph_index),
        *only_silence(graph_index),
        *unreachable(machine, graph_index),
        *never_practised(machine, graph_index),
        *crowded(graph_index),
        *constant_flags(graph_index),
        *never_happening(graph_index),
    ]
    answers = _Answers(graph_index)
    if analysis is None or blocking(tuple(problems), stored=True):
        return _finished(graph_index, answers, [*problems, *as_written]), None
    problems += _weighed(graph_index, analysis, answers)
    return _finished(graph_index, answers, [*problems, *as_written]), analysis


def _weighed(graph_index: StateGraphIndex, analysis: Analysis, answers: _Answers) -> list[Problem]:
    """What is wrong with the points of a sound scenario, its lines, its effects and its walkthroughs."""
    costs = LeastCosts(analysis, critical_moves(graph_index.graph))
    unfair = answers.ask(FAIRNESS, 0.6, lambda: fairness(graph_index, analysis, costs))  # first: it can forbid playing
    pointless = answers.ask(DECISIONS, 0.8, lambda: pointless_decisions(graph_index, analysis, costs))
    outscored = answers.ask(ENDINGS, 0.4, lambda: _endings(graph_index, analysis, costs))
    idle = answers.ask(LINES, 0.2, lambda: values(graph_index))
    return [
        *nothing_at_stake(analysis),
        *pointless,
        *unfair,
        *answers.ask(NO_RETURN, 1.0, lambda: points_of_no_return(graph_index, analysis, costs)),
        *best_line_problems(analysis),
        *outscored,
        *idle,
        *(answers.ask(MAILS, 1.5, lambda: unsent_mails(graph_index)) if has_parts(graph_index.graph.machine.scenario) else ()),
        *answers.ask(FLAGS, 0.1, lambda: idle_flags(graph_index)),
        *walkthroughs(graph_index.graph.machine, analysis),
    ]


def _endings(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Find worse endings that come to more than better ones, and endings of failure that can be come to with a pass."""
    outdoing = list(wrong_order(graph_index, analysis, costs))
    yield from outdoing
    yield from failed_endings(graph_index, analysis, costs, [problem.details["worse_kind"] for problem in outdoing])


def _finished(graph_index: StateGraphIndex, answers: _Answers, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with their witnesses, and what was not worked out."""
    machine = graph_index.graph.machine
    found = witnessed(graph_index, _few_of_a_kind(each_once(problems, machine, graph_index), machine.scenario.allow))
    return (*found.problems, *not_worked_out([*answers.unanswered, *(() if found.complete else (WAYS,))]))


def _few_of_a_kind(problems: Iterable[Problem], allowed: Container[str]) -> Iterator[Problem]:
    """The first warnings of each kind, and a note where there are very many."""
    counts: Counter[str] = Counter()
    more = None
    for problem in problems:
        counts[problem.code] += 1
        if problem.severity is Severity.ERROR or counts[problem.code] <= MOST_OF_A_KIND:
            yield problem
        elif more is None and problem.code not in allowed:
            more = Problem(MORE_WARNINGS, problem.path, {"limit": str(MOST_OF_A_KIND)}, ())
    if more is not None:
        yield more


def not_worked_out(questions: Iterable[str]) -> tuple[Problem, ...]:
    """Say which questions were not answered, if any."""
    questions = tuple(questions)
    return (Problem(NOT_WORKED_OUT, (), {"questions": joined(questions, "; ")}),) if questions else ()


def told_at_once(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, with all that was not worked out in one."""
    problems = list(problems)
    open_questions = [problem.details["questions"] for problem in problems if problem.kind is NOT_WORKED_OUT]
    return [*[problem for problem in problems if problem.kind is not NOT_WORKED_OUT], *not_worked_out(open_questions)]
