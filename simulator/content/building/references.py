"""Names and placeholders of a file, looked up and made into core values.

What is given here is in shape already, except that parts with problems may be missing: then something is built all the same, so
that the rest is checked too, and thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from simulator.content.advice.rewriting import Edits, Rewriter
from simulator.content.building.channel_keys import ChannelKeys
from simulator.content.building.conditions import ConditionReader
from simulator.content.building.media import Media
from simulator.content.building.names import MOODS, Form, Names
from simulator.content.text.problem_collector import ProblemCollector, asked, closest
from simulator.content.text.source import shown
from simulator.core.problems import people_kinds
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Kind, Path
from simulator.core.scenario.model import CUSTOMER, PLACEHOLDERS, Flag, Jump, Weight, literal
from simulator.core.texts import N_, Text

_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_ALLOWED = frozenset(("{{", "}}", *(f"{{{name}}}" for name in PLACEHOLDERS)))


class References:
    """Looks up what a file refers to. The same few weights and jumps stand in a file many times, so they are kept."""

    def __init__(self, collector: ProblemCollector, names: Names, folder: FilePath | None = None) -> None:
        self.names = names
        self.collector = collector
        self.rewriter = Rewriter(collector.tree)
        self.media = Media(collector, folder)
        self.channel_keys = ChannelKeys(collector)
        self.when = ConditionReader(collector, names, self.rewriter).when
        self._weights: dict[tuple[str, int], Weight] = {}
        self._jumps: dict[str, tuple[Jump, ...]] = {}

    def known(self, kind: Kind, name: str, names: Collection[str] | None, path: Path) -> bool:
        """Say whether a name is known, and report where it isn't."""
        if names is None or name in names or name in self.names.lost:
            return True
        if not self.collector.full:
            bare = name.strip()
            spaced = Text(N_("Did you mean “{name}”, without the space? "), {"name": shown(bare)})
            meant = bare if bare in names else closest(name, names)
            hint = spaced if bare in names else asked(meant)
            known = self.names.existing(names)
            self.collector.add(kind, path, edits=self._named(path, name, meant), name=shown(name), suggestion=hint, known=known)
        return False

    def person(self, form: Form, path: Path, key: str) -> str:
        """Read the id of a person under `key` of the group at a path; empty for the customer, and where nobody is named."""
        name: str = form[key]
        self.known(people_kinds.UNKNOWN_PERSON, name, self.names.people, (*path, key))
        return "" if name == CUSTOMER or name not in (self.names.people or ()) else name

    def _named(self, path: Path, name: str, meant: str) -> Edits:
        """Write another name at a path, where it stands alone or with a weight."""
        if not meant:
            return ()
        return (
            self.rewriter.renamed((*path, name), meant)
            if isinstance(self.collector.tree.value(path), dict)
            else (self.rewriter.replaced(path, meant))
        )

    def text(self, text: str, path: Path, key: str | int) -> str:
        """Check the placeholders of the text under `key`, and return it without the line ends that a text after | ends with."""
        if "{" in text or "}" in text:
            self._check_braces(text, (*path, key))
        elif text.isspace():
            self.collector.add(register.EMPTY_TEXT, (*path, key), key=shown(str(key)))
        return text.rstrip("\n")

    def name(self, text: str, path: Path, key: str) -> str:
        """Do the same for a text into which nothing is filled where it is shown."""
        return literal(self.text(text, path, key))

    def _check_braces(self, text: str, path: Path) -> None:
        for match in _BRACES.finditer(text):
            if self.collector.full:
                return
            if match.group() not in _ALLOWED:
                self._no_placeholder(match, path)

    def _no_placeholder(self, match: re.Match[str], path: Path) -> None:
        """Report brackets that are none of a placeholder."""
        meant = closest(match.group().strip("{ }\\"), PLACEHOLDERS)
        hint, edits = "", Edits()
        if meant:
            placeholder = f"{{{meant}}}"
            edits = self.rewriter.bracketed(self.collector.within(path, match.start()), placeholder)
            bare = Text(N_("Write {placeholder}, without a backslash. "), {"placeholder": placeholder})
            hint = bare if "\\" in match.group() else asked(placeholder)
        details = {"name": shown(match.group()), "suggestion": hint}
        self.collector.add_within(register.UNKNOWN_PLACEHOLDER, path, match.start(), edits=edits, **details)

    def jumps(self, goto: str | Sequence[Form | None], path: Path) -> tuple[Jump, ...]:
        """Read where the choice or scene at `path` leads."""
        if isinstance(goto, str):
            return self._jumps.get(goto) or self._jump(goto, (*path, "goto"))
        path = (*path, "goto")
        self._order(goto, path)
        jumps = []
        for number, form in enumerate(goto):
            if form is not None:
                to = form.get("to")
                if to is not None:
                    self.known(register.UNKNOWN_SCENE, to, self.names.scenes, (*path, number, "to"))
                jumps.append(Jump(to or "", self.when(form, (*path, number))))
        return tuple(jumps)

    def _jump(self, to: str, path: Path) -> tuple[Jump, ...]:
        jumps = (Jump(to),)
        if self.known(register.UNKNOWN_SCENE, to, self.names.scenes, path):
            self._jumps[to] = jumps
        return jumps

    def _order(self, forms: Sequence[Form | None], path: Path) -> None:
        """See that all entries but the last have a condition."""
        key = str(path[-1])
        for number, form in enumerate(forms):
            last = number + 1 == len(forms)
            if form is None or last != ("when" in form):
                continue
            if last:
                self.collector.add_key(register.LAST_NEEDS_NO_WHEN, (*path, number, "when"), key=key)
            else:
                self.collector.add(register.FIRST_HIDES_REST, (*path, number), key=key)

    def weights(self, items: Sequence[Any], path: Path, key: str) -> tuple[Weight, ...]:
        """Read what the choice at `path` shows or breaks, as `key` says."""
        weights = []
        for number, item in enumerate(items):
            if item:
                [(name, times)] = ((item, 1),) if isinstance(item, str) else item.items()
                weights.append(self._weights.get((name, times)) or self._weight(name, times, (*path, key, number)))
        if len(items) > 1:
            self._check_repeated(items, (*path, key))
        return tuple(weights)

    def _weight(self, name: str, times: int, path: Path) -> Weight:
        weight = Weight(name, times)
        if self.known(register.UNKNOWN_PRINCIPLE, name, self.names.principles, path):
            self._weights[name, times] = weight
        return weight

    def _check_repeated(self, items: Sequence[Any], path: Path) -> None:
        seen: set[str] = set()
        for number, item in enumerate(items):
            for name in item if isinstance(item, dict) else [item]:
                if name in seen:
                    self.collector.add(register.LISTED_TWICE, (*path, number), name=shown(name))
                if name:
                    seen.add(name)

    def sets(self, values: Mapping[str, Any], path: Path) -> tuple[tuple[str, int], ...]:
        """Read the flags that the choice at `path` sets."""
        for name, value in values.items():
            flag = self._flag(name, path, "set")
            if flag and (isinstance(value, bool) is not flag.boolean or not flag.low <= value <= flag.high):
                where, word = (*path, "set", name), str(value).lower()
                self.collector.add(register.SET_WRONG, where, name=shown(name), value=word, range=_values_of(flag))
        return tuple([(name, int(value)) for name, value in values.items()])

    def adds(self, values: Mapping[str, int], path: Path) -> tuple[tuple[str, int], ...]:
        """Read the flags that the choice at `path` adds to."""
        for name in values:
            flag = self._flag(name, path, "add")
            if flag and flag.boolean:
                self.collector.add_key(register.ADD_TO_TRUTH, (*path, "add", name), name=shown(name))
        return tuple(values.items())

    def _flag(self, name: str, path: Path, key: str) -> Flag | None:
        flags = self.names.flags
        if flags is None or name in self.names.lost or name in flags:
            return flags.get(name) if flags else None
        mood = Text(N_("To change {name}, write “{name}: +1” outside these brackets. "), {"name": name})
        meant = "" if name in MOODS else closest(name, flags)
        hint = mood if name in MOODS else asked(meant)
        where, edits = (*path, key, name), self.rewriter.renamed((*path, key, name), meant) if meant else ()
        known = self.names.existing(flags)
        self.collector.add_key(register.UNKNOWN_FLAG, where, edits=edits, name=shown(name), suggestion=hint, known=known)
        return None


def _values_of(flag: Flag) -> Text:
    """Say which values a flag can have."""
    if flag.boolean:
        return N_("it is true or false")
    return Text(N_("it goes from {low} to {high}"), {"low": flag.low, "high": flag.high})
