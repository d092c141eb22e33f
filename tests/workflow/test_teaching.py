"""Which scenarios let people practise something."""

from __future__ import annotations

from simulator.content.scenario_index import LibraryRow
from simulator.workflow.teaching import taught, teaching

FIRST = LibraryRow("/a.yaml", 0, 0, "a", "A", teaches=("empathy", "clarity"), practises=("own-it", "stay-calm"))
SECOND = LibraryRow("/b.yaml", 0, 0, "b", "B", teaches=("clarity",), practises=("stay-calm",))
BROKEN = LibraryRow("/c.yaml", 0, 0, "c", "C", teaches=("sales",), practises=("stay-calm",), playable=False)
ROWS = (FIRST, SECOND, BROKEN)


def test_the_scenario_in_which_it_weighs_most_comes_first():
    assert teaching(ROWS, "clarity") == (SECOND, FIRST)
    assert teaching(ROWS, "stay-calm") == (SECOND, FIRST)
    assert teaching(ROWS, "empathy") == teaching(ROWS, "own-it") == (FIRST,)


def test_what_cannot_be_played_teaches_nothing():
    assert teaching(ROWS, "sales") == ()
    assert taught(ROWS) == {"empathy", "clarity", "own-it", "stay-calm"}
