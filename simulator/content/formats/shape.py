"""The shape of a scenario file, format 1: which keys stand where, of which type and in which range.

Only what can be said of one value alone stands here; that a name leads somewhere is the builder's concern. Importing this
module imports pydantic, so it is imported when the first file is read and not before.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Literal, Required, get_args

from pydantic import ConfigDict, Field, StringConstraints, Tag, TypeAdapter
from typing_extensions import TypedDict

from simulator.content.formats.forms import keys_at, kinds_at
from simulator.core.problems.problem import Path
from simulator.core.scenario.model import FORMAT

ID = r"^[a-z][a-z0-9-]*$"
FLAG = r"^[a-z][a-z0-9_]*$"
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

# A tag names the type of one side of an either-or, so that only that side's errors are reported; no key looks like it.
TEXT, LIST, GROUP, TRUTH, NUMBER = "|text", "|list", "|group", "|truth", "|number"


class Wording(Enum):
    """Marks the texts that people are shown: whole sentences, and titles and names, which have no full stop."""

    SENTENCE = 1
    TITLE = 2


STRICT = ConfigDict(strict=True, extra="forbid")

Id = Annotated[str, StringConstraints(pattern=ID, max_length=80)]
FlagName = Annotated[str, StringConstraints(pattern=FLAG, max_length=60)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE, max_length=40)]
# A name that stands elsewhere as an id; whether it does is checked with a better message than one about its letters.
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200), Wording.TITLE]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000), Wording.SENTENCE]
When = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Spoken = Annotated[str, StringConstraints(min_length=1, max_length=60)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=4000), Wording.SENTENCE]
Format = Annotated[int, Field(ge=FORMAT, le=FORMAT)]
Scale = Annotated[int, Field(ge=0, le=10)]
Effect = Annotated[int, Field(ge=-10, le=10)]
Amount = Annotated[int, Field(ge=-1000, le=1000)]
Percent = Annotated[int, Field(ge=0, le=100)]
Times = Annotated[int, Field(ge=1, le=3)]

Weighed = Annotated[dict[Name, Times], Field(min_length=1, max_length=1)]
Principles = Annotated[
    list[Annotated[Annotated[Name, Tag(TEXT)] | Annotated[Weighed, Tag(GROUP)], Field(union_mode="left_to_right")]],
    Field(max_length=20),
]
FlagValue = Annotated[Annotated[bool, Tag(TRUTH)] | Annotated[int, Tag(NUMBER)], Field(union_mode="left_to_right")]
Sets = Annotated[dict[Name, FlagValue], Field(min_length=1)]
Adds = Annotated[dict[Name, Amount], Field(min_length=1)]


class LineForm(TypedDict, total=False):
    """One of several things that the customer may say."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
    when: When
    text: Required[Text]


class JumpForm(TypedDict, total=False):
    """One of several scenes that a choice may lead to."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    when: When
    to: Required[Name]


Lines = Annotated[list[LineForm], Field(min_length=1, max_length=20)]
Jumps = Annotated[list[JumpForm], Field(min_length=1, max_length=20)]
Says = Annotated[Annotated[Text, Tag(TEXT)] | Annotated[Lines, Tag(LIST)], Field(union_mode="left_to_right")]
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
    takes: Annotated[int, Field(ge=0, le=3600)]
    because: Text


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
    says: Required[Text]
    shows: Principles
    breaks: Principles
    mood: Effect
    trust: Effect
    set: Sets
    add: Adds
    because: Text
    goto: Goto


class SceneForm(TypedDict, total=False):
    """One moment of the conversation."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    says: Required[Says]
    choices: Annotated[list[ChoiceForm], Field(max_length=20)]
    silence: SilenceForm
    ending: Literal["resolved", "handed-over", "follow-up", "unresolved", "lost"]
    points: Effect
    lesson: Text
    todo: Text


class VoiceForm(TypedDict, total=False):
    """How the customer sounds."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    language: Language
    gender: Literal["female", "male"]
    rate: Annotated[int, Field(ge=80, le=300)]
    pitch: Percent


class CustomerForm(TypedDict, total=False):
    """The person on the other side."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Required[Title]
    portrait: Name
    mood: Scale
    trust: Scale
    voice: VoiceForm


class CompanyForm(TypedDict, total=False):
    """Whom the agent speaks for."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Required[Title]
    policy: Annotated[list[Text], Field(max_length=20)]


class HistoryForm(TypedDict, total=False):
    """What happened before the conversation."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    earlier_failures: bool
    severity: Literal["minor", "moderate", "severe"]
    preventable: bool


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


class WalkthroughForm(TypedDict, total=False):
    """A conversation that the author has thought out, as a test."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Required[Title]
    choices: Required[Annotated[list[Name], Field(max_length=1000)]]
    expect: ExpectForm


FlagForm = Annotated[Annotated[bool, Tag(TRUTH)] | Annotated[RangeForm, Tag(GROUP)], Field(union_mode="left_to_right")]
_Keyword = TypedDict("_Keyword", {"pass": Percent}, total=False)


class _Head(_Keyword, total=False):
    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    format: Required[Format]
    id: Required[Id]
    title: Required[Title]
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
    ends = (_ends(kind) for kind in kinds_at(ScenarioForm, path))
    return next(filter(None, ends), None)


def _ends(kind: Any) -> tuple[int, int] | None:
    """Find the bounds of a type of whole numbers."""
    limits = [bound for note in get_args(kind)[1:] for bound in getattr(note, "metadata", ())]
    least, most = ([getattr(bound, end) for bound in limits if hasattr(bound, end)] for end in ("ge", "le"))
    return (least[0], most[0]) if least and most else None
