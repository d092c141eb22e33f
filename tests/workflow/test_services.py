"""Everything behind the window, opened once."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from simulator.core.errors import DatabaseTooNew, SimulatorError, StoreError
from simulator.paths import Paths
from simulator.store.schema import VERSION_TABLE
from simulator.workflow.library import Library
from simulator.workflow.playable import open_scenario_opener
from simulator.workflow.services import open_services
from tests.conversations import START


@pytest.fixture
def open_it(paths):
    opened = []

    def made(**options):
        library = Library((paths.scenarios, paths.own_scenarios), paths.scenario_index)
        opened.append(open_services(paths, library, lambda: START, **options))
        return opened[-1]

    yield made
    for services in opened:
        services.store.close()


def test_all_of_it_is_there(open_it, paths):
    services = open_it()
    assert [row.title for row in services.rows] == ["The parcel on the roof"]
    assert services.store.saving
    assert services.store.people.trainees() == ()
    assert "own-it" in services.opener.guidance.principles
    assert "marta" in services.opener.portraits
    assert paths.database.is_file()


def test_without_saving_nothing_is_written(open_it, paths):
    services = open_it(saving=False)
    services.store.people.add("Ada", "", START)
    assert not services.store.saving
    assert not paths.database.exists()


def test_another_place_for_progress_is_taken(open_it, paths, tmp_path):
    services = open_it(database=f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    services.store.people.add("Ada", "", START)
    assert (tmp_path / "elsewhere.sqlite").is_file()
    assert not paths.database.exists()


def test_what_was_stored_is_there_the_next_time(open_it):
    services = open_it()
    services.store.people.add("Ada", "june", START)
    services.store.close()
    assert [trainee.name for trainee in open_it().store.people.trainees()] == ["Ada"]


def test_a_database_that_cannot_be_opened_is_told(open_it, paths):
    paths.database.mkdir(parents=True)
    with pytest.raises(StoreError):
        open_it()


def test_a_database_of_a_later_version_is_refused(open_it, paths):
    services = open_it()
    services.store.close()
    with sqlite3.connect(paths.database) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608 - our own table
    connection.close()
    with pytest.raises(DatabaseTooNew):
        open_it()


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_a_damaged_guidance_is_told_with_what_to_do(paths, tmp_path, damage):
    assets = tmp_path / "assets"
    shutil.copytree(paths.assets / "portraits", assets / "portraits")
    if damage == "broken":
        (assets / "guidance").mkdir()
        (assets / "guidance" / "en.yaml").write_text("articles: [", encoding="utf-8")
    with pytest.raises(SimulatorError, match="The guidance catalogue can't be read") as error:
        open_scenario_opener(Paths(paths.scenarios, assets, paths.data, paths.cache))
    assert "Install First Call again" in error.value.hint
