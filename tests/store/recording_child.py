"""Record decisions from processes of their own, to be killed or to get in each other's way.

Started with the database's path. Each line on standard input names attempts and how many decisions to make in each ("3 50 4 50");
one process per attempt begins at once. It says `PID ATTEMPT POSITION` after each decision that `record` has taken. 0 decisions
means on and on, attempt 0 means just to open the database. When all are gone, `done` and their exit codes are said.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from itertools import count

from simulator.core.training.attempt import LogEntry
from simulator.store.progress_store import open_store
from tests.guard import GUARD


def now() -> datetime:
    return datetime.now(UTC)


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def record(path: str, attempt_id: int, decisions: int) -> None:
    with open_store(path, now=now, busy_timeout=GUARD) as store:
        if attempt_id:
            first = len(store.attempts.find(attempt_id).transcript)
            for position in range(first, first + decisions) if decisions else count(first):
                store.attempts.record(attempt_id, LogEntry(position, f"choice-{position}"), now())
                say(os.getpid(), attempt_id, position)


def begin(path: str, attempt_id: int, decisions: int) -> int:
    pid = os.fork()
    if not pid:
        status = 1
        try:
            record(path, attempt_id, decisions)
            status = 0
        finally:
            os._exit(status)
    return pid


for line in sys.stdin:
    orders = [int(word) for word in line.split()]
    pids = [begin(sys.argv[1], *order) for order in zip(orders[::2], orders[1::2], strict=True)]
    say("done", *[os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids])
