"""What pydantic finds wrong with a file's shape, reported as problems.

Its errors are taken by their type and place and worded anew. Where a value may be one thing or another, only the errors of the
side that the author evidently meant are reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from simulator.content.advice.advice import Advisor
from simulator.content.advice.key_places import KeyPlaces, KnownKeys, meant_key
from simulator.content.advice.rewriting import Edits
from simulator.content.advice.times import duration_like, time_like
from simulator.content.formats.shape import bounds
from simulator.content.formats.values import DURATION, FLAG, LANGUAGE, TIME
from simulator.content.text.problem_collector import ProblemCollector, asked, closest, existing, listed, name_like
from simulator.content.text.source import shown
from simulator.content.text.syntax import HUGE
from simulator.core.problems import head_kinds
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Kind, Path
from simulator.core.problems.scenario_kinds import COMMENTED, EXAMPLES, SCALES, STEMS, THINGS, TYPES
from simulator.core.texts import N_, Text, either

_MISSING = object()
_WANTED = {"string_type": "text", "int_type": "number", "bool_type": "truth", "list_type": "list", "dict_type": "group"}
_YES = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_DIGITS = re.compile(r"[-+]?[0-9]+")
_REFERENCES = {"goto": "scenes", "to": "scenes", "start": "scenes", "as": "people", "id": "id", "opens": "records"}
"""Keys of which the value is a name, each with what it names."""


class ShapeErrors:
    """Tells the shape errors of one file. `known` gives the keys that may stand at a path."""

    def __init__(self, collector: ProblemCollector, known: KnownKeys) -> None:
        self._collector = collector
        self._known = known
        self._either: dict[Path, set[str]] = {}
        self._advisor = Advisor(collector.tree, known)
        self._keys = KeyPlaces(collector.tree, known, self._advisor.rewriter)
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
        path, sides, value, key = _follow(error["loc"], values, base)
        for where, tag in sides:
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
            self._unknown_key(path, value)
        elif kind == "string_pattern_mismatch":
            self._pattern(path, value, context["pattern"], key)
        elif kind == "literal_error":
            self._literal(path, value, context["expected"])
        else:
            self._measure(kind, path, value, context, key)

    def _unknown_key(self, path: Path, value: Any) -> None:
        known = self._known(path[:-1])
        hint, edits = self._keys.meant(path, value)
        if edits:
            # nothing is missing there that stands there under another name
            self._collector.tree.damaged |= {path[:-1]}
        self._add(
            register.UNKNOWN_KEY,
            path,
            edits=edits,
            on_key=True,
            key=shown(str(path[-1])),
            suggestion=hint,
            known=listed(known, len(known)),
        )

    def _wrong_type(self, path: Path, value: Any, wanted: list[str]) -> None:
        name, types = _called(path), either(TYPES[each] for each in wanted)
        if value is None:
            hint = COMMENTED if "text" in wanted and self._commented(path) else ""
            self._add(register.EMPTY_VALUE, path, key=name, wanted=types, suggestion=hint)
        elif "truth" in wanted and isinstance(value, str) and value.lower() in _YES:
            truth = _YES[value.lower()]
            edits = self._advisor.rewriter.replaced(path, truth)
            self._add(register.YES_OR_NO, path, edits=edits, key=name, word=value, advice=truth)
        elif "text" in wanted and isinstance(value, int | float) and path[-1] in _REFERENCES:
            self._misnamed(path, value)
        elif "number" in wanted and isinstance(value, str) and self._is_huge(path, value):
            self._out_of_range(path, N_("a number of very many digits"), bounds(path) or (None, None))
        else:
            self._misfit(path, value, wanted, name, types)

    def _misfit(self, path: Path, value: Any, wanted: list[str], name: str, types: str) -> None:
        listed_in = path[:-1] if path[-2:-1] == ("goto",) else path
        if listed_in in self.broken:
            return
        told, found = self._advisor.remedy(path, value, wanted), self._described(path, value)
        entries = self._collector.tree.value(listed_in)
        if listed_in != path and isinstance(entries, list) and all(isinstance(each, str) for each in entries):
            # all of them are one mistake
            path, name, types, found = listed_in, str(listed_in[-1]), TYPES["text"], N_("a list of texts")
        self._add(register.WRONG_TYPE, path, edits=told.edits, key=name, wanted=types, found=found, advice=told.advice)

    def _misnamed(self, path: Path, value: float) -> None:
        """Tell of a name that is a number or a truth."""
        written = self._advisor.rewriter.written(path) or str(value)
        section = _REFERENCES[str(path[-1])]
        declared = self._collector.tree.value((section,))
        if isinstance(declared, dict) and written not in declared:
            kind = register.UNKNOWN_SCENE if section == "scenes" else register.UNKNOWN_RECORD
            self._add(kind, path, name=shown(written), suggestion="", known=existing(declared))
        else:
            self._bad_id(path, written, "choices" if section == "id" and len(path) > 1 else section, "-", on_key=False)

    def _is_huge(self, path: Path, text: str) -> bool:
        """Say whether a text is a number of so many digits that it was not read as one."""
        span = self._advisor.rewriter.span(path)
        return _DIGITS.fullmatch(text) is not None and not (span and span.quoted)

    def _described(self, path: Path, value: Any) -> str:
        """Say what stands at a path."""
        if isinstance(value, bool | int | float):
            plain = N_("the word {value}") if isinstance(value, bool) else N_("the number {value}")
            return Text(plain, {"value": shown(self._advisor.rewriter.written(path) or str(value).lower())})
        return TYPES.get(_type(value), N_("something else"))

    def _commented(self, path: Path) -> bool:
        """Say whether a comment stands where the value at `path` should be."""
        tree = self._collector.tree
        index = tree.index(path)
        return re.search(r"[ \t]#\w", tree.source.text[index : tree.source.end(index)]) is not None

    def _pattern(self, path: Path, value: Any, pattern: str, key: bool) -> None:
        word = str(path[-1]) if key else str(value)
        if pattern == LANGUAGE:
            self._add(register.BAD_LANGUAGE, path, word=shown(word))
        elif pattern in (DURATION, TIME):
            self._bad_time(path, word, head_kinds.BAD_TIME if pattern == TIME else head_kinds.BAD_DURATION)
        else:
            section = str(path[-2] if key else path[-3] if len(path) > 2 else path[-1])
            self._bad_id(path, word, section, "_" if pattern == FLAG else "-", on_key=key)

    def _bad_time(self, path: Path, word: str, kind: Kind) -> None:
        """Tell of a time of day or a length of time that is written in another way."""
        meant = time_like(word) if kind is head_kinds.BAD_TIME else duration_like(word)
        edits = self._advisor.rewriter.replaced(path, f'"{meant}"' if kind is head_kinds.BAD_TIME else meant) if meant else ()
        self._add(kind, path, edits=edits, word=shown(word), suggestion=asked(meant))

    def _bad_id(self, path: Path, word: str, section: str, joint: str, *, on_key: bool) -> None:
        """Tell of a name, of what a section holds, that is written with other letters than a name may have."""
        slug, rewriter = name_like(word, joint), self._advisor.rewriter
        if slug[:1].isdigit() and section in STEMS:
            slug = f"{STEMS[section]}{joint}{slug}"
        meant = slug if slug[:1].isalpha() and len(slug) < 60 else ""
        edits = () if not meant else rewriter.renamed(path, meant) if on_key else rewriter.replaced(path, meant)
        letters = N_("underscores") if joint == "_" else N_("hyphens")
        what, told = THINGS.get(section, N_("anything")), asked(meant)
        self._add(register.BAD_ID, path, on_key=on_key, edits=edits, key=shown(word), what=what, suggestion=told, joint=letters)

    def _literal(self, path: Path, value: Any, expected: str) -> None:
        known = re.findall(r"'([^']*)'", expected)
        if value is None:
            wanted = Text(N_("one of {names}"), {"names": listed(known)})
            self._add(register.EMPTY_VALUE, path, key=_called(path), wanted=wanted, suggestion="")
        elif isinstance(value, dict | list):
            self._wrong_type(path, value, ["text"])
        else:
            word = value if isinstance(value, str) else self._advisor.rewriter.written(path)
            meant = closest(word, known)
            edits = self._advisor.rewriter.replaced(path, meant) if meant else ()
            hint, names = asked(meant), listed(known)
            self._add(register.NOT_ONE_OF, path, edits=edits, key=_called(path), word=shown(word), suggestion=hint, known=names)

    def _measure(self, kind: str, path: Path, value: Any, context: Mapping[str, Any], key: bool) -> None:
        name = _called(path)
        if kind in ("greater_than_equal", "less_than_equal"):
            number = N_("a number of very many digits") if abs(value) >= HUGE else str(value)
            self._out_of_range(path, number, bounds(path) or (context.get("ge"), context.get("le")))
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

    def _out_of_range(self, path: Path, number: str, ends: tuple[int | None, int | None]) -> None:
        scale = SCALES.get(".".join(map(str, path)), "")
        self._add(register.OUT_OF_RANGE, path, key=_called(path), bound=_bound(*ends), number=number, scale=scale)

    def _add(self, kind: Kind, path: Path, *, on_key: bool = False, edits: Edits = (), **details: str) -> None:
        add = self._collector.add_key if on_key else self._collector.add
        add(kind, path, edits=edits, **details)
        if not (on_key and kind is register.BAD_ID):
            self.broken.append(path)


def _bound(least: int | None, most: int | None) -> str:
    """Say which numbers may stand somewhere, from the least to the most."""
    if most is None:
        return Text(N_("at least {least}"), {"least": least})
    if least is None:
        return Text(N_("at most {most}"), {"most": most})
    return str(least) if least == most else Text(N_("from {least} to {most}"), {"least": least, "most": most})


def _misspelt(errors: list[ErrorDetails]) -> set[tuple[int | str, ...]]:
    """Find the missing keys that are there but misspelt; those are reported as unknown keys."""
    missing: dict[tuple[int | str, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden" and error["loc"][:-1] in missing]
    return {(*loc[:-1], meant) for loc in unknown if (meant := meant_key(str(loc[-1]), missing[loc[:-1]]))}


def _follow(loc: tuple[int | str, ...], values: Any, base: Path) -> tuple[Path, list[tuple[Path, str]], Any, bool]:
    """Go where an error points: its path, the sides of each either-or on the way, the value, and whether the key is meant."""
    path, value, key = base, values, False
    sides: list[tuple[Path, str]] = []
    for number, step in enumerate(loc):
        inside = value if isinstance(value, dict) else {}
        if isinstance(step, str) and step.startswith("|") and step not in inside:
            sides.append((path, step[1:]))
        elif step == "[key]" and number + 1 == len(loc):
            key = True
        else:
            path = (*path, step)
            value = _at(value, (step,))
    return path, sides, value, key


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


def _called(path: Path) -> str:
    """Name a value as its author would: by its key, or by the list and the place in it."""
    if not path:
        return N_("the file")
    if isinstance(path[-1], int):
        values = {"list": path[-2] if len(path) > 1 else N_("list"), "number": path[-1] + 1}
        return Text(N_("{list}, entry {number}"), values)
    return shown(path[-1])
