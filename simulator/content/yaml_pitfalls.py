"""What YAML takes without complaint and yet otherwise than it looks: texts cut off by a comment, and spaces that are none."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from simulator.content.format_keys import KEYS
from simulator.content.source import named, shown
from simulator.content.syntax import ODD_SPACES, after_key
from simulator.content.tree import MarkedValue, Tree
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Path, Problem
from simulator.core.texts import N_, Text

MOST = 100  # as many as are reported at all

# “#2041” is a number in a sentence, and no comment looks like it. “# 2041” may be either; comments mostly stand further off.
_HASH = re.compile(r"#(?:(?<=[ \t]#)\w|(?<=\S #) (?=\w))")
_CURLY = re.compile(r"[“„”][^“„”]*[”“]|‘[^‘’]*’", re.DOTALL)
_ENDS = (".", "!", "?", "…", ":", ";", ")", "”", "»", '"')


def odd_keys(tree: Tree) -> list[Problem]:
    """Report keys with a space that is none before or after them; such a key belongs to nothing that its author meant."""
    text = tree.source.text
    if tree.values is None or text.isascii() or not any(space in text for space in ODD_SPACES):
        return []
    problems: list[Problem] = []
    for at, path, _ in tree.marked():
        key = str(path[-1])
        if key != key.strip(ODD_SPACES) and len(problems) < MOST:
            offset, odd = next((offset, letter) for offset, letter in enumerate(key) if letter in ODD_SPACES)
            problems.append(Problem(register.ODD_SPACE, path, named(odd), place=tree.source.place(at + offset)))
    return problems


def curly_quotes(tree: Tree) -> list[Problem]:
    """Warn once of texts for people that curly quotes stand around in place of straight ones."""
    text = tree.source.text
    if tree.values is None or text.isascii() or _CURLY.search(text) is None:
        return []
    paths = [
        path
        for mark, path, value in tree.marked()
        if isinstance(value, str)
        and _for_people(path)
        and _CURLY.fullmatch(value)
        and text.startswith(value[0], after_key(text, mark, path[-1]) if isinstance(path[-1], str) else mark)
    ]
    more = Text(N_(", and around {number} more below"), {"number": len(paths) - 1}) if len(paths) > 1 else ""
    return [Problem(register.CURLY_QUOTES, path, {"more": more}, place=tree.place(path)) for path in paths[:1]]


def cut_texts(tree: Tree) -> list[Problem]:
    """Warn of texts without quotes that people are shown and that end where a “#” begins a comment, as “order #2041” does.

    What is no text for people (ids, names of scenes, conditions, numbers) can be followed by any comment. With a space after the
    “#” it is taken for a comment as well, unless sentence and comment read on: one space stands before the “#”, the sentence
    has no end, and a small letter or a digit follows. In a title or a name, which have no end, only a digit is reported.
    """
    text = tree.source.text
    hashes = (match.start() for match in _HASH.finditer(text))
    at = next(hashes, None)
    if at is None or tree.values is None:
        return []
    problems: list[Problem] = []
    end: MarkedValue = (len(text), (), None)
    for (mark, path, value), following in pairwise(chain(tree.marked(), (end,))):
        while at is not None and at < mark:
            at = next(hashes, None)
        if at is None or len(problems) == MOST:
            break
        if at < following[0] and _cuts(text, mark, path, value, at):  # only the first one behind a value can end it
            apart = N_("write two spaces before") if text.startswith("# ", at) else N_("write a space after")
            details = {"text": shown(value), "cut": shown(text[at : tree.source.end(at)]), "apart": apart}
            problems.append(Problem(register.CUT_BY_HASH, path, details, place=tree.source.place(at)))
    return problems


def _cuts(text: str, mark: int, path: Path, value: object, at: int) -> bool:
    """Say whether the value that stands at `mark` is a text for people and ends right before the comment at `at`."""
    if not isinstance(value, str) or not _for_people(path):
        return False
    before = text[after_key(text, mark, path[-1]) if isinstance(path[-1], str) else mark : at]
    if before.split() != value.split() or before.rstrip(" \t")[-1:] in ("", "\n", "\r"):
        return False
    return not text.startswith("# ", at) or _reads_on(value, text[at + 2], path)


def _reads_on(value: str, following: str, path: Path) -> bool:
    """Say whether a text and the first letter of a comment behind it look like one sentence."""
    return not value.endswith(_ENDS) and (following.isdigit() or (following.islower() and _key(path) in KEYS.sentences))


def _for_people(path: Path) -> bool:
    return _key(path) in KEYS.sentences | KEYS.titles or path[0] in KEYS.glossaries


def _key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
