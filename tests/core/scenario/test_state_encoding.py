"""Effects as functions of one integer, against doing them one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario.state_encoding import BitField, compile_effect

SLOTS = (BitField.of(0, 10, 0), BitField.of(-2, 3, 4), BitField.of(0, 1, 7))
values = st.tuples(*(st.integers(slot.low, slot.high) for slot in SLOTS))
changes = st.lists(st.tuples(st.sampled_from(range(len(SLOTS))), st.integers(-4, 4).filter(bool)), max_size=3)


@given(values, st.dictionaries(st.sampled_from(range(len(SLOTS))), st.just(1), max_size=2), changes)
def test_values_are_set_first_and_then_changed_within_their_ranges(
    old: tuple[int, ...], sets: dict[int, int], adds: list[tuple[int, int]]
) -> None:
    drop = sum(SLOTS[number].bits for number in sets)
    put = sum(SLOTS[number].encode(value) for number, value in sets.items())
    after = compile_effect(~drop, put, [(SLOTS[number], by) for number, by in adds])(
        sum(slot.encode(value) for slot, value in zip(SLOTS, old, strict=True))
    )
    new = [sets.get(number, value) for number, value in enumerate(old)]
    for number, by in adds:
        new[number] = max(SLOTS[number].low, min(SLOTS[number].high, new[number] + by))
    assert [slot.decode(after) for slot in SLOTS] == new
