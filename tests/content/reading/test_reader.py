"""The thorough reader: values as YAML 1.2 has them, each in its place, and every problem of the text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.content.reading.document_reader import MAX_DEPTH
from simulator.content.reading.reader import read
from simulator.content.reading.recovery import MOST_GAPS
from simulator.content.text.source import Source
from simulator.content.text.tree import REFUSED, Tree, walk
from simulator.core.problems.problem import Path
from tests.content.strategies import FILES, TEXTS, YAMLISH, nested, written


def tree(text: str) -> Tree:
    return read(Source("x.yaml", text))


def codes(text: str) -> list[str]:
    return [problem.code for problem in tree(text).problems]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: b", {"a": "b"}),
        ("a: no\nb: 'yes'\nc: true", {"a": "no", "b": "yes", "c": True}),
        ("a: 010\nb: 1_000\nc: +2", {"a": 10, "b": "1_000", "c": 2}),
        ("a:\nb: ~\nc: ''", {"a": None, "b": None, "c": ""}),
        ("[1, '1', \"1\", 1.5]", [1, "1", "1", 1.5]),
        ("a: >-\n  one\n  two\nb: |\n  one\n  two\n", {"a": "one two", "b": "one\ntwo\n"}),
        ("true: 1\nnull: 2", {"true": 1, "null": 2}),
        ("? a\n: b", {"a": "b"}),
        ("{a, b: c}", {"a": None, "b": "c"}),
        ("- - a\n  - b\n- c: d", [["a", "b"], {"c": "d"}]),
        ("--- \na: b\n...\n# end", {"a": "b"}),
        ('a: "\\u017c\\n\\""', {"a": 'ż\n"'}),
        ("hello", "hello"),
        ("a: Smith & Sons!", {"a": "Smith & Sons!"}),
    ],
)
def test_values_follow_the_core_rules_of_yaml(text: str, values: Any) -> None:
    assert tree(text).values == values
    assert codes(text) == []


def test_the_first_of_two_equal_keys_counts() -> None:
    assert tree("a: 1\na: 2\n").values == {"a": 1}


@pytest.mark.parametrize("keys", [("1", "01"), ("1", "1.0"), ("0x10", "16"), ("1e1", "10"), ("-0", "0")])
def test_two_ways_to_write_a_number_are_the_same_key(keys: tuple[str, str]) -> None:
    assert codes(f"{keys[0]}: a\n{keys[1]}: b\n") == ["duplicate-key"]


def test_a_number_and_the_same_in_quotes_are_two_keys() -> None:
    assert codes("1: a\n'1.0': b\n") == []


def test_the_line_of_the_first_key_is_told() -> None:
    assert tree("a: {b: 1}\n\nc: 2\na: 3\n").problems[0].details == {"key": "a", "line": "1"}


def test_a_value_by_reference_is_left_out() -> None:
    read_ = tree("a: &x 1\nb: *x\nc: [*x]\n")
    assert read_.values == {"a": 1, "b": REFUSED, "c": [REFUSED]}
    assert sorted(read_.refused) == [("b",), ("c", 0)]


def test_a_value_with_a_tag_is_left_out_and_what_follows_is_read() -> None:
    read_ = tree("a: !x {b: [1, 2]}\nc: 3\n")
    assert read_.values == {"a": REFUSED, "c": 3}


def test_a_merge_key_is_left_out() -> None:
    read_ = tree("<<: {a: 1}\nb: 2\n'<<': 3\n")
    assert read_.values == {"b": 2, "<<": 3}


def test_a_list_as_a_key_is_left_out_with_its_value() -> None:
    assert tree("? [a, {b: c}]\n: [d]\ne: f\n").values == {"e": "f"}


@pytest.mark.parametrize("text", ["a: b: c", "a: [", "a: 'b", "[" * 50, "[a]]", "a: 1\nb: [" + "x, " * 400_000])
def test_a_text_of_which_nothing_can_be_read_has_no_values(text: str) -> None:
    read_ = tree(text)
    assert read_.broken
    assert read_.values is None
    assert len(read_.problems) == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: 1\nb: c: d\ne: 2", {"a": 1, "e": 2}),
        ("- a\nb: c", ["a"]),
        ("a: 1\n---\nb: 2", {"a": 1, "b": 2}),
        ("a: 1\n...\nb: 2\nc: 3", {"a": 1, "b": 2, "c": 3}),
        ("%YAML 1.2\n---\na: 1", {"a": 1}),
    ],
)
def test_what_stands_around_a_mistake_is_read(text: str, values: Any) -> None:
    read_ = tree(text)
    assert read_.broken
    assert read_.values == values
    assert len(read_.problems) == 1


def nested_in(opening: str, count: int) -> list[tuple[str, int, int]]:
    problems = tree(f"a: {opening * count}").problems
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems if problem.place]


@pytest.mark.parametrize("count", [100, 1_100, 2_000])
def test_brackets_beyond_the_parsers_own_limit_are_told_at_the_place_where_ours_was_passed(count: int) -> None:
    # from libyaml 0.2.6 on the parser gives up beyond 1,000 by itself
    assert nested_in("[", count) == [("too-deep", 1, 4 + MAX_DEPTH)]


def test_mistakes_beyond_those_that_are_taken_out_are_not_looked_for() -> None:
    read_ = tree("".join(f"k{number}: b: c\n" for number in range(2 * MOST_GAPS)))
    assert read_.values is None
    assert [problem.place.line for problem in read_.problems if problem.place] == list(range(1, MOST_GAPS + 2))
    assert "what follows" in read_.problems[-1].remedy


def test_control_characters_are_reported_beside_everything_else() -> None:
    read_ = tree("a: \x07\na: \x1b\n")
    assert [problem.code for problem in read_.problems] == ["duplicate-key", "control-character", "control-character"]
    assert read_.values == {"a": "\ufffd"}


def places(node: yaml.Node, path: Path, at: int) -> dict[Path, int]:
    """Return the index of each value as PyYAML's own composer has it, in the way that a tree is to give it."""
    if isinstance(node, yaml.MappingNode):
        found = {path: at}
        for key, value in node.value:
            found |= places(value, (*path, key.value), key.start_mark.index)
        return found
    if isinstance(node, yaml.SequenceNode):
        found = {path: at}
        for number, item in enumerate(node.value):
            found |= places(item, (*path, number), item.start_mark.index)
        return found
    null = node.tag == "tag:yaml.org,2002:null"
    return {path: at if null else node.start_mark.index}


@given(FILES, st.sampled_from(["\n", "\r\n"]))
def test_every_value_is_found_in_its_place(text: str, end: str) -> None:
    text = text.replace("\n", end)
    node = yaml.compose(text, yaml.SafeLoader)
    read_ = tree(text)
    assume(node is not None and {problem.code for problem in read_.problems} <= {"hidden-character", "unquoted-word"})
    found = {path: read_.index(path) for path, _ in walk(read_.values)}
    assert found == {**places(node, (), 0), (): 0}


@given(nested(TEXTS))
def test_texts_come_back_as_they_were_written(values: Any) -> None:
    assert tree(written(values, "double")).values == values


@given(YAMLISH)
def test_any_text_gives_values_or_problems(text: str) -> None:
    read_ = tree(text)
    assert not read_.broken or read_.problems
    for problem in read_.problems:
        assert problem.place
        assert problem.message
        assert problem.remedy
