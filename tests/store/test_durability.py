"""What `record` has taken is on the disk: neither a kill in the middle of a call nor a second writer loses any of it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import begin, noon

ROUNDS, DEEP_ROUNDS = 6, 20

Opener = Callable[..., ProgressStore]
Starter = Callable[[], "subprocess.Popen[str]"]


def order(child: subprocess.Popen[str], *words: int) -> None:
    assert child.stdin
    child.stdin.write(" ".join(map(str, words)) + "\n")
    child.stdin.flush()


def hear(child: subprocess.Popen[str]) -> list[int] | None:
    """Read a line: process, attempt and position, or None where all are done."""
    assert child.stdout
    words = child.stdout.readline().split()
    return None if words[0] == "done" else [int(word) for word in words]


def test_no_decision_is_lost_when_the_program_is_killed(file: Path, open_file: Opener, children: Starter, deep: bool) -> None:
    with open_file() as store:
        attempt = begin(store)
    child = children()
    taken, chance = -1, random.Random(1)
    for _ in range(DEEP_ROUNDS if deep else ROUNDS):
        order(child, attempt.id, 0)
        lines = 0
        last_line = chance.randint(1, 25)
        while said := hear(child):
            taken = said[2]
            lines += 1
            if lines == last_line:
                os.kill(said[0], signal.SIGKILL)
        with open_store(file, now=noon) as store:
            assert store.notice == ""
            choices = store.attempts.find(attempt.id).transcript
        # a decision may have reached the disk without anybody hearing of it
        assert len(choices) - taken - 1 in (0, 1)
        assert choices == tuple(f"choice-{position}" for position in range(len(choices)))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("programs", [2, 4])
def test_programs_that_write_at_the_same_time_lose_nothing(open_file: Opener, children: Starter, programs: int) -> None:
    store = open_file()
    attempts = [begin(store, name=f"Trainee {number}") for number in range(programs)]
    child = children()
    order(child, *[word for attempt in attempts for word in (attempt.id, 40)])
    heard = 0
    while hear(child):
        heard += 1
    assert heard == 40 * programs
    assert all(len(store.attempts.find(attempt.id).transcript) == 40 for attempt in attempts)


def test_programs_that_go_on_with_one_attempt_leave_one_straight_log(open_file: Opener, children: Starter) -> None:
    store = open_file()
    attempt = begin(store)
    child = children()
    order(child, attempt.id, 40, attempt.id, 40)
    heard = []
    while line := hear(child):
        heard.append(line[2])
    assert sorted(heard) == list(range(len(heard)))
    assert len(store.attempts.find(attempt.id).transcript) == len(heard) >= 40
