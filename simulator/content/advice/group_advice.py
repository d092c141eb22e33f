"""What to do where a group stands in the place of a list, a list in that of a group, or something else in that of either."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from simulator.content.advice.flag_use import used_as
from simulator.content.advice.rewriting import Edits, Rewriter, in_quotes
from simulator.content.formats.values import FLAG, ID
from simulator.content.text.problem_collector import listed, number_like
from simulator.content.text.source import shown
from simulator.content.text.tree import Tree
from simulator.core.problems.problem import Edit, Path
from simulator.core.problems.scenario_kinds import ADVICE, EXAMPLES, SPACED
from simulator.core.texts import N_, Text, joined

Told = tuple[str, Edits]

MOST_DIGITS = 4

_HYPHENED = N_("Write a hyphen before the first of its keys and indent the others by two more spaces, so that it becomes a list.")
_BRACKETED = N_("Put square brackets around it, so that it becomes a list: {list}.")
_LAST = N_("Then add a last entry without “when”, for the rest of the cases.")
_NAMED = N_("Begin each entry with a hyphen and its name under “{key}”: “- {key}: {name}” in place of “{name}:”.")
_NAMED_GROUPS = N_(
    "Begin each entry with a hyphen, each with its name as “{key}”: “- {{{key}: {name}, …}}” in place of “{name}: {{…}}”."
)
_NAMED_IN_BRACKETS = N_("Write square brackets, and in them one group for each: [{{{key}: {name}, …}}, …].")
_UNLISTED = N_("Write each under its name, without a hyphen: “{name}:” in place of “- {key}: {name}”.")
_BARE = N_("Leave the hyphens out, so that the keys stand below one another.")
_WEIGHED = N_("Write a list, in which each name with a weight is a group of its own: {list}.")
_TEXTS = N_("Begin each entry with a hyphen, and put the whole of it in double quotes.")
_COUNTER = N_("Write {group}: a flag that counts has a number to start at and the greatest that it can have.")
_COUNTER_OR_NOT = N_(
    "If it counts, write {group}: the number to start at and the greatest that it can have. If not, write {truth}."
)
_ENTRY = N_("Write “{key}” before it: {entry}.")
_ONE_SCENE = N_("Write “goto: {scene}”, or entries with “when” and “to”.")
_SEVERAL_SCENES = N_("Name one scene. For several write entries with “to”, of which all but the last have a “when”: {list}.")


class GroupAdvisor:
    """Advises on the groups and lists of one tree. `known` gives the keys that may stand at a path."""

    def __init__(self, tree: Tree, rewriter: Rewriter, known: Callable[[Path], Sequence[str]]) -> None:
        self._tree = tree
        self._rewriter = rewriter
        self._known = known

    def told(self, path: Path, value: Any, wanted: list[str]) -> Told | None:
        """Say how to write a group or a list of which the other should stand there; None where something else should."""
        if not value:
            return None
        if isinstance(value, dict) and "list" in wanted:
            return self._listed(path, value, "text" in wanted)
        if isinstance(value, list) and "group" in wanted:
            return self._grouped(path, value)
        return None

    def _listed(self, path: Path, group: Mapping[str, Any], or_text: bool) -> Told | None:
        """Say how to make a list of a group."""
        keys = self._known((*path, 0))
        if str(next(iter(group), "")).startswith("-"):
            return SPACED, ()
        if any(key in keys for key in group):
            return self._only_entry(path, group)
        if keys and not or_text and all(isinstance(part, dict) for part in group.values()):
            details = {"key": keys[0], "name": shown(str(next(iter(group), "name")))}
            told = _NAMED_GROUPS if self._rewriter.in_brackets((*path, next(iter(group)))) else _NAMED
            told = _NAMED_IN_BRACKETS if self._rewriter.in_brackets(path) else told
            return Text(told, details), self._rewriter.listed_by(keys[0], path, group)
        if path[-1] in ("shows", "breaks") and all(isinstance(weight, int) for weight in group.values()):
            entries = ", ".join(f"{{{name}: {weight}}}" for name, weight in group.items())
            return Text(_WEIGHED, {"list": shown(f"[{entries}]")}), self._rewriter.weighed(path, group)
        if not keys and not or_text:
            return _TEXTS, self._texts(path, group)
        return None

    def _only_entry(self, path: Path, group: Mapping[str, Any]) -> Told:
        edits = self._rewriter.as_only_entry(path)
        if self._rewriter.in_brackets(path):
            advice: str = Text(_BRACKETED, {"list": shown(f"[{self._rewriter.written(path)}]")})
        else:
            advice = _HYPHENED
        return (joined((advice, _LAST), " ") if "when" in group and path[-1] in ("goto", "says") else advice), edits

    def _texts(self, path: Path, group: Mapping[str, Any]) -> Edits:
        if self._rewriter.in_brackets(path) or not all(isinstance(part, str) for part in group.values()):
            return ()
        text = self._tree.source.text
        edits: list[Edit] = []
        for key, part in group.items():
            at, span = self._tree.index((*path, key), key=True), self._rewriter.span((*path, key))
            if span is None or span.quoted or text[at] in "\"'":
                return ()
            edits.append(Edit(at, span.end, f"- {in_quotes(f'{key}: {part}')}"))
        return tuple(edits)

    def _grouped(self, path: Path, entries: Sequence[Any]) -> Told | None:
        """Say how to make a group of a list."""
        first = entries[0]
        if path[-1] in ("set", "add", "flags") and all(isinstance(name, str) for name in entries):
            value = "1" if path[-1] == "add" else str(path[-1] == "set").lower()
            group = f"{{{', '.join(f'{name}: {value}' for name in entries)}}}"
            return Text(N_("Write it in curly brackets: {entry}."), {"entry": shown(group)}), self._rewriter.replaced(path, group)
        key = next((key for key in ("id", "name") if isinstance(first, dict) and key in first), "")
        if not self._known(path) and key and isinstance(first, dict):
            details = {"key": key, "name": shown(str(first[key]))}
            return Text(_UNLISTED, details), self._rewriter.named_by(key, path, entries)
        if all(isinstance(each, dict) and len(each) == 1 for each in entries):
            return _BARE, self._rewriter.named_by("", path, entries)
        return None

    def group(self, path: Path, value: Any) -> Told:
        """Say how to write a group where something else stands than a list."""
        text = value if isinstance(value, str) else ""
        if path[-2:-1] == ("goto",) and text:
            return self._entry(path, text)
        if path[-1] in ("set", "add") and re.fullmatch(FLAG, text):
            entry = f"{{{text}: {'true' if path[-1] == 'set' else '1'}}}"
            told = Text(N_("Write it in curly brackets: {entry}."), {"entry": shown(entry)})
            return told, self._rewriter.replaced(path, entry)
        if path in (("customer",), ("company",)) and text:
            entry = f"{{name: {in_quotes(text)}}}"
            return Text(N_("Write it in curly brackets: {entry}."), {"entry": shown(entry)}), self._rewriter.replaced(path, entry)
        return self._keys(path), ()

    def _keys(self, path: Path) -> str:
        keys = self._known(path)
        advice = [ADVICE["group"]]
        if keys and keys != self._known(()):
            example = EXAMPLES.get(str(path[-1]))
            advice.append(Text(N_("They are: {keys}."), {"keys": listed(keys)}))
            advice += [Text(N_("For example: {example}"), {"example": example})] if example else []
        return joined(advice, " ")

    def _entry(self, path: Path, text: str) -> Told:
        """Say how to write one entry of “goto”, or all of them, where they are plain texts."""
        whole = path[:-1]
        entries = self._tree.value(whole)
        if not all(isinstance(entry, str) for entry in entries):
            told = Text(_ENTRY, {"key": "to:", "entry": shown(f"{{to: {text}}}")})
            return told, self._rewriter.replaced(path, f"{{to: {text}}}")
        if len(entries) == 1 and re.fullmatch(ID, text):
            return Text(_ONE_SCENE, {"scene": shown(text)}), self._rewriter.replaced(whole, text)
        first, last = shown(entries[0]), shown(entries[-1])
        return Text(_SEVERAL_SCENES, {"list": f"[{{when: mood >= 5, to: {first}}}, {{to: {last}}}]"}), ()

    def flag(self, path: Path, value: Any) -> Told:
        """Say how to declare a flag that is neither true nor false nor a group, judging by what is done with it."""
        number = str(value) if isinstance(value, int) else number_like(value) if isinstance(value, str) else ""
        if not number or len(number) > MOST_DIGITS:
            return ADVICE["truth"], ()
        start = int(number)
        use = used_as(self._tree.values, str(path[-1]), start)
        group = f"{{start: {start}, {f'min: {use.least}, ' if use.least else ''}max: {use.most}}}"
        truth = "true" if start else "false"
        if use.counts:
            return Text(_COUNTER, {"group": group}), self._rewriter.replaced(path, group)
        if use.counts is False:
            return Text(N_("Write {truth}, without quotes."), {"truth": truth}), self._rewriter.replaced(path, truth)
        return Text(_COUNTER_OR_NOT, {"group": group, "truth": truth}), self._rewriter.replaced(path, group)
