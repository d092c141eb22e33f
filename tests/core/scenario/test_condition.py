"""Conditions: what can be written, what it means, and where a mistake lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario import condition as conditions
from simulator.core.scenario.condition import COMPARE, All, ConditionError, ConditionNode, Not, holds, parse

VALUES = {"mood": 4, "trust": 0, "seen": 1, "holds": -2}
HAPPENED = {"visited opening": 1, "visited the-end": 0, "opened bill": 1, "chose opening.name-it": 0, "chose opening.silence": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mood == 4", True),
        ("mood != 4", False),
        ("mood < 4", False),
        ("mood <= 4", True),
        ("mood > 3", True),
        ("mood >= 5", False),
        ("holds == -2", True),
        ("mood == +4", True),
        ("seen", True),
        ("trust", False),
        ("holds", True),
        ("not seen", False),
        ("not not seen", True),
        ("seen == true", True),
        ("seen != false", True),
        ("seen and trust", False),
        ("seen or trust", True),
        ("trust and seen or mood == 4", True),
        ("trust and (seen or mood == 4)", False),
        ("not trust and seen", True),
        ("not (trust or seen)", False),
        ("  seen   and\tmood>3  ", True),
    ],
)
def test_a_condition_holds_as_it_reads(text: str, expected: bool) -> None:
    assert holds(parse(text).root, VALUES) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("visited opening", True),
        ("visited the-end", False),
        ("not visited  the-end", True),
        ("opened bill and not chose opening.name-it", True),
        ("chose opening.name-it or (chose opening.silence and mood > 3)", True),
        ("opened bill == false", False),
        ("visited the-end != true and seen", True),
    ],
)
def test_what_has_happened_is_asked_for_in_two_words(text: str, expected: bool) -> None:
    assert holds(parse(text).root, VALUES | HAPPENED) is expected


@pytest.mark.parametrize("name", ["visited", "opened", "chose"])
@pytest.mark.parametrize("text", ["{}", "not {}", "{} and seen", "seen or {}", "({}) or seen", "{} == 1", "{} or {}", "{} > -1"])
def test_a_flag_may_be_called_as_what_has_happened_is_asked_for(name: str, text: str) -> None:
    assert parse(text.format(name, name)).names - {"seen"} == {name}


def test_the_words_between_conditions_name_nothing_that_happened_and_longer_names_do() -> None:
    assert parse("visited and-then or opened or-else and chose not-now.and").names == {
        "visited and-then",
        "opened or-else",
        "chose not-now.and",
    }


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("   ", 0),
        ("mood >", 6),
        ("mood > trust", 7),
        ("mood > 4.5", 8),
        ("mood > 4 5", 9),
        ("mood = 4", 5),
        ("4 < mood", 0),
        ("(mood", 5),
        ("mood)", 4),
        ("mood and", 8),
        ("and mood", 0),
        ("not", 3),
        ("true", 0),
        ("mood > true", 7),
        ("mood && trust", 5),
        ("mood > 4x", 7),
        ("mood > 12345678901", 7),
        ("saw-bill", 3),
        ("mood\n> 4 ; 5", 9),
        ("mood>=4and seen", 6),
    ],
)
def test_a_mistake_is_pointed_at(text: str, offset: int) -> None:
    with pytest.raises(ConditionError) as raised:
        parse(text)
    assert raised.value.offset == offset
    assert raised.value.message


def test_one_equals_sign_is_told_to_be_two() -> None:
    with pytest.raises(ConditionError, match="to compare, write “==”"):
        parse("mood = 4")


@pytest.mark.parametrize("text", ["mood > −2", "mood > – 2", "mood > - 2", "(mood > －2)"])
def test_a_minus_that_is_none_is_told_with_its_number(text: str) -> None:
    with pytest.raises(ConditionError, match="can't stand in a condition; write -2, with a hyphen right before its digits"):
        parse(text)


@pytest.mark.parametrize("text", ["(" * 200 + "mood" + ")" * 100, "not " * 90 + "mood", "x" * 500])
def test_depth_and_length_are_bounded(text: str) -> None:
    with pytest.raises(ConditionError, match=r"nested more than|longer than"):
        parse(text)


def test_a_condition_keeps_its_text_and_knows_the_names_that_it_reads() -> None:
    parsed = parse("mood >= 4 and (not seen or mood < 2)")
    assert parsed.text == "mood >= 4 and (not seen or mood < 2)"
    assert parsed.names == {"mood", "seen"}
    assert [test.name for test in conditions.comparisons(parsed.root)] == ["mood", "seen", "mood"]


def test_equal_texts_are_equal_conditions() -> None:
    assert parse("mood > 3") == parse("mood > 3")
    assert hash(parse("mood > 3")) == hash(parse("mood > 3"))


NAMES = (*VALUES, *HAPPENED)
TESTS = st.builds(conditions.Comparison, st.sampled_from(NAMES), st.sampled_from(list(COMPARE)), st.integers(-9, 9))
NODES = st.recursive(
    TESTS,
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts)))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: conditions.Any(tuple(parts)))
    ),
    max_leaves=8,
)


def written(node: ConditionNode) -> str:
    """Write a condition with every bracket that could be needed."""
    if isinstance(node, conditions.Comparison):
        return f"{node.name} {node.compare} {node.value}"
    if isinstance(node, Not):
        return f"not ({written(node.part)})"
    joint = " and " if isinstance(node, All) else " or "
    return joint.join(f"({written(part)})" for part in node.parts)


@given(NODES)
def test_a_condition_that_is_written_down_reads_the_same(node: ConditionNode) -> None:
    text = written(node)
    if len(text) <= conditions.MAX_LENGTH:
        assert parse(text).root == node


@given(NODES, st.fixed_dictionaries({name: st.integers(-9, 9) for name in NAMES}))
def test_a_condition_means_what_python_would_say(node: ConditionNode, values: dict[str, int]) -> None:
    text, known = written(node), {name.translate(_AS_ONE_WORD): value for name, value in values.items()}
    for name in HAPPENED:
        text = text.replace(name, name.translate(_AS_ONE_WORD))
    assert holds(node, values) is bool(eval(text, {}, known))  # noqa: S307 - our own text, as an oracle


_AS_ONE_WORD = str.maketrans(" -.", "___")


@given(st.text(max_size=30) | st.text(alphabet="mood truvis&()<>=!9-+.notadr\n", max_size=30))
def test_any_text_is_a_condition_or_a_mistake_within_it(text: str) -> None:
    offset = 0
    try:
        parse(text)
    except ConditionError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)
