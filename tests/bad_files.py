"""Files with something wrong in them, from all over the tests, each with what is found: for tests of whatever is told of a file.

`tests/cases` holds those that trainers met; the others are made where the tests of reading and checking have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.content.guidance_file import read_guidance
from simulator.content.house_file import read_house
from simulator.content.loader import load_scenario, read_scenario
from simulator.content.reading import document_reader, reader
from simulator.content.text.source import MAX_BYTES, Source
from simulator.core.analysis import symbolic_reachability
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks import all_checks
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import Flag
from simulator.paths import find_paths
from simulator.workflow.checking import check_files
from tests.content import test_explain_file, test_guidance_file, test_house_file, test_problems
from tests.content.reading import test_yaml_errors
from tests.conversations import HOUSE, opener
from tests.core.scenarios import choice, ending, scene, story
from tests.samples import GUIDANCE, PORTRAITS, PRINCIPLES, SMALL, changed
from tests.scenarios import test_seeded_defects as seeded

CASES = Path(__file__).with_name("cases")
SMALLER = ("cold-call", "supervisor-demanded")
"""The bundled scenarios that are quickly gone through."""
FEW_NODES = 20_100

POLICY = ' ["Credits up to 10 euros need no approval."]'
HISTORY = "history: {earlier_failures: false, severity: minor, preventable: false}"
COUNT = "add: {holds: 1}"
CHANGES: tuple[tuple[tuple[str, str], ...], ...] = (
    # what stands in a value's place
    (("saw_track: false", "saw_track: [a]"),),
    (("{saw_track: true}", "{saw_track: x}"),),
    (("[{own-it: 2}]", "[{own-it: 2}, 3]"),),
    (("level: 1", "level: [1]"),),
    (('title: "Tracking"', "title: #2041"),),
    # how to write it
    (("mood: +2", "mood: −2"),),
    (("takes: 20", "takes: 20 s"),),
    (("level: 1", "level: easy"),),
    (("[{own-it: 2}]", "own-it"),),
    (("set: {saw_track: true}", "set: saw_track"),),
    ((COUNT, "add: holds"),),
    ((COUNT, "add: one hold"),),
    (("goto: middle\n      - id: look-up", "goto: [middle]\n      - id: look-up"),),
    ((POLICY, "\n    – one\n    – two"),),
    ((POLICY, "\n    -One\n    -Two"),),
    ((POLICY, ": One"),),
    ((HISTORY, "history: bad"),),
    (("          - when: trust >= 5\n            to: settled\n          - to: lost", "          to: settled"),),
    (("[{own-it: 2}]", "Own it."),),
    (("mood: +2", "mood: - 2"),),
    # quotes and brackets
    (('"Where is my parcel, {agent}?"', "“My parcel: where is it?”"),),
    (("[name-the-feeling]", "[name-the-feeling,\n\n"),),
    (("level: 1\n", "level: 1 ]\n"),),
    # keys and names
    (("  track:\n", "  Track:\n"),),
    (('because: "It shows', 'reason: "It shows'),),
    (('company:\n  name: "Example Parcels"', 'company:\nname: "Example Parcels"'),),
    (('  lost:\n    says: "I will write to your boss."\n    ending: lost', "    lost:\n      says: x\n      ending: lost"),),
    (("          - to: lost", '          - to: "lost "'),),
    (("pass: 70", "pass: 170"), ("  mood: 4", "  mood: 40"), ("  trust: 5", "  trust: 50")),
    # conditions
    *(
        (("saw_track or holds < 2", f'"{condition}"'),)
        for condition in (
            "holds < −2",
            "holds = 2",
            "holds < two",
            "2 < holds",
            "(holds < 2",
            "holds and",
            " ",
            "%",
            "holds holds",
        )
    ),
    (("saw_track or holds < 2", f"{'not ' * 40}saw_track"),),
    (("saw_track or holds < 2", " or ".join(["saw_track"] * 50)),),
)
"""Changes to a sound file, each of which is told in words of its own."""
UNFIT = (
    ((HISTORY, "history: {earlier_failures: true}"), ("trust >= 5\n", "trust > 5\n")),
    (("holds < 2", "holds < 3"),),
    (("holds: {start: 0, min: 0, max: 2}", "holds: {start: 2, min: 0, max: 2}"),),
)
"""Changes that show in play only."""


class BadFile(NamedTuple):
    """A file: what it is called, what stands in it, and the problems found."""

    name: str
    text: str
    problems: tuple[Problem, ...]


def bad_files(folder: Path) -> Iterator[BadFile]:
    """Read and check them all; `folder` is empty, and some are written there."""
    yield from _small()
    yield from _seeded()
    yield from _unreadable()
    yield from _whole()
    yield from _on_disk(folder)
    for path in sorted(CASES.glob("*.yaml")):
        yield BadFile(path.name, path.read_text(encoding="utf-8"), seeded.opener().check(path))
    for *_, change in test_guidance_file.EXAMPLES:
        text = changed(GUIDANCE, change)
        yield BadFile("en.yaml", text, read_guidance(text.encode(), "en.yaml").problems)
    for old, new, *_ in test_house_file.EXAMPLES:
        text = HOUSE.replace(old, new)
        yield BadFile("guidance.yaml", text, read_house(text.encode(), "guidance.yaml", opener().catalogue).problems)
    yield from _crowded()


def _crowded() -> Iterator[BadFile]:
    """Go through a scenario with more states than are searched, and more values than can be looked at in another way."""
    ways = choice("more", "opening", adds={"count": 1}), choice("ask", "opening", once=True), choice("stop", "end")
    count = Flag("count", 0, 0, 40, boolean=False)
    scenario = story(scene("opening", *ways, choice("never", "end", condition="count < 0")), ending("end"), flags=[count])
    for most in (symbolic_reachability.MOST_BITS, 10):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(all_checks, "StateGraph", partial(StateGraph, budget=20))
            patch.setattr(symbolic_reachability, "MOST_BITS", most)
            yield BadFile("", repr(scenario), all_checks.check(scenario))


def _small() -> Iterator[BadFile]:
    for changes in (*(example[3] for example in test_problems.EXAMPLES), *CHANGES):
        text = changed(SMALL, *changes)
        yield BadFile("small.yaml", text, test_problems.read(text).problems)
    for changes in UNFIT:
        text = changed(SMALL, *changes)
        yield BadFile("small.yaml", text, seeded.opener().check_bytes(text.encode(), "small.yaml"))


def _seeded() -> Iterator[BadFile]:
    for defect in (defect for defect in seeded.DEFECTS if defect.file in SMALLER):
        yield BadFile(f"{defect.file}.yaml", seeded.broken(defect), seeded.found(defect))
    for page in test_explain_file.pages().values():
        text = test_explain_file.BASE
        for change in page.example:
            text = test_explain_file.put(text, change, change.broken)
        yield BadFile("base.yaml", text, seeded.opener().check_bytes(text.encode(), "base.yaml"))


def _unreadable() -> Iterator[BadFile]:
    for text in (*(example[0] for example in test_yaml_errors.EXAMPLES), "[\n-x\ty:["):
        yield BadFile("x.yaml", text, tuple(reader.read(Source("x.yaml", text)).problems))


def _whole() -> Iterator[BadFile]:
    """Go through files that are wrong as a whole, or hold more than anybody would write."""
    flags = "".join(f"  f{number}: true\n" for number in range(10_001))
    scenes = "".join(f"  s{number}: 1\n" for number in range(300))
    texts = (
        b"",
        b"hello",
        b"\x00\x01\x02",
        b"caf\xe9: 1",
        "title: é".encode()[:-1],
        SMALL.encode("utf-16"),
        b" " * (MAX_BYTES + 1),
        b"[" + b"[]," * FEW_NODES,
        ("# \u200e\n" * 150 + SMALL).encode(),
        changed(SMALL, ("records:\n", f"{flags}records:\n")).encode(),
        changed(SMALL, ("scenes:\n", f"scenes:\n{scenes}")).encode(),
    )
    for data in texts:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(document_reader, "MAX_NODES", FEW_NODES)
            problems = read_scenario(data, "small.yaml", principles=PRINCIPLES, portraits=PORTRAITS).problems
        yield BadFile("small.yaml", data[:100_000].decode("utf-8", "replace"), problems)


def _on_disk(folder: Path) -> Iterator[BadFile]:
    for path in (folder / "gone.yaml", folder, Path("/dev/null")):
        yield BadFile(str(path), "", load_scenario(path).problems)
    texts = dict.fromkeys(("a", "b"), SMALL) | {"c": SMALL.replace("id: small-talk", "id: cold-call")}
    files = [folder / f"{name}.yaml" for name in texts]
    for path, text in zip(files, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    paths = find_paths(str(folder / "home"))
    for checked in check_files(paths, list(map(str, files))):
        yield BadFile(" ".join(map(str, files)), texts[Path(checked.name).stem], checked.problems)
