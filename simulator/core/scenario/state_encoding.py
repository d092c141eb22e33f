"""Conditions and effects as functions of one packed integer, in which each value has its own field of bits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from simulator.core.scenario.condition import All, Comparison, ConditionNode, Not

Predicate = Callable[[int], bool]
Effect = Callable[[int], int]


class BitField(NamedTuple):
    """The bits of a state that hold one value, kept as its distance from `low`."""

    low: int
    high: int
    shift: int
    mask: int
    """The width of the field as ones, not yet shifted."""
    bits: int
    """The bits of the field within a state."""

    @classmethod
    def of(cls, low: int, high: int, shift: int) -> BitField:
        """The field for the values from `low` to `high`."""
        mask = (1 << (high - low).bit_length()) - 1
        return cls(low, high, shift, mask, mask << shift)

    def decode(self, state: int) -> int:
        """The value held in `state`."""
        return (state >> self.shift & self.mask) + self.low

    def encode(self, value: int) -> int:
        """The bits that hold `value`."""
        return (value - self.low) << self.shift


def compile_condition(node: ConditionNode, fields: Mapping[str, BitField]) -> Predicate:
    """Compile a condition over the values that the fields hold."""
    if isinstance(node, Comparison):
        field = fields[node.name]
        return _COMPARED[node.compare](field.bits, (node.value - field.low) << field.shift)
    if isinstance(node, Not):
        inner = compile_condition(node.part, fields)
        return lambda state: not inner(state)
    parts = tuple(compile_condition(part, fields) for part in node.parts)
    if len(parts) == 2:  # nearly always, and twice as fast as asking all of a list
        one, other = parts
        return (lambda state: one(state) and other(state)) if isinstance(node, All) else lambda state: one(state) or other(state)
    if isinstance(node, All):
        return lambda state: all(part(state) for part in parts)
    return lambda state: any(part(state) for part in parts)


_COMPARED: Mapping[str, Callable[[int, int], Predicate]] = {
    "==": lambda bits, value: lambda state: state & bits == value,
    "!=": lambda bits, value: lambda state: state & bits != value,
    "<": lambda bits, value: lambda state: state & bits < value,
    "<=": lambda bits, value: lambda state: state & bits <= value,
    ">": lambda bits, value: lambda state: state & bits > value,
    ">=": lambda bits, value: lambda state: state & bits >= value,
}
"""Each comparison of a field's bits, unshifted, with an encoded value; a call inside would take as long again."""


def compile_guard(holds: Predicate | None, mark: int) -> Predicate | None:
    """Compile when a choice is offered: where its condition holds and its mark, 0 for none, is not set. None is always."""
    if not mark:
        return holds
    if holds is None:
        return lambda state: not state & mark
    return lambda state: not state & mark and holds(state)


def compile_effect(keep: int, put: int, changes: list[tuple[BitField, int]]) -> Effect:
    """Compile what a choice makes of a state: bits kept, bits put in their place, and then values changed within their ranges."""
    steps = tuple([(bits, by << shift, high - low << shift) for (low, high, shift, _, bits), by in changes])

    if not steps:
        return lambda state: state & keep | put
    if len(steps) == 1 and not (put | ~keep) & steps[0][0]:
        return _single(keep, put, *steps[0])

    def change(state: int) -> int:
        state = state & keep | put
        for bits, by, top in steps:
            value = (state & bits) + by
            state = state & ~bits | (0 if value < 0 else min(value, top))
        return state

    return change


def _single(keep: int, put: int, bits: int, by: int, top: int) -> Effect:
    """Compile the commonest effect, where one value changes by so much and is not set besides."""
    keep &= ~bits

    def rise(state: int) -> int:
        value = (state & bits) + by
        return state & keep | put | (value if value < top else top)

    def fall(state: int) -> int:
        value = (state & bits) + by
        return state & keep | put | value if value > 0 else state & keep | put

    return rise if by > 0 else fall
