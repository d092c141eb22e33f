"""The steps that all files have in common."""

from __future__ import annotations

import gc

import pytest

from simulator.content.pipeline import gather, sensible, uncollected
from simulator.content.text.source import Source


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: b", []),
        ("format: 1", []),
        ("format: 2", ["newer-format"]),
        ("format: 0", []),
        ("format: two", []),
        ("- a", ["not-a-scenario"]),
        ("a: [b", ["unclosed-bracket"]),
    ],
)
def test_a_closer_look_is_taken_at_keys_and_values_in_a_known_format(text: str, codes: list[str]) -> None:
    collector = gather(Source("x.yaml", text), [])
    assert sensible(collector, "scenario") is not bool(codes)
    assert [problem.code for problem in collector.all()] == codes


def test_the_garbage_collector_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="stop"), uncollected():
        raise ValueError("stop")
    assert gc.isenabled()
