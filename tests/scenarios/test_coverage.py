"""What the bundled library does not let people practise yet: every gap is known, and none is known that is closed."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.content.loader import load_scenario
from simulator.core.guidance.coverage import Coverage, cover
from simulator.paths import find_paths
from simulator.workflow.playable import open_scenario_opener

REASON = "the library is not complete yet"
NEVER_SHOWN = "A4b B1 B1b B3b B5g B6b B6c B7c B8 C2c C5c D1b D5 D9 D12 D12b D15 D16 E1b E1e E2 E9b E12b E13b"
NEVER_BROKEN = (
    "A3 A4b A6 A7 B1 B1b B3 B3b B5c B5g B6c B7c C2b C2c C5c D1b D5 D9 D11 D11b D12 D12b D15 D16 E1b E1e E5 E8 E9b E12b E13b"
)
NEVER_USED = """
    answer-their-warmth notice-the-unsaid let-it-all-out no-finer-apology take-a-breath leave-out-why-not write-for-mail
    write-for-chat be-there never-plan-a-rescue escalate-abuse ask-for-help close-the-gaps look-for-your-habit
    look-behind-the-figures face-it-today write-again-later wait-for-the-cue respect-the-culture public-then-private
    answer-every-mention
"""
KNOWN_GAPS = {
    "points never shown": dict.fromkeys(NEVER_SHOWN.split(), REASON),
    "points never broken": dict.fromkeys(NEVER_BROKEN.split(), REASON),
    "principles never used": dict.fromkeys(NEVER_USED.split(), REASON),
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
