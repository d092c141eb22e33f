"""A damaged file is kept beside the new one that is begun, and damage met later is named."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.core.errors import DatabaseCorrupt, SimulatorError
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, VERSION, assert_plain, begin, every_connection, make, noon

Opener = Callable[..., ProgressStore]
PAGE = 4096


def damaged(file: Path, how: str) -> bytes:
    """Make a database of some twenty pages and spoil it."""
    with open_store(file, now=noon) as store:
        begin(store, *["x" * 500] * 40)
    content = bytearray(file.read_bytes())
    middle = len(content) // PAGE // 2 * PAGE
    if how == "header":
        content[:16] = b"this is no page\n"
    elif how == "truncated":
        del content[middle:]
    elif how == "shorter than a header":
        del content[50:]
    elif how == "zeroed page":
        content[middle : middle + PAGE] = bytes(PAGE)
    file.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("how", ["header", "truncated", "shorter than a header", "zeroed page"])
def test_a_damaged_file_is_kept_and_a_new_one_begun(open_file: Opener, file: Path, how: str) -> None:
    content = damaged(file, how)
    store = open_file()
    kept = file.with_name("progress.db.damaged-20260301T120000Z")
    assert kept.read_bytes() == content
    assert str(kept) in store.notice
    attempt = begin(store, "name-it")
    store.close()
    again = open_file()
    assert (again.attempts.find(attempt.id), again.notice) == (attempt, "")


def test_a_second_damaged_file_does_not_replace_the_first(open_file: Opener, file: Path) -> None:
    first = damaged(file, "header")
    open_file().close()
    second = damaged(file, "truncated")
    open_file()
    assert {kept.read_bytes() for kept in file.parent.glob("*.damaged-*")} == {first, second}


def test_damage_that_is_met_later_is_named(open_file: Opener, file: Path) -> None:
    damaged(file, "none")
    with every_connection("cache_size = 1"):
        store = open_file()
    content = bytearray(file.read_bytes())
    content[PAGE:] = bytes(len(content) - PAGE)
    file.write_bytes(content)
    with pytest.raises(DatabaseCorrupt) as caught:
        store.attempts.find(1)
    assert_plain(caught.value, file)
    assert "start it again" in caught.value.hint
    store.close()
    assert open_file().notice


@pytest.mark.parametrize("spoil", ["UPDATE alembic_version SET version_num = CAST(x'ff' AS TEXT)", "CREATE TABLE ÿ (x)"])
def test_a_name_or_version_that_is_no_text_is_damage(open_file: Opener, file: Path, spoil: str) -> None:
    make(file)
    with closing(sqlite3.connect(file)) as other:
        other.execute(spoil)
        other.commit()
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(file.read_bytes().replace("ÿ".encode(), b"\xff\xff"))
    assert "damaged" in open_file().notice


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("healthy") / "progress.db"
    make(file)
    return file


def use(file: Path) -> SimulatorError | None:
    """Open the database and ask for everything in it; give the first thing it complains of."""
    try:
        with open_store(file, now=noon) as store:
            for trainee in store.people.trainees():
                store.attempts.finished(trainee.id)
                store.attempts.unfinished(trainee.id)
                store.attempts.bests(trainee.id)
                store.attempts.start(trainee.id, VERSION, "practice", 1, NOON)
    except SimulatorError as error:
        return error
    return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spots=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_spoiled_byte_ends_in_anything_but_plain_words(tmp_path: Path, healthy: Path, spots: list[tuple[float, int]]) -> None:
    content = bytearray(healthy.read_bytes())
    for share, byte in spots:
        content[int(share * len(content))] = byte
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    (folder / "progress.db").write_bytes(content)
    error = use(folder / "progress.db")
    assert error is None or error.hint
