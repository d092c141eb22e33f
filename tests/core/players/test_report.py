"""What a scenario amounts to."""

from __future__ import annotations

import pytest

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.players.player_statistics import PlayerStatistics, at_random
from simulator.core.players.report import report
from simulator.core.scenario.condition import parse
from simulator.core.scenario.model import Choice, Flag, Jump, Scenario, Scene, Weight
from simulator.core.scenario.participants import Company, Customer
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.bench.scenarios import generated
from tests.core.scenarios import line

END = {"good": Scene("good", (line("Fine."),), ending="resolved", points=2), "bad": Scene("bad", (line("Bye."),), ending="lost")}
COMPETENCY_OF = {"own-it": "resolution", "plain-words": "clarity"}


def choice(name, goto, **more):
    return Choice(name, f"{name} in words", (Jump(goto),), **more)


def scenario(scenes, flags=()):
    return Scenario("tiny", "Tiny", "a", {**scenes, **END}, Customer("Jo"), Company("Co"), flags=flags)


@pytest.fixture
def two_steps():
    return scenario(
        {
            "a": Scene(
                "a",
                (line("Well?"),),
                (
                    choice("own", "b", shows=(Weight("own-it", 2),)),
                    choice("shrug", "b", breaks=(Weight("own-it"),)),
                    choice("leave", "bad"),
                ),
            ),
            "b": Scene("b", (line("And?"),), (choice("plain", "good", shows=(Weight("plain-words"),)), choice("odd", "bad"))),
        }
    )


def made(scenario):
    return report(Analysis.of(Machine(scenario)), COMPETENCY_OF)


def test_the_best_and_the_worst_line_come_to_the_best_and_the_worst(two_steps):
    found = made(two_steps)
    assert (found.best.choices, found.best.points, found.best.score) == (("own", "plain"), 5, 100)
    assert (found.worst.choices, found.worst.points, found.worst.score) == (("shrug", "odd"), -1, 0)
    assert found.best.scenes == ("a", "b", "good")


def test_each_ending_has_the_range_of_scores_that_lead_to_it(two_steps):
    ranges = {item.ending: (item.least, item.most, item.least_score, item.most_score) for item in made(two_steps).endings}
    assert ranges == {"good": (2, 5, 50, 100), "bad": (-1, 2, 0, 50)}


def test_the_shortest_way_is_counted_in_decisions(two_steps):
    assert made(two_steps).shortest == 1


def test_picking_at_random_is_exact(two_steps):
    player = made(two_steps).random
    # own plain 5, own odd 2, shrug plain 2, shrug odd -1 with 1/6 each, leave 0 with 1/3
    assert player.mean == pytest.approx(100 * (8 / 6 + 1) / 6)
    assert player.visits["b"] == pytest.approx(2 / 3)
    assert player.endings == pytest.approx({"good": 1 / 3, "bad": 2 / 3})
    assert player.decisions == pytest.approx(5 / 3)


def test_chances_are_those_of_the_best_line(two_steps):
    found = made(two_steps)
    assert {key: (taken.taken, taken.chances) for key, taken in found.competencies.items()} == {
        "resolution": (1, 1),
        "clarity": (1, 1),
    }
    assert found.used == {"own-it": (1, 1), "plain-words": (1, 0)}


def test_options_are_measured_in_words(two_steps):
    assert {item.scene: item.options for item in made(two_steps).words} == {
        "a": {"own": 3, "shrug": 3, "leave": 3},
        "b": {"plain": 3, "odd": 3},
    }


def test_a_loop_that_sums_to_zero_changes_no_range():
    loop = scenario(
        {
            "a": Scene(
                "a",
                (line("Well?"),),
                (choice("up", "b", shows=(Weight("own-it"),)), choice("go", "good")),
            ),
            "b": Scene("b", (line("And?"),), (choice("down", "a", breaks=(Weight("own-it"),)), choice("stop", "bad"))),
        }
    )
    ranges = {item.ending: (item.least, item.most) for item in made(loop).endings}
    assert ranges == {"good": (2, 2), "bad": (1, 1)}


def test_the_lines_respect_conditions():
    gated = scenario(
        {
            "a": Scene(
                "a",
                (line("Well?"),),
                (
                    choice("look", "b", sets=(("seen", 1),), breaks=(Weight("own-it"),)),
                    choice("skip", "b"),
                ),
            ),
            "b": Scene(
                "b",
                (line("And?"),),
                (choice("tell", "good", when=parse("seen"), shows=(Weight("plain-words", 3),)), choice("guess", "bad")),
            ),
        },
        (Flag("seen", 0),),
    )
    assert made(gated).best.choices == ("look", "tell")


def test_on_a_generated_scenario_the_lines_replay_to_what_is_told():
    machine = Machine(generated(50))
    analysis = Analysis.of(machine)
    found = report(analysis, COMPETENCY_OF)
    for told, points in ((found.best, analysis.best), (found.worst, analysis.worst)):
        session = Session.replay(machine, told.choices)
        assert session.finished
        assert session.moment.scene.id == told.ending
        assert told.points == points


def test_no_ending_is_reached_with_more_than_the_best_or_less_than_the_worst():
    analysis = Analysis.of(Machine(generated(50)))
    found = report(analysis, COMPETENCY_OF)
    assert max(item.most for item in found.endings) == analysis.best
    assert min(item.least for item in found.endings) == analysis.worst
    most, least = analysis.accumulated_points
    assert all(least[node] <= most[node] for node in analysis.quotient.order)


class LookedUp(list):
    """A row that counts the look-ups in all rows."""

    times = 0

    def __getitem__(self, place):
        LookedUp.times += 1
        return super().__getitem__(place)


def test_the_shortest_way_out_of_a_long_loop_takes_no_longer_for_each_of_its_nodes(monkeypatch):
    counter = scenario(
        {
            "a": Scene(
                "a",
                (line("Well?"),),
                (
                    choice("more", "a", when=parse("count < 400"), adds=(("count", 1),)),
                    choice("less", "a", when=parse("count > 0"), adds=(("count", -1),)),
                    choice("leave", "bad", when=parse("count == 0")),
                ),
            ),
        },
        (Flag("count", 200, 0, 400, boolean=False),),
    )
    monkeypatch.setattr(QuotientGraph, "row", lambda graph, value: LookedUp([value] * (len(graph.representatives) + 1)))
    LookedUp.times = 0
    assert made(counter).shortest == 201
    assert LookedUp.times < 100 * 401


def test_a_budget_that_ends_midway_leaves_the_first_figures_exact_and_the_others_unknown():
    machine = Machine(generated(50))
    whole, analysis = report(Analysis.of(machine), {}).random, Analysis.of(machine)
    spent = WorkBudget()
    PlayerStatistics(analysis, at_random, budget=spent).mean  # noqa: B018 - worked out for what it takes
    told = report(analysis, {}, WorkBudget(spent.spent)).random
    assert (told.mean, told.decisions, told.endings) == (whole.mean, whole.decisions, whole.endings)
    assert (told.passes, told.visits) == (None, None)
