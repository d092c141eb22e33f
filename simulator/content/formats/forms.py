"""Finds its way in the types of a file's shape: which keys a group has, and which types may stand where a path leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NotRequired, Required, Union, get_args, get_origin

from typing_extensions import get_type_hints, is_typeddict

from simulator.core.problems.problem import Path


@cache
def fields(form: type) -> Mapping[str, Any]:
    """Return the types of a form by their keys, in the order in which they are declared."""
    return get_type_hints(form, include_extras=True)


def sides(kind: Any) -> Iterator[Any]:
    """Yield the types that a value may have, each with its annotations; most have one, an either-or has several."""
    origin = get_origin(kind)
    if origin in (Required, NotRequired):
        yield from sides(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for side in get_args(kind):
            yield from sides(side)
    elif origin is Annotated and get_origin(get_args(kind)[0]) in (Union, UnionType):
        yield from sides(get_args(kind)[0])
    else:
        yield kind


def bare(kind: Any) -> Any:
    """Return a type without its annotations."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def kinds_at(form: type, path: Path) -> tuple[Any, ...]:
    """Return the types that may stand at a path from `form` on, none where the path leads nowhere."""
    kinds: list[Any] = [form]
    for step in path:
        kinds = [side for kind in kinds for inner in _inside(bare(kind), step) for side in sides(inner)]
    return tuple(kinds)


def form_at(form: type, path: Path) -> type | None:
    """Return the form of the group at a path, None where there is no group or its author makes up the keys."""
    groups = (bare(kind) for kind in kinds_at(form, path))
    return next((group for group in groups if is_typeddict(group)), None)


def keys_at(form: type, path: Path) -> tuple[str, ...]:
    """Return the keys that are allowed in the group at a path, none where the author makes them up."""
    group = form_at(form, path)
    return tuple(fields(group)) if group else ()


def forms_within(form: type) -> Iterator[tuple[Path, type]]:
    """Yield every form from `form` on with its path, in which `*` stands for made-up keys and 0 for the places in a list."""
    waiting: list[tuple[Path, Any]] = [((), form)]
    while waiting:
        path, kind = waiting.pop(0)
        if is_typeddict(bare(kind)):
            yield path, bare(kind)
            waiting += [((*path, key), side) for key, value in fields(bare(kind)).items() for side in sides(value)]
        elif get_origin(bare(kind)) in (list, dict):
            step = "*" if get_origin(bare(kind)) is dict else 0
            waiting += [((*path, step), side) for side in sides(get_args(bare(kind))[-1])]


def bounds_of(kind: Any) -> tuple[int, int] | None:
    """Return the least and the greatest of a type of whole numbers, None where it does not have both."""
    limits = [bound for note in get_args(kind)[1:] for bound in getattr(note, "metadata", ())]
    least, most = ([getattr(bound, end) for bound in limits if hasattr(bound, end)] for end in ("ge", "le"))
    return (least[0], most[0]) if least and most else None


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    """Yield the type that stands one step down."""
    if is_typeddict(kind):
        if step in fields(kind):
            yield fields(kind)[str(step)]
    elif get_origin(kind) is (list if isinstance(step, int) else dict):
        yield get_args(kind)[-1]
