"""What was played comes out as it went in, on each kind of database."""

from __future__ import annotations

from dataclasses import replace

from simulator.store.progress_store import ProgressStore
from tests.store.examples import NOON, VERSION, begin


def test_what_was_played_is_kept_under_its_digest(store: ProgressStore) -> None:
    ann = begin(store).trainee
    changed = replace(VERSION, digest="b" * 64, source=b"format: 1\ntitle: \xc5\x81\n\x00")
    store.attempts.start(ann, changed, "practice", 1, NOON)
    store.attempts.start(ann, changed, "practice", 1, NOON)
    assert (store.versions.find("a" * 64), store.versions.find("b" * 64)) == (VERSION, changed)
