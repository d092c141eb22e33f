"""The kinds of problem that lie in what a scenario file says: keys, values, and names that lead nowhere."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# Keys and values

NOT_A_SCENARIO = Kind(
    "not-a-scenario",
    ERROR,
    N_("The file does not consist of keys with values, so it is not a {what}."),
    N_("Begin with “format: 1” and go on with one key to a line, as in a file that works."),
)
NEWER_FORMAT = Kind(
    "newer-format",
    ERROR,
    N_("The file is written in format {format}, and this version of First Call reads format 1."),
    N_("Install the latest version of First Call. If you wrote the file yourself, write “format: 1”."),
)
MISSING_KEY = Kind("missing-key", ERROR, N_("“{key}” is missing."), N_("Add it here: {example}"))
UNKNOWN_KEY = Kind("unknown-key", ERROR, N_("“{key}” is not known here."), N_("{suggestion}These can stand here: {known}."))
OUTDENTED_KEY = Kind(
    "outdented-key",
    ERROR,
    N_("“{key}” stands in the column of {what}, as if it were one."),
    N_("If it belongs to “{owner}”, indent it, and all lines that belong to it, by two more spaces. Or choose another name."),
)
WRONG_TYPE = Kind("wrong-type", ERROR, N_("“{key}” must be {wanted}, and here it is {found}."), N_("{advice}"))
EMPTY_VALUE = Kind(
    "empty-value", ERROR, N_("“{key}” has no value."), N_("{suggestion}Write {wanted} after the colon, or delete the line.")
)
EMPTY_TEXT = Kind(
    "empty-text", ERROR, N_("“{key}” is an empty text."), N_("Write something between the quotes, or delete the key.")
)
YES_OR_NO = Kind("yes-or-no", ERROR, N_("“{key}” must be true or false, and here it is “{word}”."), N_("Write {advice}."))
OUT_OF_RANGE = Kind(
    "out-of-range", ERROR, N_("“{key}” must be {bound}, and here it is {number}."), N_("Write a number in this range.{scale}")
)
TOO_LONG = Kind(
    "too-long",
    ERROR,
    N_("“{key}” is longer than {limit} characters."),
    N_("Shorten it. Is a closing quote missing? Then the rest of the file became part of this text."),
)
TOO_MANY = Kind("too-many", ERROR, N_("“{key}” has more than {limit} entries."), N_("Take some away."))
TOO_FEW = Kind("too-few", ERROR, N_("“{key}” has no entries."), N_("Add one, or delete the key if it can be left out."))
BAD_ID = Kind(
    "bad-id",
    ERROR,
    N_("“{key}” can't be the name of {what}."),
    N_("{suggestion}Use small letters a to z, digits and {joint}, beginning with a letter."),
)
BAD_LANGUAGE = Kind(
    "bad-language",
    ERROR,
    N_("“{word}” is not a language as it is written here."),
    N_("Write the language's short form, such as en, pl or en-GB."),
)
NOT_ONE_OF = Kind("not-one-of", ERROR, N_("“{word}” can't stand for “{key}”."), N_("{suggestion}These can stand here: {known}."))
BAD_VALUE = Kind("bad-value", ERROR, N_("“{key}” can't be used as it is written."), N_("Compare it with a scenario that works."))
MORE_PROBLEMS = Kind(
    "more-problems",
    ERROR,
    N_("There are more than {limit} problems; the others are not listed."),
    N_("Fix those above first. If there are that many, the file may be meant for another program."),
)
MORE_WARNINGS = Kind(
    "more-warnings",
    WARNING,
    N_("There are more than {limit} warnings; the others are not listed."),
    N_("Look at those above first."),
)

# Names that lead somewhere

UNKNOWN_SCENE = Kind(
    "unknown-scene", ERROR, N_("There is no scene “{name}”."), N_("{suggestion}Write that scene, or name another one.{known}")
)
UNKNOWN_FLAG = Kind(
    "unknown-flag",
    ERROR,
    N_("There is no flag “{name}”."),
    N_("{suggestion}Declare it under “flags”, or name another one.{known}"),
)
UNKNOWN_RECORD = Kind(
    "unknown-record",
    ERROR,
    N_("There is no record “{name}”."),
    N_("{suggestion}Write it under “records”, or name another one.{known}"),
)
UNKNOWN_CHOICE = Kind(
    "unknown-choice",
    ERROR,
    N_("There is no choice “{name}”."),
    N_("{suggestion}Name a scene and one of its choices, with a full stop between them.{known}"),
)
UNKNOWN_PRINCIPLE = Kind(
    "unknown-principle",
    ERROR,
    N_("The guidance has no principle “{name}”."),
    N_("{suggestion}The command `first-call guidance` lists them all."),
)
RETIRED_PRINCIPLE = Kind(
    "retired-principle",
    WARNING,
    N_("The guidance keeps the principle “{name}” only for what was played before; today it is {today}."),
    N_("In choice “{choice}” {where} write the one of these that the choice is about, with the same weight."),
)
NOT_ALLOWABLE = Kind(
    "not-allowable",
    WARNING,
    N_("“{code}” is no warning that a scenario can allow."),
    N_("{suggestion}Only the codes of warnings can be allowed; an error must be fixed."),
)
UNKNOWN_PORTRAIT = Kind(
    "unknown-portrait",
    WARNING,
    N_("There is no portrait “{name}”, so a neutral one is shown."),
    N_("{suggestion}These exist: {known}."),
)
UNKNOWN_PLACEHOLDER = Kind(
    "unknown-placeholder",
    ERROR,
    N_("“{name}” can't stand in a text: curly brackets are for placeholders."),
    N_(
        "{suggestion}Only {{agent}}, {{customer}} and {{company}} are filled in. Write anything else out, without brackets; or "
        "double a bracket that is meant to be read: {{{{ or }}}}."
    ),
)
RESERVED_NAME = Kind(
    "reserved-name", ERROR, N_("“{name}” has a meaning of its own and can't name {what}."), N_("Choose another name.")
)
DUPLICATE_CHOICE = Kind(
    "duplicate-choice", ERROR, N_("This scene has two choices “{name}”; the other is in line {line}."), N_("Rename one of them.")
)
SAME_ID = Kind(
    "same-id",
    WARNING,
    N_("“{id}” is the id of {other} too, in the same language."),
    N_(
        "Give one of the two another id, or take the copy out of the folder: attempts and best scores are kept by id, so in the "
        "library both cards would show the same ones. Each card plays its own file. {played}A translation keeps the id and has a "
        "“language” of its own."
    ),
)
LISTED_TWICE = Kind(
    "listed-twice", ERROR, N_("“{name}” is listed twice here."), N_("Keep one of them; use a weight to count it more.")
)
SHOWN_AND_BROKEN = Kind(
    "shown-and-broken", ERROR, N_("The choice both shows and breaks “{name}”."), N_("Decide on one; the other weighs nothing.")
)

# Conditions, effects and order

BAD_CONDITION = Kind(
    "bad-condition",
    ERROR,
    N_("This condition can't be understood: {reason}."),
    N_(
        "{suggestion}Compare flags, mood or trust with whole numbers, as in “trust >= 4 and not saw_bill”, "
        "or ask what has happened: visited SCENE, opened RECORD, chose SCENE.CHOICE."
    ),
)
LAST_NEEDS_NO_WHEN = Kind(
    "last-needs-no-when",
    ERROR,
    N_("The last entry of “{key}” has a condition, so that nothing is left when none holds."),
    N_("Add an entry without “when” at the end, for all other cases; or delete this “when”."),
)
FIRST_HIDES_REST = Kind(
    "first-hides-rest",
    ERROR,
    N_("This entry of “{key}” has no condition, so that those after it are never reached."),
    N_("Give it a “when”, or move it to the end."),
)
LINES_MIXED = Kind(
    "lines-mixed",
    ERROR,
    N_("Entries of “{key}” with a “when” and without one are mixed, so it can't be told whether one of them is said, or all."),
    N_(
        "If one of them is said, give every entry but the last a “when”. If they are messages that are said one after the other, "
        "take every “when” out."
    ),
)
LINES_WITHOUT_WHEN = Kind(
    "lines-without-when",
    WARNING,
    N_("The entries of “{key}” are written like those of which one is said, but none has a “when”, so all are said, in a row."),
    N_(
        "If only one of them is said, give every entry but the last a “when”. If they are messages that are said one after the "
        "other, write each as its words alone, without “text”."
    ),
)
SAY_OR_DO = Kind("say-or-do", ERROR, N_("Choice “{name}” has neither “say” nor “do”."), N_("Add what the agent says, or does."))
SAY_AND_DO = Kind(
    "say-and-do", ERROR, N_("Choice “{name}” has both “say” and “do”."), N_("Keep one of them, or make two choices.")
)
SET_AND_ADD = Kind("set-and-add", ERROR, N_("Flag “{name}” is both set and added to."), N_("Keep one of the two."))
ADD_TO_TRUTH = Kind(
    "add-to-truth", ERROR, N_("Flag “{name}” is true or false; nothing can be added to it."), N_("Use “set” with true or false.")
)
SET_WRONG = Kind("set-wrong", ERROR, N_("Flag “{name}” can't become {value}: {range}."), N_("Write a value that it can have."))
BAD_RANGE = Kind("bad-range", ERROR, N_("Flag “{name}” {fault}."), N_("Let “min” be below “max”, and “start” between them."))

# Words that messages are put together from

TYPES = {
    "text": N_("a text"),
    "number": N_("a whole number"),
    "truth": N_("true or false"),
    "list": N_("a list"),
    "group": N_("a group of keys"),
}
BUNDLED = N_("a scenario that comes with First Call")
PLAYED = N_("The command “first-call play {id}” plays the one that comes with First Call. ")
COMMENTED = N_("What follows the “#” is a comment; if it is meant as text, put it in double quotes. ")
SPACED = N_("Write a space after each hyphen, so that it becomes a list.")
ADVICE = {
    "text": N_("Put it in double quotes."),
    "number": N_("Write a whole number in digits, without quotes and without a decimal point."),
    "truth": N_("Write true or false, without quotes."),
    "list": N_("Begin each entry with a hyphen on a line of its own, or write [one, two]."),
    "group": N_("Write its keys on the lines below, each indented by two more spaces."),
}
SCALES = {
    "level": N_(" 1 is for the first week, 5 for experts."),
    "pass": N_(" It is a score from 0 to 100."),
    "customer.mood": N_(" 0 is furious, 10 is delighted."),
    "customer.trust": N_(" 0 is none, 10 is complete."),
}
EXAMPLES = {
    "format": "format: 1",
    "id": N_("id: a-short-name, made up by you"),
    "title": N_('title: "What it is called"'),
    "customer": N_('customer: {name: "First and last name"}'),
    "company": N_('company: {name: "Name of the company"}'),
    "start": N_("start: opening"),
    "scenes": N_("scenes: and below it one scene after the other"),
    "says": N_('says: "What the customer says"'),
    "goto": N_("goto: the-next-scene"),
    "to": N_("to: the-next-scene"),
    "text": N_('text: "The words"'),
    "name": N_('name: "What it is called"'),
    "after": "after: 15",
    "minutes": "minutes: 5",
    "at": "at: 1",
    "clock.start": 'start: "09:40"',
    "clock": 'clock: {start: "09:40", open: "09:00", close: "17:30"}',
    "scene": N_("scene: the-name-of-a-scene"),
    "flags.start": "start: 0",
    "max": "max: 3",
    "choices": N_("choices: [first-choice, second-choice]"),
    "silence": N_('silence: {after: 15, says: "Hello? Are you there?"}'),
    "question": N_('question: "What matters most to her now?"'),
    "right": N_('right: "That somebody owns it"'),
    "wrong": N_('wrong: ["A refund", "An apology", "A quick end"]'),
    "expect": N_("expect: {ending: the-last-scene, passed: true}"),
    "voice": "voice: {gender: female, rate: 165}",
    "history": "history: {earlier_failures: true, severity: minor}",
}
SYNONYMS = {
    **dict.fromkeys(("reason", "reasons", "why", "explanation", "explain", "feedback"), "because"),
    **dict.fromkeys(("next", "target", "then"), "goto"),
    **dict.fromkeys(("options", "answers", "replies"), "choices"),
    **dict.fromkeys(("condition", "if", "requires"), "when"),
    **dict.fromkeys(("wait", "seconds", "delay"), "after"),
    **dict.fromkeys(("answer", "response", "reaction", "responds"), "reply"),
    **dict.fromkeys(("ask", "question", "quiz", "poll"), "asks"),
    **dict.fromkeys(("speaker", "who", "by", "from"), "as"),
    **dict.fromkeys(("characters", "persons", "participants", "cast"), "people"),
    **dict.fromkeys(("caption", "captions", "seen", "shown"), "sees"),
    **dict.fromkeys(("global", "globals", "always", "anywhere", "shared", "common"), "everywhere"),
    **dict.fromkeys(("only_in", "only-in", "where", "in"), "scenes"),
    **dict.fromkeys(("not_in", "not-in", "without", "excluding", "exclude", "unless"), "except"),
}
"""Keys as others call them, and what they are called here."""
STEMS = {f"{stem}s": stem for stem in ("scene", "choice", "record", "flag")}
STEMS |= {"everywhere": "choice", "people": "person", "id": "scenario"}
"""What a name is begun with that would begin with a digit; such a name is the same in every language."""
THINGS = {
    "scenes": N_("a scene"),
    "choices": N_("a choice"),
    "everywhere": N_("a choice"),
    "records": N_("a record"),
    "people": N_("a person"),
    "flags": N_("a flag"),
    "id": N_("a scenario"),
    "competencies": N_("a competency"),
    "principles": N_("a principle"),
    "articles": N_("an article"),
    "points": N_("a point"),
}
