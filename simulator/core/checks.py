"""What the exact search proves about a scenario: problems, each with the choices that lead to it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.core import register_proofs as register
from simulator.core.analysis import Analysis
from simulator.core.loops import Loop, Ways, choices, uneven
from simulator.core.machine import Machine
from simulator.core.problem import Kind, Path, Problem, blocking
from simulator.core.scenario import Scenario
from simulator.core.scoring import Scorecard, score
from simulator.core.session import Session
from simulator.core.states import StateGraph, TooManyStates

Fault = tuple[Kind, list[int], Loop | None]
"""What is wrong, the nodes that it is wrong at (any of them can stand for it), and the loop that it lies in."""


def check(scenario: Scenario) -> tuple[Problem, ...]:
    """Give every problem that only shows in play: dead ends, loops that pay, what is never met, walkthroughs that fail."""
    return examine(Machine(scenario))[0]


def examine(machine: Machine) -> tuple[tuple[Problem, ...], Analysis | None]:
    """Do the same for a compiled scenario, and give its analysis too, None where there can't be one."""
    try:
        graph = StateGraph(machine)
    except TooManyStates as excess:
        return (_too_many(machine, excess),), None
    problems = (*_unsound(graph), *_never_met(graph))
    if blocking(problems):
        return problems, None
    analysis = Analysis(graph)
    return (*problems, *_stakes(analysis), *_walkthroughs(machine, analysis)), analysis


def _too_many(machine: Machine, excess: TooManyStates) -> Problem:
    keep = excess.keep
    names = [name for name, slot in machine.slots.items() if slot.bits & keep]
    names += [f"{choice} in {scene}" for (scene, choice), slot in machine.marks.items() if slot.bits & keep]
    details = {"states": f"{excess.states:,}", "scene": excess.scene, "values": ", ".join(names)}
    return Problem(register.TOO_MANY_STATES, ("scenes", excess.scene), details)


def _unsound(graph: StateGraph) -> Iterator[Problem]:
    """Report what leaves no best and worst. The same fault in many states is one problem, with the shortest way to it."""
    parts = [part for part in graph.parts() if graph.goes_round(part)] if graph.loops else []
    faults = [*_dead_ends(graph), *_traps(graph, parts), *_uneven_loops(graph, parts)]
    if not faults:
        return
    ways = Ways(graph, graph.root)
    nearness = {node: number for number, node in enumerate(ways.met)}
    places = [(kind, min(nodes, key=nearness.__getitem__), loop) for kind, nodes, loop in faults]
    reported = set()
    for kind, node, loop in sorted(places, key=lambda place: nearness[place[1]]):
        scene = graph.machine.nodes[graph.scene(node)].scene.id
        details = {"scene": scene}
        if loop:
            details |= {"points": str(abs(loop.points)), "loop": ", ".join(choices(graph, loop.begun_at(node)))}
        fault = kind.code, *details.values()
        if fault not in reported:
            reported.add(fault)
            yield Problem(kind, ("scenes", scene), details, choices(graph, ways.to(node)))


def _dead_ends(graph: StateGraph) -> Iterator[Fault]:
    for node, edges in graph.edges.items():
        if not edges and not graph.machine.nodes[graph.scene(node)].scene.final:
            yield register.NOTHING_TO_CHOOSE, [node], None


def _traps(graph: StateGraph, parts: list[list[int]]) -> Iterator[Fault]:
    """Find the parts that nothing leads out of, and that are no ending."""
    for part in parts:
        inside = set(part)
        if inside.issuperset(target for node in part for target in graph.following(node)):
            yield register.NO_ENDING, part, None


def _uneven_loops(graph: StateGraph, parts: list[list[int]]) -> Iterator[Fault]:
    for part in parts:
        loop = uneven(graph, part)
        if loop is not None:
            yield register.SCORE_FARM if loop.points > 0 else register.SCORE_SINK, [node for node, _, _ in loop.stages], loop


def _never_met(graph: StateGraph) -> Iterator[Problem]:
    shown: dict[int, set[int]] = {}
    for node, edges in graph.edges.items():
        shown.setdefault(graph.scene(node), set()).update(index for index, _, _ in edges)
    for number, code in enumerate(graph.machine.nodes):
        path: Path = ("scenes", code.scene.id)
        if number not in shown:
            yield Problem(register.SCENE_UNREACHABLE, path, {"scene": code.scene.id})
            continue
        for index, move in enumerate(code.moves):
            if index not in shown[number]:
                where: Path = (*path, "silence") if move.choice.silent else (*path, "choices", index, "when")
                yield Problem(register.CHOICE_NEVER_SHOWN, where, {"scene": code.scene.id, "choice": move.choice.id})


def _stakes(analysis: Analysis) -> Iterator[Problem]:
    if analysis.best == analysis.worst:
        yield Problem(register.NOTHING_AT_STAKE)


def _walkthroughs(machine: Machine, analysis: Analysis) -> Iterator[Problem]:
    for number, walkthrough in enumerate(machine.scenario.walkthroughs):
        path: Path = ("walkthroughs", number)
        session = Session.begin(machine)
        for position, choice in enumerate(walkthrough.choices):
            if choice not in _offered(session):
                kind = register.WALKTHROUGH_LONG if session.finished else register.WALKTHROUGH_STUCK
                yield Problem(kind, (*path, "choices", position), _whereabouts(walkthrough.name, session) | {"choice": choice})
                break
            session = session.choose(choice)
        else:
            if session.finished:
                yield from _differences(number, machine.scenario, score(session, analysis))
            else:
                yield Problem(register.WALKTHROUGH_OPEN, (*path, "choices"), _whereabouts(walkthrough.name, session))


def _whereabouts(name: str, session: Session) -> dict[str, str]:
    return {"name": name, "scene": session.moment.scene.id, "offered": ", ".join(_offered(session)) or "nothing"}


def _differences(number: int, scenario: Scenario, card: Scorecard) -> Iterator[Problem]:
    walkthrough = scenario.walkthroughs[number]
    compared = (
        ("ending", walkthrough.ending, card.ending.id),
        ("score", walkthrough.score, card.score),
        ("passed", walkthrough.passed, card.passed),
    )
    for what, expected, actual in compared:
        if expected is not None and expected != actual:
            details = {"name": walkthrough.name, "what": what, "expected": _written(expected), "actual": _written(actual)}
            yield Problem(register.WALKTHROUGH_DIFFERS, ("walkthroughs", number, "expect", what), details)


def _written(value: str | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _offered(session: Session) -> list[str]:
    return [choice.id for choice in session.moment.moves]
