"""The shape of the file that explains what each code means."""

from __future__ import annotations

from typing import Annotated, Required

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from simulator.content.shape import STRICT, Format, Id, Language, LongText, Text, Title
from simulator.core.problems.problem import Path


class ChangeForm(TypedDict, total=False):
    """Lines of the sound scenario, as they are broken and as they are mended."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
    replace: LongText
    rest: bool
    broken: Required[LongText]
    mended: Required[LongText]


class PageForm(TypedDict, total=False):
    """The explanation of one code."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    means: Required[Text]
    why: Required[Text]
    example: Annotated[list[ChangeForm], Field(min_length=1, max_length=5)]


class ExplainForm(TypedDict):
    """The file as a whole: pages under the titles of their chapters."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    format: Format
    language: Language
    chapters: Annotated[dict[Title, dict[Id, PageForm]], Field(min_length=1)]


EXPLAIN = TypeAdapter(ExplainForm).validator.validate_python


def known_keys(path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed in the group at `path`."""
    form = {3: PageForm, 5: ChangeForm}.get(len(path), ExplainForm)
    return tuple(form.__annotations__)
