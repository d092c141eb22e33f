"""The legal moves of a call, each state with each event."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest

from simulator.ui.conversation import call_state
from simulator.ui.conversation.call_state import CallState, Event, IllegalMove, Keeping, Pace, Phase

STATES = [CallState(*parts) for parts in product(Phase, Pace, Keeping)]
FREE = {Event.SAVED, Event.SAVING_FAILED, Event.OVERTAKEN, Event.LEFT}
"""What can happen in every state: a write ends one way or another, and a call can always be left."""
LEGAL = {
    Phase.NO_CALL: "OPTIONS_SHOWN DRAFT_ASKED QUESTION_ASKED RING_BEGUN ENDED",
    Phase.RINGING: "OPTIONS_SHOWN DRAFT_ASKED QUESTION_ASKED PAUSED RESUMED",
    Phase.CHOOSING: "ANSWERED WENT_BACK OPTIONS_SHOWN DRAFT_ASKED QUESTION_ASKED HOLD_BEGUN ENDED PAUSED RESUMED",
    Phase.QUESTIONED: "QUESTION_ANSWERED WENT_BACK OPTIONS_SHOWN DRAFT_ASKED QUESTION_ASKED PAUSED RESUMED",
    Phase.DRAFTING: "DRAFTED WENT_BACK OPTIONS_SHOWN DRAFT_ASKED QUESTION_ASKED PAUSED RESUMED",
    Phase.ON_HOLD: "OPTIONS_SHOWN DRAFT_ASKED QUESTION_ASKED ENDED PAUSED RESUMED",
    Phase.FINISHED: "ENDED RESUMED",
}
LEADS_TO = {
    Event.OPTIONS_SHOWN: Phase.CHOOSING,
    Event.DRAFTED: Phase.CHOOSING,
    Event.DRAFT_ASKED: Phase.DRAFTING,
    Event.QUESTION_ASKED: Phase.QUESTIONED,
    Event.RING_BEGUN: Phase.RINGING,
    Event.HOLD_BEGUN: Phase.ON_HOLD,
    Event.ENDED: Phase.FINISHED,
    Event.LEFT: Phase.NO_CALL,
}
"""The phase that an event leads to, wherever it happens; every other event leaves the phase as it is."""


def expected(state: CallState, event: Event) -> bool:
    """Say whether an event is legal, in words and not by the tables of the program."""
    if event is Event.RETRIED:
        return state.keeping is Keeping.UNSAVED
    if event in FREE:
        return True
    if event.name not in LEGAL[state.phase].split():
        return False
    if state.pace is Pace.PAUSED:
        return event not in (Event.ANSWERED, Event.WENT_BACK, Event.QUESTION_ANSWERED, Event.DRAFTED, Event.PAUSED)
    return event is not Event.RESUMED


@pytest.mark.parametrize("event", Event)
@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(part.name for part in state))
def test_an_event_is_legal_where_it_should_be_and_leads_where_it_should(state, event):
    assert state.allows(event) is expected(state, event)
    if not expected(state, event):
        with pytest.raises(IllegalMove, match=event.name):
            state.after(event)
        return
    after = state.after(event)
    assert after.phase is LEADS_TO.get(event, state.phase)
    paces = {Event.PAUSED: Pace.PAUSED, Event.RESUMED: Pace.RUNNING, Event.LEFT: Pace.RUNNING}
    assert after.pace is paces.get(event, state.pace)
    kept = {Event.SAVED: Keeping.KEPT, Event.SAVING_FAILED: Keeping.UNSAVED, Event.OVERTAKEN: Keeping.OVERTAKEN}
    assert after.keeping is {**kept, Event.LEFT: Keeping.KEPT}.get(event, state.keeping)


def test_a_call_that_is_left_is_as_if_there_had_been_none():
    assert {state.after(Event.LEFT) for state in STATES} == {CallState()}


def test_an_answer_is_taken_in_one_phase_only_and_never_during_a_pause():
    taking = {(state.phase, state.pace) for state in STATES if state.allows(Event.ANSWERED)}
    assert taking == {(Phase.CHOOSING, Pace.RUNNING)}


def test_after_a_pause_the_call_is_where_it_was():
    for state in STATES:
        if state.allows(Event.PAUSED):
            assert state.after(Event.PAUSED).after(Event.RESUMED) == state


def test_every_phase_can_be_come_to():
    met, new = set(), {CallState()}
    while new:
        met |= new
        new = {state.after(event) for state in new for event in Event if state.allows(event)} - met
    assert {state.phase for state in met} == set(Phase)
    assert {state.keeping for state in met} == set(Keeping)


def test_the_tables_know_no_window_and_no_clock():
    names = {
        node.module
        for node in ast.walk(ast.parse(Path(call_state.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert names == {"__future__", "collections.abc", "enum", "typing"}
