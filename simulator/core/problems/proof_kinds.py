"""The kinds of problem that the exact search over a scenario's states finds."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity

STOPS_THERE = ", so the conversation would stop there"
ONLY_SILENCE = " but silence, which never runs out where silence timers are off"
NOTHING_TO_CHOOSE = Kind(
    "nothing-to-choose",
    Severity.ERROR,
    "Scene “{scene}” can be reached with nothing to choose{but}.",
    "Give the scene a choice without `when`, or loosen the conditions. The choices given with this message lead there.",
)
NO_ENDING = Kind(
    "no-ending-reachable",
    Severity.ERROR,
    "From scene “{scene}” on, no ending can be reached: the conversation can only go round.",
    "Let a choice on the way lead to an ending. The choices given with this message lead there.",
)
SCORE_FARM = Kind(
    "score-farm",
    Severity.ERROR,
    "A loop through scene “{scene}” earns points each time round ({points}), so there is no best score.",
    "Mark a choice of the loop `once: true`, let a flag end it after some rounds, or give it no points. The loop is: {loop}.",
)
SCORE_SINK = Kind(
    "score-sink",
    Severity.ERROR,
    "A loop through scene “{scene}” loses points each time round ({points}), so there is no worst score.",
    "Mark a choice of the loop `once: true`, let a flag end it after some rounds, or let it lead on. The loop is: {loop}.",
)
TOO_MANY_STATES = Kind(
    "too-many-states",
    Severity.ERROR,
    "The scenario has more than {states} different situations, too many to work out an exact score. "
    "Scene “{scene}” alone has the most of them.",
    "Use fewer flags or smaller ranges. These are remembered there: {values}. It could still be proved {proved}; all else waits.",
)
SCENE_UNREACHABLE = Kind(
    "scene-unreachable",
    Severity.WARNING,
    "No way through the conversation leads to scene “{scene}”.",
    "Let a choice lead there under a condition that can hold, or delete the scene.",
)
CHOICE_NEVER_SHOWN = Kind(
    "choice-never-shown",
    Severity.WARNING,
    "Choice “{choice}” of scene “{scene}” can never be shown: its `when` never holds there.",
    "Change the condition, or delete the choice.",
)
NOTHING_AT_STAKE = Kind(
    "nothing-at-stake",
    Severity.WARNING,
    "Every way through the conversation earns the same points, so nothing is at stake.",
    "Let choices show or break principles, or give the endings points.",
)
WALKTHROUGH_STUCK = Kind(
    "walkthrough-stuck",
    Severity.ERROR,
    "Walkthrough “{name}” can't go on: “{choice}” is not offered in scene “{scene}”.",
    "Offered there: {offered}.",
    playable=True,
)
WALKTHROUGH_OPEN = Kind(
    "walkthrough-open",
    Severity.ERROR,
    "Walkthrough “{name}” stops in scene “{scene}”, before any ending.",
    "Go on with one of: {offered}.",
    playable=True,
)
WALKTHROUGH_LONG = Kind(
    "walkthrough-too-long",
    Severity.ERROR,
    "Walkthrough “{name}” has choices left after the ending “{scene}”.",
    "Delete the choices from “{choice}” on.",
    playable=True,
)
WALKTHROUGH_DIFFERS = Kind(
    "walkthrough-differs",
    Severity.ERROR,
    "Walkthrough “{name}” expects {what} {expected}, but it comes to {actual}.",
    "If the scenario is right, write {actual}; else mend the choices' weights or where they lead.",
    playable=True,
)
