"""The JSON Schema of a scenario file with words for people: what an editor shows beside a key while one types.

What may stand where comes from the shape; here each key gets a title and an explanation, and what only the builder checks is
added where a schema can say it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from simulator.content.formats.shape import schema
from simulator.core.scenario.model import FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Words = Mapping[str, tuple[str, str]]

_WHEN = (
    "Condition",
    "It counts only if this holds. Compare flags, mood and trust, or ask what has happened (visited SCENE, opened RECORD, chose "
    "SCENE.CHOICE), joined by and, or, not: trust >= 4 and not opened bill",
)
_SHOWS = (
    "Principles shown",
    "What this does well: principles of the guidance catalogue, with a weight of 1 to 3: [own-it, {give-a-time: 2}]",
)
_BREAKS = (
    "Principles broken",
    "What this does badly: principles of the guidance catalogue, with a weight of 1 to 3: [own-it, {give-a-time: 2}]",
)
_MOOD = ("Mood changes by", "How the customer takes it, from -10 to +10; the mood itself stays between 0 and 10.")
_TRUST = ("Trust changes by", "What it does to the customer's trust, from -10 to +10; the trust itself stays between 0 and 10.")
_SET = ("Flags to set", "What is remembered from here on: {saw_bill: true}")
_ADD = ("Flags to add to", "What is counted, within the range of the flag: {holds: 1}")
_BECAUSE = ("Why", "What the debrief says about it.")
_GOTO = ("Next scene", "The scene that follows, or a list of {when, to}, read after the effects; the last entry has no `when`.")

_SAID = (
    "Words, or a message {text, sees}, or a list: messages that are said one after the other; or, where all but perhaps the last "
    "have a `when`, the first that holds."
)
_TEXT = ("Words", "What the customer says.")
_SEES = ("The agent sees", "What the agent sees, hears or reads meanwhile: a caption, spoken by nobody.")
_SUBJECT = ("Subject", "The subject of the customer's e-mail.")
_ATTACHMENTS = ("Attachments", "What hangs on the customer's e-mail, each by its name: [photo of the plug.jpg]")
_ONLOOKERS = "How many people read along (social) or wait (counter)"
_AUDIO = ("Recording", "A file beside the scenario that is played in place of the voice: ./one.mp3 (WAV, MP3, OGG or FLAC).")
_AS = ("Said by", "Who says it, by the name under `people`. Left out: the customer.")
_MESSAGE: Words = {"text": _TEXT, "sees": _SEES, "as": _AS, "audio": _AUDIO, "subject": _SUBJECT, "attachments": _ATTACHMENTS}

_SCENARIO: Words = {
    "format": ("Format", "The format of the file; always 1."),
    "id": ("Id", "The name of the scenario, the same as that of the file: small letters, digits and hyphens."),
    "title": ("Title", "What the scenario is called in the library."),
    "subtitle": ("Subtitle", "What it is, in plain words, below the title: Angry caller wants your supervisor"),
    "channel": ("Channel", "Where the conversation takes place. Left out: phone."),
    "language": ("Language", "The language of the texts in its short form, such as en, pl or en-GB. Left out: en."),
    "level": ("Level", "How hard it is, from 1 (first week) to 5 (expert). Left out: 1."),
    "minutes": ("Minutes", "How long it takes to play. Left out: 5."),
    "about": ("About", "One sentence for the card in the library."),
    "pass": ("Pass mark", "The score to reach, out of 100. Left out: 70."),
    "customer": ("Customer", "The person on the other side."),
    "company": ("Company", "Whom the agent speaks for."),
    "history": ("History", "What happened before. After a bad history trust can't rise above its start."),
    "flags": ("Flags", "What the conversation remembers: saw_bill: false, or a number holds: {start: 0, min: 0, max: 3}"),
    "records": ("Records", "What the agent can look up; a choice opens it."),
    "start": ("First scene", "The scene that the conversation begins with."),
    "scenes": ("Scenes", "The moments of the conversation, each under its name."),
    "everywhere": (
        "Choices everywhere",
        "Choices that are offered in many scenes, such as looking something up, written once. A condition asks for one by "
        "“chose everywhere.ID”.",
    ),
    "walkthroughs": ("Walkthroughs", "Your own tests: lists of choices, and what must come of them."),
    "clock": (
        "Clock",
        'The time at which the conversation begins, and the office hours: {start: "09:40", open: "09:00", close: "17:30"}. Shown '
        "only; no condition reads it.",
    ),
    "people": ("People", "Who speaks besides the customer, each under a short name: {boss: {name: Ray Hall, portrait: viktor}}"),
    "onlookers": ("Onlookers", f"{_ONLOOKERS}, where a scene says nothing else."),
    "guide": (
        "Trainer's guide",
        "For talking the conversation over with a group. Only trainers see it, and trainees its questions once it is over.",
    ),
    "allow": ("Allowed warnings", "Warnings that are meant to be, each by its code with the reason."),
    "pronounce": (
        "Pronunciation",
        "Words that the voice gets wrong, each with how it is spoken: GDPR: gee dee pee are. Only heard, never shown.",
    ),
}
_CHOICE: Words = {
    "id": ("Id", "The name of the choice within its scene: small letters, digits and hyphens; not “silence”."),
    "say": (
        "Words",
        "What the agent says. {agent}, {customer} and {company} stand for the names; a bracket to be read is {{ or }}.",
    ),
    "do": ("Action", "What the agent does, in place of words: “Open the March bill.”"),
    "action": ("Kind of action", "What the simulated figures count it as: looking something up, a hold or a transfer."),
    "when": ("Condition", _WHEN[1].replace("It counts", "The choice is offered")),
    "once": ("Only once", "Whether the choice is offered only once. Left out: false."),
    "shows": _SHOWS,
    "breaks": _BREAKS,
    "critical": (
        "Critical error",
        "Fails the attempt whatever the score: a wrong to the customer, the business or the rules.",
    ),
    "mood": _MOOD,
    "trust": _TRUST,
    "set": _SET,
    "add": _ADD,
    "opens": ("Opens record", "The record that the choice shows."),
    "takes": (
        "Time taken",
        "How long it takes on the conversation's clock: seconds (20), or 2 min, 3 h, 2 d. Hours and days are waiting, not handle "
        "time. Left out: as long as the words take.",
    ),
    "because": _BECAUSE,
    "reply": (
        "Reply",
        f"What the customer says to exactly this answer, before the next scene; read after the effects, like `goto`. {_SAID}",
    ),
    "goto": _GOTO,
    "to": ("Answers whom", "Whom it is said to, by the name under `people`. Left out: the customer."),
    "template": ("Ready text", "In a chat: whether it is a ready text, which is marked as such. Left out: false."),
    "public": ("In public", "Social media and counter: whether others can read or hear the answer, or it is private."),
    "part": (
        "Part of the mail",
        "In an e-mail: which part of the mail it is. Part by part, until one sends it.",
    ),
    "sends": (
        "Sends the mail",
        "In an e-mail: it goes out. Effects count at once; only the face waits. Left out: false.",
    ),
}
_EVERYWHERE: Words = {
    **_CHOICE,
    "id": ("Id", "The name of the choice; no scene in which it is offered has a choice of this name. Not “silence”."),
    "once": ("Only once", "Whether the choice is offered only once in the whole conversation. Left out: false."),
    "goto": (_GOTO[0], f"{_GOTO[1]} Left out: the scene goes on, and its line is not said again."),
    "scenes": ("In these scenes", "The scenes in which it is offered. Left out: all that have choices."),
    "except": ("Not in these scenes", "The scenes in which it is not offered."),
}
_SILENCE: Words = {
    "after": ("Seconds", "How long the customer waits, 3 to 120 seconds."),
    "says": ("Words", f"What the customer says then. {_SAID}"),
    "shows": _SHOWS,
    "breaks": _BREAKS,
    "mood": _MOOD,
    "trust": _TRUST,
    "set": _SET,
    "add": _ADD,
    "because": _BECAUSE,
    "goto": (_GOTO[0], f"{_GOTO[1]} Left out: the scene goes on."),
}
_SCENE: Words = {
    "sees": ("The agent sees", "What the agent sees, hears or reads here: a caption, spoken by nobody."),
    "says": ("The customer says", _SAID),
    "asks": (
        "Question",
        "A question about the customer, with four answers to pick one from before the options are seen. It earns no points, and "
        "no condition reads it; the debrief comes back to it.",
    ),
    "choices": ("Choices", "What the agent can say or do."),
    "silence": ("Silence", "What happens where the agent says nothing; once in a conversation."),
    "goto": (
        "Goes on",
        "The scene that follows by itself, of a scene without choices, or a list of {when, to}. It is no decision.",
    ),
    "ending": ("Ending", "The conversation stops here, and this is what came of it."),
    "points": ("Points", "What the ending is worth, from -10 to 10; of an ending only. Left out: 0."),
    "lesson": ("Lesson", "What to take away; of an ending only."),
    "later": ("A week later", "What became of the matter a week later; of an ending only."),
    "todo": ("To do", "What is still to be written; the conversation can be played up to here."),
    "onlookers": ("Onlookers", f"{_ONLOOKERS} here."),
}
_QUESTION: Words = {
    "question": ("Question", "What is asked, such as: What matters most to her now?"),
    "right": ("Right answer", "The answer that is right. The answers are shown in an order of their own."),
    "wrong": ("Wrong answers", "Three answers that are not, each of which somebody could think right."),
}
_FORMS: Mapping[str, Words] = {
    "Scenario": _SCENARIO,
    "Choice": _CHOICE,
    "Everywhere": _EVERYWHERE,
    "Silence": _SILENCE,
    "Scene": _SCENE,
    "Question": _QUESTION,
    "Message": {**_MESSAGE, "when": _WHEN},
    "Line": {"when": _WHEN, **_MESSAGE},
    "Jump": {"when": _WHEN, "to": ("Scene", "The scene that follows.")},
    "Voice": {
        "language": ("Language", "The language and country of the voice, such as en-GB. Left out: that of the texts."),
        "gender": ("Gender", "A woman's or a man's voice."),
        "rate": ("Speed", "Words a minute, 80 to 300. Left out: 165."),
        "pitch": ("Pitch", "How high the voice is, 0 to 100. Left out: 50."),
    },
    "Customer": {
        "name": ("Name", "First and last name."),
        "portrait": ("Portrait", "A drawing: amina, daniel, ingrid, june, marta, priya, tomasz or viktor; or a file: ./me.png"),
        "mood": ("Mood", "The mood at the start, from 0 (furious) to 10 (delighted). Left out: 5."),
        "trust": ("Trust", "The trust at the start, from 0 (none) to 10 (complete). Left out: 5."),
        "voice": ("Voice", "How the customer sounds."),
    },
    "Person": {
        "name": ("Name", "First and last name."),
        "portrait": ("Portrait", "The drawing, as of the customer."),
        "voice": ("Voice", "How this person sounds."),
    },
    "Company": {
        "name": ("Name", "The name of the company."),
        "policy": ("Policy", "The rules that are always in sight of the trainee."),
    },
    "History": {
        "earlier_failures": ("Earlier failures", "Whether the company let this customer down before. Left out: false."),
        "severity": ("Severity", "How grave the damage is. Left out: minor."),
        "preventable": ("Preventable", "Whether the company could have prevented it. Left out: false."),
    },
    "Range": {
        "start": ("Start", "The number that the conversation begins with."),
        "min": ("Lowest", "The number does not fall below this. Left out: 0."),
        "max": ("Highest", "The number does not rise above this."),
    },
    "Record": {"title": ("Title", "What the record is called."), "text": ("Text", "What stands in it.")},
    "Expect": {
        "ending": ("Ending", "The scene that the choices end in."),
        "score": ("Score", "The score, 0 to 100."),
        "passed": ("Passed", "Whether the attempt is passed."),
    },
    "Clock": {
        "start": ("Start", 'The time of day at which the conversation begins, such as "09:40".'),
        "day": ("Day", "The day of the week at which it begins. Left out: days are counted."),
        "open": ("Open from", 'When the office opens; a wait that ends earlier ends then. Left out: "00:00".'),
        "close": ("Open to", 'When the office closes; a wait that ends later ends when it opens next. Left out: "24:00".'),
    },
    "Guide": {
        "questions": ("Questions", "Up to three questions to talk over."),
        "plan": ("Plan", "The session step by step: a list of {minutes, text}."),
        "splits": ("Where groups disagree", "The scenes at which opinions differ: a list of {scene, text}."),
    },
    "Step": {
        "minutes": ("Minutes", "How long the step takes, 1 to 240 minutes."),
        "text": ("Text", "What the group does then."),
    },
    "Split": {
        "scene": ("Scene", "The scene at which opinions differ."),
        "text": ("Text", "What they differ about, and what to make of it."),
    },
    "Walkthrough": {
        "name": ("Name", "What the walkthrough is called, such as By the book."),
        "choices": ("Choices", "Ids of choices in their order; `silence` where nothing is said."),
        "expect": ("Expected", "What must come of it."),
        "notice": (
            "What to see",
            "Makes it a worked example, which trainees can watch: a list of {at, text}, where it stops and says what there is to "
            "see. It need not come to an ending.",
        ),
    },
    "Notice": {
        "at": ("At", "The choice after which it stops: its id, or its number where it is chosen more than once."),
        "text": ("Text", "What there is to see."),
    },
}
_SAY_OR_DO = [{"required": ["say"]}, {"required": ["do"]}]
_WRITTEN = [{"required": [key]} for key in ("choices", "ending", "goto", "todo")]
_SAID_OR_SEEN = [{"required": ["says"]}, {"required": ["sees"]}]
_TEXT_OR_SEEN = [{"required": ["text"]}, {"required": ["sees"]}]


def words_for(form: str) -> Words:
    """Return the title and the explanation of each key of a form, in the order in which people write them."""
    return _FORMS.get(form, {})


def scenario_schema() -> dict[str, Any]:
    """Build the JSON Schema (draft 2020-12) of a scenario file. It does not list the principles."""
    # what the forms are called in the code is nothing to a reader, and stands in titles and references alike
    document: dict[str, Any] = json.loads(json.dumps(schema()).replace('Form"', '"'))
    for name, form in (("Scenario", document), *document["$defs"].items()):
        words, keys = words_for(name), form["properties"]
        form["title"] = name
        # in the order in which people write them, so that an editor offers them like this
        form["properties"] = {key: _explained(keys[key], *words[key]) for key in words}
        form["properties"] |= {key: keys[key] for key in keys if key not in words}
    document["properties"]["format"] = _explained({"const": FORMAT}, *_SCENARIO["format"])
    document["$defs"]["Choice"]["oneOf"] = document["$defs"]["Everywhere"]["oneOf"] = _SAY_OR_DO
    document["$defs"]["Scene"]["allOf"] = [{"anyOf": _WRITTEN}, {"anyOf": _SAID_OR_SEEN}]
    for name in ("Message", "Line"):
        document["$defs"][name]["anyOf"] = _TEXT_OR_SEEN
    return {"$schema": DIALECT, **{key: document[key] for key in ("title", "description", "type")}, **document}


def _explained(value: dict[str, Any], title: str, description: str) -> dict[str, Any]:
    """Put words to a key. Names of the wrong form are no keys at all, which has to be said where names are a pattern."""
    closed = {"additionalProperties": False} if "patternProperties" in value else {}
    return {"title": title, "description": description, **{key: value[key] for key in value if key != "title"}, **closed}
