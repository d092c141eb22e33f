"""Keys that stand where nobody knows them: which key was meant, and where one belongs that stands in a wrong column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import Any

from simulator.content.advice.rewriting import Edits, Rewriter
from simulator.content.formats.format_keys import KEYS
from simulator.content.text.problem_collector import ProblemCollector, asked, closest
from simulator.content.text.source import shown
from simulator.content.text.tree import Tree
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Path
from simulator.core.problems.scenario_kinds import SYNONYMS, THINGS
from simulator.core.texts import N_, Text

KnownKeys = Callable[[Path], tuple[str, ...]]

SCENE_DEPTH = 3  # steps that lead to a key of a scene
_OWNERS = ("scenes", "records")
"""Sections of which every entry is a group; a flag may be true or false, and called as it likes."""
_EFFECTS = ("mood", "trust", "set", "add", "shows", "breaks", "opens", "takes", "because", "critical", "once")
_BEFORE = N_("A scene that goes on by itself changes nothing; write this in the choice that leads here. ")
_GROUPS = ("silence",)
"""Keys of a scene that have a group, as a scene has."""


def meant_key(key: str, known: Iterable[str]) -> str:
    """Find the known key that a synonym or a misspelling stands for; empty where there is none."""
    names = list(known)
    return SYNONYMS[key] if SYNONYMS.get(key) in names else closest(key, names)


class KeyPlaces:
    """Says of the unknown keys of one tree what was meant. `known` gives the keys that may stand at a path."""

    def __init__(self, tree: Tree, known: KnownKeys, rewriter: Rewriter) -> None:
        self._tree = tree
        self._known = known
        self._rewriter = rewriter

    def meant(self, path: Path, value: Any) -> tuple[str, Edits]:
        """Say what the unknown key at a path may be, and how to write that; empty where nothing is known to be like it."""
        known, name = self._known(path[:-1]), str(path[-1])
        key, colon, _ = name.partition(":")
        if colon and key in known:
            unspaced = Text(N_("Write a space behind the colon of “{key}”. "), {"key": key})
            return unspaced, self._rewriter.renamed(path, name.replace(":", ": ", 1))
        meant = meant_key(name, known)
        if len(path) == SCENE_DEPTH and name in _EFFECTS and "goto" in self._tree.value(path[:-1]):
            return _BEFORE, ()
        place, edits = self._belongs(path)
        fits = isinstance(value, dict) and all(key in self._known((*path[:-1], meant)) for key in value)
        if place and (not meant or (isinstance(value, dict) and not fits)):
            return place, edits
        free = meant and meant not in self._tree.value(path[:-1])
        return asked(meant), self._rewriter.renamed(path, meant) if free else ()

    def _belongs(self, path: Path) -> tuple[str, Edits]:
        """Say where a key belongs that stands too far to the left or to the right; empty where that isn't clear."""
        tree, name, known = self._tree, path[-1], self._known(path[:-1])
        if len(path) == SCENE_DEPTH and path[0] == "scenes" and isinstance(tree.value(path), dict):
            column = N_("If it is a scene, let it begin in the same column as “{scene}”. ")
            return Text(column, {"scene": shown(str(path[1]))}), self._rewriter.beside(path, path[:-1])
        group = tree.value(path[:-1])
        before = [key for key in takewhile(lambda key: key != name, group) if key in known] if isinstance(group, dict) else []
        if not before or group[before[-1]] is not None:
            return "", ()
        inside = self._known((*path[:-1], before[-1]))
        fits = name in inside or before[-1] in KEYS.made_up
        belongs = N_("If it belongs to “{key}”, indent it by two more spaces. ")
        return (Text(belongs, {"key": before[-1]}), self._rewriter.indented(path)) if fits else ("", ())


def tell_outdented(collector: ProblemCollector, known: KnownKeys) -> None:
    """Report keys of scenes and records that stand in the column of the scenes and records themselves.

    What seems to be missing in the one that they belong to is not reported.
    """
    rewriter = Rewriter(collector.tree)
    for owner, path in _outdented(collector.tree, known):
        collector.tree.damaged |= {owner}
        what = THINGS[str(path[0])]
        details = {"key": str(path[-1]), "what": what, "owner": shown(str(owner[-1]))}
        collector.add_key(register.OUTDENTED_KEY, path, edits=rewriter.indented(path), **details)
        collector.broken.append(path)


def _outdented(tree: Tree, known: KnownKeys) -> Iterator[tuple[Path, Path]]:
    """Find such keys, each with the scene or record that it belongs to."""
    for section in _OWNERS:
        group = tree.value((section,))
        owner: Path | None = None
        for name, value in group.items() if isinstance(group, dict) else ():
            path = (section, name)
            own = tree.value((*owner, name)) if owner else None
            if owner and name in known((section, "*")) and own is None and not _may_be_named(name, value):
                yield owner, path
            else:
                owner = path if isinstance(value, dict | None) else None


def _may_be_named(name: str, value: Any) -> bool:
    """Say whether a scene or a record may really be called as one of its keys is."""
    return isinstance(value, dict) and not (name in _GROUPS and "after" in value)
