"""A scenario as it is played: frozen values, already checked in shape.

The authoring form (YAML) is read by `simulator.content`; an object that exists here has ids that are well formed, numbers in
their ranges and references that lead somewhere. What a good scenario is beyond that, `simulator.core.checks.all_checks` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simulator.core.scenario.condition import Condition
from simulator.core.scenario.guide import Guide
from simulator.core.scenario.participants import Company, Customer, History
from simulator.core.scenario.question import Question
from simulator.core.scenario.walkthrough import Walkthrough

FORMAT = 1
SILENCE = "silence"
EVERYWHERE = "everywhere"
SCALE = (0, 10)
CHANNELS = ("phone", "chat", "email", "social", "counter")
ENDINGS = ("resolved", "handed-over", "follow-up", "unresolved", "lost")
CRITICAL = ("customer", "business", "compliance")
ACTIONS = ("look-up", "hold", "transfer")
PARTS = ("subject", "greeting", "acknowledgement", "answer", "steps", "close")
SEVERITIES = ("minor", "moderate", "severe")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTE, HOUR, DAY = 60, 3_600, 86_400
PLACEHOLDERS = ("agent", "customer", "company")
_BRACKETS = re.compile(r"\{\{|\}\}|" + "|".join(rf"\{{{name}\}}" for name in PLACEHOLDERS))


@dataclass(frozen=True, slots=True)
class Weight:
    """A principle that a choice shows or breaks, counted 1 to 3 times."""

    principle: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that is said or seen.

    `text` are the words of the `speaker` (an id of `people`, empty for the customer), `audio` is a recording of them, and `sees`
    what the agent sees, hears or reads meanwhile. One without a text is a caption alone, which nobody speaks. A mail of the
    customer's can have a `subject` and `attachments`, each named as a file would be.
    """

    text: str = ""
    sees: str = ""
    speaker: str = ""
    audio: str = ""
    subject: str = ""
    attachments: tuple[str, ...] = ()


Said = tuple[Message, ...]
"""What is said at one moment, in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """One or more messages that are said together, one after the other; of several lines the first whose `when` holds is said."""

    messages: Said
    when: Condition | None = None

    @property
    def text(self) -> str:
        """The words of all messages."""
        return spoken_text(self.messages)


def spoken_text(said: Iterable[Message]) -> str:
    """Join the words of some messages to one text; captions are left out."""
    return " ".join([message.text for message in said if message.text])


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a choice leads; the first jump whose `when` holds after the effects is taken."""

    to: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A bounded whole number that choices change and conditions read; a yes/no flag runs from 0 to 1."""

    name: str
    start: int
    low: int = 0
    high: int = 1
    boolean: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """Something that the agent can look up."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that the agent can say or do in a scene.

    `takes` is in seconds of work, None where it follows from the words; `wait` are seconds that pass afterwards without any work.
    Of `reply` the first line whose `when` holds after the effects is said before anything else, if any does. A scene's silence is
    a choice too, with the id `silence` and `after` seconds of waiting; what the customer says at that moment is its reply.
    One that is written once for many scenes stands in each of them, with its number in the list `everywhere`, counted from 0.

    Some of it belongs to one channel and is only shown; no score depends on it: a `template` is a ready text, `public` says
    whether others can read along (None where that is not said), `part` is one of PARTS of a mail, and what `sends` lets the
    mail go out.
    """

    id: str
    text: str
    jumps: tuple[Jump, ...]
    spoken: bool = True
    action: str | None = None
    when: Condition | None = None
    once: bool = False
    shows: tuple[Weight, ...] = ()
    breaks: tuple[Weight, ...] = ()
    critical: str | None = None
    mood: int = 0
    trust: int = 0
    sets: tuple[tuple[str, int], ...] = ()
    adds: tuple[tuple[str, int], ...] = ()
    opens: str | None = None
    takes: int | None = None
    wait: int = 0
    because: str = ""
    after: int = 0
    reply: tuple[Line, ...] = ()
    everywhere: int | None = None
    template: bool = False
    public: bool | None = None
    part: str = ""
    sends: bool = False

    @property
    def points(self) -> int:
        """Weights shown less weights broken."""
        return sum([shown.weight for shown in self.shows]) - sum([broken.weight for broken in self.breaks])

    @property
    def silent(self) -> bool:
        """Whether this is the scene's silence and not an option to pick."""
        return self.id == SILENCE


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of the conversation: what the customer says and what the agent may answer.

    A scene has choices, or is an ending (`ending` names its kind), or goes on by itself by its `jumps` (a beat, which is no
    decision), or has nothing of these yet, and `todo` says what is still to be written. The question that it `asks` comes before
    the options. Of an ending `later` says what became of the matter a week later. `onlookers` is how many read along or wait
    there, None where that is as in the whole conversation.
    """

    id: str
    says: tuple[Line, ...]
    choices: tuple[Choice, ...] = ()
    silence: Choice | None = None
    asks: Question | None = None
    jumps: tuple[Jump, ...] = ()
    ending: str | None = None
    points: int = 0
    lesson: str = ""
    later: str = ""
    todo: str = ""
    onlookers: int | None = None

    @property
    def final(self) -> bool:
        """Whether the conversation stops here."""
        return not self.choices and not self.jumps

    @property
    def moves(self) -> tuple[Choice, ...]:
        """Every way on: the choices, then the silence where there is one."""
        return (*self.choices, self.silence) if self.silence else self.choices


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day at which a conversation begins and the hours of the office, in seconds after midnight.

    `day` is one of DAYS, empty where days are only counted. All of it is shown, and nothing depends on it.
    """

    start: int
    day: str = ""
    opens: int = 0
    closes: int = DAY


@dataclass(frozen=True, slots=True)
class Scenario:
    """One conversation, whole."""

    id: str
    title: str
    start: str
    scenes: Mapping[str, Scene]
    customer: Customer
    company: Company
    channel: str = "phone"
    language: str = "en"
    subtitle: str = ""
    level: int = 1
    minutes: int = 5
    about: str = ""
    pass_mark: int = 70
    history: History = field(default_factory=History)
    flags: tuple[Flag, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    walkthroughs: tuple[Walkthrough, ...] = ()
    guide: Guide = field(default_factory=Guide)
    clock: Clock | None = None
    onlookers: int | None = None
    allow: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that the author knows of and wants to keep, each with the reason."""
    pronounce: Mapping[str, str] = field(default_factory=dict)
    """Words as they are written, each with how it is spoken; see `simulator.core.scenario.pronunciation`."""

    @property
    def trust_ceiling(self) -> int:
        """The highest trust that this history lets the customer reach (service recovery, E1)."""
        return SCALE[1] if self.history.allows_paradox else self.customer.trust

    def onlookers_in(self, scene: Scene) -> int | None:
        """How many read along or wait in a scene, None where that is not said."""
        return self.onlookers if scene.onlookers is None else scene.onlookers

    @property
    def moves(self) -> list[Choice]:
        """Every choice and silence as it is written: one that stands in many scenes comes once."""
        shared: set[int] = set()
        moves = []
        for scene in self.scenes.values():
            moves += [move for move in scene.moves if move.everywhere not in shared]
            shared.update(move.everywhere for move in scene.choices if move.everywhere is not None)
        return moves

    def fill(self, text: str, agent: str) -> str:
        """Put the names into `{agent}`, `{customer}` and `{company}`; two brackets are one that is meant to be read."""
        if "{" not in text and "}" not in text:
            return text
        names = {"{agent}": agent, "{customer}": self.customer.name, "{company}": self.company.name}
        # in one go: somebody's own name is never filled in
        return _BRACKETS.sub(lambda found: names.get(found[0], found[0][0]), text)


def literal(text: str) -> str:
    """Return a text into which nothing is filled, with one bracket where there are two."""
    return text.replace("{{", "{").replace("}}", "}") if "{{" in text or "}}" in text else text
