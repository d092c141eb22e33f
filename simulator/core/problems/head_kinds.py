"""The kinds of problem that lie in what a scenario file says of a conversation as a whole: its times and worked examples."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

ERROR = Severity.ERROR

BAD_DURATION = Kind(
    "bad-duration",
    ERROR,
    N_("“{word}” is no length of time as it is written here."),
    N_("{suggestion}Write seconds as a number, such as 20, or a number of up to three digits with min, h or d, such as 2 min."),
)
BAD_TIME = Kind(
    "bad-time",
    ERROR,
    N_("“{word}” is no time of day as it is written here."),
    N_('{suggestion}Write hours and minutes with a colon between them, in quotes, such as "09:40".'),
)
BAD_HOURS = Kind(
    "bad-hours",
    ERROR,
    N_("The office opens at {open} and closes at {close}, which is not later."),
    N_("Let “open” be earlier than “close”."),
)
UNKNOWN_STEP = Kind(
    "unknown-step",
    ERROR,
    N_("The worked example “{walkthrough}” has no choice “{name}” to stop at."),
    N_("{suggestion}Name one of its choices, or give the number of one, from 1 to {count}."),
    playable=True,
)
STEP_UNCLEAR = Kind(
    "step-unclear",
    ERROR,
    N_("“{name}” is chosen more than once in the worked example “{walkthrough}”, so it isn't clear where to stop."),
    N_("Write the number of the choice that is meant: {numbers}."),
    playable=True,
)
