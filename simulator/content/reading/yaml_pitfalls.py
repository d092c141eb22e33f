"""What YAML takes without complaint and yet otherwise than it looks: texts cut off by a comment, and spaces that are none."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from simulator.content.advice.rewriting import in_quotes
from simulator.content.formats.format_keys import KEYS
from simulator.content.text.source import CONTROL, HIDDEN, code_point, named, shown
from simulator.content.text.syntax import ODD_SPACES, after_key
from simulator.content.text.tree import MarkedValue, Tree, walk
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Edit, Path, Problem
from simulator.core.texts import N_

MOST = 100  # as many as are reported at all

# “#2041” is a number in a sentence, and no comment looks like it. “# 2041” may be either; comments mostly stand further off.
_HASH = re.compile(r"#(?:(?<=[ \t]#)\w|(?<=\S #) (?=\w))")
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
            place, edits = tree.source.place(at + offset), (Edit(at + offset, at + offset + 1, " "),)
            problems.append(Problem(register.ODD_SPACE, path, named(odd), place=place, edits=edits))
    return problems


def written_as_escapes(tree: Tree, most: int) -> list[Problem]:
    """Report unseen characters that are written as escapes, `most` at most, without those that the text has as themselves too."""
    problems: list[Problem] = []
    reported = set(HIDDEN.findall(tree.source.text))
    for path, value in walk(tree.values):
        for characters, kind in (CONTROL, register.CONTROL_CHARACTER), (HIDDEN, register.HIDDEN_CHARACTER):
            match = characters.search(value) if isinstance(value, str) else None
            if match and match.group() not in reported and len(problems) < most:
                details = {"character": code_point(match.group())}
                problems.append(Problem(kind, path, details, place=tree.place(path)))
    return problems


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
            start = after_key(text, mark, path[-1]) if isinstance(path[-1], str) else mark
            edits = (Edit(start, tree.source.end(at), in_quotes(text[start : tree.source.end(at)].rstrip())),)
            problems.append(Problem(register.CUT_BY_HASH, path, details, place=tree.source.place(at), edits=edits))
    return problems


def _cuts(text: str, mark: int, path: Path, value: object, at: int) -> bool:
    """Say whether the value that stands at `mark` is a text for people and ends right before the comment at `at`."""
    if not isinstance(value, str) or not for_people(path):
        return False
    before = text[after_key(text, mark, path[-1]) if isinstance(path[-1], str) else mark : at]
    if before.split() != value.split() or before.rstrip(" \t")[-1:] in ("", "\n", "\r"):
        return False
    return not text.startswith("# ", at) or _reads_on(value, text[at + 2], path)


def _reads_on(value: str, following: str, path: Path) -> bool:
    """Say whether a text and the first letter of a comment behind it look like one sentence."""
    return not value.endswith(_ENDS) and (following.isdigit() or (following.islower() and _key(path) in KEYS.sentences))


def for_people(path: Path) -> bool:
    """Say whether a text at this path is shown to people."""
    return _key(path) in KEYS.sentences | KEYS.titles or path[0] in KEYS.glossaries


def _key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
