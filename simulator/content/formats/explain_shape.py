"""The shape of the file that explains what each code means."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Required

from pydantic import Field, StringConstraints, TypeAdapter
from typing_extensions import TypedDict

from simulator.content.formats.forms import keys_at
from simulator.content.formats.values import STRICT, Format, Id, Language, Text, Title
from simulator.core.problems.problem import Path

Excerpt = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""Lines of a scenario file."""


class ChangeForm(TypedDict, total=False):
    """Lines of the sound scenario, as they are broken and as they are mended."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
    replace: Excerpt
    rest: bool
    broken: Required[Excerpt]
    mended: Required[Excerpt]


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


@cache
def validator() -> Callable[[Any], Any]:
    """Build what checks the file of explanations; only its keys are needed for other files."""
    return TypeAdapter(ExplainForm).validator.validate_python


def known_keys(path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed in the group at `path`."""
    return keys_at(ExplainForm, path)
