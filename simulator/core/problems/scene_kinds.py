"""The kinds of problem that lie in how scenes go on and end, and in what walkthroughs expect of that."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

ERROR = Severity.ERROR

SCENE_UNFINISHED = Kind(
    "scene-unfinished",
    ERROR,
    N_("Scene “{name}” has neither choices nor an ending."),
    N_("Add choices or an ending, or a “goto” if it goes on by itself, or note under “todo” what is still to be written."),
)
BEAT_WITH_CHOICES = Kind(
    "goto-with-choices",
    ERROR,
    N_("Scene “{name}” goes on by itself by its “goto”, and has “{key}” all the same."),
    N_("Delete one of the two: a scene with something to decide goes on by the “goto” of each choice."),
)
BEATS_GO_ROUND = Kind(
    "goto-goes-round",
    ERROR,
    N_("These scenes go on to each other by themselves, round and round, and nothing is ever to decide: {scenes}."),
    N_("Let one of them lead to a scene with choices or to an ending, whatever holds, and not back."),
)
TOO_MANY_WAYS_ON = Kind(
    "too-many-ways-on",
    ERROR,
    N_("From scene “{scene}” the conversation can go on by itself in more than {limit} ways before anything is to decide."),
    N_("Take conditions out of the “goto” of these scenes, or put a choice between them."),
)
ENDING_WITH_CHOICES = Kind(
    "ending-with-choices", ERROR, N_("Scene “{name}” is an ending and has “{key}” all the same."), N_("Delete one of the two.")
)
ENDING_ONLY = Kind(
    "ending-only", ERROR, N_("“{key}” belongs to an ending, and scene “{name}” is none."), N_("Delete it, or add “ending”.")
)
SILENCE_ALONE = Kind(
    "silence-alone",
    ERROR,
    N_("Scene “{name}” has a silence but no choices to be silent about."),
    N_("Add choices, or delete it."),
)
NOTHING_TO_ASK = Kind(
    "asks-without-choices",
    ERROR,
    N_("Scene “{name}” asks a question, and nothing is decided there."),
    N_("Move “asks” to a scene with choices, or delete it: the question is asked before the options."),
)
FEW_ANSWERS = Kind(
    "too-few-answers",
    ERROR,
    N_("Fewer than {wanted} wrong answers stand beside the right one."),
    N_("Write {wanted} of them under “wrong”, each of which somebody could think right."),
)
SAME_ANSWER = Kind(
    "same-answer-twice",
    ERROR,
    N_("“{answer}” is an answer to this question already."),
    N_("Write another answer in its place."),
)
NOT_AN_ENDING = Kind(
    "not-an-ending",
    ERROR,
    N_("Walkthrough “{walkthrough}” expects to end in “{name}”, which is no ending."),
    N_("{suggestion}Name a scene that has “ending”."),
    playable=True,
)
