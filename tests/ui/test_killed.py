"""Nothing that was acknowledged is lost, however hard the program is stopped.

KILLS=40 in the environment stops it so many times instead of a few, SEED=7 at other moments. A deep run stops it more often.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from simulator.core.scenario.option_order import decision_began, seeded_order
from simulator.core.scenario.session import Session
from simulator.paths import find_paths
from tests.guard import GUARD
from tests.ui.person import Person

CHILD = Path(__file__).with_name("playing_child.py")
ROUNDS, DEEP_ROUNDS = 3, 10
SEED = int(os.environ.get("SEED", "20260504"))
LONGEST = 0.02
"""Seconds after a decision within which the program is stopped, so that it is stopped in the middle of anything."""


@pytest.fixture
def shop(paths):
    """Give folders with one long conversation."""
    (paths.scenarios / "roof.yaml").unlink()
    shutil.copy(find_paths().scenarios / "cold-call.yaml", paths.scenarios)
    return paths


@pytest.fixture
def players(shop):
    """Start a process that starts the program again and again."""
    command = [sys.executable, str(CHILD), str(shop.scenarios), str(shop.assets), str(shop.data)]
    path = os.pathsep.join([str(CHILD.parents[2]), *sys.path])
    environment = {**os.environ, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    child = subprocess.Popen(command, text=True, env=environment, **pipes)
    yield child
    child.communicate(timeout=GUARD)


def kill_one(players, rng):
    """Let somebody play, kill the program somewhere on the way, and give the (attempt, choices) it acknowledged."""
    print(rng.randrange(10_000), file=players.stdin, flush=True)
    process = int(players.stdout.readline().removeprefix("process"))
    told = [players.stdout.readline() for _ in range(rng.randint(1, 30))]
    end = time.perf_counter() + rng.random() * LONGEST
    while time.perf_counter() < end:
        pass
    os.kill(process, signal.SIGKILL)
    while (line := players.stdout.readline()) != "over\n":
        told.append(line)
    parts = [line.strip().partition(" ") for line in told]
    return [(int(attempt), tuple(filter(None, made.split(",")))) for attempt, _, made in parts]


def test_a_killed_program_goes_on_at_the_same_decision(shop, players, open_program, qtbot, deep):
    rng, rounds = random.Random(SEED), int(os.environ.get("KILLS", DEEP_ROUNDS if deep else ROUNDS))
    acknowledged = 0
    for _ in range(rounds):
        told = kill_one(players, rng)
        acknowledged += len(told)
        number = told[-1][0]
        person = Person(open_program(shop), qtbot)
        check_file(shop.database)
        store = person.program.services.store
        attempts = {attempt.id: attempt for attempt in (*store.attempts.finished(1), *store.attempts.unfinished(1))}
        check_log(attempts, told)
        newest = attempts[max(attempts)]
        if newest.outcome is None:
            person.click("go-on")
            go_on(person, newest)
        else:
            person.click_text("Look back")
            person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # the two questions come first
            assert person.find("score").text() == str(newest.outcome.score)
        assert number in (newest.id, newest.id - 1)
        person.window.close()
    assert acknowledged > 3 * rounds


def check_file(path):
    """See that the database is whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def check_log(attempts, told):
    """See that all that was acknowledged stands in the logs, in order, and at most one decision more."""
    for number in {number for number, _ in told}:
        states = [made for attempt, made in told if attempt == number]
        met, standing = [()], []
        for entry in attempts[number].log:
            del standing[entry.position :]
            if entry.choice is not None:
                standing.append(entry.choice)
            met.append(tuple(standing))
        follow = iter(met)
        assert all(state in follow for state in states), (states, met)
        # a decision can be on the disk and not acknowledged yet: one at the most
        last = max(index for index, state in enumerate(met) if state == states[-1])
        assert len(met) - 1 - last <= 1


def go_on(person, attempt):
    """See that the call goes on where it stood, word for word."""
    ready = person.program.services.reviewer.playable(attempt.digest)
    session = Session.replay(ready.machine, attempt.transcript)
    assert person.program.call.presenter.session.choice_ids == attempt.transcript
    assert person.line == session.scenario.fill(session.said[-1].text, "Ada")
    if not session.finished:
        offered = seeded_order(attempt.seed, decision_began(session), session.moment.offered)
        assert person.choices == [session.scenario.fill(choice.text, "Ada") for choice in offered]
