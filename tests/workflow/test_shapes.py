"""Whatever the file: a check, a report and opening a call answer in so much time and memory."""

from __future__ import annotations

import pytest

from tests.bench.shapes import MOST_MEGABYTES, MOST_STARTS, answered, bare_start
from tests.shapes import shapes

ALL = dict(shapes())
GUARD = 10
"""How many times the time that `./run bench shapes` allows: here it only guards against hanging."""


@pytest.fixture(scope="module")
def floor() -> float:
    return bare_start()


def test_there_are_a_hundred_shapes() -> None:
    assert len(ALL) == len(list(shapes())) == 100


@pytest.mark.deep
@pytest.mark.parametrize("name", ALL)
def test_every_question_is_answered_within_500_megabytes_and_before_long(name: str, floor: float) -> None:
    for question, (seconds, megabytes) in answered(name, ALL[name]()).items():
        assert seconds <= GUARD * MOST_STARTS * floor, question
        assert megabytes <= MOST_MEGABYTES, question
