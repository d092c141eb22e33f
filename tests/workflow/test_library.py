"""The list of scenarios: bundled and own, remembered between starts, and never older than the files."""

from __future__ import annotations

import logging
import os

import pytest

from simulator.workflow.library import Library, ordered
from tests.conversations import BROKEN, HOUSE, HOUSED, MENDED, ROOF, write


class Counting:
    """An opener that counts the files it reads."""

    def __init__(self, opener):
        self._opener = opener
        self.read = []

    @property
    def guidance(self):
        """The guidance of the opener."""
        return self._opener.guidance

    def guidance_for(self, file):
        """The guidance that a file may cite."""
        return self._opener.guidance_for(file)

    def describe(self, path):
        """Read a file."""
        self.read.append(path.name)
        return self._opener.describe(path)


@pytest.fixture
def library(paths):
    return Library((paths.scenarios, paths.own_scenarios), paths.scenario_index)


@pytest.fixture
def counting(opener):
    return Counting(opener)


def titles(rows):
    return [row.title for row in rows]


def test_nothing_is_known_before_the_first_time(library):
    assert library.known() == ()


def test_what_was_read_is_known_the_next_time(library, counting):
    rows = library.refresh(counting)
    assert titles(rows) == ["The parcel on the roof"]
    assert library.known() == rows or titles(library.known()) == titles(rows)
    library.refresh(counting)
    assert counting.read == ["roof.yaml"]


def test_a_row_says_what_the_card_shows(library, counting):
    (row,) = library.refresh(counting)
    assert (row.id, row.level, row.minutes, row.channel, row.customer, row.portrait, row.mood) == (
        "roof",
        2,
        3,
        "phone",
        "Robin Example",
        "marta",
        5,
    )
    assert row.playable
    assert (row.errors, row.warnings) == (0, 0)
    assert len(row.teaches) >= 3


def test_a_file_that_ends_inside_brackets_is_a_card_among_the_others(library, counting, paths):
    write(paths.own_scenarios, cut=ROOF + "history: [Right.,\n")
    assert [(row.title, row.playable) for row in library.refresh(counting)] == [("cut", False), ("The parcel on the roof", True)]


def test_a_changed_file_is_read_again_and_the_others_are_not(library, counting, paths):
    write(paths.own_scenarios, mine=ROOF.replace("id: roof", "id: mine"))
    library.refresh(counting)
    write(paths.own_scenarios, mine=ROOF.replace("The parcel on the roof", "Another parcel"))
    counting.read.clear()
    assert titles(library.known()) == ["The parcel on the roof"]
    assert titles(library.refresh(counting)) == ["Another parcel", "The parcel on the roof"]
    assert counting.read == ["mine.yaml"]


def test_a_file_of_the_same_size_with_another_time_is_read_again(library, counting, paths):
    library.refresh(counting)
    file = paths.scenarios / "roof.yaml"
    file.write_text(ROOF.replace("roof", "hoof"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert titles(library.refresh(counting)) == ["The parcel on the hoof"]


def test_a_file_that_is_gone_is_forgotten(library, counting, paths):
    write(paths.own_scenarios, mine=MENDED)
    assert len(library.refresh(counting)) == 2
    (paths.own_scenarios / "mine.yaml").unlink()
    assert titles(library.known()) == titles(library.refresh(counting)) == ["The parcel on the roof"]


def test_a_broken_file_comes_first_under_its_own_name(library, counting, paths):
    write(paths.own_scenarios, zzz=BROKEN)
    rows = library.refresh(counting)
    assert titles(rows) == ["zzz", "The parcel on the roof"]
    assert not rows[0].playable
    assert rows[0].errors == 2


def test_easy_ones_come_first_and_equals_by_title(library, counting, paths):
    for name, level in (("b", 1), ("a", 1), ("c", 5)):
        text = ROOF.replace("level: 2", f"level: {level}").replace("The parcel on the roof", f"Story {name}")
        write(paths.own_scenarios, **{name: text})
    assert titles(library.refresh(counting)) == ["Story a", "Story b", "The parcel on the roof", "Story c"]


def test_capitals_do_not_matter_in_the_order(library, counting, paths):
    rows = [library.refresh(counting)[0]._replace(title=title) for title in ("b", "A", "C", "a")]
    assert titles(ordered(rows)) == ["A", "a", "b", "C"]


def test_a_memory_that_cannot_be_written_is_only_noted(library, counting, paths, caplog):
    paths.cache.parent.mkdir(parents=True)
    paths.cache.write_text("in the way", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert titles(library.refresh(counting)) == ["The parcel on the roof"]
    assert "can't be kept" in caplog.text


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"version": 1}', b'{"version": 99, "rows": []}', b"\xff"])
def test_a_damaged_memory_is_read_anew(library, counting, paths, damage):
    library.refresh(counting)
    paths.scenario_index.write_bytes(damage)
    assert library.known() == ()
    assert titles(library.refresh(counting)) == ["The parcel on the roof"]
    assert titles(library.known()) == ["The parcel on the roof"]


def test_an_empty_library_is_empty(tmp_path, counting):
    assert Library((tmp_path / "nowhere",), tmp_path / "memory").refresh(counting) == ()


def test_it_is_old_once_a_file_came_changed_or_went(library, counting, paths):
    assert library.is_old()
    library.refresh(counting)
    assert not library.is_old()
    write(paths.own_scenarios, other=MENDED)
    assert library.is_old()
    library.refresh(counting)
    assert not library.is_old()
    (paths.own_scenarios / "other.yaml").write_text(BROKEN, encoding="utf-8")
    assert library.is_old()
    library.refresh(counting)
    (paths.own_scenarios / "other.yaml").unlink()
    assert library.is_old()


def test_an_own_file_with_the_id_of_a_bundled_one_says_so_on_its_card(library, paths, counting):
    write(paths.own_scenarios, mine=ROOF)
    for rows in (library.refresh(counting), library.known()):
        own, bundled = sorted(rows, key=lambda row: row.path.endswith("roof.yaml"))
        assert own.about == (
            "Has the id “roof”, and so has “The parcel on the roof”: their scores count as one. This card plays mine.yaml."
        )
        assert (own.warnings, bundled.warnings) == (1, 0)
        assert "the id" not in bundled.about


def test_a_card_says_no_more_of_an_id_once_the_other_file_is_gone(library, paths, counting):
    write(paths.own_scenarios, mine=ROOF)
    library.refresh(counting)
    (paths.scenarios / "roof.yaml").unlink()
    (row,) = library.refresh(counting)
    assert "the id" not in row.about


def test_a_namesake_that_its_author_allows_or_that_is_a_translation_is_a_card_like_any_other(library, paths, counting):
    allowed = ROOF.replace("start:", 'allow: {same-id: "An older edition."}\nstart:', 1)
    polish = ROOF.replace("id: roof\n", "id: roof\nlanguage: pl\n", 1)
    write(paths.own_scenarios, allowed=allowed, polish=polish)
    rows = library.refresh(counting)
    assert len(rows) == 3
    assert not [row for row in rows if "the id" in row.about]


def test_a_house_layer_is_no_scenario_and_has_a_card_only_while_something_is_wrong_with_it(library, opener, paths):
    house = paths.scenarios / "guidance.yaml"
    house.write_text(HOUSE, encoding="utf-8")
    assert titles(library.refresh(opener)) == ["The parcel on the roof"]
    house.write_text(HOUSE.replace("  house-style:", "  empathy:"), encoding="utf-8")
    broken, _ = library.refresh(opener)
    assert (broken.title, broken.playable, broken.errors) == ("guidance.yaml", False, 2)
    assert titles(library.known()) == ["guidance.yaml", "The parcel on the roof"]


def test_a_change_of_the_house_layer_lets_the_scenarios_beside_it_be_read_again(library, counting, paths):
    write(paths.scenarios, roof=HOUSED)
    assert [row.errors for row in library.refresh(counting)] == [1]
    (paths.scenarios / "guidance.yaml").write_text(HOUSE, encoding="utf-8")
    assert library.is_old()
    assert library.known() == ()
    assert [row.errors for row in library.refresh(counting)] == [0]
    assert counting.read == ["roof.yaml", "roof.yaml", "guidance.yaml"]
    library.refresh(counting)
    assert len(counting.read) == 3


def test_a_card_teaches_the_competencies_of_the_house_too(library, opener, paths):
    write(paths.scenarios, roof=HOUSED, guidance=HOUSE)
    (row,) = library.refresh(opener)
    assert "house-style" in row.teaches
