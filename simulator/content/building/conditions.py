"""The conditions of a file, read, and the names in them looked up: flags, scenes, records and choices."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from simulator.content.advice.rewriting import Rewriter
from simulator.content.building.names import MOODS, Form, Names, is_offered
from simulator.content.text.problem_collector import ProblemCollector, asked, closest, name_like
from simulator.content.text.source import shown, shown_within
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Kind, Path
from simulator.core.scenario import events
from simulator.core.scenario.condition import Condition, ConditionError, comparisons, parse
from simulator.core.scenario.model import EVERYWHERE, SILENCE
from simulator.core.texts import N_, Text

# the same conditions are read again with every change in the studio
_parse = lru_cache(4096)(parse)
_ASK = N_("To ask what has happened, name it behind this word: visited SCENE, opened RECORD or chose SCENE.CHOICE. ")
_EVENT = re.compile(events.PATTERN)

Span = tuple[int, int]
"""Where something begins in a text, and where it ends."""


class ConditionReader:
    """Reads the conditions of a file. The same few stand in it many times, so they are kept."""

    def __init__(self, collector: ProblemCollector, names: Names, rewriter: Rewriter) -> None:
        self._collector = collector
        self._names = names
        self._rewriter = rewriter
        self._conditions: dict[str, Condition] = {}

    def when(self, form: Form, path: Path) -> Condition | None:
        """Read the condition of a form that may have one."""
        text = form.get("when")
        if text is None:
            return None
        return self._conditions.get(text) or self._condition(text, (*path, "when"))

    def _condition(self, text: str, path: Path) -> Condition | None:
        try:
            condition = _parse(text)
        except ConditionError as error:
            meant = Text(N_("Write “{condition}”. "), {"condition": shown(error.meant)}) if error.meant else ""
            edits = self._rewriter.replaced(path, error.meant) if error.meant else ()
            reason = shown_within(error.message)
            self._collector.add_within(register.BAD_CONDITION, path, error.offset, edits=edits, reason=reason, suggestion=meant)
            return None
        names = dict.fromkeys([comparison.name for comparison in comparisons(condition.root)])
        unknown = [name for name in names if not self._is_known(name)]
        for name in unknown:
            (self._no_event if events.is_event(name) else self._no_flag)(name, text, path)
        if not unknown:
            self._conditions[text] = condition
        return condition

    def _is_known(self, name: str) -> bool:
        """Say whether there is what a name in a condition stands for, as far as that can be known."""
        if not events.is_event(name):
            flags = self._names.flags
            return flags is None or name in MOODS or name in flags or name in self._names.lost
        verb, target = events.split(name)
        if verb == events.CHOSE:
            scene, _, choice = target.partition(".")
            return self._has(self._owners, scene) and self._has(self._choices(scene), choice)
        return self._has(self._names.scenes if verb == events.VISITED else self._names.records, target)

    def _has(self, names: Collection[str] | None, name: str) -> bool:
        return names is None or name in names or name in self._names.lost

    @property
    def _owners(self) -> Collection[str] | None:
        """What a choice can be named with: its scene, or the list of those that stand in many."""
        scenes = self._names.scenes
        return scenes if scenes is None or EVERYWHERE not in self._collector.tree.values else {*scenes, EVERYWHERE}

    def _choices(self, owner: str) -> Collection[str] | None:
        """The ids of what can be chosen in a scene, or everywhere, well formed or not; None where that can't be known."""
        tree = self._collector.tree
        everywhere, form = tree.values.get(EVERYWHERE, []), tree.value(("scenes", owner))
        if owner == EVERYWHERE:
            form = {}
        elif isinstance(everywhere, list) and isinstance(form, dict):
            everywhere = [choice for choice in everywhere if isinstance(choice, dict) and is_offered(choice, owner)]
        choices = form.get("choices", []) if isinstance(form, dict) else None
        if not isinstance(choices, list) or not isinstance(everywhere, list) or tree.damaged & {("scenes", owner), (EVERYWHERE,)}:
            return None
        ids = [str(choice.get("id")) for choice in (*choices, *everywhere) if isinstance(choice, dict)]
        return {*ids, *(name_like(name, "-") for name in ids), *([SILENCE] if "silence" in form else [])}

    def _no_flag(self, name: str, text: str, path: Path) -> None:
        flags = self._names.flags or ()
        event = next(self._namesakes(name), "")
        meant = event or closest(name, (*MOODS, *flags))
        hint = _ASK if name in events.VERBS else asked(meant)
        places = [match.span() for match in re.finditer(rf"\b{name}\b", _without_events(text))]
        details = {"name": shown(name), "suggestion": hint, "known": self._names.existing(flags)}
        self._report(register.UNKNOWN_FLAG, text, path, places, meant, details)

    def _no_event(self, event: str, text: str, path: Path) -> None:
        verb, target = events.split(event)
        kind, name, known = self._missing(verb, target)
        meant = next(self._namesakes(target), "") or self._like(verb, target)
        places = [match.span() for match in _EVENT.finditer(text) if " ".join(match[0].split()) == event]
        details = {"name": shown(name), "suggestion": asked(meant), "known": self._names.existing(known or ())}
        self._report(kind, text, path, places, meant, details)

    def _report(self, kind: Kind, text: str, path: Path, places: list[Span], meant: str, details: dict[str, str]) -> None:
        """Report what stands at some places of a condition, and write what was meant there, where that is clear."""
        written = text
        for start, end in reversed(places if meant else []):
            written = written[:start] + meant + written[end:]
        edits = self._rewriter.replaced(path, written) if meant else ()
        self._collector.add_within(kind, path, places[0][0], edits=edits, **details)

    def _missing(self, verb: str, target: str) -> tuple[Kind, str, Collection[str] | None]:
        """Say which name in an event is unknown, and which there are."""
        scene, stop, _ = target.partition(".")
        if verb == events.OPENED:
            return register.UNKNOWN_RECORD, target, self._names.records
        if verb == events.VISITED:
            return register.UNKNOWN_SCENE, target, self._names.scenes
        if stop and not self._has(self._owners, scene):
            return register.UNKNOWN_SCENE, scene, self._names.scenes
        return register.UNKNOWN_CHOICE, target, self._choices(scene)

    def _namesakes(self, name: str) -> Iterator[str]:
        """The events that have this very name, whatever they are asked for as."""
        scenes, records, owners = self._names.scenes or (), self._names.records or (), self._owners or ()
        scene, stop, choice = name.partition(".")
        if name in scenes:
            yield events.visited(name)
        if name in records:
            yield events.opened(name)
        if stop and scene in owners and choice in (self._choices(scene) or ()):
            yield events.chose(scene, choice)
        offering = [] if stop else [owner for owner in owners if name in (self._choices(owner) or ())]
        if EVERYWHERE in offering:
            offering = [EVERYWHERE]
        if len(offering) == 1:
            yield events.chose(offering[0], name)

    def _like(self, verb: str, target: str) -> str:
        """An event of which the name is like this one; empty where there is none."""
        scene, stop, choice = target.partition(".")
        if not stop:
            name = closest(target, (self._names.records if verb == events.OPENED else self._names.scenes) or ())
            return f"{verb} {name}" if name and verb != events.CHOSE else ""
        known = self._owners or ()
        scene = scene if scene in known else closest(scene, known)
        choices = self._choices(scene) or ()
        choice = choice if choice in choices else closest(choice, choices)
        return events.chose(scene, choice) if choice else ""


def _without_events(text: str) -> str:
    """The text of a condition with spaces in the place of what is asked for in two words."""
    return _EVENT.sub(lambda match: " " * len(match[0]), text)
