"""A file with problems is a card that opens to what is wrong and what to do about it."""

from __future__ import annotations

import pytest

from tests.conversations import BROKEN, MENDED, write
from tests.ui.person import Person


@pytest.fixture
def author(open_program, paths, qtbot):
    """Give somebody who sees a broken file among the scenarios."""
    write(paths.own_scenarios, broken=BROKEN)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    return person


def test_a_broken_file_is_the_last_card_and_says_so(author):
    assert author.cards == ["The parcel on the roof", "broken"]
    assert author.sees("This file has problems. Open it to see them.")


def test_its_card_opens_every_problem_with_line_source_and_remedy(author):
    author.click_card("broken")
    assert author.at == "problems"
    assert author.sees("broken.yaml")
    assert author.sees("This file has 2 problems that must be fixed before it can be played.")
    for text in (
        "Line 4 · unknown-key",
        "“custommer” is not known here.",
        'custommer: {name: "Ada"}',
        "Did you mean “customer”?",
        "Line 12 · unknown-scene",
        "There is no scene “nowhere”.",
    ):
        assert author.sees(text)
    assert author.find("check-again").hasFocus()


def test_a_file_that_is_still_broken_is_told_again(author):
    author.click_card("broken")
    author.click("check-again")
    assert author.at == "problems"
    assert author.sees("Line 12 · unknown-scene")


def test_a_mended_file_can_be_checked_again_and_played(author, paths):
    author.click_card("broken")
    write(paths.own_scenarios, broken=MENDED)
    author.click("check-again")
    assert author.at == "briefing"
    author.click("take-call")
    author.answer("Go.")
    assert author.line == "Bye."


def test_a_file_that_has_gone_is_told(author, paths):
    (paths.own_scenarios / "broken.yaml").unlink()
    author.click_card("broken")
    assert author.at == "problems"
    assert author.sees("file-missing")


def test_the_way_back_leads_to_the_cards(author):
    author.click_card("broken")
    author.click("back")
    assert author.at == "practise"


def test_a_file_that_broke_after_the_start_opens_its_problems_too(ada, paths):
    write(paths.scenarios, roof=BROKEN)
    ada.click_card("The parcel on the roof")
    assert ada.at == "problems"
    assert ada.sees("roof.yaml")


def test_many_problems_are_counted_and_not_all_shown(open_program, paths, qtbot):
    lines = "\n".join(f"unknown{number}: 1" for number in range(80))
    write(paths.own_scenarios, many=f"{lines}\n{BROKEN}")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("many")
    assert person.sees("This file has 82 problems")
    assert person.sees("… and 32 more.")


def test_a_file_that_is_no_text_is_a_card_too(open_program, paths, qtbot):
    paths.own_scenarios.mkdir()
    (paths.own_scenarios / "picture.yaml").write_bytes(bytes(range(256)))
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("picture")
    assert person.at == "problems"
    assert person.sees("This file has 1 problem that must be fixed")
