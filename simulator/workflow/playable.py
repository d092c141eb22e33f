"""A scenario made ready to play: read and compiled at once, proved and analysed when that is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from simulator.content.guidance_file import load_guidance
from simulator.content.house_file import load_house, read_house
from simulator.content.loader import ScenarioReading, load_scenario, read_scenario, version_of
from simulator.content.pipeline import uncollected
from simulator.content.stored_source import with_house, without_house
from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.work_budget import CHECK, OutOfBudget, WorkBudget
from simulator.core.checks.all_checks import examine, not_worked_out, prove, told_at_once
from simulator.core.checks.retired_principles import retired_principles
from simulator.core.checks.witness import witnessed
from simulator.core.errors import ScenarioUnplayable, SimulatorError
from simulator.core.guidance.catalogue import Guidance
from simulator.core.guidance.house import HouseLayer, cited, joined
from simulator.core.players.cue_audit import audit, cue_problems
from simulator.core.problems import scenario_kinds
from simulator.core.problems.problem import Problem, Severity, blocking, in_order
from simulator.core.problems.proof_kinds import TOO_MANY_STATES
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.best_line import BestChance, best_chances
from simulator.core.texts import N_
from simulator.core.training.attempt import ScenarioVersion
from simulator.paths import Paths
from simulator.workflow.duplicate_ids import DeclaredId
from simulator.workflow.house_layers import HouseLayers, is_house

NOT_AUDITED = N_("how far some players come who do not read")
MOST_OPENED = 12
"""So many scenarios stay as they were opened; a large one takes some megabytes."""


class Proof:
    """What can be proved of one scenario, for or against it: worked out once, on whichever thread asks first."""

    def __init__(self, name: str, reading: ScenarioReading, machine: Machine) -> None:
        self._name = name
        self._reading = reading
        self._machine = machine
        self._lock = Lock()
        self._stored = False
        self._analysis: Analysis | None = None
        self._against: tuple[Problem, ...] = ()
        self._against_new: tuple[Problem, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it has been worked out, and nothing forbids playing."""
        return self._analysis is not None

    @property
    def refuted(self) -> bool:
        """Whether it has been worked out, and something forbids playing."""
        return bool(self._against)

    def analysis(self) -> Analysis:
        """Return the exact worth of every moment. Raises ScenarioUnplayable."""
        return self.analysis_of(self._name, self._reading)

    def analysis_of(self, name: str, reading: ScenarioReading) -> Analysis:
        """Do the same; a refusal names this file, which has the same content, and its lines."""
        if self._analysis is None:
            with self._lock:  # whoever wants what another thread is busy with waits for it
                if not self.known and not self.refuted:
                    self._work_out(WorkBudget(CHECK))
                if self._stored and self.refuted and self._against[0].kind is TOO_MANY_STATES:
                    self._work_out(WorkBudget())
        if self._analysis is None:
            raise _refusal(name, _all_of(reading, self._against))
        return self._analysis

    def spare_stored(self) -> None:
        """Let the proof take the work that it always could: what was played once is looked back on, however large it is."""
        self._stored = True

    def refuse_anew(self, name: str, reading: ScenarioReading) -> None:
        """Raise ScenarioUnplayable where something that has been worked out forbids new attempts, and only them."""
        if self._against_new:
            raise _refusal(name, _all_of(reading, self._against_new))

    def _work_out(self, budget: WorkBudget) -> None:
        with uncollected():
            proven, analysis = prove(self._machine, budget)
        if blocking(proven) and not self._against_new:
            self._against_new = proven
        if analysis is None or blocking(proven, stored=True):
            self._against = proven
        else:
            self._analysis, self._against = analysis, ()


@dataclass(frozen=True, slots=True, eq=False)
class Playable:
    """A scenario with its compiled form, the file that it came from, what can be proved of it, and the guidance that it cites."""

    machine: Machine
    version: ScenarioVersion
    proof: Proof
    guidance: Guidance

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self.machine.scenario

    @property
    def analysis(self) -> Analysis:
        """The exact worth of its moments. Raises ScenarioUnplayable where it was opened unproved and can't be played."""
        return self.proof.analysis()


@dataclass(frozen=True, slots=True)
class ScenarioOpener:
    """Reads scenario files against one guidance catalogue, the house layer beside each, and one set of portraits.

    `own` is the folder of the trainers' own scenarios, whose house layer holds for what is shown of all conversations. Stored
    versions look there for the recordings and pictures that they name.
    """

    catalogue: Guidance
    portraits: frozenset[str]
    own: Path | None = None
    _houses: HouseLayers = field(init=False, repr=False, compare=False)
    _opened: dict[bytes, Playable] = field(default_factory=dict, init=False, repr=False, compare=False)
    _opening: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_houses", HouseLayers(self.catalogue))

    @property
    def guidance(self) -> Guidance:
        """The catalogue, with the house layer of the trainers' own scenarios."""
        return self._houses.of(self.own).guidance if self.own else self.catalogue

    def guidance_for(self, file: Path) -> Guidance:
        """Return the guidance that a scenario file may cite."""
        return self._houses.of(file.parent).guidance

    def check(self, path: Path) -> tuple[Problem, ...]:
        """Find every problem of a file, in the order of its lines, each with its place."""
        return load_house(path, self.catalogue).problems if is_house(path) else self._searched(self._load(path))

    def check_bytes(self, data: bytes, name: str) -> tuple[Problem, ...]:
        """Find every problem of a file's content, in the order of its lines."""
        return self.study(data, name)[0]

    def study(self, data: bytes, name: str) -> tuple[tuple[Problem, ...], DeclaredId | None]:
        """Do the same, and return what the scenario calls itself, None where it can't be played."""
        if is_house(Path(name)):
            return read_house(data, name, self.catalogue).problems, None
        reading = self._read(data, name, self.guidance_for(Path(name)))
        return self._searched(reading), _label(reading)

    def describe(self, path: Path) -> tuple[Scenario | None, tuple[Problem, ...], tuple[BestChance, ...]]:
        """Return the scenario of a file as far as it could be read, every problem, and the chances of the best line."""
        if is_house(path):
            return None, self.check(path), ()
        reading = self._load(path)
        problems, analysis = self._examined(reading)
        return reading.scenario, problems, best_chances(analysis) if analysis else ()

    def open(self, path: Path, *, prove: bool = True) -> Playable:
        """Make a file ready for a new attempt. Raises ScenarioUnplayable.

        Proving takes a while where play can go many ways. Without it only what shows in the text or is proved already is refused
        here, and the rest where the proof is asked for.
        """
        if is_house(path):
            raise _no_scenario(path.name, self.check(path))
        reading = self._load(path)
        playable = self._playable(path.name, reading, self._houses.of(path.parent).reading.layer, prove=prove)
        playable.proof.refuse_anew(path.name, reading)
        return playable

    def open_bytes(self, data: bytes, name: str, *, prove: bool = True) -> Playable:
        """Make a stored version ready, to go on with it or to look back. Raises ScenarioUnplayable."""
        text, house = without_house(data)
        return self._playable(name, self._read(text, name, joined(self.catalogue, house)), house, prove=prove, stored=True)

    def _read(self, data: bytes, name: str, guidance: Guidance) -> ScenarioReading:
        folder = Path(name).parent if os.path.isfile(name) else self.own  # noqa: PTH113 - may be no path
        return read_scenario(data, name, principles=frozenset(guidance.principles), portraits=self.portraits, folder=folder)

    def _load(self, path: Path) -> ScenarioReading:
        return load_scenario(path, principles=frozenset(self.guidance_for(path).principles), portraits=self.portraits)

    def _examined(self, reading: ScenarioReading) -> tuple[tuple[Problem, ...], Analysis | None]:
        if reading.scenario is None or blocking(reading.problems):
            return reading.problems, None
        proven, analysis = examine(Machine(reading.scenario))
        return _all_of(reading, (*proven, *retired_principles(reading.scenario, self.guidance))), analysis

    def _searched(self, reading: ScenarioReading) -> tuple[Problem, ...]:
        """Examine a scenario, and see whether one could pass without reading; too slow where somebody waits to play."""
        if reading.scenario is None or blocking(reading.problems):
            return in_order(reading.problems)
        budget = WorkBudget(CHECK)
        with uncollected():
            proven, analysis = examine(Machine(reading.scenario), budget)
            if analysis is not None:
                graph_index = StateGraphIndex(analysis.graph, budget)
                proven = (*proven, *witnessed(graph_index, _audited(analysis, budget)).problems)
            retired = retired_principles(reading.scenario, self.guidance)
            return in_order(_all_of(reading, (*told_at_once(proven), *retired)))

    def _playable(self, name: str, reading: ScenarioReading, house: HouseLayer, *, prove: bool, stored: bool = False) -> Playable:
        """Reuse what was opened lately: the same content is worth the same, and working that out may take a while."""
        if reading.scenario is None or blocking(reading.problems):
            raise _refusal(name, reading.problems)
        part = cited(reading.scenario, house)
        data = with_house(reading.data, part)
        with self._opening:
            key = data + reading.files.encode()
            playable = self._opened.pop(key, None)
            if playable is None:
                machine = Machine(reading.scenario)
                version, proof = version_of(data, reading.scenario), Proof(name, reading, machine)
                playable = Playable(machine, version, proof, joined(self.catalogue, part))
            self._opened[key] = playable
            for oldest in list(self._opened)[:-MOST_OPENED]:
                del self._opened[oldest]
        if stored:
            playable.proof.spare_stored()
        if prove or playable.proof.refuted:
            playable.proof.analysis_of(name, reading)
        return playable


def _audited(analysis: Analysis, budget: WorkBudget) -> tuple[Problem, ...]:
    """What is wrong where players come far who do not read, and whether that could not be worked out."""
    try:
        audited = audit(analysis, budget)
    except OutOfBudget:
        return not_worked_out((NOT_AUDITED,))
    return (*cue_problems(audited), *(() if audited.complete else not_worked_out((NOT_AUDITED,))))


def _refusal(name: str, problems: tuple[Problem, ...]) -> ScenarioUnplayable:
    problems = in_order(problems)
    first = next((problem for problem in problems if blocking((problem,))), None)
    hint = N_("Check the file to see every problem in it.")
    if first is None or first.place is None:
        return ScenarioUnplayable(N_("{name} can't be played as it is."), hint, problems, name=name)
    message = N_("{name} can't be played as it is. Line {line}: {problem}")
    return ScenarioUnplayable(message, hint, problems, name=name, line=first.place.line, problem=first.message)


def _no_scenario(name: str, problems: tuple[Problem, ...]) -> ScenarioUnplayable:
    """Refuse to play a house layer, with what is wrong with it."""
    hint = N_("Open a conversation that cites it.")
    return ScenarioUnplayable(N_("{name} is the house's own guidance, and no conversation."), hint, in_order(problems), name=name)


def _all_of(reading: ScenarioReading, proven: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of the text and those that were proved, less what the author allows."""
    return (*_reported(reading, reading.problems), *_reported(reading, proven))


def _label(reading: ScenarioReading) -> DeclaredId | None:
    scenario = reading.scenario
    if scenario is None:
        return None
    place = reading.locate(("id",))
    allowed = scenario_kinds.SAME_ID.code in scenario.allow
    return DeclaredId(scenario.id, scenario.language, place.line, place.column, place.source, allowed)


def _reported(reading: ScenarioReading, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems with their places, less the warnings that the author allows."""
    allowed = reading.scenario.allow if reading.scenario else {}
    for problem in problems:
        if problem.severity is Severity.ERROR or problem.code not in allowed:
            yield problem if problem.place else problem.at(reading.locate(problem.path))


def open_scenario_opener(paths: Paths, memory: Path | None = None) -> ScenarioOpener:
    """Read the guidance catalogue and find the portraits. Raises SimulatorError where the catalogue is damaged.

    `memory` keeps what the catalogue says for the next time.
    """
    reading = load_guidance(paths.guidance, memory)
    if reading.guidance is None:
        first = reading.problems[0]
        message, hint = (
            N_("The guidance catalogue can't be read. {place}: {problem}"),
            N_("Install First Call again, or fix the file."),
        )
        raise SimulatorError(message, hint, place=first.place or paths.guidance, problem=first.message)
    portraits = frozenset(file.stem for file in (paths.assets / "portraits").glob("*.svg"))
    return ScenarioOpener(reading.guidance, portraits, paths.own_scenarios)
