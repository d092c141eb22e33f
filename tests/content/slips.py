"""Slips of the kinds that people make in scenario files, made systematically: each kind in several places of some sound files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from simulator.paths import find_paths
from tests.samples import SMALL

BRACES = """\
format: 1
id: in-braces
title: "The tap, again"
customer: {name: "Jo Park", portrait: june, mood: 4}
company:
  name: "Hearth and Home"
  policy:
    - "Damaged goods: exchange, or money back."
    - "A repair within two days: always."
flags: {seen: false, holds: {start: 0, max: 3}}
start: hello
scenes:
  hello:
    says: "My tap drips. It drips on the floor."
    choices:
      - {id: hold, once: true, say: "One moment, please.", add: {holds: 1}, set: {seen: true}, mood: -1, goto: hello}
      - {id: come, when: holds < 2 and mood >= 2, say: "At four, today.", shows: [own-it], because: "Soon, again.", goto: done}
      - {id: wait, when: seen, say: "Later, perhaps.", breaks: [own-it], mood: -2, goto: [{when: mood >= 3, to: done}, {to: bad}]}
  done: {says: "Fine, at four.", ending: resolved, points: 1, lesson: "A time, and kept."}
  bad: {says: "Hm, well.", ending: lost, points: -2, lesson: "Some day is no day, ever."}
"""

SMALLER = {
    "small": SMALL,
    "braces": BRACES,
    "late-parcel": (find_paths().assets / "explain" / "base.yaml").read_text(encoding="utf-8"),
}
BUNDLED = {path.stem: path.read_text(encoding="utf-8") for path in sorted(find_paths().scenarios.glob("*.yaml"))}

Change = str | Callable[[re.Match[str]], str]


class Kind(NamedTuple):
    """A kind of slip: what it makes of what a pattern finds. With `guess` the remedy can't know what stood there before."""

    name: str
    pattern: str
    change: Change
    guess: bool = False


class Slip(NamedTuple):
    """One slip: its kind and its name, the sound text, and the text with it."""

    kind: Kind
    name: str
    sound: str
    text: str


def _as_group(match: re.Match[str]) -> str:
    """Take the hyphens and the “id” from the choices of a scene."""
    return re.sub(r"(?m)^(      )- id: (.*)$", r"\1\2:", match[0])


def _as_list(match: re.Match[str]) -> str:
    """Write the scenes as a list."""
    return re.sub(r"(?m)^  ([a-z][\w-]*):$", r"  - id: \1", match[0])


def _outdented(match: re.Match[str]) -> str:
    return "\n".join(line.removeprefix("  ") for line in match[0].split("\n"))


def _curly(match: re.Match[str]) -> str:
    in_lines = re.sub(r'(?m)^( *(?:- )?[\w-]+: )"([^"\n]*)"$', r"\1“\2”", match[0])
    return re.sub(r'(?<=[{ ]\w\w\w: )"([^"\n]*)"(?=[,}])', r"“\1”", in_lines)


_CHOICES = r"(?m)^    choices:\n(?:      .*\n)+"

KINDS: tuple[Kind, ...] = (
    # numbers
    Kind("a minus sign", r"(mood|trust|points): -(\d)", r"\1: −\2"),
    Kind("an en dash for a minus", r"(mood|trust|points): -(\d)", r"\1: –\2"),
    Kind("an em dash and a space", r"(mood|trust|points): -(\d)", r"\1: — \2"),
    Kind("minus in a word", r"(mood|trust|points): -(\d)", r"\1: minus \2"),
    Kind("a negative number in quotes", r"(mood|trust|points): -(\d)", r'\1: "-\2"'),
    Kind("a space behind the minus", r"(?m)^( +)(mood|trust|points): -(\d)$", r"\1\2: - \3"),
    Kind("a unit", r"(takes|after): (\d+)", r"\1: \2 seconds"),
    Kind("a number in quotes", r"(takes|after|level|minutes): (\d+)", r'\1: "\2"'),
    Kind("a decimal point", r"(takes|after|level|pass): (\d+)", r"\1: \2.0"),
    Kind("an underscore", r"(mood|trust): [+]?[1-9]", r"\1: 1_000", guess=True),
    Kind("many digits", r"(mood|trust): [+]?[1-9]", r"\1: 12345678901234", guess=True),
    Kind("5,000 digits", r"(mood|trust): [+]?[1-9]", rf"\1: {'9' * 5000}", guess=True),
    # true and false
    Kind("yes for true", r"once: true", "once: yes"),
    Kind("one for true", r"once: true", "once: 1"),
    Kind("true in quotes", r"once: true", 'once: "true"'),
    Kind("no for false", r"(earlier_failures|preventable): false", r"\1: no"),
    # flags
    Kind("a bare number for a flag that counts", r"(holds|sorries): \{start: 0[^}]*\}", r"\1: 0", guess=True),
    Kind("a bare number for a flag that does not", r"(?m)^(  \w+): false", r"\1: 0"),
    Kind("a flag set without brackets", r"set: \{(\w+): true\}", r"set: \1"),
    Kind("a flag set in square brackets", r"set: \{(\w+): true\}", r"set: [\1]"),
    Kind("a flag set to yes", r"set: \{(\w+): true\}", r"set: {\1: yes}"),
    Kind("a misspelt flag", r"set: \{(\w\w)(\w+): true\}", r"set: {\1x\2: true}"),
    # principles
    Kind("one principle without brackets", r"(shows|breaks): \[([\w-]+)\]", r"\1: \2"),
    Kind("a weight without square brackets", r"(shows|breaks): \[(\{[^{}]*\})\]", r"\1: \2"),
    Kind("a weight below its key", r"(?m)^( +)(shows|breaks): \[\{([^{}]*)\}\]", r"\1\2:\n\1  \3"),
    Kind("a misspelt principle", r"(shows|breaks): \[(\w)(\w)([\w-]*)\]", r"\1: [\2x\3\4]"),
    # conditions
    Kind("AND", r"(when: [^\n,\"]*?) and ", r"\1 AND "),
    Kind("two ampersands", r"(when: [^\n,\"]*?) and ", r"\1 && "),
    Kind("OR", r"(when: [^\n,\"]*?) or ", r"\1 OR "),
    Kind("two bars", r"(when: [^\n,\"]*?) or ", r"\1 || "),
    Kind("NOT", r"(when: [^\n,\"]*?)\bnot ", r"\1NOT "),
    Kind("an equals sign first", r"(when: [^\n,\"]*?)>= ?(\d)", r"\1=> \2"),
    Kind("a greater-or-equal sign", r"(when: [^\n,\"]*?)>= ?(\d)", r"\1≥ \2"),
    Kind("at least", r"(when: [^\n,\"]*?)>= ?(\d)", r"\1is at least \2"),
    Kind("the number first", r"(when: (?:[^\n]*? )?)(mood|trust) >= (\d)", r"\1\3 <= \2"),
    Kind("between", r"when: (mood|trust) >= (\d)(?=[\n,])", r"when: \1 between \2 and 10", guess=True),
    Kind("a number alone", r"when: (mood|trust) >= (\d)(?=[\n,])", r"when: \2", guess=True),
    Kind("a condition of very many digits", r"when: (mood|trust) >= (\d)(?=[\n,])", rf"when: \1 >= {'1' * 26}", guess=True),
    # choices
    Kind("no hyphen at the second choice", r"(?m)^(        goto: .*\n)      - id:", r"\1        id:"),
    Kind("no hyphen, and the key in its column", r"(?m)^(        goto: .*\n)      - id:", r"\1      id:"),
    Kind("no space behind the hyphen", r"(?m)^      - id:", "      -id:"),
    Kind("a dash for the hyphen", r"(?m)^      - id:", "      – id:"),
    Kind("a dot for the hyphen", r"(?m)^      - id:", "      • id:"),
    Kind("choices outdented", r"(?m)^    choices:$", "  choices:"),
    Kind("choices outdented with all that belongs to them", _CHOICES, _outdented),
    Kind("choices as a group", _CHOICES, _as_group),
    Kind("an ending outdented", r"(?m)^    ending:", "  ending:"),
    Kind("a silence outdented", r"(?m)^    silence:$", "  silence:"),
    Kind("a number for a name", r"(?m)^      - id: .*$", "      - id: 7", guess=True),
    # lines and jumps
    Kind("a scene in a list", r"(?m)^( +)goto: ([\w-]+)$", r"\1goto: [\2]"),
    Kind("a scene under “to”", r"(?m)^( +)goto: ([\w-]+)$", r"\1goto: {to: \2}"),
    Kind("a scene under “to” below", r"(?m)^( +)goto: ([\w-]+)$", r"\1goto:\n\1  to: \2"),
    Kind("a jump with a condition and no list", r"goto: \[(\{when: [^{}]*\}), \{[^{}]*\}\]", r"goto: \1", guess=True),
    Kind(
        "the last jump without “to”",
        r"(?m)^( +)- (?:\{to: ([\w-]+)\}|to: (\S+))$",
        lambda match: f"{match[1]}- {match[2] or match[3]}",
    ),
    Kind("a misspelt scene", r"goto: (\w\w)([\w-]+)", r"goto: \1x\2"),
    Kind("a number for a scene", r"(?m)^( +)goto: [\w-]+$", r"\1goto: 3", guess=True),
    # endings and scenes
    Kind("ending: true", r"ending: (resolved)", "ending: true"),
    Kind("an ending with a capital", r"ending: (r)esolved", "ending: Resolved"),
    Kind("an ending without its kind", r"(?m)^( +)ending: resolved$", r"\1ending:"),
    Kind("scenes as a list", r"(?ms)^scenes:\n.*?(?=^walkthroughs)", _as_list),
    Kind("points where nothing ends", r"(?m)^(    )choices:$", r"\1points: 2\n\1choices:"),
    # keys
    Kind("a misspelt key", r"because: ", "becuase: "),
    Kind("a key by another name", r"(?m)^(    )choices:$", r"\1options:"),
    Kind("a jump by another name", r"(?m)^(        )goto:", r"\1next:"),
    Kind("no colon", r"(?m)^(        mood): ", r"\1 "),
    Kind("no space behind the colon", r"(?m)^(        because): ", r"\1:"),
    Kind("a key twice", r"(?m)^(        because: .*)$", r"\1\n\1"),
    # texts
    Kind("a colon in a text without quotes", r'(?m)^( +\w+: )"([^"\n#\']*): ([^"\n#]*)"$', r"\1\2: \3"),
    Kind("a rule with a colon", r'(?m)^(    - )"([^"\n#\'{}]*): ([^"\n#\'{}]*)"$', r"\1\2: \3"),
    Kind("a comma in braces", r'(\{[^\n]*?(?:say|because|text|says|lesson): )"([^"\n:#\']*,[^"\n:#\']*)"', r"\1\2"),
    Kind("curly quotes", r'(?m)^( +(?:because|say|text): )"([^"\n]*)"$', r"\1“\2”"),
    Kind("curly quotes everywhere", r"(?s)^.*$", _curly),
    Kind("no closing quotes", r'(?m)^( +because: "[^"\n]*)"$', r"\1"),
    Kind("an apostrophe in single quotes", r'(?m)^( +\w+: )"([^"\n\\]*\'[^"\n\\]*)"$', r"\1'\2'"),
    Kind("quotes within quotes", r'(?m)^( +because: ")(\w+) (\w+) ', r'\1\2 "\3" ', guess=True),
    Kind("a hash", r'(?m)^( +because: )"([^"\n:#\']*) (\w[^"\n:#]*)"$', r"\1\2 #\3", guess=True),
    Kind("a text that begins with a bracket", r'(?m)^( +say: )"(\{agent\}[^"\n:]*)"$', r"\1\2"),
    Kind("a capital in a placeholder", r"\{agent\}", "{Agent}"),
    Kind("backslashes before the brackets", r"\{agent\}", r"\\\\{agent\\\\}"),
    Kind(
        "a text in several entries", r'(?m)^( +)(because|lesson): "([^"\n]*?[.?!]) ([^"\n]*)"$', r'\1\2:\n\1  - "\3"\n\1  - "\4"'
    ),
    Kind("no closing bracket", r"(?m)^( +(?:shows|breaks): \[.*)\]$", r"\1"),
    # columns
    Kind("a tab", r"(?m)^        (mood|trust|once):", r"\t\t\1:"),
    Kind("one space more", r"(?m)^(        because:)", r" \1"),
    Kind("one space less", r"(?m)^ (       because:)", r"\1"),
    Kind("a space that is none", r"(?m)^        (because|mood):", "       \u00a0\\1:"),
)


def slips(kind: Kind, files: Mapping[str, str], places: int) -> Iterator[Slip]:
    """Make the slips of a kind in some files, each in so many places far from one another."""
    for file, sound in files.items():
        matches = list(re.finditer(kind.pattern, sound))
        for match in matches[:: max(len(matches) // places, 1)][:places]:
            change = match.expand(kind.change) if isinstance(kind.change, str) else kind.change(match)
            text = sound[: match.start()] + change + sound[match.end() :]
            if text != sound:
                yield Slip(kind, f"{kind.name}, {file}, line {sound.count(chr(10), 0, match.start()) + 1}", sound, text)
