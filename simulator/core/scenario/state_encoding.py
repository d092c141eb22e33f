"""Conditions and effects as functions of one packed integer, in which each value has its slot of bits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from simulator.core.scenario.condition import All, Comparison, Node, Not

Holds = Callable[[int], bool]
Effect = Callable[[int], int]


class Slot(NamedTuple):
    """The bits of a state that hold one value, kept as its distance from `low`."""

    low: int
    high: int
    shift: int
    mask: int
    """The width of the slot as ones, not yet shifted."""
    bits: int
    """The bits of the slot within a state."""

    @classmethod
    def of(cls, low: int, high: int, shift: int) -> Slot:
        """Give the slot for the values from `low` to `high`."""
        mask = (1 << (high - low).bit_length()) - 1
        return cls(low, high, shift, mask, mask << shift)

    def read(self, state: int) -> int:
        """Give the value held in `state`."""
        return (state >> self.shift & self.mask) + self.low

    def held(self, value: int) -> int:
        """Give the bits that hold `value`."""
        return (value - self.low) << self.shift


def compiled(node: Node, slots: Mapping[str, Slot]) -> Holds:
    """Compile a condition over the values that slots hold."""
    if isinstance(node, Comparison):
        slot = slots[node.name]
        return _COMPARED[node.compare](slot.bits, (node.value - slot.low) << slot.shift)
    if isinstance(node, Not):
        inner = compiled(node.part, slots)
        return lambda state: not inner(state)
    parts = tuple(compiled(part, slots) for part in node.parts)
    if len(parts) == 2:  # nearly always, and twice as fast as asking all of a list
        one, other = parts
        return (lambda state: one(state) and other(state)) if isinstance(node, All) else lambda state: one(state) or other(state)
    if isinstance(node, All):
        return lambda state: all(part(state) for part in parts)
    return lambda state: any(part(state) for part in parts)


_COMPARED: Mapping[str, Callable[[int, int], Holds]] = {
    "==": lambda bits, value: lambda state: state & bits == value,
    "!=": lambda bits, value: lambda state: state & bits != value,
    "<": lambda bits, value: lambda state: state & bits < value,
    "<=": lambda bits, value: lambda state: state & bits <= value,
    ">": lambda bits, value: lambda state: state & bits > value,
    ">=": lambda bits, value: lambda state: state & bits >= value,
}
"""Each comparison of a slot's bits, where they are, with a value that is held there; a call within would take as long again."""


def offered(holds: Holds | None, mark: int) -> Holds | None:
    """Compile when a choice is offered: where its condition holds and its mark, 0 for none, is not set. None is always."""
    if not mark:
        return holds
    if holds is None:
        return lambda state: not state & mark
    return lambda state: not state & mark and holds(state)


def effect(keep: int, put: int, changes: list[tuple[Slot, int]]) -> Effect:
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
