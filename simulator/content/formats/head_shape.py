"""The shape of what a scenario file says of the conversation as a whole: who takes part, what came before, and when it is."""

from __future__ import annotations

from typing import Annotated, Literal, Required

from pydantic import Field
from typing_extensions import TypedDict

from simulator.content.formats.values import STRICT, Language, Name, Percent, Scale, Text, TimeOfDay, Title


class VoiceForm(TypedDict, total=False):
    """How somebody sounds."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
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


class PersonForm(TypedDict, total=False):
    """Somebody who speaks besides the customer."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Required[Title]
    portrait: Name
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


class ClockForm(TypedDict, total=False):
    """The time at which the conversation begins, and the office hours."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    start: Required[TimeOfDay]
    day: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    open: TimeOfDay
    close: TimeOfDay


class StepForm(TypedDict, total=False):
    """A step of a session with a group."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    minutes: Required[Annotated[int, Field(ge=1, le=240)]]
    text: Required[Text]


class SplitForm(TypedDict, total=False):
    """A scene at which groups tend to disagree."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    scene: Required[Name]
    text: Required[Text]


class GuideForm(TypedDict, total=False):
    """What a trainer should know who talks the scenario over with a group."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    questions: Annotated[list[Text], Field(min_length=1, max_length=3)]
    plan: Annotated[list[StepForm], Field(min_length=1, max_length=20)]
    splits: Annotated[list[SplitForm], Field(min_length=1, max_length=20)]
