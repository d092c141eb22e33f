"""Conditions as they are written elsewhere are told as they are written here, and never turn round."""

from __future__ import annotations

from itertools import product

import pytest

from simulator.core.scenario.condition import ConditionError, holds, parse
from simulator.core.scenario.condition_slips import MINUSES, rewritten


def meant(text: str) -> str:
    with pytest.raises(ConditionError) as raised:
        parse(text)
    return raised.value.meant


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("mood >= 4 AND trust >= 4", "mood >= 4 and trust >= 4"),
        ("mood >= 4 And trust >= 4", "mood >= 4 and trust >= 4"),
        ("mood >= 4 && trust >= 4", "mood >= 4 and trust >= 4"),
        ("mood >= 4&trust >= 4", "mood >= 4 and trust >= 4"),
        ("seen || mood < 3", "seen or mood < 3"),
        ("seen OR NOT asked", "seen or not asked"),
        ("!seen", "not seen"),
        ("!(seen && asked)", "not (seen and asked)"),
        ("mood between 3 and 6", "mood >= 3 and mood <= 6"),
        ("mood is between 3 and 6 and seen", "(mood >= 3 and mood <= 6) and seen"),
        ("not mood between 3 and 6", "not (mood >= 3 and mood <= 6)"),
        ("3 <= mood <= 6", "mood >= 3 and mood <= 6"),
        ("6 > mood >= 3", "mood < 6 and mood >= 3"),
        ("2 < holds", "holds > 2"),
        ("mood => 4", "mood >= 4"),
        ("mood =< 4", "mood <= 4"),
        ("mood ≥ 4", "mood >= 4"),
        ("mood ≠ 4", "mood != 4"),
        ("mood <> 4", "mood != 4"),
        ("mood = 4", "mood == 4"),
        ("mood === 4", "mood == 4"),
        ("seen = yes", "seen == true"),
        ("seen == No", "seen == false"),
        ("seen == True", "seen == true"),
        ("seen is true", "seen == true"),
        ("mood is not 4", "mood != 4"),
        ("mood is at least 4", "mood >= 4"),
        ("mood at most 4", "mood <= 4"),
        ("mood is greater than 4", "mood > 4"),
        ("mood greater than or equal to 4", "mood >= 4"),
        ("mood below 4", "mood < 4"),
        ("mood equals 4", "mood == 4"),
        ("if mood > 4", "mood > 4"),
        ("mood > four", "mood > 4"),
        ("mood > 4.0", "mood > 4"),
        ("holds > 1_0", "holds > 10"),
        ("holds > '2'", "holds > 2"),
        ("visited(opening)", "visited opening"),
        ("opened 'bill'", "opened bill"),
        ("Visited the scene opening", "visited opening"),
        ("has visited opening", "visited opening"),
        ("has not opened bill", "not opened bill"),
        ("never visited opening and seen = true", "not visited opening and seen == true"),
        ("not yet opened bill", "not opened bill"),
        ("not bill was opened or seen", "not opened bill or seen"),
        ("opens bill", "opened bill"),
        ("chosen opening.name-it", "chose opening.name-it"),
        ("opening.name-it was chosen", "chose opening.name-it"),
        ("chose name-it in opening", "chose opening.name-it"),
        ("chose opening/name-it", "chose opening.name-it"),
        ("chose opening name-it", "chose opening.name-it"),
        *((f"holds > {minus} 2", "holds > -2") for minus in MINUSES[1:]),
    ],
)
def test_what_was_meant_is_told(text: str, condition: str) -> None:
    assert meant(text) == condition
    parse(condition)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mood >=",
        "mood >= 4 and",
        "mood >= high",
        "mood >= 4, trust > 3",
        "(mood > 3",
        "mood not 4",
        "12345678901234",
        "2 < 3",
    ],
)
def test_nothing_is_proposed_where_it_is_not_clear(text: str) -> None:
    assert meant(text) == ""


@pytest.mark.parametrize("digits", [10, 14, 26, 60])
def test_a_number_of_many_digits_is_told_as_one(digits: int) -> None:
    with pytest.raises(ConditionError) as raised:
        parse(f"mood > {'1' * digits}")
    assert str(raised.value) == f"“{'1' * digits}” is a larger number than any flag, mood or trust can be"


def test_a_word_that_begins_with_a_digit_is_told_as_a_whole() -> None:
    with pytest.raises(ConditionError, match="“2nd” is neither a name nor a whole number"):
        parse("mood > 2nd")


def test_a_condition_is_left_as_it_is() -> None:
    asked = ("visited opening and not opened bill", "chose and-then.or-else or visited", "opened == false and visited or chosen")
    for text in ("mood >= 4 and not seen", "(a or b) and c == -2", "seen == true", *asked):
        assert rewritten(text) == text


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
@pytest.mark.parametrize("other", ["<", "<=", ">", ">="])
def test_a_comparison_that_is_turned_holds_for_the_same_numbers(sign: str, other: str) -> None:
    text = f"3 {sign} mood {other} 6"
    if sign[0] != other[0]:
        return
    condition = parse(meant(text))
    for mood in range(11):
        wanted = eval(text, {"mood": mood})  # noqa: S307 - Python reads it as a mathematician would
        assert holds(condition.root, {"mood": mood}) is wanted


def test_what_is_written_in_another_language_holds_for_the_same_values() -> None:
    texts = {
        "seen && !(mood > 4) || asked": "seen and not mood > 4 or asked",
        "not mood between 3 and 6 or seen": "not (mood >= 3 and mood <= 6) or seen",
    }
    for text, same in texts.items():
        told, wanted = parse(meant(text)), parse(same)
        for mood, seen, asked in product(range(11), (0, 1), (0, 1)):
            values = {"mood": mood, "seen": seen, "asked": asked}
            assert holds(told.root, values) is holds(wanted.root, values)
