"""What a search over all states says about where play can go: dead ends, uneven cycles, and what is never reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from simulator.core.analysis.cycles import Cycle, choices, cycle_of_sign, nonzero_cycle
from simulator.core.analysis.exploration import TooManyStates
from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.symbolic_reachability import reach
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.checks.each_once import each_once
from simulator.core.checks.reached import Reachability, passed_beats
from simulator.core.graph import components
from simulator.core.problems import design_kinds, proof_kinds
from simulator.core.problems.problem import Kind, Path, Problem
from simulator.core.scenario.compiled import Move
from simulator.core.scenario.model import EVERYWHERE, Choice
from simulator.core.scenario.state_machine import Machine
from simulator.core.texts import N_, Text, joined

OF_SCENE = N_("of scene “{scene}”")
UNDER_EVERYWHERE = N_("under “everywhere”")

Unsoundness = tuple[Kind, list[int], Cycle | None]
"""What is wrong, the nodes that it is wrong at (any of them can stand for it), and the cycle that it lies in."""


def too_many(machine: Machine, excess: TooManyStates) -> Iterator[Problem]:
    """Report that there are more states than can be searched, and what can be proved all the same."""
    reachability = reach(machine)
    keep = excess.keep
    names = [name for name, slot in machine.slots.items() if slot.bits & keep]
    marked = {move.mark: _choice_in(code.scene.id, move.choice) for code in machine.scenes for move in code.moves if move.mark}
    told = {slot.bits for slot in machine.slots.values()}
    names += [name for mark, name in marked.items() if mark & keep and mark not in told]
    details = {"states": f"{excess.states:,}", "scene": excess.scene, "values": joined(names), "proved": reachability.proves}
    yield Problem(proof_kinds.TOO_MANY_STATES, ("scenes", excess.scene), details)
    ends = reachability.dead_ends()
    yield from (_nothing_to_choose(machine, number) for number in ends)
    yield from (_only_silence(machine, number) for number in reachability.dead_ends(silence=False) if number not in ends)
    yield from each_once(unreachable(machine, reachability), machine, reachability)
    yield from never_practised(machine, reachability)


def unsound(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report what leaves no best and worst. The same fault in many states is one problem, with the shortest path to it."""
    graph = graph_index.graph
    parts = [part for part in graph.components() if graph.is_cyclic(part)] if graph.has_cycles else []
    faults = [*_dead_ends(graph), *_traps(graph, parts), *_nonzero_cycles(graph, parts, graph_index.budget)]
    if not faults:
        return
    places = [(kind, graph_index.nearest(nodes), cycle) for kind, nodes, cycle in faults]
    reported = set()
    for kind, node, cycle in sorted(places, key=lambda place: graph_index.nearness[place[1]]):
        scene = graph_index.scene(node).id
        details = {"scene": scene}
        if cycle:
            details |= {"points": str(abs(cycle.points)), "loop": ", ".join(choices(graph, cycle.rotated_to(node)))}
        elif kind is proof_kinds.NOTHING_TO_CHOOSE:
            details |= {"but": proof_kinds.STOPS_THERE}
        else:
            details |= {"when": ""}
        fault = kind.code, *details.values()
        if fault not in reported:
            reported.add(fault)
            yield Problem(kind, ("scenes", scene), details, graph_index.witness(node))


def only_silence(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report scenes that play can reach with nothing left but their silence, those with nothing at all aside."""
    graph = graph_index.graph
    for number, code in enumerate(graph.machine.scenes):
        silence, offers = len(code.scene.choices), graph_index.offers[number]
        if code.scene.silence is None or code.scene.final:
            continue
        nothing = (False,) * silence
        if (*nothing, True) in offers and (*nothing, False) not in offers:
            left = [node for node in graph_index.of_scene[number] if all(index == silence for index, _, _ in graph.edges[node])]
            yield replace(_only_silence(graph.machine, number), witness=graph_index.witness(graph_index.nearest(left)))


def silent_exits(graph_index: StateGraphIndex) -> Iterator[Problem]:
    """Report loops that nothing but a silence leads out of: beside a choice it never comes where silence timers are off."""
    doubtful = _doubtful(graph_index.graph.machine)
    entrances = [graph_index.nearest(loop) for loop in _closed_loops(graph_index.graph, doubtful)] if doubtful else []
    if not entrances:
        return
    stopping = _stopping(graph_index.graph)
    reported = set()
    for node in sorted(entrances, key=graph_index.nearness.__getitem__):
        scene = graph_index.scene(node).id
        if node in stopping and scene not in reported:
            reported.add(scene)
            details = {"scene": scene, "when": proof_kinds.WITHOUT_TIMERS}
            witness = graph_index.witness(node)
            yield Problem(proof_kinds.NO_ENDING, ("scenes", scene), details, witness, spares_stored=True)


def _doubtful(machine: Machine) -> set[int]:
    """The scenes that play can return to, by a way on which somebody can be silent, and need not be able to leave by choices."""
    doubtful: set[int] = set()
    for part in machine.cyclic_components:
        if any(machine.scenes[number].scene.silence for number in part):
            sure = {number: [move.ways[0].target for move in machine.scenes[number].moves if _is_sure(move)] for number in part}
            if _shut_in(sure):
                doubtful.update(part)
    return doubtful


def _is_sure(move: Move) -> bool:
    """Say whether a choice is always on offer, and always leads to the same scene."""
    return not move.choice.silent and move.offered is None and len(move.ways) == 1


def _closed_loops(graph: StateGraph, scenes: set[int]) -> Iterator[list[int]]:
    """Find the components, in some scenes, that only a silence leads out of where it is left out beside any choice."""
    for part in graph.cyclic_components:
        if graph.scene_of(part.nodes[0]) not in scenes:
            continue
        if not _is_closed(part.nodes, graph.successors):
            spoken = _spoken(graph, part.nodes)
            shut_in = _shut_in(spoken)
            if shut_in:
                yield from (loop for loop in components(shut_in, spoken.__getitem__) if _is_closed(loop, spoken.__getitem__))


def _spoken(graph: StateGraph, nodes: list[int]) -> dict[int, list[int]]:
    """The nodes that the choices of each node lead to, or its silence where it offers no choice."""
    edges, scene_of = graph.edges, graph.scene_of
    silence = [len(code.scene.choices) for code in graph.machine.scenes]
    return {
        node: [target for index, _, target in edges[node] if index != silence[scene_of(node)]] or graph.successors(node)
        for node in nodes
    }


def _shut_in(successors: dict[int, list[int]]) -> list[int]:
    """The nodes from which none of them leads to any that is not among them."""
    before: dict[int, list[int]] = {node: [] for node in successors}
    outwards = []
    for node, targets in successors.items():
        for target in targets:
            if target in before:
                before[target].append(node)
            else:
                outwards.append(node)
    leading_out = set(outwards)
    while outwards:
        for node in before[outwards.pop()]:
            if node not in leading_out:
                leading_out.add(node)
                outwards.append(node)
    return [node for node in successors if node not in leading_out]


def _stopping(graph: StateGraph) -> set[int]:
    """The nodes from which play can come to an end, be it by a silence."""
    stopping: set[int] = set()
    for part in graph.components():
        if any(not graph.edges[node] or not stopping.isdisjoint(graph.successors(node)) for node in part):
            stopping.update(part)
    return stopping


def _is_closed(nodes: list[int], successors: Callable[[int], list[int]]) -> bool:
    """Say whether nothing leads out of some nodes."""
    inside = set(nodes)
    return all(target in inside for node in nodes for target in successors(node))


def _nothing_to_choose(machine: Machine, number: int) -> Problem:
    scene = machine.scenes[number].scene.id
    return Problem(proof_kinds.NOTHING_TO_CHOOSE, ("scenes", scene), {"scene": scene, "but": proof_kinds.STOPS_THERE})


def _only_silence(machine: Machine, number: int) -> Problem:
    """Report what can be played all the same, because the answer “Say nothing” is offered there."""
    problem = _nothing_to_choose(machine, number)
    return replace(problem, details={**problem.details, "but": proof_kinds.ONLY_SILENCE}, passable=True)


def _dead_ends(graph: StateGraph) -> Iterator[Unsoundness]:
    for node, edges in graph.edges.items():
        if not edges and not graph.machine.scenes[graph.scene_of(node)].scene.final:
            yield proof_kinds.NOTHING_TO_CHOOSE, [node], None


def _traps(graph: StateGraph, parts: list[list[int]]) -> Iterator[Unsoundness]:
    """Find the components that nothing leads out of, endings aside."""
    for part in parts:
        if _is_closed(part, graph.successors):
            yield proof_kinds.NO_ENDING, part, None


def _nonzero_cycles(graph: StateGraph, parts: list[list[int]], budget: WorkBudget) -> Iterator[Unsoundness]:
    """Find a cycle that earns and one that loses points, in each part that has such."""
    for part in parts:
        cycle = nonzero_cycle(graph, part)
        if cycle is None:
            continue
        yield _uneven(cycle)
        with suppress(OutOfBudget):  # once the one is mended, the other is told of
            other = cycle_of_sign(graph, part, -1 if cycle.points > 0 else 1, budget)
            if other is not None:
                yield _uneven(other)


def _uneven(cycle: Cycle) -> Unsoundness:
    kind = proof_kinds.SCORE_FARM if cycle.points > 0 else proof_kinds.SCORE_SINK
    return kind, [node for node, _, _ in cycle.steps], cycle


def unreachable(machine: Machine, reachability: Reachability) -> Iterator[Problem]:
    """Report scenes and endings that nothing leads to, choices that never show, and jumps that are never taken."""
    for number, code in enumerate(machine.scenes):
        scene = code.scene
        path: Path = ("scenes", scene.id)
        if not reachability.is_reachable(number):
            kind = design_kinds.ENDING_UNREACHABLE if scene.ending else proof_kinds.SCENE_UNREACHABLE
            yield Problem(kind, path, {"scene": scene.id})
            continue
        for index, move in enumerate(code.moves):
            where = choice_path(scene.id, index, move.choice)
            if index not in reachability.shown[number]:
                where = where if move.choice.silent else (*where, "when")
                yield Problem(proof_kinds.CHOICE_NEVER_SHOWN, where, named(scene.id, move.choice))
            elif len(move.choice.jumps) > 1:
                details = named(scene.id, move.choice)
                taken = {move.ways[way].entry for way in reachability.taken(number, index)}
                for entry in sorted(set(range(len(move.choice.jumps))) - taken):
                    more = {"to": move.choice.jumps[entry].to, "entry": str(entry + 1)}
                    yield Problem(design_kinds.GOTO_NEVER_TAKEN, (*where, "goto", entry), details | more)
    yield from _beats(machine, reachability)


def _beats(machine: Machine, reachability: Reachability) -> Iterator[Problem]:
    """Report beats that nothing passes, and entries of their `goto` that are never taken."""
    passed = passed_beats(machine, reachability)
    for beat in machine.beats:
        if beat not in passed:
            yield Problem(proof_kinds.SCENE_UNREACHABLE, ("scenes", beat), {"scene": beat})
            continue
        jumps = machine.scenario.scenes[beat].jumps
        for entry in sorted(set(range(len(jumps))) - passed[beat]):
            details = {"scene": beat, "to": jumps[entry].to, "entry": str(entry + 1)}
            yield Problem(design_kinds.BEAT_GOTO_NEVER_TAKEN, ("scenes", beat, "goto", entry), details)


def never_practised(machine: Machine, reachability: Reachability) -> Iterator[Problem]:
    """Report the principles that only choices show or break which can never be made, at the first of these choices."""
    practised: set[str] = set()
    missed: dict[str, list[tuple[str, int, Choice]]] = {}
    for number, code in enumerate(machine.scenes):
        for index, move in enumerate(code.moves):
            principles = [weight.principle for weight in (*move.choice.shows, *move.choice.breaks)]
            if index in reachability.shown[number]:
                practised.update(principles)
            else:
                for principle in principles:
                    missed.setdefault(principle, []).append((code.scene.id, index, move.choice))
    lost = {principle: places for principle, places in missed.items() if principle not in practised}
    if lost:
        places = {choice_path(*place): place for where in lost.values() for place in where}
        details = {
            "principles": ", ".join(f"“{principle}”" for principle in lost),
            "choices": joined(_choice_in(scene, choice) for scene, _, choice in places.values()),
        }
        yield Problem(design_kinds.PRINCIPLE_NO_CHANCE, next(iter(places)), details)


def _choice_in(scene: str, choice: Choice) -> Text:
    if choice.everywhere is not None:
        return Text(N_("{choice} in many scenes"), {"choice": choice.id})
    return Text(N_("{choice} in {scene}"), {"choice": choice.id, "scene": scene})


def named(scene: str, choice: Choice) -> dict[str, str]:
    """What messages call a scene's move."""
    where = UNDER_EVERYWHERE if choice.everywhere is not None else Text(OF_SCENE, {"scene": scene})
    return {"scene": scene, "choice": choice.id, "where": where}


def choice_path(scene: str, index: int, choice: Choice) -> Path:
    """The place of a scene's move in the file."""
    if choice.everywhere is not None:
        return (EVERYWHERE, choice.everywhere)
    return ("scenes", scene, "silence") if choice.silent else ("scenes", scene, "choices", index)


def reply_path(scene: str, index: int, choice: Choice) -> Path:
    """Where the reply to a scene's move stands in the file."""
    return (*choice_path(scene, index, choice), "says" if choice.silent else "reply")
