"""Files made to crash, hang or trick a reader, and a child process that reads them one after the other.

Run as a program it prints one line of JSON for each file: its name, the codes reported, the CPU seconds that reading took, and
the most memory held so far (MB). It stops by itself when it has taken far more than it may.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator

from simulator.content.loader import read_scenario
from tests.generated import scenario_text
from tests.peak_memory import peak
from tests.samples import PORTRAITS, PRINCIPLES, SMALL

MEGA = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00\x1f\xf3\xffa"
LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
MERGES = "m0: &m0 {a: 1}\n" + "".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}], k{n}: 1}}\n" for n in range(1, 30))


def scenes(scene: str, count: int) -> str:
    """Put a scene into a sound file many times over."""
    head, rest = SMALL.split("scenes:\n")
    return f"{head}scenes:\n{rest.split('walkthroughs:')[0]}" + "".join(f"  more-{number}:\n{scene}" for number in range(count))


def head(line: str) -> str:
    """Put a line before everything else."""
    return f"{line}\n{SMALL}"


# Each file by its name, made when its turn comes, with one of the codes that it must be met with.
TEXTS: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "alias bomb": ("alias-refused", lambda: LAUGHS),
    "merge bomb": ("alias-refused", lambda: MERGES),
    "alias of itself": ("alias-refused", lambda: "a: &a [*a]\n&b b: *b\n"),
    "300,000 aliases": ("alias-refused", lambda: "a: &a x\nb: [" + "*a, " * 300_000 + "]"),
    "300,000 anchors": ("alias-refused", lambda: "b: [" + "".join(f"&a{n} x," for n in range(300_000)) + "]"),
    "300,000 tags": ("tag-refused", lambda: "b: [" + "!x y, " * 300_000 + "]"),
    "a python tag that runs a command": ("tag-refused", lambda: head("x: !!python/object/apply:os.system ['touch owned']")),
    "a python tag that makes a file": ("tag-refused", lambda: head('x: !!python/object/new:open ["owned", "w"]')),
    "a tag with an address": ("tag-refused", lambda: head("x: !<tag:yaml.org,2002:python/name:os.system> y")),
    "an unknown tag": ("tag-refused", lambda: head("x: !robot y")),
    "a tag with an unknown handle": ("tag-refused", lambda: head("x: !a!b y")),
    "100,000 lists in each other": ("too-deep", lambda: "[" * 100_000),
    "100,000 groups in each other": ("too-deep", lambda: "{a: " * 100_000),
    "100,000 lists in each other, closed": ("too-deep", lambda: "[" * 100_000 + "]" * 100_000),
    "100,000 hyphens": ("too-deep", lambda: "- " * 100_000),
    "100,000 question marks": ("too-deep", lambda: "? " * 100_000),
    "4,000 steps of indentation": ("too-deep", lambda: "".join(" " * n + "a:\n" for n in range(4000))),
    "lists as keys": ("key-not-text", lambda: "{" + "[[]]: x, " * 100_000 + "}"),
    "a text of 20 MB": ("too-large", lambda: f'title: "{"x" * 20 * MEGA}"'),
    "a text of 9 MB": ("too-long", lambda: f'title: "{"x" * 9 * MEGA}"'),
    "a word of 9 MB": ("too-long", lambda: f"title: {'x' * 9 * MEGA}"),
    "a block of 9 MB": ("too-long", lambda: "title: |\n" + "  some words in a line\n" * 400_000),
    "a key of 1 MB": ("not-yaml", lambda: f"{'k' * MEGA}: 1"),
    "a quoted key of 1 MB": ("not-yaml", lambda: f'"{"k" * MEGA}": 1'),
    "a question mark and a key of 1 MB": ("unknown-key", lambda: f"? {'k' * MEGA}\n: 1"),
    "a number of 9 MB": ("out-of-range", lambda: f"level: {'9' * 9 * MEGA}"),
    "a number of 5,000 digits": ("out-of-range", lambda: f"level: {'9' * 5000}"),
    "9 MB of comments": ("empty-file", lambda: "# nothing to see\n" * 550_000),
    "9 MB of blank lines": ("empty-file", lambda: "\n" * 9 * MEGA),
    "9 MB of line ends before a %": ("directive-refused", lambda: "\n" * 9 * MEGA + "%"),
    "quotes never closed": ("unclosed-quote", lambda: 'title: "' + "word \n" * 1_500_000),
    "100,000 keys": ("too-many-entries", lambda: "".join(f"k{n}: v\n" for n in range(100_000))),
    "300,000 keys": ("too-large", lambda: "".join(f"k{n}: v\n" for n in range(300_000))),
    "100,000 scenes": ("too-many-entries", lambda: "scenes:\n" + "".join(f"  k{n}: v\n" for n in range(100_000))),
    "100,000 keys in a scene": ("too-many-entries", lambda: scenes("".join(f"    k{n}: v\n" for n in range(100_000)), 1)),
    "300,000 times the same key": ("duplicate-key", lambda: "a: 1\n" * 300_000),
    "300,000 keys, each twice": ("duplicate-key", lambda: "".join(f"k{n // 2}: v\n" for n in range(300_000))),
    "300,000 numbers as keys": ("duplicate-key", lambda: "".join(f"{n // 2}.{n % 2 * '0'}: v\n" for n in range(300_000))),
    "3,000,000 keys in one line": ("too-large", lambda: "{" + "a," * 3_000_000 + "}"),
    "3,000,000 lists in one line": ("too-large", lambda: "[" + "[]," * 3_000_000 + "]"),
    "3,000,000 items": ("too-large", lambda: "- \n" * 3_000_000),
    "3,000,000 commas": ("unquoted-start", lambda: "[" + "," * 3_000_000),
    "1,000,000 documents": ("several-documents", lambda: "--- \n" * 1_000_000),
    "directives without end": ("directive-refused", lambda: "".join(f"%TAG !a{n}! x\n" for n in range(500_000))),
    "directives after the document": (
        "several-documents",
        lambda: "a: 1\n...\n" + "".join(f"%TAG !a{n}! x\n" for n in range(500_000)),
    ),
    "directives in the document": ("several-documents", lambda: "a: 1\n" + "".join(f"%TAG !a{n}! x\n" for n in range(500_000))),
    "90 unknown keys in 3,000 scenes": (
        "more-problems",
        lambda: scenes("".join(f"    k{n}: v\n" for n in range(90)), 3000),
    ),
    "choices to 40,000 unknown scenes": (
        "more-problems",
        lambda: scenes("    says: x\n    choices:\n" + "      - {id: a, say: x, goto: y}\n" * 10, 6000),
    ),
    "9,000 scenes with names much alike": (
        "unknown-scene",
        lambda: scenes("    says: x\n    choices:\n      - {id: a, say: x, goto: more-x}\n", 9000),
    ),
    "a million curly brackets": ("unknown-placeholder", lambda: scenes(f'    says: "{"{}" * 490}"\n    ending: lost\n', 1000)),
    "brackets in conditions": ("bad-condition", lambda: scenes(_choice("(" * 390 + "trust"), 900)),
    "negations without end": ("bad-condition", lambda: scenes(_choice("not " * 95 + "trust"), 900)),
    "a condition of 9 MB": ("too-long", lambda: scenes(_choice("trust and " * 900_000 + "trust"), 1)),
    "a goto of 9 MB": ("too-long", lambda: scenes(f"    says: x\n    choices: [{{id: a, say: x, goto: {'g' * 9 * MEGA}}}]\n", 1)),
    "1 MB of smileys": ("too-long", lambda: f'title: "{"😀" * (MEGA // 4)}"'),
    "Cyrillic in cp1251": ("not-utf8", lambda: "title: Привет, как дела\n".encode("cp1251")),
    "Cyrillic in koi8-r after a sound line": ("not-utf8", lambda: b"format: 1\n" + "title: Привет\n".encode("koi8-r")),
    "Latin-1": ("not-utf8", lambda: head("# Übergabe").encode("latin-1")),
    "UTF-8 cut within a letter": ("cut-text", lambda: "title: Привет".encode()[:-1]),
    "UTF-16 with its mark": ("other-encoding", lambda: SMALL.encode("utf-16")),
    "UTF-16 without its mark": ("not-text", lambda: SMALL.encode("utf-16-le")),
    "UTF-16 cut within a letter": ("cut-text", lambda: SMALL.encode("utf-16")[:-1]),
    "UTF-32 with its mark": ("other-encoding", lambda: SMALL.encode("utf-32")),
    "half a surrogate pair": ("not-utf8", lambda: b'title: "\xed\xa0\x80"'),
    "half a surrogate pair in UTF-16": ("not-text", lambda: "a: b".encode("utf-16") + b"\x00\xd8a\x00"),
    "half a surrogate pair as an escape": ("bad-escape", lambda: 'title: "\\ud800"'),
    "a smiley as two escapes": ("bad-escape", lambda: 'title: "\\ud83d\\ude00"'),
    "a byte-order mark inside": ("hidden-character", lambda: SMALL.replace("Tracking", "Track\ufeffing")),
    "two byte-order marks": ("hidden-character", lambda: "\ufeff\ufeff" + SMALL),
    "a zero byte": ("not-text", lambda: SMALL.replace("Tracking", "Track\x00ing")),
    "a zero as an escape": ("control-character", lambda: SMALL.replace("Tracking", "Track\\0ing")),
    "a bell": ("control-character", lambda: SMALL.replace("Tracking", "Track\x07ing")),
    "an escape character": ("control-character", lambda: SMALL.replace("Tracking", "\x1b[2J")),
    "1 MB of bells": ("not-text", lambda: b"\x07" * MEGA + b"\xff"),
    "bells in 50,000 lines": ("control-character", lambda: "# \x07\n" * 50_000),
    "a right-to-left override": ("hidden-character", lambda: SMALL.replace("Tracking", "\u202egnikcarT")),
    "a right-to-left override as an escape": ("hidden-character", lambda: SMALL.replace("Tracking", "\\u202egnikcarT")),
    "overrides in 300,000 lines": ("hidden-character", lambda: "# \u202e\n" * 300_000),
    "overrides in one line of 3 MB": ("hidden-character", lambda: "# " + "\u202e" * MEGA),
    "odd line ends": ("hidden-character", lambda: SMALL.replace("Tracking", "Track\u2028ing")),
    "a picture": ("not-text", lambda: PNG * 100),
    "the beginning of a picture": ("not-text", lambda: PNG[:12]),
    "noise": ("not-text", lambda: random.Random(1).randbytes(MEGA)),
    "nothing": ("empty-file", lambda: b""),
    "a byte-order mark alone": ("empty-file", lambda: b"\xef\xbb\xbf"),
    "a space": ("empty-file", lambda: b" \r\n\t"),
    "a word": ("not-a-scenario", lambda: "hello"),
    "a list": ("not-a-scenario", lambda: "- hello"),
    "a recipe": ("unknown-key", lambda: "flour: 200 g\neggs: 2\n"),
    "dates that can't be": ("unquoted-word", lambda: SMALL.replace('"Tracking"', "2024-02-31")),
    "dates that are too large": ("unquoted-word", lambda: SMALL.replace('"Tracking"', "9999-99-99T99:99:99Z")),
    "a time": ("unquoted-word", lambda: SMALL.replace('"Tracking"', "12:30:45")),
    "a number with a line below": ("wrong-type", lambda: SMALL.replace("level: 1", "level: 1_000")),
    "a number in base 16": ("out-of-range", lambda: SMALL.replace("level: 1", "level: 0xFFFFFFFFFFFFFFFF")),
    "endless": ("wrong-type", lambda: SMALL.replace("level: 1", "level: .inf")),
    "a number beyond floats": ("wrong-type", lambda: SMALL.replace("level: 1", "level: 1e999999")),
    "no number": ("wrong-type", lambda: SMALL.replace("level: 1", "level: .nan")),
    "50,000 lines with two colons": ("colon-in-text", lambda: "".join(f"k{n}: a: b\n" for n in range(50_000))),
    "4,000 lines with two colons": ("colon-in-text", lambda: "".join(f"k{n}: a: b\n" for n in range(4_000))),
    "quotes that never fit in 2,000 lines": ("text-after-quote", lambda: "".join(f'k{n}: "a" b "c\n' for n in range(2_000))),
    "hyphens and keys in turn": ("list-and-keys", lambda: "a:\n" + "  - id: b\n  c: d\n" * 2_500),
    "ever deeper and back": ("bad-indent", lambda: "a:\n" + ("    b: 1\n   c: 2\n  d: 3\n" * 1_500)),
    "brackets never closed in 3,000 lines": ("unclosed-bracket", lambda: "".join(f"k{n}: [a, b\n" for n in range(3_000))),
    "a mistake behind 490 KB": (
        "colon-in-text",
        lambda: scenes("    says: x\n    ending: lost\n", 11_000)[:490_000] + "\nx: a: b\n",
    ),
    "a mistake before a million empty lines": ("colon-in-text", lambda: "a: b: c\n" + "\n" * 990_000),
    "a mistake in a block of 900 KB": (
        "missing-colon",
        lambda: "title: a\n" + "  some words in a line\n" * 40_000 + "  and: b\n",
    ),
    "25 mistakes behind 40 KB": ("colon-in-text", lambda: "# sound\n" * 5_000 + "".join(f"k{n}: a: b\n" for n in range(25))),
    "25 mistakes behind 400 lists": (
        "colon-in-text",
        lambda: "".join(f"l{n}: [{'x, ' * 30}]\n" for n in range(150)) + "a: b: c\n" * 25,
    ),
    "a scenario with a mistake in every choice": (
        "hyphen-without-space",
        lambda: scenario_text(120, 3).replace("      - id:", "      -id:"),
    ),
    "a scenario cut in half": ("unclosed-quote", lambda: scenario_text(50, 3)[:40_000].rsplit('"', 1)[0] + '"and'),
}


def _choice(when: str) -> str:
    return f'    says: x\n    choices: [{{id: a, say: x, goto: lost, when: "{when}"}}]\n'


def confine() -> None:
    """Stop this process long before it takes a machine down."""
    import resource  # only where there is such a thing; the names of the files are wanted everywhere

    resource.setrlimit(resource.RLIMIT_AS, (1024 * MEGA, 1024 * MEGA))
    resource.setrlimit(resource.RLIMIT_CPU, (600, 600))


def report(names: list[str]) -> Iterator[dict[str, object]]:
    """Read the files and say how it went; what is shown is made too, since that may fail as well."""
    for name in names:
        content = TEXTS[name][1]()
        data = content.encode() if isinstance(content, str) else content
        del content
        begun = time.process_time()
        problems = read_scenario(data, "hostile.yaml", principles=PRINCIPLES, portraits=PORTRAITS).problems
        told = [f"{problem.place} {problem.message} {problem.remedy}" for problem in problems]
        seconds = time.process_time() - begun
        codes = sorted({problem.code for problem in problems})
        yield {"name": name, "codes": codes, "seconds": seconds, "peak": peak(), "longest": max(map(len, told), default=0)}


if __name__ == "__main__":
    confine()
    for line in report(sys.argv[1:] or list(TEXTS)):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
