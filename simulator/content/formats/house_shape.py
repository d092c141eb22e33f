"""The shape of the house layer's file: that of the guidance catalogue, without articles of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Annotated, Any, Required

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from simulator.content.formats.forms import keys_at
from simulator.content.formats.guidance_shape import Cites, CompetencyForm
from simulator.content.formats.values import STRICT, Format, Id, Language, Name, Text, Title
from simulator.content.text.problem_collector import ProblemCollector, suggestion
from simulator.content.text.source import shown
from simulator.core.guidance.catalogue import Guidance
from simulator.core.problems import guidance_kinds as register
from simulator.core.problems.problem import Kind, Path
from simulator.core.problems.scenario_kinds import THINGS


class HousePrincipleForm(TypedDict, total=False):
    """One thing to do, by the rules of the house."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # pydantic's way to configure a TypedDict
    name: Required[Title]
    competency: Required[Name]
    cites: Cites
    do: Required[Text]
    avoid: Required[Text]
    why: Required[Text]


class HouseForm(TypedDict, total=False):
    """The house layer as a whole."""

    __pydantic_config__ = STRICT  # type: ignore[misc]  # as above
    format: Required[Format]
    language: Language
    competencies: Annotated[dict[Id, CompetencyForm], Field(max_length=50)]
    principles: Annotated[dict[Id, HousePrincipleForm], Field(max_length=200)]


@cache
def validator() -> Callable[[Any], Any]:
    """Build what checks a house layer."""
    return TypeAdapter(HouseForm).validator.validate_python


def known_keys(path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed in the group at `path`."""
    return keys_at(HouseForm, path)


def check_references(form: Mapping[str, Any], collector: ProblemCollector, catalogue: Guidance) -> None:
    """See that no id is one of the catalogue's, and that principles belong to competencies and cite points that there are."""
    for section, taken in (("competencies", catalogue.competencies), ("principles", catalogue.principles)):
        for name in form.get(section, {}):
            if name in taken:
                collector.add_key(register.HOUSE_ID_TAKEN, (section, name), name=shown(name), what=THINGS[section])
    written = collector.tree.values.get("competencies")
    competencies = {*catalogue.competencies, *(written if isinstance(written, dict) else ())}
    for name, principle in form.get("principles", {}).items():
        path = ("principles", name)
        _check(collector, register.UNKNOWN_COMPETENCY, principle.get("competency"), competencies, (*path, "competency"))
        for number, cite in enumerate(principle.get("cites", ())):
            code = next(iter(cite), None) if isinstance(cite, dict) else cite
            _check(collector, register.UNKNOWN_HOUSE_POINT, code, catalogue.points, (*path, "cites", number))


def _check(collector: ProblemCollector, kind: Kind, name: str | None, known: Collection[str], path: Path) -> None:
    if name is not None and name not in known:
        collector.add(kind, path, name=shown(name), suggestion=suggestion(name, known))
