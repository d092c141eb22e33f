"""The kinds of problem that the exact search over a scenario's states finds."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

STOPS_THERE = N_(", so the conversation would stop there")
ONLY_SILENCE = N_(" but silence, which never runs out where silence timers are off")
NOTHING_TO_CHOOSE = Kind(
    "nothing-to-choose",
    Severity.ERROR,
    N_("Scene “{scene}” can be reached with nothing to choose{but}."),
    N_("Give the scene a choice without `when`, or loosen the conditions. The choices given with this message lead there."),
)
WITHOUT_TIMERS = N_(" where silence timers are off")
NO_ENDING = Kind(
    "no-ending-reachable",
    Severity.ERROR,
    N_("From scene “{scene}” on, no ending can be reached{when}: the conversation can only go round."),
    N_("Let a choice on the way lead to an ending. The choices given with this message lead there."),
)
SCORE_FARM = Kind(
    "score-farm",
    Severity.ERROR,
    N_("A loop through scene “{scene}” earns points each time round ({points}), so there is no best score."),
    N_("Mark a choice of the loop `once: true`, let a flag end it after some rounds, or give it no points. The loop is: {loop}."),
)
SCORE_SINK = Kind(
    "score-sink",
    Severity.ERROR,
    N_("A loop through scene “{scene}” loses points each time round ({points}), so there is no worst score."),
    N_("Mark a choice of the loop `once: true`, let a flag end it after some rounds, or let it lead on. The loop is: {loop}."),
)
TOO_MANY_STATES = Kind(
    "too-many-states",
    Severity.ERROR,
    N_(
        "The scenario has more than {states} different situations, too many to work out an exact score. "
        "Scene “{scene}” alone has the most of them."
    ),
    N_(
        "Use fewer flags or smaller ranges. These are remembered there: {values}. It could still be proved "
        "{proved}; all else waits."
    ),
)
NOT_WORKED_OUT = Kind(
    "not-worked-out",
    Severity.WARNING,
    N_("The conversation can go so many ways that this was not worked out: {questions}."),
    N_(
        "All else was checked, and the score is exact. Use fewer flags, smaller ranges or fewer ways back to earlier scenes, "
        "or put “not-worked-out” under “allow” with the reason."
    ),
)
SCENE_UNREACHABLE = Kind(
    "scene-unreachable",
    Severity.WARNING,
    N_("No way through the conversation leads to scene “{scene}”."),
    N_("Let a choice lead there under a condition that can hold, or delete the scene."),
)
CHOICE_NEVER_SHOWN = Kind(
    "choice-never-shown",
    Severity.WARNING,
    N_("Choice “{choice}” {where} can never be shown: its `when` never holds there."),
    N_("Change the condition, or delete the choice."),
)
NOTHING_AT_STAKE = Kind(
    "nothing-at-stake",
    Severity.WARNING,
    N_("Every way through the conversation earns the same points, so nothing is at stake."),
    N_("Let choices show or break principles, or give the endings points."),
)
WALKTHROUGH_STUCK = Kind(
    "walkthrough-stuck",
    Severity.ERROR,
    N_("Walkthrough “{name}” can't go on: “{choice}” is not offered in scene “{scene}”."),
    N_("Offered there: {offered}."),
    playable=True,
)
WALKTHROUGH_OPEN = Kind(
    "walkthrough-open",
    Severity.ERROR,
    N_("Walkthrough “{name}” stops in scene “{scene}”, before any ending."),
    N_("Go on with one of: {offered}."),
    playable=True,
)
WALKTHROUGH_LONG = Kind(
    "walkthrough-too-long",
    Severity.ERROR,
    N_("Walkthrough “{name}” has choices left after the ending “{scene}”."),
    N_("Delete the choices from “{choice}” on."),
    playable=True,
)
ITS_CHOICES = N_("Its choices are given with this message.")
BETTER_LINE = N_("The choices {line} score {score}; yours part from them in scene “{scene}” with “{choice}”.")
WALKTHROUGH_DIFFERS = Kind(
    "walkthrough-differs",
    Severity.ERROR,
    N_("Walkthrough “{name}” expects {what} {expected}, but it comes to {actual}."),
    N_("{first} If the scenario is right, write {actual}; otherwise fix the choices' weights or where they lead."),
    playable=True,
)
