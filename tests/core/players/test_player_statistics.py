"""What becomes of players by rule, against following every one of their ways, in made-up scenarios and by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.content.loader import read_scenario
from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.players.markov_chain import Rule
from simulator.core.players.player_statistics import PlayerStatistics, at_random, first, last, most
from simulator.core.scenario.model import Choice, Scenario, Scene
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.scorecard import score
from tests.core import oracle
from tests.core.oracle import Situation, ask
from tests.core.scenarios import PROOF, SEEN, choice, ending, play, scene, silence, sound_stories, story, unwritten
from tests.generated import scenario_text

END = ending("end")
MOST_WAYS = 20_000
UNFOLLOWED = 1e-10


def by_ear(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """Pick by what the customer says."""
    return last(line, offered) if "Since" in line else first(line, offered)


def lopsided(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """Pick the first choice twice as often as any other."""
    return [(2 if number == 0 else 1) / (len(offered) + 1) for number in range(len(offered))]


RULES = {
    "at random": at_random,
    "first": first,
    "last": last,
    "longest": most(lambda line, choice: len(choice.text)),
    "lopsided": lopsided,
    "by ear": by_ear,
}
some_rule = st.sampled_from(list(RULES)).map(RULES.__getitem__)


@dataclass
class Told:
    """What following a player's every way comes to, moment by moment."""

    totals: dict[tuple[int, bool], Fraction | float] = field(default_factory=dict)
    endings: dict[str, Fraction | float] = field(default_factory=dict)
    visits: dict[str, Fraction | float] = field(default_factory=dict)
    decisions: Fraction | float = 0
    stuck: Fraction | float = 0

    @property
    def mean(self) -> float:
        """The average total."""
        return float(sum(total * odds for (total, _), odds in self.totals.items()))

    @property
    def variance(self) -> float:
        """The variance of the total."""
        return float(sum((total - self.mean) ** 2 * odds for (total, _), odds in self.totals.items()))


Here = tuple[Situation, int, bool, frozenset[str]]


def _what_counts(found: PlayerStatistics, path: Sequence[str]) -> int:
    graph = found.graph
    moment = Session.replay(graph.machine, path).moment
    return graph.quotient.place_of_node(graph.node(moment.index, moment.state))


class Follower:
    """Follows all ways at once, one decision after the other, through the oracle's situations."""

    def __init__(self, found: PlayerStatistics, rule: Rule, *, exact: bool) -> None:
        self.asked = asked = ask(found.chain.graph.machine.scenario)
        self.rule = rule
        self.exact = exact
        self.ways = {here: self._ways(here) for here in asked.ways}
        self.stops = self._stops(found)

    def _stops(self, found: PlayerStatistics) -> set[Situation]:
        """Give the situations that lead only round: no ending lies ahead, and what counts of any ahead can be come back to."""
        ahead = {here: self._ahead(here) for here in self.asked.ways}
        counts = {here: _what_counts(found, path) for here, path in self.asked.path_to.items()}
        reach = {here: {counts[there] for there in later} for here, later in ahead.items()}
        return {
            here
            for here, later in ahead.items()
            if self.ways[here] and all(self.ways[there] and counts[here] in reach[there] for there in later)
        }

    def _ahead(self, here: Situation) -> set[Situation]:
        met: set[Situation] = set()
        waiting = [here]
        while waiting:
            new = {to for *_, to in self.ways[waiting.pop()]} - met
            met |= new
            waiting += new
        return met

    def _ways(self, here: Situation) -> list[tuple[Fraction | float, Choice, Situation]]:
        spoken = [way for way in self.asked.ways[here] if way.choice.id != "silence"] or self.asked.ways[here]
        if not spoken:
            return []
        shares = self.rule(oracle.line(self.asked.scenario, here), [way.choice for way in spoken])
        exact = [Fraction(share).limit_denominator(100) if self.exact else share for share in shares]
        return [(share, way.choice, way.to) for share, way in zip(exact, spoken, strict=True) if share]

    def told(self) -> Told:
        """Follow all ways to their ends; where they go round, until hardly anyone is left."""
        told = Told()
        start = self.asked.start
        going: dict[Here, Fraction | float] = {(start, 0, False, frozenset()): Fraction(1) if self.exact else 1.0}
        while sum(going.values()) > (0 if self.exact else UNFOLLOWED):
            following: dict[Here, Fraction | float] = {}
            for here, odds in going.items():
                for there, share in self._step(here, odds, told):
                    following[there] = following.get(there, 0) + odds * share
            going = following
            assume(len(going) < MOST_WAYS)
        return told

    def _step(self, here: Here, odds: Fraction | float, told: Told) -> list[tuple[Here, Fraction | float]]:
        situation, total, critical, met = here
        if situation.scene not in met:
            told.visits[situation.scene] = told.visits.get(situation.scene, 0) + odds
            met |= {situation.scene}
        if situation in self.stops:
            told.stuck += odds
            told.totals[total, True] = told.totals.get((total, True), 0) + odds
            return []
        if not self.ways[situation]:
            total += self.asked.scene(situation).points
            told.totals[total, critical] = told.totals.get((total, critical), 0) + odds
            told.endings[situation.scene] = told.endings.get(situation.scene, 0) + odds
            return []
        told.decisions += odds
        return [
            ((to, total + oracle.points(made), critical or bool(made.critical), met), share)
            for share, made, to in self.ways[situation]
        ]


def prospects(scenario: Scenario, rule: Rule, *, listens: bool = True) -> PlayerStatistics:
    machine = Machine(scenario)
    heard = [number for number, code in enumerate(machine.scenes) if code.scene.choices] if listens else ()
    return PlayerStatistics(Analysis.of(machine), rule, StateGraph(machine, heard=heard))


def close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-8)


def agrees(found: PlayerStatistics, told: Told, least: float) -> None:
    assert close(found.mean, told.mean)
    assert close(found.variance, told.variance)
    assert close(found.decisions, float(told.decisions))
    assert close(found.stuck, float(told.stuck))
    assert found.endings.keys() == told.endings.keys()
    assert all(close(odds, float(told.endings[name])) for name, odds in found.endings.items())
    assert found.visits.keys() == told.visits.keys()
    assert all(close(odds, float(told.visits[name])) for name, odds in found.visits.items())
    passed = sum(odds for (total, failed), odds in told.totals.items() if total >= least and not failed)
    assert close(found.passes, float(passed))


def least_that_passes(found: PlayerStatistics) -> float:
    worst, best = found.analysis.worst, found.analysis.best
    mark = found.analysis.graph.machine.scenario.pass_mark
    return worst + (Fraction(mark) - Fraction(1, 2)) / 100 * (best - worst)


def with_errors(scenario: Scenario) -> Scenario:
    """Make every choice that breaks a principle twice or more a critical error, and the pass mark one that is in reach."""

    def marked(made: Choice) -> Choice:
        return replace(made, critical="customer" if oracle.points(made) < -1 else None)

    scenes = {name: replace(told, choices=tuple(marked(made) for made in told.choices)) for name, told in scenario.scenes.items()}
    return replace(scenario, scenes=scenes, pass_mark=60)


@PROOF
@given(sound_stories().filter(lambda scenario: not ask(scenario).round_trips), some_rule)
def test_where_nothing_is_met_twice_all_agrees_with_following_every_way(scenario: Scenario, rule: Rule) -> None:
    scenario = with_errors(scenario)
    found = prospects(scenario, rule)
    agrees(found, Follower(found, rule, exact=True).told(), least_that_passes(found))


@PROOF
@given(sound_stories().filter(lambda scenario: ask(scenario).round_trips), some_rule)
def test_where_it_goes_round_all_agrees_with_following_every_way(scenario: Scenario, rule: Rule) -> None:
    scenario = with_errors(scenario)
    found = prospects(scenario, rule)
    agrees(found, Follower(found, rule, exact=False).told(), least_that_passes(found))


@PROOF
@given(sound_stories(), some_rule)
def test_an_ending_or_being_stuck_is_certain(scenario: Scenario, rule: Rule) -> None:
    found = prospects(scenario, rule)
    assert close(sum(found.endings.values()) + found.stuck, 1)
    assert close(found.visits[ask(scenario).start.scene], 1)
    assert all(0 <= odds <= 1 + 1e-9 for odds in found.visits.values())


@PROOF
@given(sound_stories(), st.sampled_from((at_random, first, last)))
def test_hearing_the_customer_changes_nothing_for_who_does_not_listen(scenario: Scenario, rule: Rule) -> None:
    deaf, hearing = prospects(scenario, rule, listens=False), prospects(scenario, rule)
    # a loop is entered later where more is told apart, and the points held there may differ
    assume(not deaf.stuck)
    assert close(deaf.mean, hearing.mean)
    assert close(deaf.variance, hearing.variance)


def deaf(*scenes: Scene, rule: Rule = at_random, **rest: object) -> PlayerStatistics:
    return prospects(story(*scenes, **rest), rule, listens=False)  # type: ignore[arg-type] # whatever else a story has


def test_a_guess_between_two_endings_has_the_mean_and_spread_of_a_coin() -> None:
    found = deaf(scene("opening", choice("well", "end", 3), choice("badly", "end", -1)), END)
    assert (found.mean, found.variance, found.score, found.spread) == (1, 4, 50, 50)


def test_silence_is_not_chosen_where_there_is_anything_else() -> None:
    found = deaf(scene("opening", choice("talk", "end", 1), silent=silence("lost")), END, ending("lost"))
    assert found.endings == {"end": 1}


def test_silence_is_chosen_where_there_is_nothing_else() -> None:
    hidden = choice("hidden", "end", condition="seen")
    found = deaf(scene("opening", hidden, silent=silence("lost")), END, ending("lost"), flags=[SEEN])
    assert found.endings == {"lost": 1}


def test_an_unwritten_scene_counts_as_an_ending() -> None:
    found = deaf(scene("opening", choice("on", "later"), choice("stop", "end", 1)), unwritten("later"), END)
    assert found.endings == {"later": 0.5, "end": 0.5}


def test_a_loop_that_is_left_with_even_odds_takes_two_decisions() -> None:
    found = deaf(scene("opening", choice("again", "opening"), choice("stop", "end", 1)), END)
    assert (found.decisions, found.endings, found.visits["opening"]) == (2, {"end": 1}, 1)


def test_a_scene_met_again_and_again_is_visited_as_probably_as_it_is_met_at_all() -> None:
    opening = scene("opening", choice("in", "round"), choice("by", "end"))
    round_ = scene("round", choice("again", "round-2"), choice("stop", "end", 1))
    found = deaf(opening, round_, scene("round-2", choice("back", "round")), END)
    assert found.visits == pytest.approx({"opening": 1, "round": 0.5, "round-2": 0.25, "end": 1})


def test_who_goes_round_for_ever_stops_with_the_points_earned_so_far() -> None:
    opening = scene("opening", choice("on", "round", 2), choice("stop", "end"))
    round_ = scene("round", choice("back", "round-2", -1), choice("stop", "end", 1))
    round_2 = scene("round-2", choice("forth", "round", 1), choice("stop", "end", 1))
    found = deaf(opening, round_, round_2, END, rule=first)
    assert (found.mean, found.stuck, found.endings, found.decisions, found.passes) == (2, 1, {}, 1, 0)


def test_who_goes_round_from_the_start_has_nothing() -> None:
    found = deaf(scene("opening", choice("again", "opening"), choice("stop", "end", 1)), END, rule=first)
    assert (found.mean, found.stuck, found.decisions, found.visits) == (0, 1, 0, {"opening": 1})


def test_points_held_in_the_middle_never_count_as_more_than_the_best() -> None:
    opening = scene("opening", choice("on", "round", 3), choice("stop", "end"))
    round_ = scene("round", choice("again", "round"), choice("stop", "end", -3))
    assert deaf(opening, round_, scene("unused", choice("on", "end")), END, rule=first).score == 100


def test_where_nothing_is_at_stake_every_player_scores_100() -> None:
    found = deaf(scene("opening", choice("one", "end"), choice("other", "end")), END)
    assert (found.score, found.spread) == (100, 0)


def test_a_critical_error_does_not_pass() -> None:
    opening = scene("opening", choice("well", "end", 2), choice("wrong", "end", 2, critical="compliance"), choice("bad", "end"))
    assert deaf(opening, END).passes == pytest.approx(1 / 3)


def test_a_critical_error_in_a_loop_does_not_pass() -> None:
    opening = scene("opening", choice("wrong", "opening", critical="customer"), choice("well", "end", 2), choice("bad", "end"))
    assert deaf(opening, END).passes == pytest.approx(1 / 3)


@pytest.mark.parametrize("mark", [0, 1, 33, 50, 67, 99, 100])
def test_the_score_that_passes_is_rounded_as_on_the_scorecard(mark: int) -> None:
    made = [choice(f"option-{points}", "end", points) for points in range(-3, 4)]
    told = story(scene("opening", *made), END, pass_mark=mark)
    analysis = Analysis.of(Machine(told))
    cards = [score(play(told, option.id), analysis) for option in made]
    assert prospects(told, at_random).passes == pytest.approx(sum(card.passed for card in cards) / len(cards))


def test_ties_are_shared_equally() -> None:
    rule = most(lambda line, made: made.mood)
    assert rule("", [choice("one", "end", mood=1), choice("two", "end"), choice("three", "end", mood=1)]) == [0.5, 0, 0.5]


def test_guessing_through_fifty_scenes_adds_up() -> None:
    told = read_scenario(scenario_text(50, 7).encode(), "generated.yaml").scenario
    assert told is not None
    found = prospects(told, at_random, listens=False)
    assert sum(found.endings.values()) == pytest.approx(1, abs=1e-12)
    assert found.mean == pytest.approx(_mean_by_endings_and_moves(found), abs=1e-9)


def _mean_by_endings_and_moves(found: PlayerStatistics) -> float:
    """Add up what each move earns, as often as it is made: the same mean from the other end."""
    chain = found.chain
    earned = sum(
        times * share * points
        for block, legs, _ in chain.played
        for leg in legs
        for times, share, points in zip(
            found.visit_counts[block.first : block.last], leg.probabilities, leg.column.points, strict=True
        )
    )
    return earned + sum(odds * chain.graph.machine.scenario.scenes[name].points for name, odds in found.endings.items())
