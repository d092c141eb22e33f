"""Lines that YAML can't read are told as they would have to be written, where that is as good as certain."""

from __future__ import annotations

import pytest

from simulator.content.reading.reader import read
from simulator.content.text.source import Source
from simulator.core.problems.problem import edited

HEAD = 'title: "T"\nscenes:\n  one:\n'


def mended(text: str) -> str:
    """Return a text with the edits of its first problem; empty where it has none."""
    problem = read(Source("x.yaml", text)).problems[0]
    return edited(text, problem.edits) if problem.edits else ""


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("title: One: two\n", 'title: "One: two"\n'),
        ('title: Say "hi": now\n', 'title: "Say \\"hi\\": now"\n'),
        ("title: @one\n", 'title: "@one"\n'),
        ("title: {agent} calls\n", 'title: "{agent} calls"\n'),
        ("title: - one\n", 'title: "- one"\n'),
        ("level 1\ntitle: x\n", "level: 1\ntitle: x\n"),
        ("level:1\ntitle: x\n", "level: 1\ntitle: x\n"),
        ('title: "One\nlevel: 1\n', 'title: "One"\nlevel: 1\n'),
        ("title: 'It's late'\n", 'title: "It\'s late"\n'),
        ('title: "The "one" page"\n', 'title: "The \\"one\\" page"\n'),
        ('title: "a\\qb"\n', 'title: "a\\\\qb"\n'),
        ("shows: [a, b\nlevel: 1\n", "shows: [a, b]\nlevel: 1\n"),
        (f"{HEAD}    choices:\n      - id: a\n      -id: b\n", f"{HEAD}    choices:\n      - id: a\n      - id: b\n"),
        (f"{HEAD}    choices:\n      - id: a\n      – id: b\n", f"{HEAD}    choices:\n      - id: a\n      - id: b\n"),
        (f"{HEAD}    says: x\n\tlesson: y\n", f"{HEAD}    says: x\n    lesson: y\n"),
        (f"{HEAD}    says: x\n     lesson: y\n", f"{HEAD}    says: x\n    lesson: y\n"),
        (f"{HEAD}    says: x\n   lesson: y\n", f"{HEAD}    says: x\n    lesson: y\n"),
        (f"{HEAD}    says: x\n\ttwo:\n    says: y\n", f"{HEAD}    says: x\n  two:\n    says: y\n"),
        (f"{HEAD}    says: x\n\twalkthroughs: []\n", f"{HEAD}    says: x\nwalkthroughs: []\n"),
        ("title:\u00a0One\nlevel: 1\n", "title: One\nlevel: 1\n"),
        ("mood: - 2\n", "mood: -2\n"),
        (
            f"{HEAD}    says: x\n  choices:\n    - id: a\n    todo: y\n",
            f"{HEAD}    says: x\n    choices:\n      - id: a\n    todo: y\n",
        ),
    ],
)
def test_a_line_is_mended(broken: str, sound: str) -> None:
    assert mended(broken) == sound


@pytest.mark.parametrize(
    "broken",
    [
        "title: One: two\n  and more\n",  # the text goes on
        "title: One: two # a remark\n",  # or ends before the remark
        "title: 'It's' late\n",  # nobody knows which quotes are meant
        'expect: {ending: "settled, passed: true}\n',
        "lvl 1\ntitle: x\n",
    ],
)
def test_nothing_is_proposed_where_it_is_in_doubt(broken: str) -> None:
    assert mended(broken) == ""
