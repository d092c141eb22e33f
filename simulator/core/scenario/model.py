"""A scenario as it is played: frozen values, already checked in shape.

The authoring form (YAML) is read by `simulator.content`; an object that exists here has ids that are well formed, numbers in
their ranges and references that lead somewhere. What a good scenario is beyond that, `simulator.core.checks.all_checks` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.core.scenario.condition import Condition

FORMAT = 1
SILENCE = "silence"
EVERYWHERE = "everywhere"
SCALE = (0, 10)
CHANNELS = ("phone", "chat", "email", "social", "counter")
ENDINGS = ("resolved", "handed-over", "follow-up", "unresolved", "lost")
CRITICAL = ("customer", "business", "compliance")
ACTIONS = ("look-up", "hold", "transfer")
SEVERITIES = ("minor", "moderate", "severe")
PLACEHOLDERS = ("agent", "customer", "company")


@dataclass(frozen=True, slots=True)
class Weight:
    """A principle that a choice shows or breaks, counted 1 to 3 times."""

    principle: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the customer; the first line of a scene whose `when` holds is spoken."""

    text: str
    when: Condition | None = None


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

    `takes` is in seconds of the simulated clock, None where it follows from the words. A scene's silence is a choice too, with
    the id `silence`, `after` seconds of waiting and `reaction`, the customer's words at that moment.

    One that is written once for many scenes stands in each of them, with its number in the list `everywhere`, counted from 0.
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
    because: str = ""
    after: int = 0
    reaction: str = ""
    everywhere: int | None = None

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

    A scene has choices, or is an ending (`ending` names its kind), or has neither yet. `todo` says what is still to be written.
    """

    id: str
    says: tuple[Line, ...]
    choices: tuple[Choice, ...] = ()
    silence: Choice | None = None
    ending: str | None = None
    points: int = 0
    lesson: str = ""
    todo: str = ""

    @property
    def final(self) -> bool:
        """Whether the conversation stops here."""
        return not self.choices

    @property
    def moves(self) -> tuple[Choice, ...]:
        """Every way on: the choices, then the silence where there is one."""
        return (*self.choices, self.silence) if self.silence else self.choices


@dataclass(frozen=True, slots=True)
class Voice:
    """How the customer sounds: language tag, gender, words a minute (80..300) and pitch (0..100)."""

    language: str = ""
    gender: str = ""
    rate: int = 165
    pitch: int = 50


@dataclass(frozen=True, slots=True)
class Customer:
    """The person on the other side, with the mood and trust (0..10) that the conversation starts from."""

    name: str
    portrait: str = ""
    mood: int = 5
    trust: int = 5
    voice: Voice = field(default_factory=Voice)


@dataclass(frozen=True, slots=True)
class Company:
    """Whom the agent speaks for, and the rules that are always in sight."""

    name: str
    policy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What happened before this conversation, as far as it decides how well a recovery can go (article E, E1a to E1d)."""

    earlier_failures: bool = False
    severity: str = "minor"
    preventable: bool = False

    @property
    def allows_paradox(self) -> bool:
        """Whether trust may end above where it began."""
        return not self.earlier_failures and self.severity == "minor" and not self.preventable


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """A golden transcript: the choices to make and what must come of them; None means not stated."""

    name: str
    choices: tuple[str, ...]
    ending: str | None = None
    score: int | None = None
    passed: bool | None = None


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
    level: int = 1
    minutes: int = 5
    about: str = ""
    pass_mark: int = 70
    history: History = field(default_factory=History)
    flags: tuple[Flag, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    walkthroughs: tuple[Walkthrough, ...] = ()
    allow: Mapping[str, str] = field(default_factory=dict)
    """Codes of warnings that the author knows of and wants to keep, each with the reason."""
    pronounce: Mapping[str, str] = field(default_factory=dict)
    """Words as they are written, each with how it is spoken; see `simulator.core.scenario.pronunciation`."""

    @property
    def trust_ceiling(self) -> int:
        """The highest trust that this history lets the customer reach (service recovery, E1)."""
        return SCALE[1] if self.history.allows_paradox else self.customer.trust

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
        """Put the names into `{agent}`, `{customer}` and `{company}`."""
        if "{" not in text:
            return text
        names = {"{agent}": agent, "{customer}": self.customer.name, "{company}": self.company.name}
        # in one go: somebody's own name is never filled in
        return re.sub("|".join(names), lambda found: names[found[0]], text)
