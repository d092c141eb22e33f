"""Times are stored as moments, whatever the database makes of zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from simulator.store.progress_store import ProgressStore
from tests.store.examples import begin

WARSAW = timezone(timedelta(hours=2))


def test_a_time_comes_back_as_the_same_moment_in_utc(store: ProgressStore) -> None:
    summer = datetime(2026, 7, 1, 0, 30, 15, 123456, tzinfo=WARSAW)
    store.people.add("Ann", "", summer)
    created = store.people.trainees()[0].created
    assert created == summer
    assert created.tzinfo is UTC


def test_a_missing_time_stays_missing(store: ProgressStore) -> None:
    assert begin(store).finished is None


def test_a_time_without_a_zone_is_refused(store: ProgressStore) -> None:
    with pytest.raises(StatementError, match="time zone"):
        store.people.add("Ann", "", datetime(2026, 7, 1))  # noqa: DTZ001 (the mistake under test)
