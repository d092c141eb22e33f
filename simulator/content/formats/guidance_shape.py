"""The shape of the guidance catalogue's file, and the references within it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field, StringConstraints, Tag, TypeAdapter
from typing_extensions import TypedDict

from simulator.content.formats.forms import keys_at
from simulator.content.formats.values import GROUP, STRICT, TEXT, Format, Id, Language, Name, Text, Title
from simulator.content.text.problem_collector import ProblemCollector, suggestion
from simulator.content.text.source import shown
from simulator.core.problems import guidance_kinds as register
from simulator.core.problems.problem import Kind, Path
from simulator.core.problems.scenario_kinds import UNKNOWN_PRINCIPLE

LETTER = r"^[A-Z]$"
CODE = r"^[A-Z][0-9]{1,2}[a-z]?$"

Letter = Annotated[str, StringConstraints(pattern=LETTER)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
InChannel = Annotated[dict[Name, Literal["phone", "chat", "email", "social", "counter"]], Field(min_length=1, max_length=1)]
Cites = Annotated[
    list[Annotated[Annotated[Name, Tag(TEXT)] | Annotated[InChannel, Tag(GROUP)], Field(union_mode="left_to_right")]],
    Field(min_length=1, max_length=20),
]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ArticleForm(TypedDict):
    """A source article."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
    title: Title
    language: Language


class CompetencyForm(TypedDict):
    """A group of principles."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Title
    about: Text


class PrincipleForm(TypedDict):
    """One thing to do."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Title
    competency: Name
    cites: Cites
    replaced_by: NotRequired[Annotated[list[Name], Field(min_length=1, max_length=20)]]
    do: Text
    avoid: Text
    why: Text


class HintForm(TypedDict):
    """Words worth a second look in what a trainee would say."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    name: Title
    principle: Name
    about: Text
    phrases: Annotated[list[Phrase], Field(min_length=1, max_length=200)]
    unless: NotRequired[Annotated[list[Phrase], Field(max_length=200)]]
    times: NotRequired[Annotated[int, Field(ge=1, le=9)]]


class GuidanceForm(TypedDict):
    """The catalogue as a whole."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    format: Format
    language: Language
    articles: Annotated[dict[Letter, ArticleForm], Field(min_length=1)]
    points: Annotated[dict[Code, Text], Field(min_length=1)]
    competencies: Annotated[dict[Id, CompetencyForm], Field(min_length=1)]
    principles: Annotated[dict[Id, PrincipleForm], Field(min_length=1)]
    hints: NotRequired[dict[Id, HintForm]]


@cache
def validator() -> Callable[[Any], Any]:
    """Build what checks the guidance catalogue; only its keys are needed for other files."""
    return TypeAdapter(GuidanceForm).validator.validate_python


def known_keys(path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed in the group at `path`."""
    return keys_at(GuidanceForm, path)


def check_references(form: Mapping[str, Any], collector: ProblemCollector) -> None:
    """See that points belong to articles, principles cite points and belong to competencies, and current ones are named."""
    written = collector.tree.values
    articles, points, competencies = (_declared(written, key) for key in ("articles", "points", "competencies"))
    for code in form.get("points", ()):
        if articles is not None and code[:1] not in articles:
            collector.add_key(register.UNKNOWN_ARTICLE, ("points", code), name=shown(code))
    current = _current(written)
    for name, principle in form.get("principles", {}).items():
        path = ("principles", name)
        _check(collector, register.UNKNOWN_COMPETENCY, principle.get("competency"), competencies, (*path, "competency"))
        for number, cite in enumerate(principle.get("cites", ())):
            code = next(iter(cite), None) if isinstance(cite, dict) else cite
            _check(collector, register.UNKNOWN_POINT, code, points, (*path, "cites", number))
        for number, other in enumerate(principle.get("replaced_by", ())):
            _check(collector, UNKNOWN_PRINCIPLE, other, current, (*path, "replaced_by", number))
    for name, hint in form.get("hints", {}).items():
        _check(collector, UNKNOWN_PRINCIPLE, hint.get("principle"), current, ("hints", name, "principle"))


def _declared(written: Mapping[str, Any], section: str) -> Collection[str] | None:
    """Return the names that a section declares, or None where it is not a group."""
    part = written.get(section)
    return part.keys() if isinstance(part, dict) else None


def _current(written: Mapping[str, Any]) -> Collection[str] | None:
    """Return the names of the principles that are not retired, or None where the section is not a group."""
    part = written.get("principles")
    if not isinstance(part, dict):
        return None
    return [name for name, principle in part.items() if not (isinstance(principle, dict) and "replaced_by" in principle)]


def _check(collector: ProblemCollector, kind: Kind, name: str | None, known: Collection[str] | None, path: Path) -> None:
    if name is not None and known is not None and name not in known:
        collector.add(kind, path, name=shown(name), suggestion=suggestion(name, known))
