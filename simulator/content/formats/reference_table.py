"""The reference of the format as a table: every key, where it stands, what may stand there, and what it means.

It is read off the shape and the schema's words for people, so that it can't tell anything else than they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, Required, get_args, get_origin

from pydantic import Tag
from typing_extensions import is_typeddict

from simulator.content.formats import values
from simulator.content.formats.forms import bare, bounds_of, fields, sides
from simulator.content.formats.scenario_schema import words_for
from simulator.content.formats.shape import ScenarioForm
from simulator.core.problems.problem import Path

_NAMED = (
    (values.Title, "title"),
    (values.Text, "text"),
    (values.LongText, "long text"),
    (values.Id, "new name"),
    (values.FlagName, "new name"),
    (values.Name, "name"),
    (values.When, "condition"),
    (values.Language, "language"),
    (values.TimeOfDay, "time of day"),
    (values.Duration, "min, h or d"),
)
"""What kinds of text are called; any other is a text."""
_LEFT_OUT = " Left out: "
"""With this begins what the schema says of a key that isn't there."""
_STEPS = {"*": "each name", 0: "each entry"}


class KeyRow(NamedTuple):
    """One key of a group: what may stand there, whether it must be there, what holds where it isn't, and what it means."""

    key: str
    kind: str
    needed: bool
    default: str
    meaning: str


class KeyTable(NamedTuple):
    """The keys of a group, what the group is, and the places where it stands."""

    name: str
    about: str
    places: tuple[str, ...]
    rows: tuple[KeyRow, ...]


def reference() -> tuple[KeyTable, ...]:
    """Return the keys of the format, group by group, in the order in which people write them."""
    places: dict[type, list[str]] = {}
    for path, form in _groups((), ScenarioForm):
        places.setdefault(form, []).append(_place(path))
    return tuple(
        KeyTable(_name(form), (form.__doc__ or "").strip(), tuple(dict.fromkeys(where)), tuple(_rows(form)))
        for form, where in places.items()
    )


def _groups(path: Path, kind: Any) -> Iterator[tuple[Path, type]]:
    """Yield every group with its path, each before those within it."""
    plain = bare(kind)
    if is_typeddict(plain):
        yield path, plain
        within = [((*path, key), value) for key, value in _fields(plain).items()]
    elif get_origin(plain) in (list, dict):
        within = [((*path, "*" if get_origin(plain) is dict else 0), get_args(plain)[-1])]
    else:
        within = []
    for place, value in within:
        for side in sides(value):
            yield from _groups(place, side)


def _fields(form: type) -> Mapping[str, Any]:
    """Return what may stand at each key, in the order in which people write them."""
    kinds = fields(form)
    return {key: kinds[key] for key in (*words_for(_name(form)), *kinds) if key in kinds}


def _rows(form: type) -> Iterator[KeyRow]:
    words = words_for(_name(form))
    for key, kind in _fields(form).items():
        meaning, _, default = words.get(key, ("", ""))[1].partition(_LEFT_OUT)
        needed = get_origin(kind) is Required
        yield KeyRow(key, kind_in_words(kind), needed, default.removesuffix("."), meaning)


def _name(form: type) -> str:
    return form.__name__.removesuffix("Form")


def _place(path: Path) -> str:
    return ", ".join(_STEPS.get(step, str(step)) for step in path) if path else "at the top"


def kind_in_words(kind: Any) -> str:
    """Say what may stand in a place, with the range of a number."""
    return " or ".join(dict.fromkeys(_side_in_words(side) for side in sides(kind)))


def _side_in_words(kind: Any) -> str:
    plain = bare(kind)
    if get_origin(plain) is Literal:
        return " | ".join(map(str, get_args(plain)))
    if is_typeddict(plain):
        return f"keys of {_name(plain)}"
    if get_origin(plain) is list:
        return f"list of: {kind_in_words(get_args(plain)[0])}"
    if get_origin(plain) is dict:
        return f"names, each with: {kind_in_words(get_args(plain)[-1])}"
    if plain is bool:
        return "true or false"
    if plain is int:
        ends = bounds_of(kind)
        return f"number {ends[0]} to {ends[1]}" if ends and ends[0] < ends[1] else "number" if ends is None else str(ends[0])
    return next((word for named, word in _NAMED if _constraints(kind) == _constraints(named)), "text")


def _constraints(kind: Any) -> tuple[Any, ...]:
    """Return what narrows a type down, without what only marks the side of an either-or."""
    return tuple(note for note in get_args(kind)[1:] if not isinstance(note, Tag))
