"""Mistakes to seed into the bundled scenarios, one at a time: what each changes, and by what code and line it has to be found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.samples import changed

Edit = Callable[[str], str]
Row = tuple[str, str, Edit] | tuple[str, str, Edit, str] | tuple[str, str, Edit, str, str]


@dataclass(frozen=True, slots=True)
class Defect:
    """One mistake in one scenario.

    `at` stands in the broken text exactly once and ends in the line of the finding; without it, the finding is in the first
    line that differs from the sound text. `also` are the codes of what follows from the mistake.
    """

    what: str
    code: str
    file: str
    edit: Edit
    at: str = ""
    also: frozenset[str] = frozenset()

    def line(self, sound: str, broken: str) -> int:
        """Give the line that the defect has to be found in, counted from 1."""
        if not self.at:
            pairs = zip(sound.splitlines(), broken.splitlines(), strict=False)
            return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)
        assert broken.count(self.at) == 1, f"{self.at!r} stands there {broken.count(self.at)} times"
        return broken[: broken.index(self.at) + len(self.at)].count("\n") + 1


def put(old: str, new: str, *more: tuple[str, str]) -> Edit:
    """Replace what stands in the text exactly once, and more of that kind."""
    return lambda text: changed(text, (old, new), *more)


def _scene(text: str, name: str) -> tuple[int, int]:
    """Give where the lines of a scene begin and end."""
    start = text.index(f"\n  {name}:\n") + 1
    later = re.compile(r"^(?:  )?[a-z]", re.MULTILINE).search(text, start + 3)
    return start, later.start() if later else len(text)


def to_each_choice(scene: str, line: str) -> Edit:
    """Add one line to every choice of a scene."""

    def edit(text: str) -> str:
        start, end = _scene(text, scene)
        return text[:start] + re.sub(r"(?m)^( +)- (id: .*)$", rf"\1- \2\n\1  {line}", text[start:end]) + text[end:]

    return edit


def again(choice: str, name: str) -> Edit:
    """Write a choice once more below itself, under another name and with other words."""

    def edit(text: str) -> str:
        block = re.search(rf"(?m)^      - id: {choice}\n(?:        .*\n)+", text)
        assert block, choice
        copy = re.sub(
            r'(?m)^(        say: ").*"$',
            r'\1That is done for you this very moment, while we are speaking, as you see."',
            block.group(),
        )
        return text[: block.end()] + copy.replace(f"id: {choice}", f"id: {name}") + text[block.end() :]

    return edit


def everywhere(pattern: str, new: str) -> Edit:
    """Replace every line or part of a line that matches."""
    return lambda text: re.sub(f"(?m){pattern}", new, text)


def polite_when_right(text: str) -> str:
    """Let every choice that shows a principle, and breaks none, say please, and no other."""

    def mended(block: re.Match[str]) -> str:
        found = block.group()
        if "\n        shows:" in found and "\n        breaks:" not in found:
            return re.sub(r'(?m)^(        (?:say|do): ".*)"$', r'\1 Please, kindly, thank you."', found)
        return found

    return re.sub(r"(?m)^      - id: .*\n(?:        .*\n)+", mended, text)


def of(file: str, *rows: Row) -> list[Defect]:
    """Give the defects of one scenario: what, code, edit, and where they differ from the usual, `at` and `also`."""
    found = []
    for what, code, edit, *rest in rows:
        at, also = (*rest, "", "")[:2]
        found.append(Defect(what, code, file, edit, at, frozenset(also.split())))
    return found


COLD, DEMANDED, LOST, DISPUTED = "cold-call", "supervisor-demanded", "lost-order", "disputed-charge"
