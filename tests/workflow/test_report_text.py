"""A report as text."""

from __future__ import annotations

import pytest

from simulator.workflow.report_text import percent


@pytest.mark.parametrize(
    ("share", "told"), [(0, "0.0 %"), (0.00001, "< 0.1 %"), (0.0005, "0.1 %"), (0.375, "37.5 %"), (1, "100.0 %")]
)
def test_a_share_is_told_in_percent_and_a_small_one_never_looks_like_nothing(share, told):
    assert percent(share) == told
