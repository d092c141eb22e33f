"""The problems found in one file, gathered step by step, each put in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from simulator.content.text.source import shown
from simulator.content.text.tree import Tree, cut
from simulator.core.problems import scenario_kinds, scene_kinds, text_kinds
from simulator.core.problems.problem import Edit, Kind, Path, Problem, Severity, in_order
from simulator.core.scenario.condition_slips import MINUSES
from simulator.core.texts import N_, Text

Edits = Sequence[Edit]

MAX_ERRORS = 200
MAX_WARNINGS = 100
_MINUS = re.compile(rf"[{MINUSES}]|\b(?:minus|negative)\b", re.IGNORECASE)
# a sign begins the text, or stands between a space and the digits; any other may be one, or a dash within a sentence
_NUMBER = re.compile(r"(?:([-+])\s*|[^-+\d]*\s([-+])|[^-+\d]*)(\d+)(?!\s*[-+]$)\D*")
_LONGEST_NUMBER = 200  # characters, with the words around it
FEW = 12  # names that one reads through to find the right one
_ABSENCES = (
    scenario_kinds.MISSING_KEY,
    scenario_kinds.EMPTY_VALUE,
    scenario_kinds.EMPTY_TEXT,
    scenario_kinds.TOO_LONG,
    scenario_kinds.TOO_FEW,
    scene_kinds.SCENE_UNFINISHED,
    scene_kinds.ENDING_ONLY,
    scene_kinds.SILENCE_ALONE,
    scenario_kinds.SAY_OR_DO,
    scenario_kinds.LAST_NEEDS_NO_WHEN,
    scenario_kinds.FIRST_HIDES_REST,
    scenario_kinds.BAD_RANGE,
)
"""What is found where something is missing, or where there is too much room; it says nothing where something was taken out."""
_AS_IT_IS = ("{", "}")
_ALIKE = 0.66  # below that, two names of several words are called alike for one word or none
_MAX_COMPARED = 100  # names; looking for a similar one among more takes too long


class ProblemCollector:
    """Problems of a tree. What lies in a part that is known to be broken is not reported once more."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.broken: list[Path] = list(tree.refused)
        self._problems = list(tree.problems)
        self._errors = 0

    @property
    def clean(self) -> bool:
        """Whether there is no error so far."""
        return not self._errors

    @property
    def full(self) -> bool:
        """Whether more errors are found than anybody would read."""
        return self._errors > MAX_ERRORS

    def add(self, kind: Kind, path: Path, *, edits: Edits = (), **details: str) -> None:
        """Report a problem of the value at `path`."""
        if self._wanted(kind, path):
            self._put(kind, path, details, self.tree.index(path), edits)

    def add_key(self, kind: Kind, path: Path, *, edits: Edits = (), **details: str) -> None:
        """Report a problem of the key that leads to `path`."""
        if self._wanted(kind, path):
            self._put(kind, path, details, self.tree.index(path, key=True), edits)

    def add_within(self, kind: Kind, path: Path, offset: int, *, edits: Edits = (), **details: str) -> None:
        """Report a problem of the text at `path`, `offset` characters into it where that is known."""
        if self._wanted(kind, path):
            self._put(kind, path, details, self.within(path, offset), edits)

    def _put(self, kind: Kind, path: Path, details: dict[str, str], index: int, edits: Edits) -> None:
        self._errors += kind.severity is Severity.ERROR
        self._problems.append(Problem(kind, path, details, place=self.tree.source.place(index), edits=tuple(edits)))

    def without(self, broken: list[Path]) -> Any:
        """Return the values without these broken parts and those refused before; nothing more is reported about them."""
        self.broken += broken
        return cut(self.tree.values, self.broken) if self.broken else self.tree.values

    def _doubts(self) -> list[Problem]:
        """Warn of words that other programs read otherwise, unless they are in error anyway."""
        places = {problem.place for problem in self._problems}
        return [
            Problem(
                text_kinds.UNQUOTED_WORD,
                details={"word": shown(word), "mistaken": mistaken},
                place=place,
                edits=(Edit(index, index + len(word), f'"{word}"'),),
            )
            for index, word, mistaken in self.tree.doubts
            if (place := self.tree.source.place(index)) not in places
        ]

    def all(self) -> tuple[Problem, ...]:
        """Return every problem in the order of the file, or, where there are very many, the first ones and a note."""
        ordered = in_order([*self._problems, *self._doubts()])
        errors = [problem for problem in ordered if problem.severity is Severity.ERROR]
        warnings = [problem for problem in ordered if problem.severity is Severity.WARNING]
        chosen = [*in_order([*errors[:MAX_ERRORS], *warnings[:MAX_WARNINGS]])]
        for group, most, kind in (
            (errors, MAX_ERRORS, scenario_kinds.MORE_PROBLEMS),
            (warnings, MAX_WARNINGS, scenario_kinds.MORE_WARNINGS),
        ):
            if len(group) > most:
                chosen.append(Problem(kind, details={"limit": str(most)}, place=group[most].place))
        return tuple(chosen)

    def _wanted(self, kind: Kind, path: Path) -> bool:
        """Say whether a problem at `path` is news, and does not only follow from a broken part around it or right below it."""
        if self.full or (kind is scenario_kinds.WRONG_TYPE and path in self.tree.damaged):
            return False
        if kind in _ABSENCES and self.tree.damaged & {path, path[:-1], path[:-2]}:
            return False
        return not any(path[: len(part)] == part or (len(part) == len(path) + 1 and part[:-1] == path) for part in self.broken)

    def within(self, path: Path, offset: int) -> int:
        """Return the index of what stands `offset` characters into the text at `path`, or that of the text.

        It is known where the text stands in the file letter by letter, and else where its next letter is one of a kind that is
        written as it is.
        """
        text, value, index = self.tree.source.text, self.tree.value(path), self.tree.index(path)
        if not isinstance(value, str):
            return index
        for opening in (0, 1):
            if text.startswith(value, index + opening):
                return index + opening + offset
        letter, at = value[offset : offset + 1], index
        if letter in _AS_IT_IS:
            for _ in range(value.count(letter, 0, offset) + 1):
                at = text.find(letter, at) + 1
        return at - 1 if at > index else index


def suggestion(word: str, known: Iterable[str]) -> str:
    """Ask whether a similar known word was meant; empty where none is similar."""
    return asked(closest(word, known))


def asked(word: str) -> str:
    """Ask whether a known word was meant; empty where there is none."""
    return Text(N_("Did you mean “{word}”? "), {"word": shown(word)}) if word else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like this one; empty where none is similar."""
    names = list(known)
    if len(word) > 60 or not names:
        return ""
    if len(names) > _MAX_COMPARED:
        names = [name for name in names if name[:2] == word[:2] and abs(len(name) - len(word)) < 3][:_MAX_COMPARED]
    return next(iter(get_close_matches(word.lower(), names, 1, _ALIKE)), "")


def name_like(word: str, joint: str) -> str:
    """Turn a word into what a name looks like, its parts joined by `joint`."""
    return re.sub(r"[^a-z0-9]+", joint, word.lower()).strip(joint)


def number_like(text: str) -> str:
    """Return the one whole number in a text as it has to be written; empty where the number or its sign is not clear."""
    if len(text) > _LONGEST_NUMBER:
        return ""
    match = _NUMBER.fullmatch(_MINUS.sub("-", unicodedata.normalize("NFKC", text)).strip())
    return f"{match[1] or match[2] or ''}{int(match[3])}" if match else ""


def listed(names: Iterable[str], most: int = 20) -> str:
    """Put names into a sentence, `most` of them at most."""
    shortened = [shown(name) for name in names]
    return ", ".join([*shortened[:most], *(["…"] if len(shortened) > most else [])])


def existing(names: Collection[str]) -> str:
    """Say which names there are, where they are few enough to choose from."""
    return Text(N_(" There are: {names}."), {"names": listed(sorted(names))}) if 0 < len(names) <= FEW else ""
