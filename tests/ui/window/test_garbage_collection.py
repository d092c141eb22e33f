"""Garbage is collected on the window's thread alone, once there is enough of it."""

from __future__ import annotations

import gc

import pytest

from simulator.ui.window.garbage_collection import LOOK, GarbageCollection


class Knot:
    """Something that only the collector frees: it holds on to itself."""

    def __init__(self, freed: list[str]) -> None:
        self.itself = self
        self.freed = freed

    def __del__(self) -> None:
        self.freed.append("freed")


@pytest.fixture
def collection(qapp):
    collection = GarbageCollection()
    collection.begin()
    yield collection
    collection.end()


def test_python_itself_collects_nothing_while_the_window_is_open(caller):
    assert not gc.isenabled()


def test_what_nobody_holds_on_to_is_freed_by_and_by(collection, virtual_time, monkeypatch):
    freed: list[str] = []
    gc.collect()
    Knot(freed)
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 10, 10))
    virtual_time.advance(LOOK)
    assert freed == ["freed"]


def test_where_there_is_little_to_free_nothing_is_looked_at(collection, virtual_time, monkeypatch):
    monkeypatch.setattr(gc, "get_threshold", lambda: (10**9, 10**9, 10**9))
    monkeypatch.setattr(gc, "collect", lambda *generation: pytest.fail("collected"))
    virtual_time.advance(LOOK)


def test_at_its_end_python_collects_again_as_before(qapp):
    gc.enable()
    collection = GarbageCollection()
    collection.begin()
    assert not gc.isenabled()
    collection.end()
    assert gc.isenabled()
