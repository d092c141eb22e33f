"""Scenes placed in layers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from simulator.core.layered_layout import PASSING, layout

GRAPHS = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=30),
    )
)


@given(GRAPHS)
def test_no_two_scenes_stand_in_one_place(graph):
    count, edges = graph
    places = layout(count, edges).places
    assert len(places) == len(set(places)) == count


@given(GRAPHS)
def test_scenes_of_one_layer_stand_a_column_apart_and_moves_keep_their_distance(graph):
    count, edges = graph
    made = layout(count, edges)
    passing = {spot for route in made.routes.values() for spot in route[1:-1]}
    for layer in range(made.layers):
        row = sorted(
            [(column, 1.0) for column, at in made.places if at == layer] + [(c, PASSING) for c, at in passing if at == layer]
        )
        for (before, room), (after, other) in pairwise(row):
            assert after - before >= (room + other) / 2 - 1e-9


@given(GRAPHS)
def test_every_move_between_two_scenes_has_a_route_from_one_to_the_other(graph):
    count, edges = graph
    made = layout(count, edges)
    assert set(made.routes) == {edge for edge in edges if edge[0] != edge[1]}
    for (a, b), route in made.routes.items():
        assert (route[0], route[-1]) == (made.places[a], made.places[b])


@given(GRAPHS)
def test_a_route_goes_from_layer_to_layer(graph):
    count, edges = graph
    for route in layout(count, edges).routes.values():
        steps = {after[1] - before[1] for before, after in pairwise(route)}
        assert steps in ({1}, {-1})


@given(st.integers(2, 10).flatmap(lambda count: st.permutations(range(count))))
def test_a_chain_stands_in_one_column(order):
    edges = list(pairwise(order))
    made = layout(len(order), edges, start=order[0])
    assert {column for column, _ in made.places} == {0.0}
    assert [made.places[node][1] for node in order] == list(range(len(order)))


def test_a_move_back_leads_up():
    made = layout(3, [(0, 1), (1, 2), (2, 0)])
    assert [layer for _, layer in made.places] == [0, 1, 2]
    assert [layer for _, layer in made.routes[2, 0]] == [2, 1, 0]


def test_two_ways_that_need_not_cross_do_not():
    made = layout(6, [(0, 1), (0, 2), (1, 4), (2, 3), (3, 5), (4, 5)])
    assert (made.places[1][0] < made.places[2][0]) == (made.places[4][0] < made.places[3][0])


def test_a_move_over_several_layers_goes_straight_where_nothing_is_in_its_way():
    made = layout(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5)])
    columns = [column for column, _ in made.routes[0, 5][1:-1]]
    assert max(columns) - min(columns) < 0.01


def test_moves_that_only_pass_make_a_map_no_wider_than_they_need():
    over = [(0, 9)] + [(node, 9) for node in range(1, 8)]
    assert layout(10, [*pairwise(range(9)), (8, 9), *over]).width < 4


def test_nothing_to_place_is_no_problem():
    assert layout(0, []).places == ()


def test_no_move_passes_outside_of_the_columns() -> None:
    laid = layout(7, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (1, 4), (0, 5), (5, 6), (2, 6)])
    assert all(0 <= column <= laid.width - 1 for route in laid.routes.values() for column, _ in route)
