"""The cue audit: how far players come who do not read, and which decisions let them.

Each bot picks by one outward sign of a choice: its length, its place, single words in it. Whoever can pass that way has learnt
nothing, so a scenario's answers should not be told apart by such signs.

    leak = (score of the bot - score of guessing) / (100 - score of guessing)

1 is a bot that always finds the best, 0 one that does no better than guessing. Scores are exact averages
(`simulator.core.players.player_statistics`). Where a bot sees no difference between choices, it guesses among them. What the bots
go by is in `simulator.core.players.cue_rules`.

`check` goes by single cues and what is named there: a thirteenth of the work of all pairs, and what a pair finds mostly shows in
one of its cues too. All pairs take up to some seconds for one scenario; whoever asks for `report --cues` waits for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.players.cue_rules import BOTS, Bot
from simulator.core.players.listening_machine import ListeningMachine
from simulator.core.players.markov_chain import Rule
from simulator.core.players.player_statistics import PlayerStatistics, at_random
from simulator.core.players.scene_gains import SceneGain, gains_by_scene
from simulator.core.problems.cue_kinds import CUE_LEAK, PASS_BY_GUESSING, STYLE_LEAK
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.compiled import CompiledScene
from simulator.core.scenario.model import Choice, spoken_text
from simulator.core.scenario.state_machine import Machine

MOST_LEAK = 0.25
"""A scenario in which any bot's leak is greater gets a warning."""

MOST_LIBRARY_LEAK = 0.1
"""What the mean leak of each bot over a whole library should stay under."""

FEWEST_SCENES = 5
ROUNDING = 1e-6
"""What the mean of guessing may be off by, in score points; a pass mark that is reached within it counts as reached exactly."""

NAMED_SCENES = 3
_STEPS_TO_LISTEN = 100
"""What compiling all that may be said counts as for each choice of each scene."""

_FEW_NODES = 20_000
"""Up to so many, what a bot comes to is kept for others who pick the same."""


@dataclass(frozen=True, slots=True)
class BotResult:
    """How far a bot comes: its score (0 to 100, not rounded), its leak (at most 1), and its gain in each scene, greatest first.

    The gains of all scenes add up to the bot's score less that of guessing (before either is kept within 0 and 100).
    """

    bot: Bot
    score: float
    leak: float
    scene_gains: tuple[SceneGain, ...]


@dataclass(frozen=True, slots=True)
class CueAudit:
    """What the bots come to in one scenario; `scenes` counts those with two choices or more to tell apart.

    `complete` says whether all of them could play.
    """

    scenario: str
    pass_mark: int
    scenes: int
    random: float
    results: tuple[BotResult, ...]
    complete: bool = True

    def leak(self, bot: str) -> float:
        """The leak of the bot with this id. Raises KeyError where it is not among the results."""
        return {result.bot.id: result.leak for result in self.results}[bot]


def audit(analysis: Analysis, budget: WorkBudget | None = None, bots: Sequence[Bot] = BOTS) -> CueAudit:
    """Let bots play the scenario through. Raises OutOfBudget where even guessing takes more work than is left.

    Bots for which too little is left are not among the results.
    """
    machine = analysis.graph.machine
    guessing = PlayerStatistics(analysis, at_random, budget=budget)
    players = [guessing]
    results = []
    graphs = _Graphs(analysis, budget)
    for bot in bots:
        try:
            played = _as_before(PlayerStatistics(analysis, bot.rule, graphs.of(bot), budget), players)
            results.append(_bot_result(bot, played, guessing))
        except OutOfBudget:
            continue
    scenes = sum(len(scene.choices) > 1 for scene in machine.scenario.scenes.values())
    return CueAudit(
        machine.scenario.id, machine.scenario.pass_mark, scenes, guessing.score, tuple(results), len(results) == len(bots)
    )


def _as_before(player: PlayerStatistics, players: list[PlayerStatistics]) -> PlayerStatistics:
    """The player among those so far who picks the same everywhere, else this one."""
    for other in players:
        if player.graph is other.graph and player.chain.picks == other.chain.picks:
            return other
    if len(player.chain.graph.representatives) < _FEW_NODES:
        players.append(player)
    return player


def library_leak(audits: Sequence[CueAudit]) -> dict[str, float]:
    """The mean leak of each bot (by id) over the scenarios in which it played."""
    leaks: dict[str, list[float]] = {}
    for audited in audits:
        for result in audited.results:
            leaks.setdefault(result.bot.id, []).append(result.leak)
    return {bot: sum(values) / len(values) for bot, values in leaks.items()}


def cue_problems(audited: CueAudit) -> tuple[Problem, ...]:
    """Warn where guessing is enough to pass, and of each bot whose leak is too great, at the scene in which it gains most.

    Of those that go by style only the one that comes furthest is told: one rewording mends them all.

    Leaks are not judged in a scenario with fewer than five scenes to decide in: with so few decisions one lucky pick is a quarter
    of the way to the best, and nearly every draft would be warned about.
    """
    leaking = [result for result in audited.results if result.leak > MOST_LEAK] if audited.scenes >= FEWEST_SCENES else []
    by_style = sorted((result for result in leaking if result.bot.style), key=lambda result: -result.leak)
    worst = [*(result for result in leaking if not result.bot.style), *by_style[:1]]
    return (*_guessed(audited), *(_problem(audited, result) for result in worst))


def _guessed(audited: CueAudit) -> Iterator[Problem]:
    """Compare the pass mark with guessing, which scores less than 100 wherever anything is at stake."""
    if audited.pass_mark + ROUNDING < audited.random < 100 - ROUNDING:
        details = {"random": f"{audited.random:.1f}", "pass_mark": str(audited.pass_mark)}
        yield Problem(PASS_BY_GUESSING, ("pass",), details)


def _problem(audited: CueAudit, result: BotResult) -> Problem:
    gaining = [part for part in result.scene_gains if part.gain > 0][:NAMED_SCENES]
    details = {
        "rule": result.bot.picks,
        "score": f"{result.score:.0f}",
        "random": f"{audited.random:.0f}",
        "leak": f"{100 * result.leak:.0f}",
        "scenes": ", ".join(f"{part.scene} (+{part.gain:.1f})" for part in gaining),
    }
    path: Path = ("scenes", gaining[0].scene, "choices") if gaining else ()
    return Problem(STYLE_LEAK if result.bot.style else CUE_LEAK, path, details)


def _bot_result(bot: Bot, played: PlayerStatistics, guessing: PlayerStatistics) -> BotResult:
    to_gain = 100 - guessing.score
    leak = (played.score - guessing.score) / to_gain if to_gain > ROUNDING else 0.0
    return BotResult(bot, played.score, leak, gains_by_scene(played, guessing))


class _Graphs:
    """The graphs that bots play on: each has all that its bot goes by, and what others go by too is made once."""

    def __init__(self, analysis: Analysis, budget: WorkBudget | None) -> None:
        self._analysis = analysis
        self._budget = budget
        self._kept: dict[frozenset[int], StateGraph] = {frozenset(): analysis.graph}

    def of(self, bot: Bot) -> StateGraph:
        """Returns the graph for a bot. Raises OutOfBudget.

        It tells what is said apart in the scenes where the bot picks by that. Interchangeable choices count as made in the order
        in which the bot makes them, so that where some were made, the right ones are left.
        """
        machine = self._analysis.graph.machine
        heard: frozenset[int] = frozenset()
        if bot.hears:
            machine = self._listening
            heard = frozenset(number for number, code in enumerate(machine.scenes) if _listens(bot.rule, code))
        watched = dict.fromkeys(heard, machine.said_before) if isinstance(machine, ListeningMachine) else None
        if bot.compares and self._analysis.graph.alike.groups:
            # which of interchangeable choices are left decides what it picks, and not only how many
            apart = range(len(machine.scenes))
            return StateGraph(machine, heard=heard, watched=watched, work=self._budget, apart=apart)
        if not self._analysis.graph.alike.groups:
            if heard not in self._kept:
                self._kept[heard] = StateGraph(machine, heard=heard, watched=watched, work=self._budget)
            return self._kept[heard]
        order = partial(_picked, machine, bot.rule)
        return StateGraph(machine, heard=heard, watched=watched, work=self._budget, order=order)

    @cached_property
    def _listening(self) -> Machine:
        machine = self._analysis.graph.machine
        moves = [move for scene in machine.scenario.scenes.values() for move in scene.moves]
        if not machine.beats and not any(line.text for move in moves for line in move.reply):
            return machine
        steps = len(moves) * _STEPS_TO_LISTEN
        if self._budget is not None:
            if self._budget.left < steps:  # what is left is for bots that hear nothing
                raise OutOfBudget
            self._budget.spend(steps)
        return ListeningMachine(machine.scenario)


def _picked(machine: Machine, rule: Rule, scene: int, choices: Sequence[Choice]) -> Sequence[Choice]:
    """The order in which a rule picks some choices; of equals the first."""
    lines, left, picked = machine.scenes[scene].lines, list(choices), []
    while left:
        shares = rule(spoken_text(lines[0][1]) if lines else "", left)
        picked.append(left.pop(next(number for number, share in enumerate(shares) if share)))
    return picked


def _listens(rule: Rule, code: CompiledScene) -> bool:
    """Say whether a rule prefers another of two choices after other words, whichever two are on offer."""
    if len(code.lines) < 2:
        return False
    pairs = list(combinations(code.scene.choices, 2))
    texts = dict.fromkeys([spoken_text(messages) for _, messages in code.lines])
    return len({tuple(tuple(rule(text, pair)) for pair in pairs) for text in texts}) > 1
