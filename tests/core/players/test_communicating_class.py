"""Loops by hand: how often each of their moments is met, and what it is worth."""

from __future__ import annotations

import pytest

from simulator.core.players.communicating_class import CommunicatingClass


def test_a_move_back_to_itself_is_made_until_another_is() -> None:
    knot = CommunicatingClass({0: [(0.75, 0, 0, 0), (0.25, 5, 9, 1)]})
    assert knot.visits({0: 1.0}) == {0: pytest.approx(4)}
    assert knot.is_cyclic


def test_one_node_that_only_leads_on_goes_nowhere_round() -> None:
    assert not CommunicatingClass({0: [(1.0, 0, 9, 0)]}).is_cyclic


def test_two_nodes_share_those_who_go_to_and_fro() -> None:
    knot = CommunicatingClass({0: [(0.5, 0, 1, 0), (0.5, 0, 8, 1)], 1: [(0.5, 0, 0, 0), (0.5, 0, 9, 1)]})
    assert knot.visits({0: 1.0}) == pytest.approx({0: 4 / 3, 1: 2 / 3})


def test_what_lies_beyond_is_worth_as_much_as_it_is_come_to() -> None:
    knot = CommunicatingClass({0: [(0.5, 1, 1, 0), (0.5, 0, 2, 1)], 1: [(1.0, -1, 0, 0)]})
    worth = [0.0, 0.0, 6.0, 0.0]
    knot.solve_values(worth)
    assert worth[:2] == pytest.approx([6, 5])


def test_those_who_come_in_are_sent_on_when_they_leave() -> None:
    met = [1.0, 0.0, 0.0, 0.0]
    CommunicatingClass({0: [(0.5, 0, 1, 0), (0.5, 0, 2, 1)], 1: [(1.0, 0, 0, 0)]}).pass_through(met)
    assert met[:3] == pytest.approx([2, 1, 1])


def test_heights_are_the_points_of_a_way_from_the_first_node() -> None:
    knot = CommunicatingClass({4: [(0.5, 3, 5, 0), (0.5, 0, 9, 1)], 5: [(1.0, -3, 4, 0)]})
    assert knot.potentials() == {4: 0, 5: 3}
