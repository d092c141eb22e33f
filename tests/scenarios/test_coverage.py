"""What the bundled library does not let people practise yet: every gap is known, and none is known that is closed."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.content.loader import load_scenario
from simulator.core.guidance.coverage import Coverage, cover
from simulator.paths import find_paths
from simulator.workflow.playable import open_scenario_opener

REASON = "the library is not complete yet"
KNOWN_GAPS = {
    "points never shown": dict.fromkeys(("B5f", "B5g", "B6b", "B8", "D15", "D16", "E2"), REASON),
    "points never broken": dict.fromkeys(
        ("A3", "A6", "B5g", "B9c", "C2b", "D5", "D11", "E1", "E1a", "E1b", "E1c", "E1d", "E5", "E8"), REASON
    ),
    "principles never used": dict.fromkeys(
        ("write-for-the-channel", "escalate-abuse", "ask-for-help", "respect-the-culture", "public-then-private"), REASON
    ),
}
"""Each gap with the reason for it. A gap that a new scenario closes is taken out here."""


every_kind = pytest.mark.parametrize("kind", KNOWN_GAPS)


@cache
def counted() -> Coverage:
    paths = find_paths()
    guidance = open_scenario_opener(paths).guidance
    read = [load_scenario(path, principles=frozenset(guidance.principles)) for path in sorted(paths.scenarios.glob("*.yaml"))]
    return cover(guidance, [reading.scenario for reading in read if reading.scenario])


def gaps(kind: str) -> set[str]:
    """Give the codes of points, or the ids of principles, that the library leaves out."""
    points = {"points never shown": counted().never_shown, "points never broken": counted().never_broken}
    return {point.code for point in points[kind]} if kind in points else {principle.id for principle in counted().unused}


def test_there_are_scenarios_to_count() -> None:
    assert len(counted().scenarios) >= 4


@every_kind
def test_there_is_no_gap_that_is_not_known(kind: str) -> None:
    assert gaps(kind) - KNOWN_GAPS[kind].keys() == set()


@every_kind
def test_a_gap_that_is_closed_is_no_longer_listed(kind: str) -> None:
    assert KNOWN_GAPS[kind].keys() - gaps(kind) == set()


@every_kind
def test_every_known_gap_has_a_reason(kind: str) -> None:
    assert all(KNOWN_GAPS[kind].values())


def test_every_point_rests_under_some_principle() -> None:
    assert [row.point.code for row in counted().rows if not row.principles] == []
