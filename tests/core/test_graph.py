"""Strongly connected parts, compared with what following the arrows by hand gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.core.graph import components
from tests.core.scenarios import PROOF

GRAPHS = st.integers(1, 8).flatmap(
    lambda size: st.lists(st.frozensets(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size)
)


def reached(graph: list[frozenset[int]], start: int) -> set[int]:
    found = {start}
    waiting = [start]
    for node in waiting:
        waiting += graph[node] - found
        found |= graph[node]
    return found


@PROOF
@given(GRAPHS)
def test_two_nodes_share_a_part_exactly_where_each_leads_to_the_other(graph: list[frozenset[int]]) -> None:
    parts = components(range(len(graph)), graph.__getitem__)
    together = {(one, two) for part in parts for one in part for two in part}
    ways = [reached(graph, node) for node in range(len(graph))]
    assert together == {(one, two) for one in range(len(graph)) for two in ways[one] if one in ways[two]}


@PROOF
@given(GRAPHS)
def test_every_node_lies_in_one_part(graph: list[frozenset[int]]) -> None:
    parts = components(range(len(graph)), graph.__getitem__)
    assert sorted(node for part in parts for node in part) == list(range(len(graph)))


@PROOF
@given(GRAPHS)
def test_a_part_comes_after_all_that_it_leads_to(graph: list[frozenset[int]]) -> None:
    parts = components(range(len(graph)), graph.__getitem__)
    position = {node: number for number, part in enumerate(parts) for node in part}
    assert all(position[target] <= position[node] for node in position for target in graph[node])


def test_only_what_the_roots_lead_to_is_looked_at() -> None:
    following = {"a": ["b"], "b": [], "elsewhere": ["a"]}
    assert components(["a"], following.__getitem__) == [["b"], ["a"]]


def test_a_chain_of_any_length_is_followed_to_its_end() -> None:
    length = 50_000
    parts = components([0], lambda node: [node + 1] if node < length else [])
    assert len(parts) == length + 1
