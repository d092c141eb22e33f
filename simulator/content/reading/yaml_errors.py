"""What the YAML parser's complaints mean to somebody who wrote a text and no program.

The parser stops at its first complaint and words it for programmers, often some lines after the mistake. Here it is turned into
a kind of problem and a place nearer to the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml import tokens
from yaml.cyaml import CBaseLoader
from yaml.error import MarkedYAMLError

from simulator.content.formats.format_keys import KEYS
from simulator.content.reading.indentation import blamed, opens_group
from simulator.content.reading.yaml_edits import mended
from simulator.content.text.source import Source, named, shown
from simulator.content.text.syntax import ODD_SPACE, word_at
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Kind, Problem
from simulator.core.texts import N_, Text

_Diagnosis = tuple[Kind, int, dict[str, str]]
_COLON = re.compile(r":[ \t]")
_LONGEST_KEY = 1024
_QUOTED_VALUE = re.compile(r"""(?m)(?:^|[-:,\[{])[ \t]*("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')""", re.DOTALL)
_KEY_WITHIN = re.compile(r"[\r\n][ \t]*(?:- )?[\w-]+:[ \t\r\n]")
_BRACKET_VALUE = re.compile(r"(?:^|[:-])[ \t]+([{\[])")
_CURLY_VALUE = re.compile(r"(?:^|[:-])[ \t]+[“„”‘]")
_ODD_HYPHEN = re.compile(r"[ \t]*(?:([–—―‐‑−•·‣▪●◦])[ \t]|(\*)[ \t]+[\w-]+:)")
_STAR_VALUE = re.compile(r"(?:^|[:-])[ \t]+(\*\S+)[ \t]*$")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_BARE_KEY = re.compile(r"[ \t]*(?:- )?[\w-]+")
_LISTED_BELOW = re.compile(rf"(?:{'|'.join(KEYS.only_listing)}):[ \t]*$")
# where the spaces that YAML counts stand: before a line's hyphen or key, and behind either
_LEAD = re.compile(r"[ \t]*(?:-[ \t]*)?(?:[\w-]+:[ \t]*)?")
_ODD_LEAD = re.compile(rf"(?m)^[ \t]*(?:-|[\w-]+:)?{ODD_SPACE.pattern}")
_CLOSING = {"[": "]", "{": "}"}
_OPENERS = (tokens.FlowSequenceStartToken, tokens.FlowMappingStartToken)
_CLOSERS = (tokens.FlowSequenceEndToken, tokens.FlowMappingEndToken)
_APART = re.compile(r"-[ \t]+([0-9]{1,9})[ \t]*(?:[,}\]\r\n#]|\Z)")
_UNSPACED = re.compile(r"[ \t]*(?:-[ \t]+)*(?=-[^\s-])")


class YamlFault(NamedTuple):
    """A problem that reading stops at, and the indexes between which the mistake lies.

    `alone` says that it lies in one line, and the lines below it in the same column are as they should be.
    """

    problem: Problem
    first: int
    last: int
    alone: bool = False


def explain(source: Source, error: MarkedYAMLError) -> YamlFault:
    """Turn a complaint of the parser into a problem."""
    problem = error.problem or ""
    at = error.problem_mark.index if error.problem_mark else 0
    begun = error.context_mark.index if error.context_mark else at
    wording = f"{error.context or ''} {problem}"
    reading = next((read for words, read in _READINGS if words in wording), _other)
    slip = _odd_space(source.text, begun, at) or _odd_hyphen(source.text, at)
    if reading in _INDENTED:
        slip = slip or _unspaced(source.text, begun if reading is _COLONLESS else at)
    kind, index, details = slip or reading(source.text, begun, at)
    alone = False
    if kind in _MOVED:
        complaint = index
        kind, index = blamed(source.text, kind, index)
        alone = index != complaint and not (kind is register.MISSING_HYPHEN or opens_group(source.text, index))
    if kind is register.NOT_YAML and not details:
        details = {"reason": shown(problem)}  # in the parser's own words; none is known that comes here
    first = _opening(source.text, index) if kind is register.AFTER_QUOTE else index
    return YamlFault(
        Problem(kind, details=details, place=source.place(index), edits=mended(source.text, kind, index)),
        min(first, begun if "scanning a quoted scalar" in wording else first),
        index,
        alone,
    )


def _line(text: str, index: int) -> tuple[int, str]:
    """Return the start of the line that holds `index`, and the part of the line before `index`."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return start, text[start:index]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _above(text: str, start: int) -> int:
    """Return the start of the next line above `start` that is not empty."""
    return _line(text, len(text[:start].rstrip()))[0]


def _odd_space(text: str, begun: int, at: int) -> _Diagnosis | None:
    """Find a space that is none near the complaint, or, where only its like can have led there, anywhere before it."""
    start = _line(text, at)[0]
    for line in sorted({_line(text, begun)[0], _above(text, start), start}):
        lead = _LEAD.match(text, line)
        odd = ODD_SPACE.match(text, lead.end()) if lead else None
        if odd:
            return register.ODD_SPACE, odd.start(), named(odd.group())
    early = _ODD_LEAD.search(text, 0, at)
    return (register.ODD_SPACE, early.end() - 1, named(text[early.end() - 1])) if early else None


def _odd_hyphen(text: str, at: int) -> _Diagnosis | None:
    """Find a dash or a dot in place of a hyphen, in the line of the complaint or in the one above."""
    start = _line(text, at)[0]
    for line in (start, _above(text, start)):
        match = _ODD_HYPHEN.match(text, line)
        if match:
            character = match.group(1) or match.group(2)
            return register.ODD_HYPHEN, text.index(character, line), {"character": character}
    return None


def _unspaced(text: str, at: int) -> _Diagnosis | None:
    """Find a hyphen without its space in the line of the complaint, or before a key in the line above."""
    start = _line(text, at)[0]
    for line in (start, _above(text, start)):
        lead = _UNSPACED.match(text, line)
        if lead and (line == start or _KEY.match(text, lead.end() + 1)):
            return register.HYPHEN_UNSPACED, lead.end(), {}
    return None


def _second_colon(text: str, _: int, at: int) -> _Diagnosis:
    start, before = _line(text, at)
    if len(before) > _LONGEST_KEY:
        reason = Text(N_("a key has at most {most} characters"), {"most": f"{_LONGEST_KEY:,}"})
        return register.NOT_YAML, start, {"reason": reason}
    if _COLON.search(before) or not text[:start].strip():
        curly = _CURLY_VALUE.search(before) is not None
        return register.COLON_IN_TEXT, at, {"suggestion": register.CURLY if curly else ""}
    above_start = _above(text, start)
    above = text[above_start:start].rstrip()
    if _indent(before) > _indent(above) and not _BARE_KEY.fullmatch(above):
        return register.BAD_INDENT, start + _indent(before), {}
    return register.MISSING_COLON, above_start + _indent(above), {}


def _stray(text: str, begun: int, at: int) -> _Diagnosis:
    start, before = _line(text, at)
    if not before.strip():
        mixed = at - start == begun - _line(text, begun)[0] and (text[at : at + 1] == "-") != (text[begun : begun + 1] == "-")
        return register.LIST_AND_KEYS if mixed else register.BAD_INDENT, at, {}
    bracket, star = _BRACKET_VALUE.search(before), _STAR_VALUE.search(before)
    if star:
        return register.UNQUOTED_START, start + star.start(1), {"character": "*"}
    if before.rstrip()[-1] in "]}" and bracket:
        return register.UNQUOTED_START, start + bracket.start(1), {"character": bracket.group(1)}
    if before.rstrip()[-1] in "\"'":
        opened = _left_open(text, start + len(before.rstrip()))
        hint = {"suggestion": register.APOSTROPHE if before.rstrip()[-1] == "'" else ""}
        return (register.AFTER_QUOTE, at, hint) if opened is None else (register.UNCLOSED_QUOTE, opened, {})
    return register.NOT_YAML, at, {"reason": N_("something stands here that belongs to nothing before it")}


def _hyphen(text: str, _: int, at: int) -> _Diagnosis:
    """Tell a list on the line of its key from a text that begins with a hyphen."""
    _start, before = _line(text, at)
    if _LISTED_BELOW.search(before) or _KEY.match(text[at:].lstrip("- \t")):
        return register.NOT_YAML, at, {"reason": N_("a list begins on the line below its key")}
    return _minus_apart(text, at) or (register.UNQUOTED_START, at, {"character": "-"})


def _minus_apart(text: str, at: int) -> _Diagnosis | None:
    """Tell a negative number whose minus is taken for the hyphen of a list."""
    number = _APART.match(text, at)
    if number is None:
        return None
    return register.NOT_YAML, at, {"reason": Text(N_("write -{number} without the space"), {"number": number.group(1)})}


def _left_open(text: str, end: int) -> int | None:
    """Find where the quotes that end at `end` were opened, if a key stands in between: they should have been closed before it."""
    quoted = _ended(text, end)
    return quoted.start(1) if quoted and _KEY_WITHIN.search(quoted.group(1)) else None


def _opening(text: str, at: int) -> int:
    """Find where the quotes that were closed before `at` begin, or return `at` where there are none."""
    start, before = _line(text, at)
    quoted = _ended(text, start + len(before.rstrip()))
    return quoted.start(1) if quoted else at


def _ended(text: str, end: int) -> re.Match[str] | None:
    """Find the quoted text that ends at `end`."""
    return next((quoted for quoted in _QUOTED_VALUE.finditer(text, 0, end) if quoted.end() == end), None)


def _no_start(text: str, _: int, at: int) -> _Diagnosis:
    if text[at : at + 1] == "\t":
        return register.TAB_INDENT, at, {}
    if at >= len(text):
        opened = _unclosed(text)
        if opened is None:
            return register.NOT_YAML, at, {"reason": N_("it ends too early")}
        return _bracket(_CLOSING[text[opened]])(text, opened, len(text.rstrip()))
    return _minus_apart(text, at) or (register.UNQUOTED_START, at, {"character": shown(text[at])})


def _unclosed(text: str) -> int | None:
    """Find the innermost bracket that is still open where the text ends."""
    opened: list[int] = []
    scanner = CBaseLoader(text)
    while token := scanner.get_token():
        if isinstance(token, _OPENERS):
            opened.append(token.start_mark.index)
        elif isinstance(token, _CLOSERS) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _reference(text: str, begun: int, _: int) -> _Diagnosis:
    return register.UNQUOTED_START, begun, {"character": text[begun : begun + 1]}


def _tag(text: str, begun: int, _: int) -> _Diagnosis:
    return register.TAG_REFUSED, begun, {"name": shown(word_at(text, begun))}


def _bracket(closing: str) -> Callable[[str, int, int], _Diagnosis]:
    def diagnose(text: str, begun: int, at: int) -> _Diagnosis:
        lines = text.count("\n", begun, at)
        by = N_(", at the latest {lines} lines further down") if lines > 1 else N_(", at the latest {lines} line further down")
        return register.UNCLOSED_BRACKET, begun, {"bracket": closing, "by": Text(by, {"lines": lines}) if lines else ""}

    return diagnose


def _because(kind: Kind, reason: str = "") -> Callable[[str, int, int], _Diagnosis]:
    """Take the place of the complaint as it is."""
    return lambda text, begun, at: (kind, at, {"reason": reason} if reason else {})


def _since(kind: Kind) -> Callable[[str, int, int], _Diagnosis]:
    """Take the place where the thing complained of begins."""
    return lambda text, begun, at: (kind, begun, {})


_other = _because(register.NOT_YAML)
_COLONLESS = _since(register.MISSING_COLON)
_MOVED = (register.BAD_INDENT, register.LIST_AND_KEYS)

# Looked for in this order in the parser's words.
_READINGS: tuple[tuple[str, Callable[[str, int, int], _Diagnosis]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("directive", _since(register.DIRECTIVE_REFUSED)),
    ("incompatible YAML document", _because(register.DIRECTIVE_REFUSED)),
    ("tab character", _because(register.TAB_INDENT)),
    ("cannot start any token", _no_start),
    ("did not find expected node content", _no_start),
    ("mapping keys are not allowed", _no_start),
    ("scanning an anchor", _reference),
    ("scanning an alias", _reference),
    ("tag", _tag),
    ("could not find expected ':'", _COLONLESS),
    ("did not find expected key", _stray),
    ("did not find expected '-' indicator", _stray),
    ("',' or ']'", _bracket("]")),
    ("',' or '}'", _bracket("}")),
    ("escape", _because(register.BAD_ESCAPE)),
    ("hexdecimal", _because(register.BAD_ESCAPE)),
    ("scanning a quoted scalar", _since(register.UNCLOSED_QUOTE)),
    ("block scalar", _because(register.NOT_YAML, N_("a text after | or > begins on the next line"))),
    ("block sequence entries", _hyphen),
    ("found unexpected ':'", _because(register.NOT_YAML, N_("found unexpected ':'"))),
)
_INDENTED = (_second_colon, _stray, _COLONLESS)
