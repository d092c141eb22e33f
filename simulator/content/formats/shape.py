"""The shape of a scenario file, format 1: which keys stand where, of which type and in which range.

Only what can be said of one value alone stands here; that a name leads somewhere is the builder's concern. Importing this
module imports pydantic, so it is imported when the first file is read and not before.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Required

from pydantic import Field, Tag, TypeAdapter
from typing_extensions import TypedDict

from simulator.content.formats.forms import bounds_of, keys_at, kinds_at
from simulator.content.formats.head_shape import ClockForm, CompanyForm, CustomerForm, GuideForm, HistoryForm, PersonForm
from simulator.content.formats.values import (
    GROUP,
    LIST,
    NUMBER,
    STRICT,
    TEXT,
    TRUTH,
    Amount,
    Effect,
    FlagName,
    Format,
    Id,
    Language,
    LongText,
    Name,
    Percent,
    Spoken,
    Takes,
    Text,
    Times,
    Title,
    When,
)
from simulator.core.problems.problem import Path
from simulator.core.scenario.question import WRONG_ANSWERS

Weighed = Annotated[dict[Name, Times], Field(min_length=1, max_length=1)]
Principles = Annotated[
    list[Annotated[Annotated[Name, Tag(TEXT)] | Annotated[Weighed, Tag(GROUP)], Field(union_mode="left_to_right")]],
    Field(max_length=20),
]
FlagValue = Annotated[Annotated[bool, Tag(TRUTH)] | Annotated[int, Tag(NUMBER)], Field(union_mode="left_to_right")]
Step = Annotated[
    Annotated[Name, Tag(TEXT)] | Annotated[int, Field(ge=1, le=1000), Tag(NUMBER)], Field(union_mode="left_to_right")
]
Sets = Annotated[dict[Name, FlagValue], Field(min_length=1)]
Adds = Annotated[dict[Name, Amount], Field(min_length=1)]
Attachments = Annotated[list[Title], Field(min_length=1, max_length=10)]
Onlookers = Annotated[int, Field(ge=0, le=1_000_000)]


_As = TypedDict("_As", {"as": Name, "audio": Name}, total=False)


class MessageForm(_As, total=False):
    """What somebody says, or what is seen, or both."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
    text: Text
    sees: Text
    when: When
    subject: Title
    attachments: Attachments


class LineForm(_As, total=False):
    """One of several messages."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    when: When
    text: Text
    sees: Text
    subject: Title
    attachments: Attachments


class JumpForm(TypedDict, total=False):
    """One of several scenes that a choice may lead to."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    when: When
    to: Required[Name]


Message = Annotated[Annotated[Text, Tag(TEXT)] | Annotated[LineForm, Tag(GROUP)], Field(union_mode="left_to_right")]
Lines = Annotated[list[Message], Field(min_length=1, max_length=20)]
Jumps = Annotated[list[JumpForm], Field(min_length=1, max_length=20)]
Says = Annotated[
    Annotated[Text, Tag(TEXT)] | Annotated[MessageForm, Tag(GROUP)] | Annotated[Lines, Tag(LIST)],
    Field(union_mode="left_to_right"),
]
Scenes = Annotated[list[Name], Field(min_length=1, max_length=1000)]
Goto = Annotated[Annotated[Name, Tag(TEXT)] | Annotated[Jumps, Tag(LIST)], Field(union_mode="left_to_right")]


class _ChoiceKeys(TypedDict, total=False):
    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    id: Required[Id]
    say: Text
    do: Text
    action: Literal["look-up", "hold", "transfer"]
    when: When
    once: bool
    shows: Principles
    breaks: Principles
    critical: Literal["customer", "business", "compliance"]
    mood: Effect
    trust: Effect
    set: Sets
    add: Adds
    opens: Name
    takes: Takes
    because: Text
    reply: Says
    to: Name
    template: bool
    public: bool
    part: Literal["subject", "greeting", "acknowledgement", "answer", "steps", "close"]
    sends: bool


class ChoiceForm(_ChoiceKeys, total=False):
    """One thing that the agent can say or do."""

    goto: Required[Goto]


_Except = TypedDict("_Except", {"except": Scenes}, total=False)


class EverywhereForm(_ChoiceKeys, _Except, total=False):
    """One thing that the agent can say or do in many scenes; without `goto` the scene goes on."""

    goto: Goto
    scenes: Scenes


class SilenceForm(TypedDict, total=False):
    """What happens when the agent says nothing."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    after: Required[Annotated[int, Field(ge=3, le=120)]]
    says: Required[Says]
    shows: Principles
    breaks: Principles
    mood: Effect
    trust: Effect
    set: Sets
    add: Adds
    because: Text
    goto: Goto


class QuestionForm(TypedDict, total=False):
    """A question about the customer, asked before the options."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    question: Required[Text]
    right: Required[Text]
    wrong: Required[Annotated[list[Text], Field(max_length=WRONG_ANSWERS)]]


class SceneForm(TypedDict, total=False):
    """One moment of the conversation."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    sees: Text
    says: Says
    asks: QuestionForm
    choices: Annotated[list[ChoiceForm], Field(max_length=20)]
    silence: SilenceForm
    goto: Goto
    ending: Literal["resolved", "handed-over", "follow-up", "unresolved", "lost"]
    points: Effect
    lesson: Text
    later: Text
    todo: Text
    onlookers: Onlookers


class RangeForm(TypedDict, total=False):
    """A flag that counts."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    start: Required[Amount]
    min: Amount
    max: Required[Amount]


class RecordForm(TypedDict, total=False):
    """Something to look up."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    title: Required[Title]
    text: Required[LongText]


class ExpectForm(TypedDict, total=False):
    """What a walkthrough should come to."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    ending: Name
    score: Percent
    passed: bool


class NoticeForm(TypedDict, total=False):
    """What there is to see in a worked example."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    at: Required[Step]
    text: Required[Text]


class WalkthroughForm(TypedDict, total=False):
    """A conversation that the author has thought out, as a test."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Required[Title]
    choices: Required[Annotated[list[Name], Field(max_length=1000)]]
    expect: ExpectForm
    notice: Annotated[list[NoticeForm], Field(min_length=1, max_length=100)]


FlagForm = Annotated[Annotated[bool, Tag(TRUTH)] | Annotated[RangeForm, Tag(GROUP)], Field(union_mode="left_to_right")]
_Keyword = TypedDict("_Keyword", {"pass": Percent}, total=False)


class _Head(_Keyword, total=False):
    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    format: Required[Format]
    id: Required[Id]
    title: Required[Title]
    subtitle: Title
    channel: Literal["phone", "chat", "email", "social", "counter"]
    language: Language
    level: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    about: Text
    customer: Required[CustomerForm]
    company: Required[CompanyForm]
    history: HistoryForm
    flags: Annotated[dict[FlagName, FlagForm], Field(max_length=200)]
    records: Annotated[dict[Id, RecordForm], Field(max_length=200)]
    start: Required[Name]
    everywhere: Annotated[list[EverywhereForm], Field(max_length=20)]
    walkthroughs: Annotated[list[WalkthroughForm], Field(max_length=200)]
    guide: GuideForm
    clock: ClockForm
    people: Annotated[dict[Id, PersonForm], Field(max_length=20)]
    onlookers: Onlookers
    allow: Annotated[dict[Id, Text], Field(max_length=50)]
    pronounce: Annotated[dict[Spoken, Spoken], Field(max_length=100)]


class HeadForm(_Head, total=False):
    """A scenario whose scenes are looked at one by one, so that a file with many faults is not gone through to its end."""

    scenes: Required[Annotated[dict[Id, Any], Field(min_length=1)]]


class ScenarioForm(_Head, total=False):
    """A scenario file as a whole."""

    scenes: Required[Annotated[dict[Id, SceneForm], Field(min_length=1)]]


HEAD = TypeAdapter(HeadForm).validator.validate_python
SCENE = TypeAdapter(SceneForm).validator.validate_python


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for editors that complete and check as you type."""
    return TypeAdapter(ScenarioForm).json_schema()


def known_keys(path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed in the group at `path`, none where the author makes them up."""
    return keys_at(ScenarioForm, path)


def bounds(path: Path) -> tuple[int, int] | None:
    """Return the least and the greatest number allowed at `path`, or None where no number has both."""
    ends = (bounds_of(kind) for kind in kinds_at(ScenarioForm, path))
    return next(filter(None, ends), None)
