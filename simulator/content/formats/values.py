"""The kinds of values that stand in files of every format: names, texts for people, numbers in their ranges, and times."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints, Tag

from simulator.core.scenario.model import FORMAT

ID = r"^[a-z][a-z0-9-]*$"
FLAG = r"^[a-z][a-z0-9_]*$"
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DURATION = r"^[0-9]{1,3} (s|min|h|d)$"
TIME = r"^(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)$"

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
Duration = Annotated[str, StringConstraints(pattern=DURATION)]
Takes = Annotated[
    Annotated[int, Field(ge=0, le=3600), Tag(NUMBER)] | Annotated[Duration, Tag(TEXT)], Field(union_mode="left_to_right")
]
TimeOfDay = Annotated[str, StringConstraints(pattern=TIME)]
