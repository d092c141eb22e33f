"""What a file does with a flag says whether it counts, and how far."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.content.advice.flag_use import MOST, FlagUse, used_as


@pytest.mark.parametrize(
    ("values", "start", "use"),
    [
        ({}, 0, FlagUse(counts=None, least=0, most=3)),
        ({}, 1, FlagUse(counts=None, least=0, most=3)),
        ({}, 5, FlagUse(counts=True, least=0, most=6)),
        ({}, -2, FlagUse(counts=True, least=-2, most=1)),
        ({"add": {"holds": 1}}, 0, FlagUse(counts=True, least=0, most=1)),
        ({"set": {"holds": True}}, 0, FlagUse(counts=False, least=0, most=3)),
        ({"set": {"holds": 4}}, 0, FlagUse(counts=True, least=0, most=4)),
        ({"when": "holds < 2 and other < 9"}, 0, FlagUse(counts=True, least=0, most=3)),
        ({"when": "holds > 4"}, 0, FlagUse(counts=True, least=0, most=5)),
        ({"when": "holds > -3"}, 0, FlagUse(counts=True, least=-4, most=3)),
        ({"when": "not holds", "set": {"holds": False}}, 1, FlagUse(counts=False, least=0, most=3)),
        ({"when": "holds == 1", "set": {"holds": True}}, 0, FlagUse(counts=False, least=0, most=3)),
        ({"when": "holds > 4000"}, 0, FlagUse(counts=True, least=0, most=MOST)),
        ({"says": "holds > 4"}, 0, FlagUse(counts=None, least=0, most=3)),
    ],
)
def test_the_use_of_a_flag_is_read_off_all_that_names_it(values: Any, start: int, use: FlagUse) -> None:
    assert used_as(values, "holds", start) == use
