"""Databases to test with: a file, and a PostgreSQL server of our own where its programs are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.store.progress_store import ProgressStore, open_store
from tests.guard import GUARD
from tests.store.examples import begin, noon

RECORDING_CHILD = Path(__file__).with_name("recording_child.py")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "progress.db"


@pytest.fixture
def open_file(file: Path) -> Iterator[Callable[..., ProgressStore]]:
    """Open the file, as often as wanted; everything is closed after the test."""
    opened: list[ProgressStore] = []

    def again(busy_timeout: float = GUARD) -> ProgressStore:
        opened.append(open_store(file, now=noon, busy_timeout=busy_timeout))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def present(open_file: Callable[..., ProgressStore]) -> ProgressStore:
    """Open a database in which there is a trainee called New."""
    store = open_file(busy_timeout=0.05)
    begin(store, "deny", name="New")
    return store


@pytest.fixture
def children(file: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start processes that write into the file when they are told to."""
    if not hasattr(os, "fork"):
        pytest.skip("the helping process forks, which this system can't")
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
        command = [sys.executable, str(RECORDING_CHILD), str(file)]
        environment = {**os.environ, "PYTHONPATH": path}
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        started.append(child)
        return child

    yield start
    for child in started:
        child.communicate(timeout=GUARD)


def leave_out(reason: str) -> None:
    """Skip what needs a PostgreSQL server, unless it must not be left out."""
    if os.environ.get("FIRST_CALL_TEST_POSTGRESQL"):
        pytest.fail(f"FIRST_CALL_TEST_POSTGRESQL is set, and {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Run a throw-away PostgreSQL server that listens on a socket in a folder of its own; gives the URL."""
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError:
        leave_out("psycopg is not installed")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "initdb")]
    if not programs[-1].exists():
        leave_out("the programs of a PostgreSQL server are not installed")
    # a socket's path must be short
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    log = folder / "log"
    user = None
    if os.geteuid() == 0:
        # the server refuses to run as root
        shutil.chown(folder, "nobody")
        user = "nobody"

    def run(program: str, *arguments: str) -> None:
        command = [str(programs[-1].with_name(program)), "-D", str(folder / "data"), *arguments]
        with log.open("ab") as output:
            done = subprocess.run(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, check=False, user=user)
        assert done.returncode == 0, log.read_text()

    run("initdb", "--no-sync", "-A", "trust", "-U", "trainer", "-E", "UTF8", "--locale=C")
    run("pg_ctl", "-w", "-o", f"-F -k {folder} -h ''", "start")
    try:
        yield f"postgresql://trainer@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgresql(server: str) -> str:
    """Return the URL of an empty database on a PostgreSQL server."""
    import psycopg

    with psycopg.connect(server, autocommit=True, options="-c client_min_messages=warning") as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> str:
    """Return the address of an empty database, of each kind in turn."""
    return str(request.getfixturevalue("file" if request.param == "sqlite" else "postgresql"))


@pytest.fixture
def store(where: str) -> Iterator[ProgressStore]:
    with open_store(where, now=noon) as opened:
        yield opened
