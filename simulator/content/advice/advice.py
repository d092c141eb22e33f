"""What to do about a value of the wrong type, judging by what stands there, and the edits that do it where that is clear."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from simulator.content.advice.group_advice import GroupAdvisor
from simulator.content.advice.rewriting import Edits, Rewriter, in_quotes
from simulator.content.formats.shape import bounds
from simulator.content.formats.values import ID
from simulator.content.text.problem_collector import number_like
from simulator.content.text.source import shown
from simulator.content.text.syntax import HUGE
from simulator.content.text.tree import Tree
from simulator.core.problems.problem import Edit, Path
from simulator.core.problems.scenario_kinds import ADVICE, SCALES, SPACED
from simulator.core.texts import N_, Text, joined

DASHES = ("–", "—", "•", "·")
"""What word processors make of a hyphen at the beginning of a line."""
MOST_DIGITS = 5
_BULLET = re.compile(rf"(?:^|(?<=\n))([ \t]*)[-{''.join(DASHES)}][ \t]*")
_COLON_MADE_KEY = N_(
    "Put the whole text in double quotes: {text}. A colon with a space behind it makes a key of what stands before it."
)
_JOINED = N_("Write it as one text: {text}.")
_TRUTHS = {"true": "true", "false": "false", "1": "true", "0": "false"}


class Remedy(NamedTuple):
    """What to do, and the edits that do it."""

    advice: str
    edits: Edits = ()


class Advisor:
    """Advises on the values of one tree. `known` gives the keys that may stand at a path, none where its author makes them up."""

    def __init__(self, tree: Tree, known: Callable[[Path], Sequence[str]]) -> None:
        self._tree = tree
        self._known = known
        self.rewriter = Rewriter(tree)
        self._groups = GroupAdvisor(tree, self.rewriter, known)

    def remedy(self, path: Path, value: Any, wanted: list[str]) -> Remedy:
        """Say how to write a value that is of the wrong type, so that it is of one of the types `wanted`."""
        kind = wanted[0] if len(wanted) == 1 or "text" not in wanted else "text"
        kind = "number" if {"text", "number"} <= set(wanted) else kind
        if path[-1:] == ("when",):
            return self._condition(path, value)
        if isinstance(value, dict | list) and (told := self._groups.told(path, value, wanted)):
            return Remedy(*told)
        if kind == "number":
            advice, edits = self._number(path, value, wanted)
            return Remedy(joined((advice, SCALES.get(".".join(map(str, path)), "")), ""), edits)
        if kind == "truth":
            return Remedy(*self._groups.flag(path, value)) if "group" in wanted else self._truth(path, value)
        if "list" in wanted and "text" not in wanted and isinstance(value, str):
            return self._list(path, value)
        if kind == "group":
            return Remedy(*self._groups.group(path, value))
        return self._text(path, value) if kind == "text" else Remedy(ADVICE[kind])

    def _condition(self, path: Path, value: Any) -> Remedy:
        if isinstance(value, bool):
            return Remedy(N_("Write a condition, such as “trust >= 4”. What has no “when” holds always."))
        if isinstance(value, int | float):
            compared = N_("Say what is compared with it, such as “mood >= {number}” or “trust >= {number}”.")
            return Remedy(Text(compared, {"number": shown(self.rewriter.written(path))}))
        return Remedy(N_("Write it on one line as one condition, such as “trust >= 4 and not saw_bill”."))

    def _text(self, path: Path, value: Any) -> Remedy:
        """Advise where a text should stand and may have been written without quotes."""
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            span = self.rewriter.span(path)
            whole = in_quotes((", " if span and span.brackets else " ").join(value))
            return Remedy(Text(_JOINED, {"text": shown(whole)}), self.rewriter.replaced(path, whole))
        edits = self.rewriter.quoted(path)
        if isinstance(value, dict) and edits and not edits[0].text.startswith('"{'):
            return Remedy(Text(_COLON_MADE_KEY, {"text": shown(edits[0].text)}), edits)
        return Remedy(ADVICE["text"], edits if not isinstance(value, list) else ())

    def _number(self, path: Path, value: Any, wanted: list[str]) -> tuple[str, Edits]:
        text = value if isinstance(value, str) else str(value) if isinstance(value, float) and value.is_integer() else ""
        if "truth" in wanted and text.lower() in _TRUTHS:
            return self._truth(path, text)
        least, most = bounds(path) or (-HUGE, HUGE)
        number = number_like(text.removesuffix(".0"))
        if number and len(number) < MOST_DIGITS and least <= int(number) <= most:
            odd = number.startswith("-") and "-" not in text
            write = N_("Write {number} and nothing more.")
            if odd:
                write = N_("Write {number}, with a hyphen for the minus, and nothing more.")
            return Text(write, {"number": number}), self.rewriter.replaced(path, number)
        if (least, most) == (-HUGE, HUGE):
            return ADVICE["number"], ()
        ranged = N_("Write a whole number from {least} to {most} in digits, without quotes and without a decimal point.")
        return Text(ranged, {"least": least, "most": most}), ()

    def _truth(self, path: Path, value: Any) -> Remedy:
        truth = _TRUTHS.get(str(value).lower())
        if truth is None:
            return Remedy(ADVICE["truth"])
        return Remedy(Text(N_("Write {truth}, without quotes."), {"truth": truth}), self.rewriter.replaced(path, truth))

    def _list(self, path: Path, text: str) -> Remedy:
        """Advise where a list should stand and a text does."""
        names = re.split(r"[, ]+", text)
        if text.startswith(("-", *DASHES)):
            typed = N_("Type a hyphen (-) and a space in place of each “{character}”.")
            return Remedy(SPACED if text.startswith("-") else Text(typed, {"character": text[0]}), self._bullets(path))
        if all(re.fullmatch(ID, name) for name in names) and ("," in text or len(names) == 1):
            square = f"[{', '.join(names)}]"
        elif self._known((*path, 0)):
            return Remedy(ADVICE["list"])
        else:
            square = f"[{in_quotes(' '.join(text.split()))}]"
        return Remedy(
            Text(N_("Write it in square brackets: {list}."), {"list": shown(square)}), self.rewriter.replaced(path, square)
        )

    def _bullets(self, path: Path) -> Edits:
        span = self.rewriter.span(path)
        if span is None or span.quoted or span.within:
            return ()
        raw = self._tree.source.text[span.start : span.end]
        bullets = _BULLET.finditer(raw)
        return tuple(Edit(span.start + each.end(1), span.start + each.end(), "- ") for each in bullets)
