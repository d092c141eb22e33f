"""The kinds of problem in how a scenario is made: it can be played, but hardly as its author meant it."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

# What is written and never met

ENDING_UNREACHABLE = Kind(
    "ending-unreachable",
    Severity.WARNING,
    N_("No way through the conversation comes to the ending “{scene}”."),
    N_("Let a choice lead there under a condition that can hold, or delete the ending."),
)
GOTO_NEVER_TAKEN = Kind(
    "goto-never-taken",
    Severity.WARNING,
    N_("Choice “{choice}” {where} never leads to “{to}” by entry {entry} of its “goto”."),
    N_("Whenever the choice is made, another entry is taken. Change the conditions, or delete this entry."),
)
LINE_NEVER_SPOKEN = Kind(
    "line-never-spoken",
    Severity.WARNING,
    N_("The customer never speaks entry {entry} of “says” in scene “{scene}”."),
    N_(
        "Whenever the scene is met, another line is spoken; after a reply or a silence that stays in the scene, none is. "
        "Change the conditions, or delete this line."
    ),
)
REPLY_NEVER_HEARD = Kind(
    "reply-never-heard",
    Severity.WARNING,
    N_("The customer never says entry {entry} of the reply to choice “{choice}” {where}."),
    N_(
        "Whenever the choice is made, another entry is said, or none; conditions are read after the choice's effects. "
        "Change the conditions, or delete this entry."
    ),
)
BEAT_GOTO_NEVER_TAKEN = Kind(
    "beat-goto-never-taken",
    Severity.WARNING,
    N_("Scene “{scene}” never goes on to “{to}” by entry {entry} of its “goto”."),
    N_("Whenever the scene is passed, another entry is taken. Change the conditions, or delete this entry."),
)

PRINCIPLE_NO_CHANCE = Kind(
    "principle-no-chance",
    Severity.WARNING,
    N_("Nobody gets a chance to practise {principles}, because no choice that shows or breaks this can ever be made."),
    N_("Fix what keeps these choices from being made: {choices}. Or show it elsewhere too."),
)

# Passing, and critical choices

PASS_UNREACHABLE = Kind(
    "pass-unreachable",
    Severity.ERROR,
    N_("Nobody can pass: without a critical choice the best possible score is {score}, and the pass mark is {pass_mark}."),
    N_("Lower “pass”, or take “critical” or some points from the choices that are needed for a better score."),
    playable=True,
)
CRITICAL_UNAVOIDABLE = Kind(
    "critical-unavoidable",
    Severity.ERROR,
    N_("From scene “{scene}” on, every way to an ending goes through a critical choice, so the attempt can only fail."),
    N_("Give the trainee another way on. The choices given with this message lead there."),
    playable=True,
)
POINT_OF_NO_RETURN = Kind(
    "point-of-no-return",
    Severity.WARNING,
    N_(
        "{made} puts the pass mark of {pass_mark} out of reach: from scene “{scene}” on {score} is the best score without a "
        "critical choice, and {rest}."
    ),
    N_(
        "Let a good choice later on make up for it, let it cost less, let it lead to an ending, or mark it “critical”. "
        "The choices given with this message lead there."
    ),
)
BEST_LINE_CRITICAL = Kind(
    "best-line-critical",
    Severity.ERROR,
    N_("The best way through the conversation makes the critical choice “{choice}” in scene “{scene}”, so it fails."),
    N_("Give the critical choice fewer points, or another choice more. The choices given with this message lead there."),
    playable=True,
)
OFFER_BETTER = N_("Offer a better choice there, or take the principle out of “breaks”.")
LET_OTHER_EARN = N_(
    "Give “{other}” more, which shows something there and breaks nothing, or “{choice}” and what comes after it less."
)
BEST_LINE_BREAKS = Kind(
    "best-line-breaks",
    Severity.WARNING,
    N_("The best way through the conversation breaks “{principle}” by the choice “{choice}” in scene “{scene}”."),
    N_("{cure} The choices given with this message lead there."),
)

BEST_LINE_DETOUR = Kind(
    "best-line-detour",
    Severity.WARNING,
    N_(
        "The best way through the conversation takes “{choice}” in scene “{scene}”, which shows nothing, and passes over "
        "“{other}”, which shows {principles} and breaks nothing. With “{other}” the best score is {score}."
    ),
    N_(
        "Give “{other}” more, or what comes after “{choice}” less, or let “{choice}” show or break something. "
        "The choices given with this message lead there."
    ),
)
BEST_LINE_PAID_TWICE = Kind(
    "best-line-paid-twice",
    Severity.WARNING,
    N_(
        "The best way through the conversation makes the choice “{choice}” in scene “{scene}” more than once and earns points "
        "each time ({points})."
    ),
    N_("Mark the choice `once: true`, or give it no points. The choices given with this message make it twice."),
)

# What makes no difference, or the wrong one

DECIDES_NOTHING = Kind(
    "decides-nothing",
    Severity.WARNING,
    N_("In scene “{scene}” {choices} come to the same totals in the end{where}, so there is nothing to decide."),
    N_("Let one of the choices earn more or less than the others, at once or by what it leads to."),
)
SAME_CHOICE_TWICE = Kind(
    "same-choice-twice",
    Severity.WARNING,
    N_(
        "In scene “{scene}” {choices} are the same right answer in other words: they show the same, change the same and lead to "
        "the same place."
    ),
    N_("Let all but one of them show another principle, be less good, or lead elsewhere. Or delete the others."),
)
ENDINGS_OUT_OF_ORDER = Kind(
    "endings-out-of-order",
    Severity.WARNING,
    N_(
        "The ending “{worse}” ({worse_kind}) can come to {worse_points} points (score {worse_score}), the better ending "
        "“{better}” ({better_kind}) to {better_points} at most (score {better_score})."
    ),
    N_(
        "Give “{worse}” fewer points, or the choices that lead there, or give “{better}” more. The choices given with this "
        "message earn {worse_points} points. Those that come to “{better}” with the most points are: {line}."
    ),
)
FAILED_ENDING_PASSES = Kind(
    "failed-ending-passes",
    Severity.WARNING,
    N_(
        "The ending “{scene}” ({kind}) can be come to with a score of {score} and no critical choice, which passes: "
        "the pass mark is {pass_mark}."
    ),
    N_("{cure} Or, if the matter was settled all the same, as by an honest no that was taken well, call the ending “resolved”."),
)
EFFECT_ALWAYS_CLAMPED = Kind(
    "effect-always-clamped",
    Severity.WARNING,
    N_("Choice “{choice}” {where} never changes {name}: whenever it can be made, {name} is at its {limit} already."),
    N_("Delete the effect, or change what happens before it.{reason}"),
)
GOTO_SELF = Kind(
    "goto-self",
    Severity.WARNING,
    N_("Choice “{choice}” leads back to its own scene “{scene}” and changes nothing."),
    N_("Let it lead on, or mark it `once: true`, or give it an effect."),
)
BECAUSE_MISSING = Kind(
    "because-missing",
    Severity.WARNING,
    N_("The debrief can't say why choice “{choice}” {where} is right or wrong: it has no “because”."),
    N_("Add a sentence under “because”."),
)
LESSON_MISSING = Kind(
    "lesson-missing",
    Severity.WARNING,
    N_("The debrief can't say what is to be learned from the ending “{scene}”: it has no “lesson”."),
    N_("Add a sentence under “lesson”."),
)

TOO_MANY_OPTIONS = Kind(
    "too-many-options",
    Severity.WARNING,
    N_("Scene “{scene}” can offer {count} options at once{others}, and only the first nine can be picked by a key."),
    N_("Let fewer be offered together: take some away, or give them conditions. The choices given with this message lead there."),
)

# Flags, events and comparisons

FLAG_NEVER_READ = Kind(
    "flag-never-read",
    Severity.WARNING,
    N_("Nothing depends on flag “{name}”: no condition reads it."),
    N_("Use it in a “when”, or delete it."),
)
FLAG_NEVER_SET = Kind(
    "flag-never-set",
    Severity.WARNING,
    N_("Flag “{name}” is read but never changed, so it always stays as it starts."),
    N_("Let a choice change it under “set” or “add”, or delete it with the conditions that read it."),
)
FLAG_NEVER_CHANGES = Kind(
    "flag-never-changes",
    Severity.WARNING,
    N_("Flag “{name}” always stays {value}, as it starts: no choice that can be made gives it another value."),
    N_("Let a choice give it another value, start it with another one, or delete it with the conditions that read it."),
)
FLAG_NEVER_MATTERS = Kind(
    "flag-never-matters",
    Severity.WARNING,
    N_(
        "Nothing depends on flag “{name}”, though conditions read it: either nobody comes there, or it has the same value each "
        "time, or the rest of the condition decides alone."
    ),
    N_("Let a condition read it where it can have one value or another and that decides something, or delete it everywhere."),
)
EVENT_NEVER_HAPPENS = Kind(
    "event-never-happens",
    Severity.WARNING,
    N_("“{event}” never holds: {fault}."),
    N_("Name what can happen, let this happen, or take it out of the conditions that ask for it."),
)
EVENT_NEVER_MATTERS = Kind(
    "event-never-matters",
    Severity.WARNING,
    N_(
        "Nothing depends on “{event}”, though conditions ask for it: either nobody comes there, or it is the same each time, "
        "or the rest of the condition decides alone."
    ),
    N_("Ask for it where it can be so or not and that decides something, or take it out of every condition."),
)
COMPARISON_OUT_OF_RANGE = Kind(
    "comparison-out-of-range",
    Severity.WARNING,
    N_("“{comparison}” is always {outcome}, because {name} goes from {low} to {high}. It stands in {where}."),
    N_("Compare with a number for which it can be both, or delete the comparison.{reason}"),
)
PRONOUNCE_UNHEARD = Kind(
    "pronounce-unheard",
    Severity.WARNING,
    N_("“{word}” stands under “pronounce”, but it is never read aloud: neither the customer nor an option says it."),
    N_("Write the whole word exactly as it stands in the lines, or delete the entry. Capitals inside a word count."),
)
WORD_IN_OTHER_LETTERS = Kind(
    "word-in-other-letters",
    Severity.WARNING,
    N_("“{word}” has letters that a voice for “{language}” can't read; it would spell them out one by one."),
    N_(
        "Type the word anew if only a letter was mistaken for one that looks the same. "
        "Otherwise write under “pronounce” how it sounds, in the letters of the line."
    ),
)
UNWRITTEN = Kind(
    "unwritten",
    Severity.WARNING,
    N_("Scene “{scene}” is not written to its end yet; “todo” says: “{todo}”."),
    N_("Write what is missing and delete the “todo”. Where nothing follows the scene yet, playing stops there."),
)
