"""Which conversation comes next, chosen for what the last one showed to be worth practising."""

from __future__ import annotations

from simulator.content.scenario_index import LibraryRow
from simulator.workflow.recommend import following, taught, teaching

FIRST = LibraryRow("/a.yaml", 0, 0, "a", "A", teaches=("empathy", "clarity"), practises=("own-it", "stay-calm"))
SECOND = LibraryRow("/b.yaml", 0, 0, "b", "B", teaches=("clarity",), practises=("stay-calm",))
BROKEN = LibraryRow("/c.yaml", 0, 0, "c", "C", teaches=("sales",), practises=("stay-calm",), playable=False)
ROWS = (FIRST, SECOND, BROKEN)


def row(name: str, *teaches: str, **fields: object) -> LibraryRow:
    return LibraryRow(path=f"{name}.yaml", changed=0, size=0, id=name, title=name.title(), teaches=teaches, **fields)


def chosen(*rows: LibraryRow, competency: str = "clarity", played: str = "roof", **more: object) -> str | None:
    found = following(rows, competency, played, **more)
    return found.id if found else None


def test_another_conversation_that_teaches_the_competency_is_chosen():
    assert chosen(row("bill", "empathy"), row("shop", "empathy", "clarity")) == "shop"


def test_the_conversation_just_played_is_not_chosen_where_there_is_another():
    assert chosen(row("roof", "clarity"), row("shop", "clarity")) == "shop"


def test_where_no_other_teaches_it_the_same_one_is_played_again():
    assert chosen(row("roof", "clarity"), row("bill", "empathy")) is None


def test_one_that_is_not_passed_yet_comes_first():
    assert chosen(row("bill", "clarity"), row("shop", "empathy", "clarity"), passed={"bill"}) == "shop"


def test_where_all_are_passed_another_one_is_still_better_than_the_same():
    assert chosen(row("roof", "clarity"), row("bill", "clarity"), passed={"bill", "roof"}) == "bill"


def test_one_to_which_the_competency_matters_more_comes_first():
    assert chosen(row("bill", "empathy", "clarity", level=1), row("shop", "clarity", level=3)) == "shop"


def test_the_easier_one_comes_first():
    assert chosen(row("bill", "clarity", level=3), row("shop", "clarity", level=2)) == "shop"


def test_one_that_cannot_be_played_is_not_chosen():
    assert chosen(row("bill", "clarity", playable=False)) is None


def test_one_in_another_language_is_not_chosen():
    assert chosen(row("bill", "clarity", language="pl")) is None
    assert chosen(row("bill", "clarity", language="pl"), language="pl") == "bill"


def test_the_scenario_in_which_it_weighs_most_comes_first():
    assert teaching(ROWS, "clarity") == (SECOND, FIRST)
    assert teaching(ROWS, "stay-calm") == (SECOND, FIRST)
    assert teaching(ROWS, "empathy") == teaching(ROWS, "own-it") == (FIRST,)


def test_what_cannot_be_played_teaches_nothing():
    assert teaching(ROWS, "sales") == ()
    assert taught(ROWS) == {"empathy", "clarity", "own-it", "stay-calm"}
