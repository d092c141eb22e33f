"""What pydantic finds wrong with a file's shape, reported as problems.

Its errors are taken by their type and place and worded anew. Where a value may be one thing or another, only the errors of the
side that the author evidently meant are reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from simulator.content.format_keys import KEYS
from simulator.content.problem_collector import ProblemCollector, asked, closest, listed, name_like, number_like, suggestion
from simulator.content.shape import FLAG, ID, LANGUAGE, bounds
from simulator.content.source import shown
from simulator.content.syntax import HUGE
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Kind, Path
from simulator.core.problems.scenario_kinds import ADVICE, COMMENTED, EXAMPLES, SCALES, SPACED, SYNONYMS, THINGS, TYPES
from simulator.core.texts import N_, Text, either, joined

KnownKeys = Callable[[Path], tuple[str, ...]]

DASHES = ("–", "—", "•", "·")
"""What word processors make of a hyphen at the beginning of a line."""
MOST_DIGITS = 5
SCENE_DEPTH = 3  # steps that lead to a key of a scene

_MISSING = object()
_WANTED = {"string_type": "text", "int_type": "number", "bool_type": "truth", "list_type": "list", "dict_type": "group"}
_YES = {"yes": "true", "on": "true", "no": "false", "off": "false"}


class ShapeErrors:
    """Tells the shape errors of one file. `known` gives the keys that may stand at a path."""

    def __init__(self, collector: ProblemCollector, known: KnownKeys) -> None:
        self._collector = collector
        self._known = known
        self._either: dict[Path, set[str]] = {}
        self.broken: list[Path] = []

    @property
    def enough(self) -> bool:
        """Whether there are more problems than anybody would read."""
        return self._collector.full

    def check(self, validate: Callable[[Any], Any], values: Any, base: Path = ()) -> None:
        """Hold the values at `base` against their shape."""
        try:
            validate(values)
        except ValidationError as error:
            self._either.clear()
            errors = error.errors(include_url=False, include_input=False)
            misspelt = _misspelt(errors)
            for details in errors:
                if self.enough:
                    return
                if details["type"] == "missing" and details["loc"] in misspelt:
                    self.broken.append(_follow(details["loc"], values, base)[0])
                else:
                    self._report(details, values, base)
            for path, wanted in self._either.items():
                value = _at(values, path[len(base) :])
                if _type(value) not in wanted:
                    self._wrong_type(path, value, sorted(wanted, key=list(TYPES).index))

    def _report(self, error: ErrorDetails, values: Any, base: Path) -> None:
        path, side, value, key = _follow(error["loc"], values, base)
        if side is not None:
            where, tag = side
            self._either.setdefault(where, set()).add(tag)
            if tag != _type(_at(values, where[len(base) :])):
                return
        kind, context = error["type"], error.get("ctx", {})
        if kind in _WANTED:
            self._wrong_type(path, value, [_WANTED[kind]])
        elif kind == "missing":
            name = str(path[-1])
            example = EXAMPLES.get(f"{path[0]}.{name}") or EXAMPLES.get(name, f"{name}: …")
            self._add(register.MISSING_KEY, path, key=name, example=example)
        elif kind == "extra_forbidden":
            name, known = str(path[-1]), self._known(path[:-1])
            meant, place = asked(_meant(name, known)), self._misplaced(path)
            hint = place or meant if isinstance(value, dict) else meant or place
            self._add(register.UNKNOWN_KEY, path, on_key=True, key=shown(name), suggestion=hint, known=listed(known))
        elif kind == "string_pattern_mismatch":
            self._pattern(path, value, context["pattern"], key)
        elif kind == "literal_error":
            self._literal(path, value, context["expected"])
        else:
            self._measure(kind, path, value, context, key)

    def _misplaced(self, path: Path) -> str:
        """Say where a key belongs that stands too far to the left or to the right; empty where that isn't clear."""
        tree, name, known = self._collector.tree, path[-1], self._known(path[:-1])
        if len(path) == SCENE_DEPTH and path[0] == "scenes" and isinstance(tree.value(path), dict):
            column = N_("If it is a scene, let it begin in the same column as “{scene}”. ")
            return Text(column, {"scene": shown(str(path[1]))})
        group = tree.value(path[:-1])
        before = [key for key in takewhile(lambda key: key != name, group) if key in known] if isinstance(group, dict) else []
        if not before or group[before[-1]] is not None:
            return ""
        inside = self._known((*path[:-1], before[-1]))
        fits = name in inside or before[-1] in KEYS.made_up
        belongs = N_("If it belongs to “{key}”, indent it by two more spaces. ")
        return Text(belongs, {"key": before[-1]}) if fits else ""

    def _wrong_type(self, path: Path, value: Any, wanted: list[str]) -> None:
        name, types = _called(path), either(TYPES[each] for each in wanted)
        if value is None:
            hint = COMMENTED if "text" in wanted and self._commented(path) else ""
            self._add(register.EMPTY_VALUE, path, key=name, wanted=types, suggestion=hint)
        elif "truth" in wanted and isinstance(value, str) and value.lower() in _YES:
            self._add(register.YES_OR_NO, path, key=name, word=value, advice=_YES[value.lower()])
        else:
            keys = self._known(path)
            advice = _advice(path, value, wanted, keys if keys != self._known(()) else ())
            self._add(register.WRONG_TYPE, path, key=name, wanted=types, found=_described(value), advice=advice)

    def _commented(self, path: Path) -> bool:
        """Say whether a comment stands where the value at `path` should be."""
        tree = self._collector.tree
        index = tree.index(path)
        return re.search(r"[ \t]#\w", tree.source.text[index : tree.source.end(index)]) is not None

    def _pattern(self, path: Path, value: Any, pattern: str, key: bool) -> None:
        word = str(path[-1]) if key else str(value)
        if pattern == LANGUAGE:
            self._add(register.BAD_LANGUAGE, path, word=shown(word))
        else:
            joint, name = ("_", N_("underscores")) if pattern == FLAG else ("-", N_("hyphens"))
            slug = name_like(word, joint)
            hint = asked(slug) if re.search(pattern, slug) and len(slug) < 60 else ""
            what = THINGS.get(str(path[-2] if key else path[-3] if len(path) > 2 else path[-1]), N_("anything"))
            self._add(register.BAD_ID, path, on_key=key, key=shown(word), what=what, suggestion=hint, joint=name)

    def _literal(self, path: Path, value: Any, expected: str) -> None:
        known = re.findall(r"'([^']*)'", expected)
        if isinstance(value, str):
            hint = suggestion(value, known)
            self._add(register.NOT_ONE_OF, path, key=_called(path), word=shown(value), suggestion=hint, known=listed(known))
        else:
            self._wrong_type(path, value, ["text"])

    def _measure(self, kind: str, path: Path, value: Any, context: Mapping[str, Any], key: bool) -> None:
        name = _called(path)
        if kind in ("greater_than_equal", "less_than_equal"):
            number = N_("a number of very many digits") if abs(value) >= HUGE else str(value)
            scale = SCALES.get(".".join(map(str, path)), "")
            self._add(register.OUT_OF_RANGE, path, key=name, bound=_bound(path, context), number=number, scale=scale)
        elif kind == "string_too_short":
            self._add(register.EMPTY_TEXT, path, on_key=key, key=name)
        elif kind == "string_too_long":
            self._add(register.TOO_LONG, path, on_key=key, key=name, limit=f"{context['max_length']:,}")
        elif kind == "too_long":
            self._add(register.TOO_MANY, path, key=name, limit=str(context["max_length"]))
        elif kind == "too_short":
            self._add(register.TOO_FEW, path, key=name)
        else:
            self._add(register.BAD_VALUE, path, on_key=key, key=name)

    def _add(self, kind: Kind, path: Path, *, on_key: bool = False, **details: str) -> None:
        add = self._collector.add_key if on_key else self._collector.add
        add(kind, path, **details)
        if not (on_key and kind is register.BAD_ID):
            self.broken.append(path)


def _bound(path: Path, context: Mapping[str, Any]) -> str:
    """Say which numbers may stand at `path`; `context` has the bound that was passed."""
    least, most = bounds(path) or (context.get("ge"), context.get("le"))
    if most is None:
        return Text(N_("at least {least}"), {"least": least})
    if least is None:
        return Text(N_("at most {most}"), {"most": most})
    return str(least) if least == most else Text(N_("from {least} to {most}"), {"least": least, "most": most})


def _meant(key: str, known: Iterable[str]) -> str:
    """Find the known key that a synonym or a misspelling stands for; empty where there is none."""
    names = list(known)
    return SYNONYMS[key] if SYNONYMS.get(key) in names else closest(key, names)


def _misspelt(errors: list[ErrorDetails]) -> set[tuple[int | str, ...]]:
    """Find the missing keys that are there but misspelt; those are reported as unknown keys."""
    missing: dict[tuple[int | str, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden" and error["loc"][:-1] in missing]
    return {(*loc[:-1], meant) for loc in unknown if (meant := _meant(str(loc[-1]), missing[loc[:-1]]))}


def _follow(loc: tuple[int | str, ...], values: Any, base: Path) -> tuple[Path, tuple[Path, str] | None, Any, bool]:
    """Go where an error points: its path, the side of an either-or that it is on, the value, and whether the key is meant."""
    path, side, value, key = base, None, values, False
    for number, step in enumerate(loc):
        inside = value if isinstance(value, dict) else {}
        if isinstance(step, str) and step.startswith("|") and step not in inside:
            side = (path, step[1:])
        elif step == "[key]" and number + 1 == len(loc):
            key = True
        else:
            path = (*path, step)
            value = _at(value, (step,))
    return path, side, value, key


def _at(values: Any, path: Path) -> Any:
    for step in path:
        if isinstance(values, dict):
            values = values.get(step, _MISSING)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return _MISSING
    return values


def _type(value: Any) -> str:
    kinds: tuple[tuple[type, str], ...] = ((bool, "truth"), (int, "number"), (str, "text"), (list, "list"), (dict, "group"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "")


def _described(value: Any) -> str:
    if isinstance(value, bool | int | float):
        plain = N_("the word {value}") if isinstance(value, bool) else N_("the number {value}")
        return Text(plain, {"value": shown(str(value).lower())})
    return TYPES.get(_type(value), N_("something else"))


def _advice(path: Path, value: Any, wanted: list[str], keys: Sequence[str]) -> str:
    """Say how to write a value that is of the wrong type, judging by what stands there where that is clear.

    `keys` are those that may stand in a group there, none where its author makes them up.
    """
    kind, text = wanted[0] if len(wanted) == 1 or "text" not in wanted else "text", value if isinstance(value, str) else ""
    names = re.split(r"[, ]+", text)
    if isinstance(value, dict) and "list" in wanted:
        if str(next(iter(value), "")).startswith("-"):
            return SPACED
        return N_("Write a hyphen before the first of its keys, so that it becomes a list with one entry.")
    if kind == "number":
        return joined((_number_advice(path, text), SCALES.get(".".join(map(str, path)), "")), "")
    if "list" in wanted and text.startswith(("-", *DASHES)):
        typed = N_("Type a hyphen (-) and a space in place of each “{character}”.")
        return SPACED if text.startswith("-") else Text(typed, {"character": text[0]})
    if kind == "list" and all(re.fullmatch(ID, name) for name in names) and ("," in text or len(names) == 1):
        return Text(N_("Write it in square brackets: {list}."), {"list": f"[{shown(', '.join(names))}]"})
    return _group_advice(path, text, keys) if kind == "group" else ADVICE[kind]


def _number_advice(path: Path, text: str) -> str:
    number = number_like(text)
    least, most = bounds(path) or (-HUGE, HUGE)
    if not number or len(number) >= MOST_DIGITS or not least <= int(number) <= most:
        return ADVICE["number"]
    odd = number.startswith("-") and "-" not in text
    write = (
        N_("Write {number}, with a hyphen for the minus, and nothing more.") if odd else N_("Write {number} and nothing more.")
    )
    return Text(write, {"number": number})


def _group_advice(path: Path, text: str, keys: Sequence[str]) -> str:
    if path[-2:-1] == ("goto",) and re.fullmatch(ID, text):
        return Text(N_("Write “goto: {scene}”, or entries with “when” and “to”."), {"scene": shown(text)})
    if path[-1] in ("set", "add") and re.fullmatch(FLAG, text):
        entry = f"{{{shown(text)}: {'true' if path[-1] == 'set' else '1'}}}"
        return Text(N_("Write it in curly brackets: {entry}."), {"entry": entry})
    advice = [ADVICE["group"]]
    if keys:
        example = EXAMPLES.get(str(path[-1]))
        advice.append(Text(N_("They are: {keys}."), {"keys": listed(keys)}))
        advice += [Text(N_("For example: {example}"), {"example": example})] if example else []
    return joined(advice, " ")


def _called(path: Path) -> str:
    """Name a value as its author would: by its key, or by the list and the place in it."""
    if not path:
        return N_("the file")
    if isinstance(path[-1], int):
        values = {"list": path[-2] if len(path) > 1 else N_("list"), "number": path[-1] + 1}
        return Text(N_("{list}, entry {number}"), values)
    return shown(path[-1])
