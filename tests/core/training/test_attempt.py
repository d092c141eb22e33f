"""An attempt's log, folded into what stands and what was taken back."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from simulator.core.training.attempt import PRACTICE, Attempt, LogEntry, effective_entries, transcript
from tests.core.scenarios import PROOF

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def log(*moves: str | int) -> tuple[LogEntry, ...]:
    """Write a log: a text is a choice, a number is a going back to that position."""
    entries: list[LogEntry] = []
    position = 0
    for move in moves:
        if isinstance(move, int):
            position = move
            entries.append(LogEntry(position, None))
        else:
            entries.append(LogEntry(position, move))
            position += 1
    return tuple(entries)


@st.composite
def logs(draw: st.DrawFn) -> tuple[str | int, ...]:
    """Make up what a trainee did: choices, all different, and goings back to positions that were there."""
    moves: list[str | int] = []
    position = 0
    for number in range(draw(st.integers(0, 12))):
        if position and draw(st.booleans()):
            position = draw(st.integers(0, position - 1))
            moves.append(position)
        else:
            moves.append(f"choice-{number}")
            position += 1
    return tuple(moves)


def test_choices_stand_in_their_order() -> None:
    assert transcript(log("a", "b", "c")) == ("a", "b", "c")


def test_going_back_drops_the_choice_there_and_all_after_it() -> None:
    assert transcript(log("a", "b", "c", 1)) == ("a",)


def test_a_choice_made_anew_stands_in_place_of_the_old_one() -> None:
    assert transcript(log("a", "b", "c", 1, "d")) == ("a", "d")


def test_an_empty_log_is_an_empty_transcript() -> None:
    assert transcript(()) == ()


@PROOF
@given(logs())
def test_a_transcript_is_what_a_list_would_be_after_the_same_cuts(moves: tuple[str | int, ...]) -> None:
    made: list[str] = []
    for move in moves:
        if isinstance(move, int):
            made = made[:move]
        else:
            made.append(move)
    assert transcript(log(*moves)) == tuple(made)


def attempt(*moves: str | int) -> Attempt:
    return Attempt(1, 1, "digest", "a-story", "A story", PRACTICE, 7, NOON, log(*moves))


def test_an_attempt_stands_where_its_log_says() -> None:
    assert attempt("a", "b", 1, "c").transcript == ("a", "c")


def test_an_attempt_knows_whether_the_trainee_ever_went_back() -> None:
    assert [attempt("a", "b").rewound, attempt("a", "b", 1).rewound] == [False, True]


def test_the_entries_that_stand_are_those_of_the_transcript() -> None:
    entries = log("a", "b", "c", 1, "d")
    assert effective_entries(entries) == (entries[0], entries[4])
