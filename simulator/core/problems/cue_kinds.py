"""The kinds of problem that the audit of players who do not read finds."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

CUE_LEAK = Kind(
    "cue-leak",
    Severity.WARNING,
    N_(
        "A player who never reads and always takes {rule} scores {score} on average, where guessing scores {random}: "
        "{leak} % of the way from guessing to the best."
    ),
    N_("Reword or rearrange the choices of these scenes, where the rule gains most (in score points): {scenes}."),
)
STYLE_LEAK = Kind(
    "style-leak",
    Severity.WARNING,
    N_(
        "The better answers can be told by how they are written: a player who never reads and always takes {rule} scores "
        "{score} on average, where guessing scores {random}: {leak} % of the way from guessing to the best."
    ),
    N_(
        "Reword the choices, so that this rule finds wrong answers as often as right ones: some right ones longer or more "
        "courteous, some wrong ones short and plain. It gains most (in score points) in: {scenes}."
    ),
)
PASS_BY_GUESSING = Kind(
    "pass-by-guessing",
    Severity.WARNING,
    N_("Whoever picks at random scores {random} on average, and {pass_mark} is enough to pass."),
    N_("Raise “pass”, or let poor choices break principles so that they cost more."),
)
