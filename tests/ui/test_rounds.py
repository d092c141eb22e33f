"""Going round the pages again and again leaves nothing behind that PySide takes for something else later."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QLayoutItem
from shiboken6 import Shiboken

from tests.ui.window.test_shortcuts import PLACES, back_to

ROUNDS, DEEP_ROUNDS = 2, 4


def remembered():
    """Count the items of layouts that PySide remembers though Qt made them, and deletes them without a word."""
    known = [found for found in Shiboken.getAllValidWrappers() if isinstance(found, QLayoutItem)]
    return Counter(type(item).__name__ for item in known if not Shiboken.createdByPython(item))


def test_going_round_the_pages_leaves_nothing_behind(ada, qtbot, deep):
    counts = []
    for _ in range(DEEP_ROUNDS if deep else ROUNDS):
        for place in PLACES:
            back_to(ada, place)
        counts.append(remembered())
    grown = counts[-1] - counts[0]
    assert not grown, f"with each round there are more of these: {grown}"
