"""The steps that scenario files and the guidance catalogue have in common: from text to values that fit their shape."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from simulator.content.advice.key_places import KnownKeys
from simulator.content.advice.shape_errors import ShapeErrors
from simulator.content.reading import fast_reader, reader
from simulator.content.reading.curly_quotes import curly_quotes, cut_by_curly_quotes, straightened
from simulator.content.reading.yaml_pitfalls import cut_texts, odd_keys
from simulator.content.text.problem_collector import ProblemCollector
from simulator.content.text.source import Source, shown
from simulator.content.text.tree import Tree
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import FORMAT


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the garbage collector, which would look at a growing tree again and again and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def gather(source: Source, problems: list[Problem]) -> ProblemCollector:
    """Read a text and begin the list of its problems with those known already."""
    tree = _read(source)
    tree.problems[:0] = problems
    tree.problems += [*cut_texts(tree), *curly_quotes(tree)]
    odd = odd_keys(tree)
    if odd:
        tree.problems += odd
        tree.broken, tree.values = True, None
    return ProblemCollector(tree)


def _read(source: Source) -> Tree:
    """Read a text; where curly quotes cut its values up, as if straight ones stood in their place."""
    tree = fast_reader.read(source) or reader.read(source)
    straight, starts = straightened(source)
    if not starts:
        return tree
    other = fast_reader.read(straight) or reader.read(straight)
    problems = cut_by_curly_quotes(source, tree, other, starts)
    if not problems:
        return tree
    other.problems += problems
    return other


def sensible(collector: ProblemCollector, what: str, *, in_parts: bool = False) -> bool:
    """See whether there is any sense in looking closer: whether these are keys and values, in a format that we know.

    With `in_parts` it makes sense too where parts of the text could not be read.
    """
    values = collector.tree.values
    if collector.tree.broken and not (in_parts and isinstance(values, dict)):
        return False
    if not isinstance(values, dict):
        collector.add(register.NOT_A_SCENARIO, (), what=what)
        return False
    number = values.get("format")
    if isinstance(number, int) and number > FORMAT:
        collector.add(register.NEWER_FORMAT, ("format",), format=shown(str(number)))
        return False
    return True


def in_shape(
    collector: ProblemCollector, known: KnownKeys, check: Callable[[ShapeErrors, Mapping[str, Any]], None]
) -> Mapping[str, Any]:
    """Hold the values against their shape by `check`, and give those that fit; `known` gives the keys that fit at a path."""
    values: dict[str, Any] = collector.tree.values
    shape_errors = ShapeErrors(collector, known)
    check(shape_errors, values)
    fitting: Mapping[str, Any] = collector.without(shape_errors.broken)
    return fitting
