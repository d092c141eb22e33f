"""The moves that are legal during a call: three small machines, each a table from event to next state.

The first says what the call waits for, the second whether it is paused, the third whether what is decided is kept. An event that
appears nowhere in a machine's table does not concern it; one that does, and isn't listed for its state, is no legal move. This
module knows neither Qt nor a clock nor the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple, TypeVar


class Phase(Enum):
    """What the call waits for."""

    NO_CALL = auto()
    RINGING = auto()
    QUESTIONED = auto()
    CHOOSING = auto()
    DRAFTING = auto()
    ON_HOLD = auto()
    FINISHED = auto()


class Pace(Enum):
    """Whether the call is paused."""

    RUNNING = auto()
    PAUSED = auto()


class Keeping(Enum):
    """Whether the last decision is kept: the disk may fail, and another window may have gone on with the call."""

    KEPT = auto()
    UNSAVED = auto()
    OVERTAKEN = auto()


class Event(Enum):
    """What can happen. The outcome of an answer is an event of its own, because an answer that can't be saved changes nothing."""

    OPTIONS_SHOWN = auto()
    QUESTION_ASKED = auto()
    QUESTION_ANSWERED = auto()
    DRAFT_ASKED = auto()
    DRAFTED = auto()
    ANSWERED = auto()
    WENT_BACK = auto()
    RING_BEGUN = auto()
    HOLD_BEGUN = auto()
    ENDED = auto()
    PAUSED = auto()
    RESUMED = auto()
    SAVED = auto()
    SAVING_FAILED = auto()
    OVERTAKEN = auto()
    RETRIED = auto()
    LEFT = auto()


State = TypeVar("State")
Table = Mapping[State, Mapping[Event, State]]

_NEXT = {Event.OPTIONS_SHOWN: Phase.CHOOSING, Event.DRAFT_ASKED: Phase.DRAFTING, Event.QUESTION_ASKED: Phase.QUESTIONED}
_LEAVING = {Event.LEFT: Phase.NO_CALL}

PHASES: Table[Phase] = {
    Phase.NO_CALL: {**_NEXT, Event.RING_BEGUN: Phase.RINGING, Event.ENDED: Phase.FINISHED, **_LEAVING},
    Phase.RINGING: {**_NEXT, Event.PAUSED: Phase.RINGING, Event.RESUMED: Phase.RINGING, **_LEAVING},
    Phase.CHOOSING: {
        Event.ANSWERED: Phase.CHOOSING,
        Event.WENT_BACK: Phase.CHOOSING,
        **_NEXT,
        Event.HOLD_BEGUN: Phase.ON_HOLD,
        Event.ENDED: Phase.FINISHED,
        Event.PAUSED: Phase.CHOOSING,
        Event.RESUMED: Phase.CHOOSING,
        **_LEAVING,
    },
    # the question is answered, and then what comes before the options or the options themselves
    Phase.QUESTIONED: {
        Event.QUESTION_ANSWERED: Phase.QUESTIONED,
        Event.WENT_BACK: Phase.QUESTIONED,
        **_NEXT,
        Event.PAUSED: Phase.QUESTIONED,
        Event.RESUMED: Phase.QUESTIONED,
        **_LEAVING,
    },
    Phase.DRAFTING: {
        Event.DRAFTED: Phase.CHOOSING,
        Event.WENT_BACK: Phase.DRAFTING,
        **_NEXT,
        Event.PAUSED: Phase.DRAFTING,
        Event.RESUMED: Phase.DRAFTING,
        **_LEAVING,
    },
    Phase.ON_HOLD: {
        **_NEXT,
        Event.ENDED: Phase.FINISHED,
        Event.PAUSED: Phase.ON_HOLD,
        Event.RESUMED: Phase.ON_HOLD,
        **_LEAVING,
    },
    # a call that ended while it was paused can still be resumed, and closing it can fail and be tried again
    Phase.FINISHED: {Event.ENDED: Phase.FINISHED, Event.RESUMED: Phase.FINISHED, **_LEAVING},
}

PACES: Table[Pace] = {
    Pace.RUNNING: {
        Event.ANSWERED: Pace.RUNNING,
        Event.WENT_BACK: Pace.RUNNING,
        Event.DRAFTED: Pace.RUNNING,
        Event.QUESTION_ANSWERED: Pace.RUNNING,
        Event.PAUSED: Pace.PAUSED,
        Event.LEFT: Pace.RUNNING,
    },
    Pace.PAUSED: {Event.RESUMED: Pace.RUNNING, Event.LEFT: Pace.RUNNING},
}

_TRIED = {Event.SAVED: Keeping.KEPT, Event.SAVING_FAILED: Keeping.UNSAVED, Event.OVERTAKEN: Keeping.OVERTAKEN}

KEEPINGS: Table[Keeping] = {
    Keeping.KEPT: {**_TRIED, Event.LEFT: Keeping.KEPT},
    Keeping.UNSAVED: {**_TRIED, Event.RETRIED: Keeping.UNSAVED, Event.LEFT: Keeping.KEPT},
    Keeping.OVERTAKEN: {**_TRIED, Event.LEFT: Keeping.KEPT},
}


class IllegalMove(RuntimeError):
    """An event that can't happen in the state that the call is in: a mistake of the program."""


class CallState(NamedTuple):
    """Where a call stands."""

    phase: Phase = Phase.NO_CALL
    pace: Pace = Pace.RUNNING
    keeping: Keeping = Keeping.KEPT

    def allows(self, event: Event) -> bool:
        """Whether an event is a legal move now."""
        return all((_allows(PHASES, self.phase, event), _allows(PACES, self.pace, event), _allows(KEEPINGS, self.keeping, event)))

    def after(self, event: Event) -> CallState:
        """Where the call stands after an event. Raises IllegalMove."""
        if not self.allows(event):
            raise IllegalMove(f"{event.name} while {self.phase.name}, {self.pace.name}, {self.keeping.name}")
        return CallState(
            PHASES[self.phase].get(event, self.phase),
            PACES[self.pace].get(event, self.pace),
            KEEPINGS[self.keeping].get(event, self.keeping),
        )


def _allows(table: Table[State], state: State, event: Event) -> bool:
    return event in table[state] or not any(event in moves for moves in table.values())
